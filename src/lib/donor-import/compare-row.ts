import type { Country } from '../areas/country';
import {
	compareIds,
	likenessOf,
	ready,
	STRENGTHS,
	type DuplicateReason,
	type Likeness,
	type Ready,
	type Strength
} from '../donors/duplicates';
import { FROM } from '../donors/match-weights';
import { changesOf, keysToFind, sameFacts, type Change, type Facts } from './facts';

/** What becomes of a row: a new donor, changes of a known one, nothing, a question to somebody, or none of it because it cannot be read. */
export const VERDICTS = ['new', 'update', 'likely_duplicate', 'same', 'error'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Whom a row may be: a donor at a version, by id, or an earlier row of the list, by its number; with what the row says differently. */
export type Candidate = {
	donor?: string;
	version?: number;
	row?: number;
	strength: Strength;
	reasons: DuplicateReason[];
	changes: Change[];
};

/** A donor as rows are compared with them. */
export type KnownDonor = Facts & { id: string; version: number };

/** A row that can be read, as it is compared. */
export type RowFacts = Facts & { number: number };

/** What a comparison came to. Of `update` and `same` the first candidate is the person. */
export type Compared = { verdict: Exclude<Verdict, 'error'>; candidates: Candidate[] };

type Found = Likeness & { candidate: Candidate; same: boolean };

const MOST_CANDIDATES = 5;

/** Compares the rows of a list, in their order, with the donors of a club and with each other. */
export class ListComparison {
	readonly #country: Country;
	readonly #donors = new Pool<KnownDonor>();
	readonly #earlier = new Pool<RowFacts>();
	readonly #taken = new Map<string, RowFacts>();

	constructor(donors: Iterable<KnownDonor>, country: Country) {
		this.#country = country;
		for (const donor of donors) this.#donors.add(donor, country);
	}

	/** Says what becomes of a row; rows are given one after the other. */
	compare(row: RowFacts): Compared {
		const donors = this.#like(row, this.#donors, ({ id, version }) => ({ donor: id, version }));
		const known = this.#personAmong(donors);
		if (known) return this.#ofDonor(row, known);
		const rows = this.#like(row, this.#earlier, ({ number }) => ({ row: number }));
		// Lists of donations name one person many times: a row that says nothing more of somebody certain follows the earlier one.
		const again = rows.find(({ strength, candidate }) => strength === 'certain' && candidate.changes.length === 0);
		if (again) return { verdict: 'same', candidates: [again.candidate] };
		this.#earlier.add(row, this.#country);
		const candidates = [...donors, ...rows].slice(0, MOST_CANDIDATES).map(({ candidate }) => candidate);
		return { verdict: candidates.length > 0 ? 'likely_duplicate' : 'new', candidates };
	}

	/** The donor whom a row says all the same of, rather one whom no other row is; otherwise the only one who certainly is the person. */
	#personAmong(found: readonly Found[]): Found | null {
		const same = found.filter((one) => one.same);
		const free = same.find(({ candidate }) => !this.#taken.has(candidate.donor ?? '')) ?? same[0];
		const certain = found.filter(({ strength }) => strength === 'certain');
		return free ?? (certain.length === 1 ? (certain[0] ?? null) : null);
	}

	#ofDonor(row: RowFacts, { candidate, strength, reasons }: Found): Compared {
		const donor = candidate.donor ?? '';
		const earlier = this.#taken.get(donor);
		this.#taken.set(donor, earlier ?? row);
		if (candidate.changes.length === 0) return { verdict: 'same', candidates: [candidate] };
		if (!earlier) return { verdict: 'update', candidates: [candidate] };
		if (changesOf(row, earlier).length === 0) return { verdict: 'same', candidates: [{ ...candidate, changes: [] }] };
		// Two rows that change one donor: somebody says which is right.
		const candidates = [{ row: earlier.number, strength, reasons, changes: [] }];
		return { verdict: 'likely_duplicate', candidates };
	}

	#like<T extends Facts>(row: RowFacts, pool: Pool<T>, named: (one: T) => Partial<Candidate>): Found[] {
		const asked = ready<Facts>(row, this.#country);
		const tellsLittle = row.birthDate === null && row.phone === null && row.idHash === '';
		const least = tellsLittle ? FROM.possible : FROM.likely;
		const found = pool.sharing(keysToFind(row, this.#country)).flatMap((other): Found[] => {
			const likeness = likenessOf(asked, other, compareIds(row, other.person), least);
			if (!likeness || (likeness.strength === 'possible' && !likeness.reasons.includes('same_name'))) return [];
			const { strength, reasons } = likeness;
			const changes = changesOf(row, other.person);
			const candidate = { ...named(other.person), strength, reasons, changes };
			return [{ ...likeness, same: sameFacts(row, other.person), candidate }];
		});
		return found.sort((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) || b.weight - a.weight);
	}
}

/** People found by what they share with somebody. */
class Pool<T extends Facts> {
	readonly #byKey = new Map<string, Ready<T>[]>();

	add(person: T, country: Country) {
		const one = ready(person, country);
		for (const key of keysToFind(person, country)) {
			const others = this.#byKey.get(key);
			if (others) others.push(one);
			else this.#byKey.set(key, [one]);
		}
	}

	sharing(keys: readonly string[]): Ready<T>[] {
		return [...new Set(keys.flatMap((key) => this.#byKey.get(key) ?? []))];
	}
}
