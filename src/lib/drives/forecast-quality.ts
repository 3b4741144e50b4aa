import { forecastBefore, type PastCourse, type Together } from './forecast';
import { median } from './yield';

/** The days before a drive for which past forecasts are looked at. */
export const LOOKED_AT = [14, 7, 1] as const;

/** A forecast as it would have been, and what came. */
export type Judged = { startsOn: string; units: number; low: number; high: number; outcome: number };

/** How forecasts of one kind did: the middle of how far they missed and the mean of where to, as shares of the outcome, and how many of them had the outcome in their range. */
export type Quality = { drives: number; missed: number; bias: number; inside: number };

/** The forecasts of all drives that would have had one so many days before, from what was known then. */
export function judged(courses: readonly PastCourse[], daysBefore: number, province: Together | null): Judged[] {
	return courses.flatMap((drive) => {
		const forecast = drive.units > 0 ? forecastBefore(drive, daysBefore, { past: courses, province }) : null;
		return forecast ? [{ ...forecast, startsOn: drive.startsOn, outcome: drive.units }] : [];
	});
}

/** How good forecasts were; null where there are none. */
export function qualityOf(all: readonly Judged[]): Quality | null {
	if (all.length === 0) return null;
	const off = all.map(({ units, outcome }) => (units - outcome) / outcome);
	return {
		drives: all.length,
		missed: median(off.map(Math.abs)),
		bias: off.reduce((sum, one) => sum + one, 0) / off.length,
		inside: all.filter(({ low, high, outcome }) => low <= outcome && outcome <= high).length
	};
}
