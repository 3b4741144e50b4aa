import { isUnknown, plain, stated } from '../donor-import/plain';
import { spoiltCell } from '../pasted/cell-rules';
import { readTable, type FieldsOfLine, type PastedLine, type Table } from '../pasted/columns';
import {
	COLUMNS_OF_ONE_YEAR,
	TARGET_COLUMNS,
	targetHeadings,
	yearInHead,
	type TargetField
} from './pasted-target-headings';
import {
	anyAsked,
	campaignAsked,
	clubAsked,
	provinceAsked,
	type NamedAmong,
	type OfCalled,
	type TargetOf
} from './target-called';
import { unitsIn } from './pasted-target-units';
import { MONTH_FIELDS } from './target-choice-form';
import { targetForm } from './target-form';
import { monthsStated, sumOf } from './target-months';

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
		| 'month_wrong'
		| 'months_sum'
		| 'twice';
	cell: string;
	near?: readonly string[];
};

/** A target as it stands now. */
export type TargetThere = { id: string; units: number; monthly: number[] | null };

/** One line: whom units are asked of and how many. `there` is what was asked of them so far, `null` where nothing was. */
export type PastedTarget = {
	line: number;
	text: string;
	cell: string;
	of: TargetOf | null;
	year: number | null;
	units: number | null;
	/** Null where no month stands in the line. */
	monthly: number[] | null;
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
	const { units, monthly, problem } = askedUnits(line);
	if (problem) problems.push(problem);
	const of = called && 'of' in called ? called.of : null;
	return { line: line.line, text: line.text, cell, of, year, units, monthly, there: null, problems };
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
	const campaign = line.of('campaign');
	const area = [line.of('area'), line.of('district')].filter((cell) => stated(cell) !== '').join(', ');
	if (!isUnknown(club)) return { cell: club, called: clubAsked(club, by) };
	if (!isUnknown(campaign)) return { cell: campaign, called: campaignAsked(campaign, by) };
	if (!isUnknown(of)) return { cell: of, called: anyAsked(of, by, by.year) };
	if (area !== '') return { cell: area, called: anyAsked(area, { ...by, clubs: [], campaigns: [] }, by.year) };
	if (isUnknown(province)) return { cell: '' };
	const called = anyAsked(province, { ...by, areas: [], clubs: [], campaigns: [] }, by.year);
	return { cell: province, called: 'of' in called ? provinceAsked(by) : called };
}

/** The units of a line and its months. Months that are all there say what the year is asked for. */
function askedUnits(line: Line): Pick<PastedTarget, 'units' | 'monthly'> & { problem?: PastedTargetProblem } {
	const nothing = { units: null, monthly: null };
	const { value: units, problem } = unitsIn(line.of('units'));
	if (problem && problem !== 'units_missing') return { ...nothing, problem: { code: problem, cell: line.of('units') } };
	const months = MONTH_FIELDS.map((field) => ({ cell: line.of(field), ...unitsIn(line.of(field)) }));
	const wrong = months.find(({ problem }) => problem && problem !== 'units_missing');
	if (wrong) return { units, monthly: null, problem: { code: 'month_wrong', cell: wrong.cell } };
	const figures = months.map(({ value }) => value);
	const isWhole = figures.every((figure) => figure !== null);
	if (units === null && !isWhole) return { ...nothing, problem: { code: 'units_missing', cell: '' } };
	const year = units ?? sumOf(figures.map((figure) => figure ?? 0));
	const stated = monthsStated(figures, year);
	if ('problem' in stated)
		return { units: year, monthly: null, problem: { code: stated.problem, cell: String(stated.sum) } };
	return { units: year, monthly: stated.monthly };
}
