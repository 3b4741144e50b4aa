import { daysOf } from '../drives/dates';
import { daysBetween, weekdayOf, type CalendarDate } from '../time/calendar-date';
import { closesDay, holdsDay, type CalendarDay } from './calendar-day';
import type { CentreLimits } from './centre-form';

/** A drive as it is planned, or as it would be. `asOf` is the day on which somebody asks. */
export type PlannedDrive = {
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	targetUnits: number | null;
	asOf: CalendarDate;
};

/**
 * Another drive that draws on the same people. Of one that the reader does not see, only its area and how many would not be rested is known; `tired`
 * null is fewer than five.
 */
export type NearbyDrive = {
	driveId: string | null;
	title: string | null;
	startsOn: CalendarDate | null;
	areaCode: string;
	people: number | null;
	tired: number | null;
};

/** What else is planned at the blood centre on a day. */
export type CentreLoad = { day: CalendarDate; drives: number; bags: number };

/** What surrounds a drive: days of its province, what its blood centre can take (null: nothing known), the other drives there and nearby. */
export type Around = {
	days: readonly CalendarDay[];
	limits: CentreLimits | null;
	load: readonly CentreLoad[];
	nearby: readonly NearbyDrive[];
};

/** One thing to think of before a drive is held on its days. None of it forbids anything. */
export type Advice =
	| { kind: 'same_people'; nearby: NearbyDrive }
	| { kind: 'too_many_drives' | 'too_many_bags'; day: CalendarDate; planned: number; most: number }
	| { kind: 'blocked_weekday' | 'blocked_day'; day: CalendarDate }
	| { kind: 'short_notice'; days: number; needed: number }
	| { kind: 'closed'; day: CalendarDate; closed: CalendarDay };

/** In a full year there are always more. */
const MOST_NEARBY = 5;

/** Everything to think of, the days first, of the drives nearby the first five. What nobody has stated advises nothing. */
export function adviceOn(drive: PlannedDrive, { days, limits, load, nearby }: Around): Advice[] {
	const held = daysOf({ first: drive.startsOn, last: drive.endsOn });
	return [
		...held.flatMap((day) => closedOn(day, days)),
		...(limits ? held.flatMap((day) => beyond(day, limits, load, bagsADay(drive, held.length))) : []),
		...noticeOf(drive, limits),
		...nearby
			.filter(drawsOnMost)
			.slice(0, MOST_NEARBY)
			.map((one) => ({ kind: 'same_people' as const, nearby: one }))
	];
}

function closedOn(day: CalendarDate, days: readonly CalendarDay[]): Advice[] {
	return days.filter((one) => closesDay(one) && holdsDay(one, day)).map((closed) => ({ kind: 'closed', day, closed }));
}

function bagsADay({ targetUnits }: PlannedDrive, days: number): number {
	return Math.round((targetUnits ?? 0) / days);
}

function beyond(day: CalendarDate, limits: CentreLimits, load: readonly CentreLoad[], bags: number): Advice[] {
	const { drivesADay, bagsADay, blockedOn, blockedWeekdays } = limits;
	const others = load.find((one) => one.day === day);
	const [drives, units] = [1 + (others?.drives ?? 0), bags + (others?.bags ?? 0)];
	const found: Advice[] = [];
	if (blockedWeekdays.includes(weekdayOf(day))) found.push({ kind: 'blocked_weekday', day });
	if (blockedOn.includes(day)) found.push({ kind: 'blocked_day', day });
	if (drivesADay !== null && drives > drivesADay)
		found.push({ kind: 'too_many_drives', day, planned: drives, most: drivesADay });
	if (bagsADay !== null && units > bagsADay) found.push({ kind: 'too_many_bags', day, planned: units, most: bagsADay });
	return found;
}

function noticeOf({ startsOn, asOf }: PlannedDrive, limits: CentreLimits | null): Advice[] {
	const days = daysBetween(asOf, startsOn);
	const needed = limits?.leadDays ?? 0;
	return days >= 0 && days < needed ? [{ kind: 'short_notice', days, needed }] : [];
}

/** Where most of the people of a drive would be rested, it is no reason against a day; where nobody is known yet, it may be. */
function drawsOnMost({ people, tired }: NearbyDrive): boolean {
	return people === null || people === 0 || (tired ?? 0) > people / 2;
}

/** Units that are missing to a year's target even if all that is planned came true; null where nothing is missing. */
export function missingUnits(year: { target: number; collected: number; planned: number }): number | null {
	const missing = year.target - year.collected - year.planned;
	return missing > 0 ? missing : null;
}
