import { sumKnown } from '$lib/charts/series';
import type { CollectedFigures } from './rollup';

/** Units and people registered of the drives of which both are known: these alone may be divided by each other. */
export type Paired = { drives: number; units: number; registered: number; approximate: boolean };

/** No drive of which both are known. */
export const unpaired: Paired = { drives: 0, units: 0, registered: 0, approximate: false };

/** What several have together. */
export function pairedOf(all: readonly Paired[]): Paired {
	return {
		drives: total(all.map(({ drives }) => drives)),
		units: total(all.map(({ units }) => units)),
		registered: total(all.map(({ registered }) => registered)),
		approximate: all.some(({ approximate }) => approximate)
	};
}

const total = (numbers: readonly number[]) => sumKnown(numbers) ?? 0;

/** Units by people registered, of the drives of which both are known; `null` where there is none. */
export function yieldOf({ paired }: Pick<CollectedFigures, 'paired'>): number | null {
	return paired.registered === 0 ? null : paired.units / paired.registered;
}

/** How many drives are left out of that. */
export function leftOutOfYield({ drives, paired }: Pick<CollectedFigures, 'drives' | 'paired'>): number {
	return (drives ?? 0) - paired.drives;
}
