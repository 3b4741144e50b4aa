import { UID } from './uid';

/** A line that was pasted, its cells, and the number by which the person knows it. */
export type Line = { line: number; cells: readonly string[]; text: string };

/** What is wrong with a pasted line. */
export type LineProblem = 'unknown_subject' | 'not_a_uid' | 'combo_of_place' | 'twice';

/** A line that gives something its name there; without one, it is taken back. */
export type PastedName = { subject: string; uid: string; optionCombo: string };

/** A line that was not taken, as it was pasted. */
export type LeftLine = { line: number; text: string; problem: LineProblem };

/** Everything that may have a name: its key or code, and what else it is called. */
export type Subject = { subject: string; code: string; names: readonly string[] };

const folded = (text: string) => text.normalize('NFC').toLowerCase();

/** Reads lines of code or name, name there, and option combination; a column of names may stand second, as in the file that is handed out. */
export function readNames(rows: readonly Line[], subjects: readonly Subject[]) {
	const found = subjectsByName(subjects);
	const named: PastedName[] = [];
	const left: LeftLine[] = [];
	for (const { line, cells, text } of rows) {
		if (folded(cells[0] ?? '') === 'code') continue;
		const [code = '', uid = '', optionCombo = ''] = cells.length > 3 ? cells.toSpliced(1, 1) : cells;
		const subject = found.get(folded(code)) ?? null;
		const problem = problemWith({ subject, uid, optionCombo }, named);
		if (problem || subject === null) left.push({ line, text, problem: problem ?? 'unknown_subject' });
		else named.push({ subject, uid, optionCombo });
	}
	return { named, left };
}

function problemWith(
	{ subject, uid, optionCombo }: Omit<PastedName, 'subject'> & { subject: string | null },
	before: readonly PastedName[]
): LineProblem | null {
	if (subject === null) return 'unknown_subject';
	if ((uid !== '' && !UID.test(uid)) || (optionCombo !== '' && !UID.test(optionCombo))) return 'not_a_uid';
	if (optionCombo !== '' && subject.startsWith('place:')) return 'combo_of_place';
	return before.some((one) => one.subject === subject) ? 'twice' : null;
}

/** Codes first; a name that two of them have is nobody's. */
function subjectsByName(subjects: readonly Subject[]): Map<string, string | null> {
	const byName = new Map<string, string | null>();
	for (const { subject, names } of subjects)
		for (const name of new Set(names.map(folded))) byName.set(name, byName.has(name) ? null : subject);
	for (const { subject, code } of subjects) byName.set(folded(code), subject);
	return byName;
}
