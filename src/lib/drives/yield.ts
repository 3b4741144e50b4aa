/** How a drive of the past went: people who had a place, and units. What nobody counted apart is null. */
export type PastDrive = { registered: number; units: number; noShow: number | null; deferred: number | null };

/** Below this many drives of a club nothing is advised. */
export const FEWEST_DRIVES = 3;

/** Units for each registered person, as the median over some drives; null where there are too few of them. */
export function medianYield(past: readonly PastDrive[]): number | null {
	const ratios = past.filter(({ registered }) => registered > 0).map(({ registered, units }) => units / registered);
	return ratios.length < FEWEST_DRIVES ? null : median(ratios);
}

/** How many people to register so that about so many units are collected; never fewer than units. Null where the past says too little. */
export function placesFor(units: number, past: readonly PastDrive[]): number | null {
	const of = medianYield(past);
	return of === null || of <= 0 ? null : Math.max(units, Math.ceil(units / of));
}

/** Of all who had a place, the share who stayed away and who were deferred, over the drives that counted them; null where none did. */
export function lossShares(past: readonly PastDrive[]): { noShow: number; deferred: number } | null {
	const counted = past.filter(({ noShow, deferred }) => noShow !== null && deferred !== null);
	const registered = sum(counted.map((drive) => drive.registered));
	if (registered === 0) return null;
	const share = (of: 'noShow' | 'deferred') => sum(counted.map((drive) => drive[of] ?? 0)) / registered;
	return { noShow: share('noShow'), deferred: share('deferred') };
}

/** The middle of some numbers, halfway between two where they are even. */
export function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	const half = sorted.length / 2;
	const upper = sorted[Math.floor(half)] ?? 0;
	return Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + upper) / 2 : upper;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
