import type { CollectedFigures } from './rollup';

/** Units for each registered person; `null` where either is unknown of any drive. */
export function yieldOf({ units, registered, silent }: Pick<CollectedFigures, 'units' | 'registered' | 'silent'>) {
	const isKnown = silent.units === 0 && silent.registered === 0;
	return units === null || !registered || !isKnown ? null : units / registered;
}

/** The share of a target that was reached, 1 being all of it; `null` without units or a target above zero. */
export function shareOf(units: number | null, target: number | null | undefined): number | null {
	return units === null || !target ? null : units / target;
}
