import { canonicalJson } from '$lib/reports/canonical';
import type { ReportFigures } from '$lib/reports/figures';
import type { Languages } from '$lib/reports/languages';
import { reportRows } from '$lib/reports/sheet-words';
import { packArchive } from '../archives/signed-archive';
import { writeWorkbook } from '../spreadsheets/write-workbook';
import { confirmedContent } from './checksum';
import type { ReportRow, ReportVersion } from './queries';

type Kept = {
	version: Omit<ReportVersion, 'figures' | 'confirmedAt'> & { confirmedAt: Date };
	figures: ReportFigures;
	notes: readonly { text: string; notedAt: Date }[];
};

/**
 * A confirmed version as it is kept: `report.json`, whose SHA-256 is the checksum that the page shows, the notes since, and the sheet to read it
 * in, under a title; signed by this installation. Nobody is named in it.
 */
export async function reportArchive(
	report: ReportRow,
	{ version, figures, notes }: Kept,
	{ title, ...languages }: Languages & { title: string }
): Promise<Uint8Array> {
	const noted = notes.map(({ text, notedAt }) => ({ text, notedAt: notedAt.toISOString() }));
	const nameless = { version: { ...version, confirmedBy: null }, figures, notes };
	const sheet = writeWorkbook(title, reportRows(report, nameless, languages));
	const files = {
		'report.json': canonicalJson(confirmedContent(report, { ...version, figures })),
		'notes.json': canonicalJson(noted),
		'report.xlsx': new Uint8Array(await new Response(sheet).arrayBuffer())
	};
	return packArchive(files, { of: 'report' }, version.confirmedAt);
}
