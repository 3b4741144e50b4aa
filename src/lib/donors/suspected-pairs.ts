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
 * Every suspected pair of a registry, once. It stops after every step, so that whoever asks can let others work in between: a step is somebody
 * who is made ready, looked up, or compared with the rest of a group.
 */
export function* suspectedPairs(entries: Iterable<Entry>, country: Country): Generator<SuspectedPair[]> {
	const people: Known[] = [];
	const groups = new Map<string, Known[]>();
	for (const entry of entries) {
		const known = { of: ready(entry, country), keys: keysOf(entry) };
		people.push(known);
		join(groups, known);
		yield [];
	}
	const telling = (key: string) => isTelling(groups.get(key));
	for (const known of people) {
		known.keys = known.keys.filter(telling);
		yield [];
	}
	for (const [key, group] of groups) if (isTelling(group)) yield* pairsIn(group, key);
}

/** Adds somebody to those who share a key, by key. */
function join(groups: Map<string, Known[]>, known: Known): void {
	for (const key of known.keys) {
		const group = groups.get(key);
		if (group) group.push(known);
		else groups.set(key, [known]);
	}
}

/** Not of a key that one alone has, or too many. */
const isTelling = (group: readonly Known[] = []) => group.length >= 2 && group.length <= LARGEST_GROUP;

/** Without a paper, a phone or a birth date in common no pair comes to `SUSPECTED_FROM`. */
const keysOf = ({ idHash, phone, birthDate, birthPrecision }: Entry) => [
	...(idHash ? [`id ${idHash}`] : []),
	...(phone ? [`phone ${phone}`] : []),
	...(birthDate && birthPrecision === 'day' ? [`born ${birthDate}`] : [])
];

function* pairsIn(group: readonly Known[], key: string): Generator<SuspectedPair[]> {
	for (const [at, a] of group.entries()) {
		const found: SuspectedPair[] = [];
		for (const b of group.slice(at + 1)) {
			// Met before, in the group of a key that stands before this one.
			if (a.keys.find((one) => b.keys.includes(one)) !== key) continue;
			const likeness = likenessOf(a.of, b.of, compareIds(a.of.person, b.of.person), SUSPECTED_FROM);
			if (!likeness) continue;
			const [one, other] = [a.of.person.id, b.of.person.id].sort() as [string, string];
			found.push({ ...likeness, one, other });
		}
		yield found;
	}
}
