import { addDays, type CalendarDate } from '../time/calendar-date';
import { FEWEST_DRIVES } from './yield';

/** How a drive of the past went, and how its people came: `added` counts those who gained a place less those who gave it back, by days before the first day; 0 is that day and later. */
export type PastCourse = {
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	registered: number;
	units: number;
	added: Readonly<Record<number, number>>;
};

/** People who had a place, and units, of many drives together. */
export type Together = { registered: number; units: number };

/** What is known when one looks ahead: `left` days until the first day is over, with a fraction for the day that has begun. */
export type Known = { registered: number; left: number; past: readonly PastCourse[]; province: Together | null };

/** Units to expect, between which bounds four of five drives should end, and what it was made of: people who still come, and units for each person. */
export type Forecast = { units: number; low: number; high: number; people: number; perPerson: number; drives: number };

/** Half the width of the range in standard deviations: four of five of a normal distribution lie within. */
const RANGE_DEVIATIONS = 1.2816;
/** A club's habits of longer ago say little. */
const MOST_DRIVES = 12;
/** The yield of the province weighs as much as this many drives of the club. */
const PROVINCE_WEIGHT = 4;
/**
 * Before a club's own drives have shown how far forecasts miss, they are taken to miss by 6 in a hundred once everybody is registered, and by 20 while nobody is; that weighs as much
 * as three drives. Set on invented years other than the reported one.
 */
const USUAL_MISS = { least: 0.06, most: 0.2, drives: 3 };

/** Whether the course of a past drive can be learned from: its result is entered, and people registered before the day. */
export function hasCourse(drive: PastCourse): boolean {
	return drive.units > 0 && registeredBy(drive, 1) > 0;
}

/** The people of a past drive when so many days were left until the end of its first day. */
export function registeredBy({ added }: PastCourse, left: number): number {
	const [later, share] = [Math.ceil(left), Math.ceil(left) - left];
	const whole = Object.entries(added).reduce((sum, [day, people]) => sum + (Number(day) >= later ? people : 0), 0);
	return whole + share * (added[later - 1] ?? 0);
}

/**
 * The units to expect of a drive; null where fewer than three drives of the club can be learned from. Who is registered stays, as many more come as at the earlier drives, and each person
 * gives what was usual there. The range is as wide as such forecasts of the same drives would have missed, and reaches half way to what either way of reckoning says alone.
 */
export function forecastOf(known: Known): Forecast | null {
	const past = known.past.filter(hasCourse);
	if (past.length < FEWEST_DRIVES) return null;
	const { units, people, perPerson, bounds } = expected({ ...known, past });
	const spread = Math.exp(RANGE_DEVIATIONS * missOf({ ...known, past }));
	return {
		units: Math.round(units),
		low: Math.round(Math.min(units / spread, (units + bounds.low) / 2)),
		high: Math.round(Math.max(units * spread, (units + bounds.high) / 2)),
		people: Math.round(people),
		perPerson,
		drives: past.length
	};
}

/** The last drives that were over on a day, so that nothing is learned from what was still to come. */
export function overBefore(past: readonly PastCourse[], day: CalendarDate): PastCourse[] {
	const over = past.filter(({ endsOn }) => endsOn < day);
	return over.toSorted((one, other) => (one.startsOn < other.startsOn ? 1 : -1)).slice(0, MOST_DRIVES);
}

/** What would have been forecast for a drive of the past so many days before. */
export function forecastBefore(
	drive: PastCourse,
	daysBefore: number,
	{ past, province }: Pick<Known, 'past' | 'province'>
): Forecast | null {
	const known = overBefore(past, addDays(drive.startsOn, -daysBefore));
	return forecastOf({ registered: registeredBy(drive, daysBefore), left: daysBefore, past: known, province });
}

function expected({ registered, left, past, province }: Known) {
	const final = meanOf(past, (drive) => drive.registered);
	const then = meanOf(past, (drive) => registeredBy(drive, left));
	const share = then / final;
	const asUsual = final - then;
	const inProportion = then > 0 ? registered / share - registered : asUsual;
	const more = (1 - share) * asUsual + share * inProportion;
	const people = Math.max(0, registered + more);
	const perPerson = yieldOf(past, province);
	const reckoned = [asUsual, inProportion].map((still) => Math.max(0, registered + still) * perPerson);
	const bounds = { low: Math.min(...reckoned), high: Math.max(...reckoned) };
	return { people, perPerson, units: people * perPerson, bounds, share };
}

/** Units for each person: of the club's drives together, drawn towards the province the fewer they are. */
function yieldOf(past: readonly PastCourse[], province: Together | null): number {
	const registered = sumOf(past, (drive) => drive.registered);
	const units = sumOf(past, (drive) => drive.units);
	if (!province || province.registered === 0) return units / registered;
	const borrowed = (PROVINCE_WEIGHT * registered) / past.length;
	return (units + borrowed * (province.units / province.registered)) / (registered + borrowed);
}

/** How far forecasts of the earlier drives, each from the others, would have missed: the standard deviation of the logarithm. */
function missOf({ left, past, province }: Known): number {
	const misses = past.map((drive) => {
		const others = past.filter((other) => other !== drive);
		const { units } = expected({ registered: registeredBy(drive, left), left, past: others, province });
		return units > 0 ? Math.log(drive.units / units) ** 2 : 1;
	});
	const { share } = expected({ registered: 0, left, past, province });
	const usual = USUAL_MISS.drives * (USUAL_MISS.least + (1 - share) * (USUAL_MISS.most - USUAL_MISS.least)) ** 2;
	return Math.sqrt((sumOf(misses, (miss) => miss) + usual) / (misses.length + USUAL_MISS.drives));
}

function sumOf<T>(list: readonly T[], of: (one: T) => number): number {
	return list.reduce((sum, one) => sum + of(one), 0);
}

function meanOf<T>(list: readonly T[], of: (one: T) => number): number {
	return sumOf(list, of) / list.length;
}
