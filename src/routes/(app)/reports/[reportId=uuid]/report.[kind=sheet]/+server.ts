import { error } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { readLanguages, readVersion } from '$lib/reports/languages';
import { reportRows } from '$lib/reports/sheet-words';
import { canReadReport } from '$lib/server/policy';
import { requireReport } from '$lib/server/reports/access';
import { reportShown } from '$lib/server/reports/report-page';
import { handOut } from '$lib/server/spreadsheets/hand-out';
import type { RequestHandler } from './$types';

/** The report as a file, in the languages and the version of the address: totals only. */
export const GET: RequestHandler = async (event) => {
	const { actor, scope, report } = await requireReport(event, canReadReport);
	const query = event.url.searchParams;
	const asked = { report, version: readVersion(query), now: new Date() };
	const shown = await scope((tx) => reportShown(tx, actor, asked));
	if (!shown) error(404);
	const file = `giot-hong-${report.kind.replace('_', '-')}-${report.startsOn}-v${shown.version.version}`;
	const title = m.reports_title();
	return handOut(
		{ kind: event.params.kind, file, title },
		reportRows(report, shown, readLanguages(query, getLocale()))
	);
};
