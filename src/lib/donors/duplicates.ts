import type { Country } from '../areas/country';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import type { Sex } from './donor-history';
import { BIRTH_WEIGHTS, FROM, NAME_WEIGHTS, OTHER_ID, PHONE_WEIGHTS, SEX_WEIGHTS } from './match-weights';
import { compareNames, isOneOff, isSwapped, readyName, type NameLikeness, type ReadyName } from './name-likeness';

/** What is compared of two people. Phones are in their stored form; `null` and empty mean unknown. */
export type Person = {
	fullName: string;
	sex: Sex | '';
	birthDate: CalendarDate | null;
	birthPrecision: DatePrecision;
	phone: string | null;
};

/** Whether the keyed hashes of two identity numbers agree; `unknown` when one is missing. */
export type IdComparison = 'same' | 'different' | 'unknown';

/** An identity paper: its kind, and the keyed hash of its number; both empty without one. */
export type Paper = { idKind: string; idHash: string };

/** How two births compare. `near`: day and month in each other's place, or one digit that differs. */
export type BirthLikeness = 'same_date' | 'same_year' | 'near' | 'different' | 'unknown';

/** How two numbers compare. `near`: one digit that differs. */
export type PhoneLikeness = 'same' | 'near' | 'different' | 'unknown';

/** How sure it is that two entries are one person, surest first. Staff decide, always. */
export const STRENGTHS = ['certain', 'likely', 'possible'] as const;

export type Strength = (typeof STRENGTHS)[number];

/** What two entries have in common. */
export type DuplicateReason =
	| 'same_id'
	| 'same_name'
	| 'name_alike'
	| 'same_given_name'
	| 'same_birth_date'
	| 'same_birth_year'
	| 'birth_alike'
	| 'same_phone'
	| 'phone_alike';

/** How sure it is, and why. `weight` is the sum of what speaks for it and against. */
export type Likeness = { strength: Strength; reasons: DuplicateReason[]; weight: number };

const NAME_REASONS: Partial<Record<NameLikeness, DuplicateReason>> = {
	same: 'same_name',
	alike: 'name_alike',
	shortened: 'name_alike',
	near: 'name_alike',
	given: 'same_given_name'
};
const BIRTH_REASONS: Partial<Record<BirthLikeness, DuplicateReason>> = {
	same_date: 'same_birth_date',
	same_year: 'same_birth_year',
	near: 'birth_alike'
};
const PHONE_REASONS: Partial<Record<PhoneLikeness, DuplicateReason>> = { same: 'same_phone', near: 'phone_alike' };

/** Numbers of two kinds of paper say nothing about each other unless they are the same. */
export function compareIds(a: Paper, b: Paper): IdComparison {
	if (a.idHash === '' || b.idHash === '') return 'unknown';
	if (a.idHash === b.idHash) return 'same';
	return a.idKind === b.idKind ? 'different' : 'unknown';
}

/** A person made ready to be compared with many others. */
export type Ready<T extends Person = Person> = { readonly person: T; readonly name: ReadyName };

/** Makes somebody ready to be compared; the name only when it comes to that. */
export function ready<T extends Person>(person: T, country: Country): Ready<T> {
	let name: ReadyName | undefined;
	return {
		person,
		get name() {
			return (name ??= readyName(person.fullName, country));
		}
	};
}

/**
 * How alike two entries are; `null` when the sum of what speaks for it is less than `least`. The same identity number decides alone.
 */
export function likenessOf(a: Ready, b: Ready, ids: IdComparison, least: number = FROM.possible): Likeness | null {
	const birth = compareBirths(a.person, b.person);
	const phone = comparePhones(a.person.phone, b.person.phone);
	const beside =
		BIRTH_WEIGHTS[birth] +
		PHONE_WEIGHTS[phone] +
		SEX_WEIGHTS[compareSexes(a.person, b.person)] +
		(ids === 'different' ? OTHER_ID : 0);
	// Names take longest to compare: most pairs need not come so far.
	if (ids !== 'same' && beside + NAME_WEIGHTS.same < least) return null;
	const name = compareNames(a.name, b.name);
	const weight = beside + NAME_WEIGHTS[name];
	const strength = ids === 'same' ? 'certain' : STRENGTHS.find((one) => weight >= FROM[one]);
	if (!strength || (ids !== 'same' && weight < least)) return null;
	const shared = [
		ids === 'same' ? ('same_id' as const) : undefined,
		NAME_REASONS[name],
		BIRTH_REASONS[birth],
		PHONE_REASONS[phone]
	];
	return { strength, reasons: shared.filter((reason) => reason !== undefined), weight };
}

/** The candidates that may be the same person, likeliest first. */
export function likelyDuplicates<T extends Person>(
	typed: Person,
	candidates: readonly { person: T; ids: IdComparison }[],
	country: Country
): (Likeness & { person: T })[] {
	const asked = ready(typed, country);
	return candidates
		.flatMap(({ person, ids }) => {
			const likeness = likenessOf(asked, ready(person, country), ids);
			return likeness ? [{ ...likeness, person }] : [];
		})
		.sort((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) || b.weight - a.weight);
}

function compareBirths(a: Person, b: Person): BirthLikeness {
	if (a.birthDate === null || b.birthDate === null) return 'unknown';
	if (a.birthPrecision === 'day' && b.birthPrecision === 'day') {
		if (a.birthDate === b.birthDate) return 'same_date';
		return isSlipOf(a.birthDate, b.birthDate) ? 'near' : 'different';
	}
	return a.birthDate.slice(0, 4) === b.birthDate.slice(0, 4) ? 'same_year' : 'different';
}

function isSlipOf(a: CalendarDate, b: CalendarDate): boolean {
	const [year, month, day] = a.split('-');
	return b === `${year}-${day}-${month}` || isOneOff(a, b) || isSwapped(a, b);
}

function comparePhones(a: string | null, b: string | null): PhoneLikeness {
	if (!a || !b) return 'unknown';
	if (a === b) return 'same';
	return isOneOff(a, b) || isSwapped(a, b) ? 'near' : 'different';
}

function compareSexes(a: Person, b: Person): keyof typeof SEX_WEIGHTS {
	if (a.sex === '' || b.sex === '') return 'unknown';
	return a.sex === b.sex ? 'same' : 'different';
}
