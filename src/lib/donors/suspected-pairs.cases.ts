import type { Country } from '../areas/country';
import { comparison, keysOf, LARGEST_GROUP, type Entry, type Group, type SuspectedPair } from './suspected-pairs';

/** The groups of a whole registry that say something. */
export function groupsAmong(entries: readonly Entry[]): Group[] {
	const groups = new Map<string, Entry[]>();
	for (const entry of entries) for (const key of keysOf(entry)) groups.set(key, [...(groups.get(key) ?? []), entry]);
	return [...groups]
		.map(([key, people]) => ({ key, people }))
		.filter(({ people }) => people.length >= 2 && people.length <= LARGEST_GROUP);
}

/** Every suspected pair of a whole registry, in which everybody is new unless it is said who is. */
export function pairsAmong(
	entries: readonly Entry[],
	country: Country,
	isNew = (_id: string) => true
): SuspectedPair[] {
	const compare = comparison({ country, isNew });
	return groupsAmong(entries).flatMap((group) => [...compare(group)].flat());
}
