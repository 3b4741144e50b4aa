import { isUnknown, plain, stated } from '../donor-import/plain';
import { spoiltCell } from '../pasted/cell-rules';
import { readTable, type FieldsOfLine, type PastedLine, type Table } from '../pasted/columns';
import { readFigure } from '../pasted/read-figure';
import {
	COLUMNS_OF_ONE_YEAR,
	TARGET_COLUMNS,
	targetHeadings,
	yearInHead,
	type TargetField
} from './pasted-target-headings';
import { anyAsked, clubAsked, provinceAsked, type NamedAmong, type OfCalled, type TargetOf } from './target-called';
import { targetForm } from './target-form';

/** Lines that are looked at in one go. */
export const MOST_TARGETS = 300;

/** Why a line is not taken; `cell` is what was not understood, `near` what may have been meant. */
export type PastedTargetProblem = {
	code:
		| 'bad_characters'
		| 'too_many_cells'
		| 'of_missing'
		| Extract<OfCalled, { problem: string }>['problem']
		| 'year_wrong'
		| 'units_missing'
		| 'units_wrong'
		| 'units_too_many'
		| 'twice';
	cell: string;
	near?: readonly string[];
};

/** A target as it stands now. */
export type TargetThere = { id: string; units: number };

/** One line: whom units are asked of and how many. `there` is what was asked of them so far, `null` where nothing was. */
export type PastedTarget = {
	line: number;
	text: string;
	cell: string;
	of: TargetOf | null;
	year: number | null;
	units: number | null;
	there: TargetThere | null;
	problems: PastedTargetProblem[];
};

/** What lines are read by; `year` is that of lines that say none. */
export type ReadTargetsBy = NamedAmong & { year: number };

/** What was read; `head` and `unread` are the headings and those that nobody knows, `rest` lines beyond the most. */
export type ReadTargets = Pick<Table<TargetField>, 'head' | 'unread'> & { targets: PastedTarget[]; rest: string[] };

type Line = FieldsOfLine<TargetField>;

/** Reads a table of targets. Two lines about one target are told; the first one counts. */
export function readTargets(lines: readonly PastedLine[], by: ReadTargetsBy): ReadTargets {
	const hasYears = lines.some(({ cells }) => Boolean(cells[2]));
	const table = readTable<TargetField>(lines, targetHeadings, hasYears ? TARGET_COLUMNS : COLUMNS_OF_ONE_YEAR);
	const year = yearInHead(table) ?? by.year;
	const seen = new Set<string>();
	const targets = table.lines.slice(0, MOST_TARGETS).map((line) => {
		const target = readLine(line, { ...by, year });
		const key = targetKey(target);
		if (target.problems.length === 0 && seen.has(key)) target.problems.push({ code: 'twice', cell: '' });
		if (target.problems.length === 0) seen.add(key);
		return target;
	});
	const rest = table.lines.slice(MOST_TARGETS).map(({ text }) => text);
	return { targets, head: table.head, unread: table.unread, rest };
}

/** Of whom and of which year a line is. */
export const targetKey = ({ of, year }: PastedTarget) => [of?.subject, of?.key, year].join(' ');

function readLine(line: Line, by: ReadTargetsBy): PastedTarget {
	const problems: PastedTargetProblem[] = [];
	if (spoiltCell(line.cells) !== undefined) problems.push({ code: 'bad_characters', cell: '' });
	if (line.more !== '') problems.push({ code: 'too_many_cells', cell: line.more });
	const yearCell = stated(line.of('year'));
	const year = yearCell === '' ? by.year : readYear(yearCell);
	if (year === null) problems.push({ code: 'year_wrong', cell: yearCell });
	const { cell, called } = askedIn(line, { ...by, year: year ?? by.year });
	if (!called) problems.push({ code: 'of_missing', cell });
	else if ('problem' in called) problems.push({ code: called.problem, cell, near: called.near });
	const { units, problem } = unitsIn(line.of('units'));
	if (problem) problems.push({ code: problem, cell: line.of('units') });
	const of = called && 'of' in called ? called.of : null;
	return { line: line.line, text: line.text, cell, of, year, units, there: null, problems };
}

/** `2027` or `năm 2027`, of the years that targets are stated for. */
function readYear(cell: string): number | null {
	const [, digits] = /^(?:năm|year|ປີ)?\s*(\d{4})$/iu.exec(plain(cell)) ?? [];
	const year = targetForm.shape.year.safeParse(Number(digits));
	return year.success ? year.data : null;
}

/** A club before anything else: beside it lists say in which area it is. */
function askedIn(line: Line, by: ReadTargetsBy): { cell: string; called?: OfCalled } {
	const [club, of, province] = [line.of('club'), line.of('of'), line.of('province')];
	const area = [line.of('area'), line.of('district')].filter((cell) => stated(cell) !== '').join(', ');
	if (!isUnknown(club)) return { cell: club, called: clubAsked(club, by) };
	if (!isUnknown(of)) return { cell: of, called: anyAsked(of, by, by.year) };
	if (area !== '') return { cell: area, called: anyAsked(area, { ...by, clubs: [] }, by.year) };
	if (isUnknown(province)) return { cell: '' };
	const called = anyAsked(province, { ...by, areas: [], clubs: [] }, by.year);
	return { cell: province, called: 'of' in called ? provinceAsked(by) : called };
}

/** Asked units may be softened as people speak; the target has the number. */
function unitsIn(cell: string): { units: number | null; problem?: 'units_missing' | 'units_wrong' | 'units_too_many' } {
	const figure = readFigure(cell);
	if (!figure) return { units: null, problem: 'units_wrong' };
	if (figure.value === null) return { units: null, problem: 'units_missing' };
	const isAsked = targetForm.shape.units.safeParse(figure.value).success;
	return isAsked ? { units: figure.value } : { units: null, problem: 'units_too_many' };
}
