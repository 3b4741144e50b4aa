import { areaCalled, areasNamed, isSamePlace } from '../areas/area-called';
import type { Area } from '../areas/area';
import { clubCalled } from '../clubs/club-called';
import { isUnknown, stated } from '../donor-import/plain';
import type { FieldCode } from '../field-codes';
import { spoiltCell } from '../pasted/cell-rules';
import type { FieldsOfLine } from '../pasted/columns';
import { readDays, type ReadDays } from '../pasted/read-days';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import { newDriveForm, type NewDriveInput } from './drive-form';
import type { DriveField } from './pasted-headings';
import type { ReportedResultInput } from './result-form';
import type { DriveStatus } from './status';

/** Lines that are looked at in one go. */
export const MOST_DRIVES = 300;

/** Why a line is not taken; `cell` is what was not understood, `near` what may have been meant, `field` what a form would say of it. */
export type PastedDriveProblem = {
	code:
		| 'bad_characters'
		| 'too_many_cells'
		| 'day_missing'
		| 'day_wrong'
		| 'day_vague'
		| 'in_future'
		| 'club_missing'
		| 'club_unknown'
		| 'club_unclear'
		| 'area_missing'
		| 'area_unknown'
		| 'area_unclear'
		| 'area_not_then'
		| 'hours_wrong'
		| 'figure_wrong'
		| 'figure_missing'
		| 'field'
		| 'twice'
		| 'several_there'
		| 'club_drive_there'
		| 'cancelled_there'
		| 'counted_there'
		| 'changed_there';
	cell: string;
	near?: readonly string[];
	field?: `${FieldCode}${string}`;
};

/** A drive that is there already, with every area that it is held in and what was said of its result. */
export type DriveThere = {
	id: string;
	title: string;
	status: DriveStatus;
	clubId: string | null;
	clubName: string | null;
	areaCodes: readonly string[];
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	precision: DatePrecision;
	donations: number;
	stated: ReportedResultInput | null;
};

type Club = { id: string; name: string };

/** What lines are read by: the areas of a province, the clubs that somebody plans for there, and the drives that are there. */
export type ReadDrivesBy = {
	areas: readonly Area[];
	clubs: readonly Club[];
	/** Whether a line without a club is a drive of the province itself. */
	ofProvince: boolean;
	there: readonly DriveThere[];
	today: CalendarDate;
	areaLabel: (area: Area) => string;
	/** What a drive is called that is held at this place. */
	titleAt: (place: string) => string;
};

/** When and where the drive of a line is, and whose; what could not be read is in `problems`. */
export type ReadDrive = {
	when: ReadDays | null;
	club: Club | null;
	area: Area | null;
	input: NewDriveInput;
	problems: PastedDriveProblem[];
};

type Line = FieldsOfLine<DriveField>;

/** Reads what plans and reports have in common. In a report the area may be missing and the day be known to its month or year. */
export function readDrive(line: Line, by: ReadDrivesBy, kind: 'plan' | 'report'): ReadDrive {
	const problems: PastedDriveProblem[] = [];
	const take = <Value>({ value, problem }: Taken<Value>) => {
		if (problem) problems.push(problem);
		return value;
	};
	const spoilt = spoiltCell(line.cells);
	if (spoilt !== undefined) problems.push({ code: 'bad_characters', cell: '' });
	if (line.more !== '') problems.push({ code: 'too_many_cells', cell: line.more });
	const when = take(daysOf(line, kind));
	const { club, organiser } = take(whoseIs(line, by));
	const area = take(areaOf(line, when, by, kind));
	const input = inputOf(line, { when, club, organiser, area }, by);
	return { when, club, area, input, problems };
}

type Taken<Value> = { value: Value; problem?: PastedDriveProblem };

function daysOf(line: Line, kind: 'plan' | 'report'): Taken<ReadDays | null> {
	const [cell, lastCell] = [line.of('day'), stated(line.of('lastDay'))];
	if (isUnknown(cell)) return { value: null, problem: { code: 'day_missing', cell } };
	const when = readDays(cell);
	if (!when) return { value: null, problem: { code: 'day_wrong', cell } };
	if (when.precision !== 'day' && kind === 'plan') return { value: null, problem: { code: 'day_vague', cell } };
	if (lastCell === '') return { value: when };
	const last = readDays(lastCell);
	if (last?.precision !== 'day' || when.precision !== 'day' || last.last < when.first)
		return { value: null, problem: { code: 'day_wrong', cell: lastCell } };
	return { value: { ...when, last: last.last } };
}

type Whose = { club: Club | null; organiser: string };

