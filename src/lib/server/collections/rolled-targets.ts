import type { CollectionsFilter } from '$lib/collections/filter-query';
import type { AreaRollup } from '$lib/collections/rollup';

/** Targets by key; a former district without a target of its own is asked for what its communes are asked for. */
export function rolledTargets(
	{ targets, rollups }: { targets: ReadonlyMap<string, number>; rollups: readonly AreaRollup[] },
	mode: CollectionsFilter['areas']
): ReadonlyMap<string, number> {
	if (mode === 'now') return targets;
	const sums = new Map<string, number>();
	for (const { code, thenCode } of rollups) {
		const units = targets.get(code);
		if (units !== undefined && !targets.has(thenCode)) sums.set(thenCode, (sums.get(thenCode) ?? 0) + units);
	}
	return new Map([...targets, ...sums]);
}
