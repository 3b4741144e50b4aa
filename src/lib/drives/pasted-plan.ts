import type { PastedLine, Table } from '../pasted/columns';
import { readTable, type FieldsOfLine } from '../pasted/columns';
import { readFigure } from '../pasted/read-figure';
import { readTime } from '../time/typed-date';
import { stated } from '../donor-import/plain';
import {
	drivesAlike,
	formProblems,
	MOST_DRIVES,
	readDrive,
	type DriveThere,
	type PastedDriveProblem,
	type ReadDrive,
	type ReadDrivesBy
} from './pasted-drive';
import { PLAN_COLUMNS, planHeadings } from './pasted-headings';

type Field = typeof planHeadings extends ReadonlyMap<string, infer Name> ? Name : never;
type Line = FieldsOfLine<Field>;

/** One line of a plan: a drive to be added, one that is there already (`known`), or one with problems. */
export type PlannedDrive = ReadDrive & { line: number; text: string; known: DriveThere | null };

/** What was read of a plan; `head` and `unread` are the headings and those that nobody knows, `rest` lines beyond the most. */
export type ReadPlan = Pick<Table<Field>, 'head' | 'unread'> & { drives: PlannedDrive[]; rest: string[] };

/** Reads a plan of drives. What stands twice in it is planned once. */
export function readPlan(lines: readonly PastedLine[], by: ReadDrivesBy): ReadPlan {
	const table = readTable<Field>(lines, planHeadings, PLAN_COLUMNS);
	const seen = new Set<string>();
	const drives = table.lines.slice(0, MOST_DRIVES).map((line) => {
		const drive = readLine(line, by);
		const { clubId, areaCode, startsOn } = drive.input;
		const key = [clubId, areaCode, startsOn].join(' ');
		if (drive.problems.length === 0 && seen.has(key)) drive.problems.push({ code: 'twice', cell: '' });
		seen.add(key);
		return drive;
	});
	const rest = table.lines.slice(MOST_DRIVES).map(({ text }) => text);
	return { drives, head: table.head, unread: table.unread, rest };
}

function readLine(line: Line, by: ReadDrivesBy): PlannedDrive {
	const read = readDrive(line as FieldsOfLine<string>, by, 'plan');
	const problems = [...read.problems];
	const hours = hoursOf(line);
	if (!hours) problems.push({ code: 'hours_wrong', cell: line.of('hours') });
	const numbers = { targetUnits: figureOf(line, 'targetUnits'), capacity: figureOf(line, 'capacity') };
	for (const { problem } of Object.values(numbers)) if (problem) problems.push(problem);
	const input = {
		...read.input,
		...hours,
		targetUnits: numbers.targetUnits.value,
		capacity: numbers.capacity.value,
		notes: line.of('note')
	};
	problems.push(...formProblems(input, problems));
	const [known = null] = problems.length === 0 ? drivesAlike(read, by) : [];
	return { ...read, input, problems, line: line.line, text: line.text, known };
}

/** An expected figure may be as vague as people like; the drive has the number. */
function figureOf(line: Line, field: 'targetUnits' | 'capacity') {
	const cell = line.of(field);
	const figure = readFigure(cell);
	const problem: PastedDriveProblem = { code: 'figure_wrong', cell };
	return figure ? { value: figure.value } : { value: null, problem };
}

/** `7:00-11:30`, `7h30 đến 11h` or the first hour alone; `null` where that is no time. What is no time in its own column is told by the form. */
function hoursOf(line: Line): { opensAt: string; closesAt: string } | null {
	const own = { opensAt: stated(line.of('opensAt')), closesAt: stated(line.of('closesAt')) };
	const cell = stated(line.of('hours'));
	if (cell === '')
		return { opensAt: readTime(own.opensAt) ?? own.opensAt, closesAt: readTime(own.closesAt) ?? own.closesAt };
	const times = cell
		.split(/\s*(?:[-–—]|đến|den|tới|to|ຫາ)\s*/i)
		.map((time) => readTime(time.replace(/^(từ|from|lúc)\s*/i, '')));
	const [opensAt, closesAt = '', ...more] = times;
	return opensAt && closesAt !== null && more.length === 0 ? { opensAt, closesAt } : null;
}
