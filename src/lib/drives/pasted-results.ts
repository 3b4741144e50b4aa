import { readTable, type FieldsOfLine, type PastedLine, type Table } from '../pasted/columns';
import { readFigure } from '../pasted/read-figure';
import {
	drivesAlike,
	drivesThen,
	formProblems,
	isAt,
	MOST_DRIVES,
	readDrive,
	type DriveThere,
	type PastedDriveProblem,
	type ReadDrive,
	type ReadDrivesBy
} from './pasted-drive';
import { RESULT_COLUMNS, resultHeadings } from './pasted-headings';
import { reportedResultForm, type ReportedResultInput } from './result-form';

type Field = typeof resultHeadings extends ReadonlyMap<string, infer Name> ? Name : never;
type Line = FieldsOfLine<Field>;

/** The figures of a result and whether each is approximate. */
export const FIGURES = {
	registered: 'registeredApproximate',
	donated: 'donatedApproximate',
	units: 'unitsApproximate',
	volumeMl: 'volumeApproximate'
} as const;

/** The name of a figure of a result. */
export type FigureName = keyof typeof FIGURES;

/**
 * One line of a report. `there` is the drive that it is about, `null` a drive that nobody has entered yet; `state` what taking it does:
 * `differs` replaces figures that were stated otherwise, and only where somebody says so.
 */
export type PastedResult = ReadDrive & {
	line: number;
	text: string;
	there: DriveThere | null;
	state: 'added' | 'stated' | 'same' | 'differs';
	/** What the drive will state: figures that a line does not say stay as they are. */
	result: ReportedResultInput;
	/** The figures that were stated otherwise. */
	differing: FigureName[];
};

/** What was read of a report; `head` and `unread` are the headings and those that nobody knows, `rest` lines beyond the most. */
export type ReadResults = Pick<Table<Field>, 'head' | 'unread'> & { results: PastedResult[]; rest: string[] };

const BLANK = reportedResultForm.parse({ units: 0 });
const NOTHING: ReportedResultInput = { ...BLANK, units: null };

/** Reads reported results. Two lines about one drive are told; the first one counts. */
export function readResults(lines: readonly PastedLine[], by: ReadDrivesBy): ReadResults {
	const table = readTable<Field>(lines, resultHeadings, RESULT_COLUMNS);
	const seen = new Set<string>();
	const results = table.lines.slice(0, MOST_DRIVES).map((line) => {
		const read = readLine(line, by);
		const { clubId, areaCode } = read.input;
		const key = read.there?.id ?? [clubId, areaCode, read.when?.first, read.when?.precision].join(' ');
		if (read.problems.length === 0 && seen.has(key)) read.problems.push({ code: 'twice', cell: '' });
		seen.add(key);
		return read;
	});
	const rest = table.lines.slice(MOST_DRIVES).map(({ text }) => text);
	return { results, head: table.head, unread: table.unread, rest };
}

function readLine(line: Line, by: ReadDrivesBy): PastedResult {
	const drive = readDrive(line as FieldsOfLine<string>, by, 'report');
	const problems = [...drive.problems, ...formProblems(drive.input, drive.problems)];
	if (drive.when && drive.when.first > by.today) problems.push({ code: 'in_future', cell: line.of('day') });
	const said = saidIn(line);
	problems.push(...said.problems);
	const found = problems.length === 0 ? driveMeant(drive, by) : { there: null };
	if ('problem' in found) problems.push(found.problem);
	const there = found.there ?? null;
	const { result, differing } = laidOver(there?.stated ?? null, said.result);
	const state = there === null ? 'added' : differing.length > 0 ? 'differs' : stateOf(there, result);
	return { ...drive, line: line.line, text: line.text, problems, there, state, result, differing };
}

const stateOf = ({ stated }: DriveThere, result: ReportedResultInput) =>
	stated && JSON.stringify({ ...NOTHING, ...stated }) === JSON.stringify({ ...NOTHING, ...result }) ? 'same' : 'stated';

type Said = { result: ReportedResultInput; problems: PastedDriveProblem[] };

/** What a line states. A source that is no link is kept with the note. */
function saidIn(line: Line): Said {
	const problems: PastedDriveProblem[] = [];
	const result = { ...NOTHING };
	for (const name of Object.keys(FIGURES) as FigureName[]) {
		const figure = readFigure(line.of(name));
		if (!figure) problems.push({ code: 'figure_wrong', cell: line.of(name) });
		else Object.assign(result, { [name]: figure.value, [FIGURES[name]]: figure.value !== null && figure.approximate });
	}
	const source = line.of('source');
	const isLink = /^https?:\/\/\S+$/.test(source);
	const note = [line.of('note'), isLink ? '' : source].filter(Boolean).join('\n');
	Object.assign(result, { sourceUrl: isLink ? source : '', note });
	if (problems.length > 0) return { result, problems };
	for (const { message, path } of reportedResultForm.safeParse(result).error?.issues ?? []) {
		const code = message === 'figure_missing' ? 'figure_missing' : 'field';
		const cell = String(result[path[0] as keyof ReportedResultInput] ?? '');
		problems.push({ code, cell, field: message as 'too_large' });
	}
	return { result, problems };
}

type Meant = { there: DriveThere | null } | { there?: undefined; problem: PastedDriveProblem };

/** The drive that a line is about. One that cannot be told, counts its donations or was cancelled is none to state a total of. */
function driveMeant(drive: ReadDrive, by: ReadDrivesBy): Meant {
	const alike = drivesAlike(drive, by);
	const exactly = alike.filter(({ areaCodes }) => drive.area && areaCodes.includes(drive.area.code));
	const [there, ...others] = exactly.length > 0 ? exactly : alike;
	const isThere = (one: DriveThere) => one.areaCodes.length > 0 && isAt(one, drive.area, by.areas);
	const problem = (code: PastedDriveProblem['code'], near: readonly DriveThere[]): Meant => ({
		problem: { code, cell: '', near: near.map(({ title }) => title) }
	});
	if (!there) {
		const ofClubs = drive.club || !drive.area ? [] : drivesThen(drive.when, by.there).filter(isThere);
		return ofClubs.length > 0 ? problem('club_drive_there', ofClubs) : { there: null };
	}
	if (others.length > 0) return problem('several_there', [there, ...others]);
	if (there.status === 'cancelled') return problem('cancelled_there', [there]);
	return there.donations > 0 ? problem('counted_there', [there]) : { there };
}

/** A statement laid over one that is there: what it does not say stays, figures that it says otherwise differ, its source and note are added. */
function laidOver(there: ReportedResultInput | null, said: ReportedResultInput) {
	if (!there) return { result: said, differing: [] };
	const result = { ...there };
	const differing: FigureName[] = [];
	for (const name of Object.keys(FIGURES) as FigureName[]) {
		const approximate = FIGURES[name];
		if (said[name] === null) continue;
		const isOther = said[name] !== there[name] || said[approximate] !== there[approximate];
		if (there[name] !== null && isOther) differing.push(name);
		Object.assign(result, { [name]: said[name], [approximate]: said[approximate] });
	}
	result.sourceUrl = there.sourceUrl || said.sourceUrl;
	const further = said.sourceUrl === result.sourceUrl ? '' : said.sourceUrl;
	for (const text of [said.note, further])
		if (text !== '' && !result.note.includes(text)) result.note = [result.note, text].filter(Boolean).join('\n');
	if (result.note.length > 1000) result.note = there.note;
	return { result, differing };
}
