import type { RegistrationState } from '../drives/registration-state';
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

/** Who waits at a station, whoever waits longest first; at the reception by slot, then by name. */
export function queueOf(station: Station, people: readonly DeskPerson[]): DeskPerson[] {
	const here = people.filter((person) => isFor(station, person));
	if (station === 'reception') return here.toSorted((a, b) => compare(a.slot, b.slot) || compareNames(a, b));
	return here.toSorted((a, b) => compare(a.since, b.since));
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

function compareNames(a: DeskPerson, b: DeskPerson): number {
	const given = (name: string) => name.split(' ').at(-1) ?? '';
	return given(a.name).localeCompare(given(b.name), 'vi') || a.name.localeCompare(b.name, 'vi');
}
