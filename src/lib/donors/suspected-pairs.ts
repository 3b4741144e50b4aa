import type { Country } from '../areas/country';
import { compareIds, likenessOf, ready, type Likeness, type Paper, type Person, type Ready } from './duplicates';
import { SUSPECTED_FROM } from './match-weights';

/** Somebody of the registry. */
export type Entry = Person & Paper & { id: string };

/** Two entries that are suspected to be of one person; `one` is the smaller id. */
export type SuspectedPair = Likeness & { one: string; other: string };

/** More than this share a key that says nothing: they are compared by their other keys alone. */
const LARGEST_GROUP = 500;

type Known = { of: Ready<Entry>; keys: string[] };

/**
 * Every suspected pair of a registry, once. It stops after every group, so that whoever asks can let others work in between.
 */
export function* suspectedPairs(entries: readonly Entry[], country: Country): Generator<SuspectedPair[]> {
	const people = entries.map((entry) => ({ of: ready(entry, country), keys: keysOf(entry) }));
	const groups = groupsOf(people);
	for (const known of people) known.keys = known.keys.filter((key) => groups.has(key));
	for (const [key, group] of groups) yield pairsIn(group, key);
}

/** Those who share a key, by key; without the keys that one alone has, or too many. */
function groupsOf(people: readonly Known[]): Map<string, Known[]> {
	const groups = new Map<string, Known[]>();
	for (const known of people) {
		for (const key of known.keys) {
			const group = groups.get(key);
			if (group) group.push(known);
			else groups.set(key, [known]);
		}
	}
	for (const [key, { length }] of groups) if (length < 2 || length > LARGEST_GROUP) groups.delete(key);
	return groups;
}

/** Without a paper, a phone or a birth date in common no pair comes to `SUSPECTED_FROM`. */
const keysOf = ({ idHash, phone, birthDate, birthPrecision }: Entry) => [
	...(idHash ? [`id ${idHash}`] : []),
	...(phone ? [`phone ${phone}`] : []),
	...(birthDate && birthPrecision === 'day' ? [`born ${birthDate}`] : [])
];

function pairsIn(group: readonly Known[], key: string): SuspectedPair[] {
	const found: SuspectedPair[] = [];
	for (const [at, a] of group.entries()) {
		for (const b of group.slice(at + 1)) {
			// Met before, in the group of a key that stands before this one.
			if (a.keys.find((one) => b.keys.includes(one)) !== key) continue;
			const likeness = likenessOf(a.of, b.of, compareIds(a.of.person, b.of.person), SUSPECTED_FROM);
			if (!likeness) continue;
			const [one, other] = [a.of.person.id, b.of.person.id].sort() as [string, string];
			found.push({ ...likeness, one, other });
		}
	}
	return found;
}
