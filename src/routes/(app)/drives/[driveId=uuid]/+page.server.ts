import { error, fail } from '@sveltejs/kit';
import { message, setError } from 'sveltekit-superforms';
import { driveStatusForm } from '$lib/drives/drive-form';
import { driveRefusalWords } from '$lib/drives/refusal-words';
import { driveStatusWords } from '$lib/drives/status-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { planningOf } from '$lib/server/calendar/move-drive';
import { requireDrive } from '$lib/server/drives/access';
import { changedAreas } from '$lib/server/drives/changed-areas';
import { changeStatus } from '$lib/server/drives/change-status';
import { drivePage } from '$lib/server/drives/drive-page';
import { forecastNow } from '$lib/server/drives/forecast-page';
import { pendingOf } from '$lib/server/notices/telling';
import { openLooks } from '$lib/server/desk/looks';
import { canEditDrive, canPlanDrive, canSeeDrive, canSeeRoster, canSettleOperations } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, actor, scope } = await requireDrive(event, canSeeDrive);
	const seen = { drive, actor, now: new Date() };
	const { page, planning, forecast, untold, looks } = await scope(async (tx) => ({
		page: await drivePage(tx, seen),
		planning: await planningOf(tx, seen),
		forecast: canPlanDrive(actor, drive) ? await forecastNow(tx, drive, seen.now) : null,
		untold: canEditDrive(actor, drive) ? await pendingOf(tx, drive, seen.now) : [],
		looks: canSeeRoster(actor, drive) ? await openLooks(tx, drive.id) : 0
	}));
	if (!page) error(404);
	const areaNames = await scope((tx) => changedAreas(tx, page.changes, getLocale()));
	return {
		...page,
		planning,
		forecast,
		untold,
		areaNames,
		looks: { count: looks, settles: canSettleOperations(actor, drive) }
	};
};

export const actions: Actions = {
	status: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canEditDrive);
		const form = await readForm(event.request, driveStatusForm);
		if (!form.valid) return fail(400, { form });

		const { status, reason, version } = form.data;
		const change = { actor, driveId: drive.id, to: status, reason, version, now: new Date() };
		const result = await scope((tx) => changeStatus(tx, change));
		if (result.ok) return message(form, m.drive_moved({ status: driveStatusWords[status]() }));
		const words = driveRefusalWords[result.refusal]({ details: result.details, locale: getLocale() });
		return setError(form, result.refusal === 'reason_missing' ? 'reason' : '', words, { status: 409 });
	}
};
