import { storedDifferenceWords } from '$lib/closing/closing-words';
import { reportCells } from '$lib/closing/sheet-words';
import { reportStateWords } from '$lib/closing/report-state-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDrive } from '$lib/server/drives/access';
import { reportPage } from '$lib/server/closing/report-page';
import { canSeeReport } from '$lib/server/policy';
import { handOut } from '$lib/server/spreadsheets/hand-out';
import { formatPeriod } from '$lib/time/format';
import type { RequestHandler } from './$types';

/** The report as a file: totals only. */
export const GET: RequestHandler = async (event) => {
	const { drive, actor, scope } = await requireDrive(event, canSeeReport);
	const asNow = event.url.searchParams.get('as') === 'today';
	const { place, report, closing, shows } = await scope((tx) =>
		reportPage(tx, { drive, actor, asNow, now: new Date() })
	);
	const locale = getLocale();
	const head = {
		title: drive.title,
		when: formatPeriod(drive.startsOn, drive.endsOn, drive.datePrecision, locale),
		place,
		state: reportStateWords({ shows, closing, timezone: drive.timezone }, locale),
		bags: closing && {
			ours: closing.bags,
			theirs: closing.centreBags,
			why: storedDifferenceWords(closing.differenceReason),
			note: closing.differenceNote
		}
	};
	const { kind } = event.params;
	const file = `giot-hong-report-${drive.startsOn}`;
	return handOut({ kind, file, title: m.report_title() }, reportCells(head, report, locale));
};
