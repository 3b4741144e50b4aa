import type { SkippedRow } from '$lib/donor-import/body';
import { skipReasonWords } from '$lib/donor-import/import-words';
import { m } from '$lib/paraglide/messages';
import { formatNumber, type Locale } from '$lib/time/format';
import type { BatchRow } from './batch-rows';
import { unsealContent, type BatchContent } from './content';

const MOST_NAMED = 10;

/** What of a list was not read as people, in sentences: rows that are none, columns and cells that clubs must not keep. */
export function layoutLines(batch: BatchRow, locale: Locale): string[] {
	const content = unsealContent<BatchContent>(batch.contentSealed, batch.id);
	if (content?.step !== 'read') return [];
	const { columns, skipped, medicalRows } = content.layout;
	const forbidden = columns.filter(({ reason }) => reason === 'forbidden').map(({ heading }) => `“${heading}”`);
	return [
		forbidden.length > 0 ? m.import_forbidden_columns({ columns: forbidden.join(', ') }) : '',
		medicalRows.length > 0 ? m.import_medical({ rows: named(medicalRows.map(String), locale) }) : '',
		skipped.length > 0 ? m.import_skipped({ rows: named(skipped.map(skippedText), locale) }) : ''
	].filter(Boolean);
}

const skippedText = ({ row, why }: SkippedRow) =>
	m.import_skipped_row({ row: String(row), why: skipReasonWords[why]() });

function named(all: readonly string[], locale: Locale): string {
	const rest = all.length - MOST_NAMED;
	const more = rest > 0 ? [m.import_more_rows({ count: formatNumber(rest, locale) })] : [];
	return [...all.slice(0, MOST_NAMED), ...more].join(', ');
}