/** A line without a club is the province's own, or of the only club that somebody plans for; an organiser may be one of the clubs. */
function whoseIs(line: Line, { clubs, ofProvince }: ReadDrivesBy): Taken<Whose> {
	const cell = stated(line.of('club'));
	const organiser = stated(line.of('organiser'));
	if (cell !== '') {
		const called = clubCalled(cell, clubs);
		if ('club' in called) return { value: { club: called.club, organiser } };
		const near = called.near.map(({ name }) => name);
		return { value: { club: null, organiser }, problem: { code: called.problem, cell, near } };
	}
	const organising = organiser === '' ? null : clubCalled(organiser, clubs, { wholly: true });
	if (organising && 'club' in organising) return { value: { club: organising.club, organiser: '' } };
	const [only] = clubs;
	if (ofProvince) return { value: { club: null, organiser } };
	if (only && clubs.length === 1) return { value: { club: only, organiser } };
	return { value: { club: null, organiser }, problem: { code: 'club_missing', cell } };
}

/** What a line says of the area: its commune and its district, if it has both. */
const areaCellOf = (line: Line) =>
	[line.of('area'), line.of('district')].filter((cell) => stated(cell) !== '').join(', ');

function areaOf(line: Line, when: ReadDays | null, by: ReadDrivesBy, kind: 'plan' | 'report'): Taken<Area | null> {
	const cell = areaCellOf(line);
	if (cell === '') {
		const problem = { code: 'area_missing', cell } as const;
		return kind === 'plan' ? { value: null, problem } : { value: null };
	}
	if (!when) return { value: null };
	const { first, last, precision } = when;
	// A drive over midnight of a reform is where its first day was.
	const called = areaCalled(cell, { areas: by.areas, first, last: precision === 'day' ? first : last });
	if ('area' in called) return { value: called.area };
	return { value: null, problem: { code: called.problem, cell, near: called.near.map(by.areaLabel) } };
}

type Found = Pick<ReadDrive, 'when' | 'club' | 'area'> & { organiser: string };

/** The form of one drive as it would be filled in by hand. What was said of a place and is not the area's name is kept as the venue. */
function inputOf(line: Line, { when, club, organiser, area }: Found, by: ReadDrivesBy): NewDriveInput {
	const cell = areaCellOf(line);
	const isOther = area !== null && areasNamed(cell.split(/[,;(/]/)[0] ?? '', [area]).length === 0;
	const venue = line.of('venue') || (isOther ? cell : '');
	const place = venue || (area ? by.areaLabel(area) : cell || (club?.name ?? organiser));
	return {
		id: '',
		title: line.of('title') || by.titleAt(place).slice(0, 160),
		clubId: club?.id ?? '',
		organiser,
		campaignId: '',
		areaCode: area?.code ?? '',
		venue,
		address: line.of('address'),
		startsOn: when?.first ?? '',
		endsOn: when?.precision === 'day' && when.last !== when.first ? when.last : '',
		opensAt: '',
		closesAt: '',
		targetUnits: null,
		capacity: null,
		bloodCentreId: '',
		notes: ''
	};
}

/** What the form of one drive would refuse, in its own words; what was said of the day and the area already is not said again. */
export function formProblems(input: NewDriveInput, problems: readonly PastedDriveProblem[]): PastedDriveProblem[] {
	if (problems.some(({ code }) => code === 'bad_characters')) return [];
	// The club and the area are known by now, or it was said that they are not.
	const issues = newDriveForm.safeParse({ ...input, clubId: '' }).error?.issues ?? [];
	return issues
		.filter(({ path: [field] }) => field !== 'areaCode' && field !== 'startsOn')
		.map(({ path: [field], message }) => ({
			code: 'field',
			cell: String(input[field as keyof NewDriveInput] ?? ''),
			field: message as FieldCode
		}));
}

/** The drives there that may be the one of a line: of the same club or of the province itself, on one of its days, at the same place. */
export function drivesAlike({ when, club, area }: ReadDrive, { there, areas }: ReadDrivesBy): DriveThere[] {
	return drivesThen(when, there).filter((drive) => drive.clubId === (club?.id ?? null) && isAt(drive, area, areas));
}

/** The drives there of the same days, whoever holds them. A vague date is only like one that is as vague. */
export function drivesThen(when: ReadDays | null, there: readonly DriveThere[]): DriveThere[] {
	if (!when) return [];
	return there.filter(
		({ startsOn, endsOn, precision }) => precision === when.precision && startsOn <= when.last && when.first <= endsOn
	);
}

/** Whether a drive is held at a place; where one of the two is not stated it may be. */
export function isAt({ areaCodes }: DriveThere, area: Area | null, areas: readonly Area[]): boolean {
	if (!area || areaCodes.length === 0) return true;
	return areaCodes.some((code) =>
		isSamePlace(
			areas.find((one) => one.code === code),
			area
		)
	);
}
