import Papa from 'papaparse';

type Row = { code: string; label: string; uid: string; optionCombo: string };

/** Everything that may have a name there with the name that it has, to be filled in elsewhere and pasted back. */
export function mappingCsv(rows: readonly Row[]): string {
	const lines = rows.map(({ code, label, uid, optionCombo }) => [code, label, uid, optionCombo]);
	return `\uFEFF${Papa.unparse([['code', 'name', 'uid', 'option_combo'], ...lines], { escapeFormulae: true })}\r\n`;
}
