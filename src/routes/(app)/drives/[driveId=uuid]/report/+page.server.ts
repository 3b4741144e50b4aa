import { getLocale } from '$lib/paraglide/runtime';
import { reportSections } from '$lib/closing/report-words';
import { requireDrive } from '$lib/server/drives/access';
import { reportPage } from '$lib/server/closing/report-page';
import { canCloseDrive, canSeeReport } from '$lib/server/policy';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, actor, scope } = await requireDrive(event, canSeeReport);
	const asNow = event.url.searchParams.get('as') === 'today';
	const page = await scope((tx) => reportPage(tx, { drive, actor, asNow, now: new Date() }));
	const { id, title, startsOn, endsOn, datePrecision, timezone, status } = drive;
	return {
		...page,
		drive: { id, title, startsOn, endsOn, datePrecision, timezone, status },
		sections: reportSections(page.report, getLocale()),
		closes: canCloseDrive(actor, drive)
	};
};
