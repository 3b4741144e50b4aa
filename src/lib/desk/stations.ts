import type { RegistrationState } from '../drives/registration-state';
import { sortKey } from '../donors/name';
import type { Country } from '../areas/country';
import type { Act } from './operation';
import type { DeskPerson } from './roster';

/** The stations of a hall, in the order in which somebody walks through them. A helper does one or several. */
export const STATIONS = ['reception', 'medical', 'collection', 'rest'] as const;

export type Station = (typeof STATIONS)[number];

const EXPECTED: readonly RegistrationState[] = ['registered', 'confirmed', 'waiting', 'offered', 'applied'];

/** Whether somebody is for this station to see to now. */
export function isFor(station: Station, { state, thankedAt }: DeskPerson): boolean {
	if (station === 'reception') return EXPECTED.includes(state) || state === 'no_show';
	if (station === 'medical') return state === 'arrived';
	if (station === 'collection') return state === 'fit';
	return (state === 'donated' || state === 'deferred') && thankedAt === '';
}

/** What this station does with somebody, the usual act first; nothing where it is not theirs. Of whoever is not matched to a donor yet, a bag and a deferral are kept until they are. */
export function actsFor(station: Station, person: DeskPerson): Act[] {
	const { state, begunAt } = person;
	if (station === 'rest') return state === 'donated' || state === 'deferred' ? ['thank'] : [];
	if (!isFor(station, person)) return station === 'reception' && state === 'left' ? ['arrive'] : [];
	if (station === 'reception') return ['arrive'];
	if (station === 'medical') return ['fit', 'defer', 'leave'];
	return begunAt === '' ? ['begin', 'donate', 'defer', 'leave'] : ['donate', 'defer', 'leave'];
}

/** Whether the rules say not today and nobody decided otherwise: whoever goes on says who does. */
export function asksDecision({ notYet, decided }: DeskPerson): boolean {
	return notYet.length > 0 && !decided;
}

/** Who is next behind the door: whoever has waited longest, or whoever's slot is earliest. */
export type Next = 'arrival' | 'slot';

/** Who waits at a station, the next first; at the reception by slot, then by name as names are sorted in the drive's country. Whoever has no slot comes last. */
export function queueOf(
	station: Station,
	people: readonly DeskPerson[],
	{ country, next = 'arrival' }: { country: Country; next?: Next }
): DeskPerson[] {
	const here = people.filter((person) => isFor(station, person));
	if (station === 'reception') {
		const byName = byNameIn(country, here);
		return here.toSorted((a, b) => bySlot(a, b) || byName(a, b));
	}
	const byArrival = (a: DeskPerson, b: DeskPerson) => compare(a.since, b.since);
	return here.toSorted(next === 'slot' ? (a, b) => bySlot(a, b) || byArrival(a, b) : byArrival);
}

const MOST_MINUTES = 24 * 60;

/** Whole minutes that somebody has waited where they stand; null where nobody waits there, or the clocks cannot be believed. */
export function minutesWaited({ state, since, thankedAt }: DeskPerson, now: number): number | null {
	const waits = state === 'arrived' || state === 'fit' || (state === 'donated' && thankedAt === '');
	const minutes = Math.floor((now - Date.parse(since)) / 60_000);
	return waits && minutes >= 0 && minutes < MOST_MINUTES ? minutes : null;
}

/** How many wait at each station, and how many bags are being filled. */
export function waitingAt(people: readonly DeskPerson[]): Record<Station, number> & { beds: number } {
	const count = (station: Station) => people.filter((person) => isFor(station, person)).length;
	const beds = people.filter(({ state, begunAt }) => state === 'fit' && begunAt !== '').length;
	return {
		reception: count('reception'),
		medical: count('medical'),
		collection: count('collection'),
		rest: count('rest'),
		beds
	};
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function bySlot(a: DeskPerson, b: DeskPerson): number {
	return Number(a.slot === '') - Number(b.slot === '') || compare(a.slot, b.slot);
}

const LAO = /[\u0e80-\u0eff]/;

/** Names in Lao script are sorted as those of Laos wherever they are. */
function byNameIn(country: Country, people: readonly DeskPerson[]): (a: DeskPerson, b: DeskPerson) => number {
	const keys = new Map(people.map(({ name }) => [name, sortKey(name, LAO.test(name) ? 'LA' : country)]));
	const key = ({ name }: DeskPerson) => keys.get(name) ?? name;
	return (a, b) => compare(key(a), key(b)) || compare(a.name, b.name);
}
