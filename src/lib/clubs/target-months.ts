/** How many months a split names. */
const MONTHS = 12;

/** What stands in twelve fields: a split of the year, none at all, or a sum that is another one. */
export type MonthsStated = { monthly: number[] | null } | { problem: 'months_sum'; sum: number };

/**
 * Units parted by weights into whole numbers that add up to them. The running sum is never off by more than half a unit, so that no month is
 * off by more than one; `null` where all weights are 0.
 */
export function parted(units: number, weights: readonly number[]): number[] | null {
	const whole = weights.reduce((sum, weight) => sum + weight, 0);
	if (whole <= 0) return null;
	let weighed = 0;
	let given = 0;
	return weights.map((weight) => {
		weighed += weight;
		const month = Math.round((units * weighed) / whole) - given;
		given += month;
		return month;
	});
}

/** The units of a year spread evenly over its months. */
export function spreadEvenly(units: number): number[] {
	return parted(units, new Array<number>(MONTHS).fill(1)) ?? [];
}

/** The split that twelve cells state. A month without a figure asks for nothing, as long as the others make up the year. */
export function monthsStated(cells: readonly (number | null)[], units: number): MonthsStated {
	if (cells.every((cell) => cell === null)) return { monthly: null };
	const monthly = cells.map((cell) => cell ?? 0);
	const sum = sumOf(monthly);
	return sum === units ? { monthly } : { problem: 'months_sum', sum };
}

/** Units of some months together. */
export function sumOf(months: readonly number[]): number {
	return months.reduce((sum, month) => sum + month, 0);
}

/** Whether two splits are the same; nobody splitting is the same as nobody. */
export function sameMonths(one: readonly number[] | null, other: readonly number[] | null): boolean {
	return one?.join() === other?.join();
}
