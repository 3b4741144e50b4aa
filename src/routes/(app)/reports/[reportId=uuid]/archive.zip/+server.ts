import { error } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { readLanguages, readVersion } from '$lib/reports/languages';
import { canReadReport } from '$lib/server/policy';
import { requireReport } from '$lib/server/reports/access';
import { reportArchive } from '$lib/server/reports/report-archive';
import { reportShown } from '$lib/server/reports/report-page';
import type { RequestHandler } from './$types';

/** A confirmed version with its notes as a signed archive; a draft has none. */
export const GET: RequestHandler = async (event) => {
	const { actor, scope, report } = await requireReport(event, canReadReport);
	const query = event.url.searchParams;
	const asked = { report, version: readVersion(query), now: new Date() };
	const shown = await scope((tx) => reportShown(tx, actor, asked));
	const confirmedAt = shown?.version.confirmedAt;
	if (!confirmedAt) error(404);
	const file = `giot-hong-${report.kind.replace('_', '-')}-${report.startsOn}-v${shown.version.version}.zip`;
	const archive = await reportArchive(
		report,
		{ ...shown, version: { ...shown.version, confirmedAt } },
		{
			title: m.reports_title(),
			...readLanguages(query, getLocale())
		}
	);
	return new Response(new Uint8Array(archive), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="${file}"`,
			'cache-control': 'no-store'
		}
	});
};
