import { csvText } from '../spreadsheets/csv';

type Row = { code: string; label: string; uid: string; optionCombo: string };

/** Everything that may have a name there with the name that it has, to be filled in elsewhere and pasted back. */
export function mappingCsv(rows: readonly Row[]): string {
	const lines = rows.map(({ code, label, uid, optionCombo }) => [code, label, uid, optionCombo]);
	return csvText([['code', 'name', 'uid', 'option_combo'], ...lines]);
}
