import {
	asRemembered,
	isTaken,
	TAKEN_FIELDS,
	type RememberedColumns,
	type TakenField
} from '$lib/donor-import/columns-choice';
import type { ColumnGuess } from '$lib/donor-import/fields';
import type { KeptTable } from '$lib/donor-import/forbidden-cells';
import { guessReasonWords, importFieldWords } from '$lib/donor-import/import-words';
import { plain } from '$lib/donor-import/plain';
import { m } from '$lib/paraglide/messages';
import { formatNumber, type Locale } from '$lib/time/format';
import type { BatchRow } from './batch-rows';
import { unsealContent, type BatchContent } from './content';

const SAMPLES = 3;
const SAMPLE_LENGTH = 40;

/** The tables of a list and the columns of one of them, as somebody sets them. `table` is the place of the one that is shown. */
export function columnsPage(batch: BatchRow, remembered: RememberedColumns, asked: string | null, locale: Locale) {
	const content = unsealContent<BatchContent>(batch.contentSealed, batch.id);
	const tables = content && content.step !== 'read' ? content.tables : [];
	const before = content?.step === 'chosen' ? content.table : 0;
	const wanted = asked === null ? before : Number.parseInt(asked);
	const table = tables[wanted] ? wanted : 0;
	const shown = tables[table];
	const columns = content?.step === 'chosen' && table === before ? content.columns : (shown?.columns ?? []);
	return {
		table,
		tables: tables.map((one, index) => ({
			href: `?table=${index}`,
			label: tableLabel(one, locale),
			current: index === table
		})),
		columns: shown ? asRemembered(columns, remembered).map((guess) => columnLine(guess, shown)) : [],
		fields: TAKEN_FIELDS.map((value) => ({ value, label: importFieldWords[value]() }))
	};
}

function tableLabel({ sheet, hidden, rows }: KeptTable, locale: Locale): string {
	const said = { sheet, count: formatNumber(rows.length, locale) };
	return hidden ? m.import_table_hidden(said) : m.import_table(said);
}

/** One column: its letter, heading and cells, what it is taken for and why. */
export type ColumnLine = {
	column: number;
	letter: string;
	heading: string;
	hidden: boolean;
	sample: string;
	field: TakenField | '';
	why: string;
	forbidden: boolean;
};

function columnLine({ column, heading, hidden, field, reason, wanted }: ColumnGuess, { rows }: KeptTable): ColumnLine {
	const texts = new Set<string>();
	for (const { cells } of rows) {
		const text = plain(cells[column] ?? null).slice(0, SAMPLE_LENGTH);
		if (text !== '') texts.add(text);
		if (texts.size === SAMPLES) break;
	}
	const isElsewhere = field !== null && !isTaken(field);
	return {
		column,
		letter: letterOf(column),
		heading,
		hidden,
		sample: reason === 'forbidden' ? '' : [...texts].join(' · '),
		field: isTaken(field) ? field : '',
		why: isElsewhere
			? m.import_reason_elsewhere({ field: importFieldWords[field]() })
			: [guessReasonWords[reason](), wanted && importFieldWords[wanted]()].filter(Boolean).join(': '),
		forbidden: reason === 'forbidden'
	};
}

/** `A` for column 0, `AA` for column 26. */
function letterOf(column: number): string {
	const before = Math.floor(column / 26);
	return (before > 0 ? letterOf(before - 1) : '') + String.fromCharCode(65 + (column % 26));
}
