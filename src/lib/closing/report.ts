import type { Forecast } from '../drives/forecast';
import { funnelOf, type Funnel, type PeopleInState } from '../drives/funnel';
import { countsAsArrived, countsAsRegistered, type RegistrationState } from '../drives/registration-state';
import { BAG_VOLUMES_ML } from '../donations/component';
import { REACTIONS, type Reaction } from '../donations/reaction';
import { AGE_BANDS } from '../donors/age-band';

/** One bag of a drive with what was true of whoever gave it. `hour` is `YYYY-MM-DD HH` by the clock of the drive; empty texts were not stated. */
export type Given = {
	volumeMl: number;
	sufficient: boolean;
	sex: string;
	ageBand: string;
	bloodGroup: string;
	firstTime: boolean;
	group: string;
	hour: string;
	reaction: Reaction | '';
};

/** People of one group in one state; an empty group is none. */
export type PeopleInGroup = { group: string; state: RegistrationState; people: number };

/** People who came within one hour, `YYYY-MM-DD HH` by the clock of the drive. */
export type CameIn = { hour: string; people: number };

/** Bags of one kind, and how many of them count as units. */
export type Slice = { key: string; donations: number; units: number };
/** The same for those who came with one group; an empty key is no group. */
export type GroupSlice = Slice & { registered: number; arrived: number };
/** One hour of the drive. */
export type HourSlice = { key: string; arrived: number; donations: number };

/**
 * What a drive brought, in people, bags, units and millilitres. `reactions` is null where nobody noted any, which is not the same as none; the
 * `forecast` is the one of the day before.
 */
export type DriveReport = {
	shape: 1;
	funnel: Funnel;
	donations: number;
	units: number;
	volumeMl: number;
	firstTime: Slice[];
	volumes: Slice[];
	sexes: Slice[];
	ageBands: Slice[];
	bloodGroups: Slice[];
	groups: GroupSlice[];
	hours: HourSlice[];
	reactions: (Record<Reaction, number> & { notNoted: number }) | null;
	target: number | null;
	forecast: Pick<Forecast, 'units' | 'low' | 'high'> | null;
};

/** What a report is made from. */
export type ReportRows = {
	people: readonly PeopleInState[];
	given: readonly Given[];
	groups: readonly PeopleInGroup[];
	came: readonly CameIn[];
	target: number | null;
	forecast: DriveReport['forecast'];
};

/** Counts the report of a drive. Without groups there are no slices by group, and hours begin with the first in which anything happened. */
export function reportOf({ people, given, groups, came, target, forecast }: ReportRows): DriveReport {
	const bags = given.map(({ volumeMl }) => String(volumeMl));
	return {
		shape: 1,
		funnel: funnelOf(people),
		donations: given.length,
		units: unitsOf(given),
		volumeMl: given.reduce((sum, { volumeMl }) => sum + volumeMl, 0),
		firstTime: sliced(given, ({ firstTime }) => (firstTime ? 'first' : 'again'), ['first', 'again']),
		volumes: sliced(given, ({ volumeMl }) => String(volumeMl), volumesIn(bags)),
		sexes: sliced(given, ({ sex }) => sex, ['female', 'male']),
		ageBands: sliced(given, ({ ageBand }) => ageBand, AGE_BANDS),
		bloodGroups: sliced(given, ({ bloodGroup }) => bloodGroup, groupsIn(given)),
		groups: byGroup(groups, given),
		hours: byHour(came, given),
		reactions: reactionsOf(given),
		target,
		forecast
	};
}

const BLOOD_GROUPS = ['O', 'A', 'B', 'AB'].flatMap((abo) => [`${abo}+`, `${abo}−`, abo]);

const unitsOf = (given: readonly Given[]) => given.filter(({ sufficient }) => sufficient).length;

/** The usual bags always, others where they occurred. */
function volumesIn(bags: readonly string[]): string[] {
	return [...new Set([...BAG_VOLUMES_ML.map(String), ...bags])].toSorted((a, b) => Number(a) - Number(b));
}

/** The blood groups that were known, in the order of the laboratory: by letter, RhD positive first. */
function groupsIn(given: readonly Given[]): string[] {
	const known = new Set(given.map(({ bloodGroup }) => bloodGroup).filter((group) => group !== ''));
	const order = (group: string) => BLOOD_GROUPS.indexOf(group);
	return [...known].toSorted((a, b) => order(a) - order(b));
}

/** Slices in a fixed order, and last what was not stated, where there is any. Nothing at all where no bag is. */
function sliced(given: readonly Given[], keyOf: (one: Given) => string, keys: readonly string[]): Slice[] {
	if (given.length === 0) return [];
	const slice = (key: string): Slice => {
		const mine = given.filter((one) => keyOf(one) === key);
		return { key, donations: mine.length, units: unitsOf(mine) };
	};
	const unstated = slice('');
	return [...keys.map(slice), ...(unstated.donations > 0 ? [unstated] : [])];
}

function byGroup(people: readonly PeopleInGroup[], given: readonly Given[]): GroupSlice[] {
	const names = [...new Set(people.map(({ group }) => group))].toSorted((a, b) => a.localeCompare(b, 'vi'));
	if (!names.some((name) => name !== '')) return [];
	const count = (key: string, held: (state: RegistrationState) => boolean) =>
		people.filter(({ group, state }) => group === key && held(state)).reduce((sum, row) => sum + row.people, 0);
	const slice = (key: string): GroupSlice => {
		const mine = given.filter(({ group }) => group === key);
		const registered = count(key, countsAsRegistered);
		return { key, registered, arrived: count(key, countsAsArrived), donations: mine.length, units: unitsOf(mine) };
	};
	return [...names.filter((name) => name !== ''), ...names.filter((name) => name === '')].map(slice);
}

function byHour(came: readonly CameIn[], given: readonly Given[]): HourSlice[] {
	const hours = [...came.map(({ hour }) => hour), ...given.map(({ hour }) => hour)].filter((hour) => hour !== '');
	const known = [...new Set(hours)].toSorted();
	return known.map((key) => ({
		key,
		arrived: came.filter(({ hour }) => hour === key).reduce((sum, { people }) => sum + people, 0),
		donations: given.filter(({ hour }) => hour === key).length
	}));
}

function reactionsOf(given: readonly Given[]): DriveReport['reactions'] {
	if (given.every(({ reaction }) => reaction === '')) return null;
	const count = (asked: string) => given.filter(({ reaction }) => reaction === asked).length;
	const [none = 0, mild = 0, moderate = 0, severe = 0] = REACTIONS.map(count);
	return { none, mild, moderate, severe, notNoted: count('') };
}

/** The figures that a reader compares first, in the order of the way of a drive. */
export const MAIN_FIGURES = ['registered', 'arrived', 'fit', 'donations', 'units', 'volumeMl'] as const;

export type MainFigure = (typeof MAIN_FIGURES)[number];

/** A figure that is no longer what it was when the drive closed. */
export type Moved = { figure: MainFigure; then: number; now: number };

/** One of the main figures of a report. */
export function mainFigure({ funnel, donations, units, volumeMl }: DriveReport, figure: MainFigure): number {
	const { registered, arrived, fit } = funnel;
	return { registered, arrived, fit, donations, units, volumeMl }[figure];
}

/** The main figures in which two reports of a drive differ; none where only their parts do. */
export function movedSince(then: DriveReport, now: DriveReport): Moved[] {
	return MAIN_FIGURES.map((figure) => ({
		figure,
		then: mainFigure(then, figure),
		now: mainFigure(now, figure)
	})).filter((one) => one.then !== one.now);
}
