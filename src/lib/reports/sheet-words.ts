import { m } from '../paraglide/messages';
import { formatDateTime, type Locale } from '../time/format';
import { cellText } from './figure-words';
import type { ReportFigures } from './figures';
import { headLines, type Headed, type HeadedVersion } from './head-words';
import type { Languages } from './languages';
import { reportParts, unknownTexts, type ReportPart } from './content-words';
import { TEXT_PARTS, textOf, type ReportTexts } from './texts';

/** A version of a report with everything that stands in a file of it. */
export type WrittenVersion = HeadedVersion & { texts: ReportTexts; voluntaryPercent: number | null };

type Cell = string | number | null;

/** What stands over a report in a file: its title, whose it is, and of which instant its figures are, each in every language asked for. */
type SheetHead = string[][];

/** What was written of a part, in the languages asked for. */
type Written = Partial<Record<ReportPart['part'], string[]>>;

/**
 * The rows of a report as a sheet, in one language or two: names in as many columns as languages, then the numbers once. Where nothing is known the
 * cell says so, as the page does.
 */
function* sheetOf(
	head: SheetHead,
	languages: readonly { locale: Locale; parts: ReportPart[] }[],
	written: Written
): Generator<Cell[]> {
	yield* head;
	const [first] = languages;
	if (!first) return;
	for (const [nth, part] of first.parts.entries()) {
		const texts = written[part.part] ?? [];
		if (part.tables.length === 0 && texts.length === 0) continue;
		yield [];
		yield languages.map(({ parts }) => parts[nth]?.heading ?? '');
		for (const text of texts) yield [text];
		for (const [at, { columns, rows }] of part.tables.entries()) {
			const tables = languages.map(({ parts }) => parts[nth]?.tables[at]);
			yield [...tables.map((one) => one?.heading ?? ''), ...columns];
			for (const [row, { values }] of rows.entries())
				yield [
					...tables.map((one) => one?.rows[row]?.label ?? ''),
					...values.map((value) => value ?? cellText(value, first.locale))
				];
		}
	}
}

type Shown = {
	version: WrittenVersion;
	figures: ReportFigures;
	/** What was found since it was confirmed. */
	notes: readonly { text: string; notedAt: Date }[];
};

/** The rows of a report as a sheet, in one language or two; the same figures and notes as on its page. */
export function* reportRows(
	report: Headed,
	{ version, figures, notes }: Shown,
	{ locale, beside }: Languages
): Generator<Cell[]> {
	const spoken = [locale, beside].filter((one) => one !== null);
	const heads = spoken.map((one) => [...headLines(report, version, figures, one), ...unknownTexts(figures, one)]);
	const head = (heads[0] ?? []).map((_, nth) => heads.map((lines) => lines[nth] ?? ''));
	const written: Written = {};
	for (const part of TEXT_PARTS)
		written[part] = [...new Set(spoken.flatMap((one) => textOf(version.texts, part, one)?.text ?? []))];
	const languages = spoken.map((one) => ({ locale: one, parts: reportParts(figures, version.voluntaryPercent, one) }));
	yield* sheetOf(head, languages, written);
	if (notes.length === 0) return;
	yield [];
	yield spoken.map((one) => m.reports_notes({}, { locale: one }));
	for (const { text, notedAt } of notes) yield [formatDateTime(notedAt, report.timezone, locale), text];
}
