import type { Country } from '../areas/country';
import { compareIds, likenessOf, ready, type Likeness, type Paper, type Person, type Ready } from './duplicates';
import { SUSPECTED_FROM } from './match-weights';

/** Somebody of the registry. */
export type Entry = Person & Paper & { id: string };

/** Those who share a key. One that says nothing is no group: one alone has it, or more than `LARGEST_GROUP`. */
export type Group = { key: string; people: readonly Entry[] };

/** Two entries that are suspected to be of one person; `one` is the smaller id. */
export type SuspectedPair = Likeness & { one: string; other: string };

/** More than this share a key that says nothing: they are compared by their other keys alone. */
export const LARGEST_GROUP = 500;

/** What brings an entry together with others. Without a paper, a phone or a birth date in common no pair comes to `SUSPECTED_FROM`. */
export const keysOf = ({ idHash, phone, birthDate, birthPrecision }: Entry) => [
	...(idHash ? [`id ${idHash}`] : []),
	...(phone ? [`phone ${phone}`] : []),
	...(birthDate && birthPrecision === 'day' ? [`born ${birthDate}`] : [])
];

type Known = { of: Ready<Entry>; keys: string[] };

/** Who is to be compared, in which country. */
export type Comparing = { country: Country; isNew: (id: string) => boolean };

/**
 * Compares group after group, and finds every suspected pair with somebody new, once: in the first group that both are in. All groups of
 * whoever is new are handed to one `comparison`. It stops after every person who was compared with a group, so that others can work in between.
 */
export function comparison({ country, isNew }: Comparing): (group: Group) => Generator<SuspectedPair[]> {
	const met = new Set<string>();
	return function* ({ key, people }) {
		const known = people.map((entry) => ({
			of: ready(entry, country),
			keys: keysOf(entry).filter((one) => one !== key)
		}));
		const [fresh, others] = [
			known.filter(({ of }) => isNew(of.person.id)),
			known.filter(({ of }) => !isNew(of.person.id))
		];
		for (const [at, one] of fresh.entries()) {
			const before = one.keys.filter((other) => met.has(other));
			const rest = [...fresh.slice(at + 1), ...others];
			yield pairsOf(
				one,
				rest.filter(({ keys }) => !before.some((shared) => keys.includes(shared)))
			);
		}
		met.add(key);
	};
}

function pairsOf({ of }: Known, rest: readonly Known[]): SuspectedPair[] {
	return rest.flatMap(({ of: other }) => {
		const likeness = likenessOf(of, other, compareIds(of.person, other.person), SUSPECTED_FROM);
		if (!likeness) return [];
		const [one, two] = [of.person.id, other.person.id].sort() as [string, string];
		return [{ ...likeness, one, other: two }];
	});
}
