import { UUID } from '../uuid';
import { REGISTRATION_STATES, type RegistrationState } from '../drives/registration-state';

/** What the roster shows: everybody, those still to come, those in the room, those who are through. */
export const ROSTER_SHOWS = ['all', 'expected', 'here', 'done'] as const;

export type RosterShow = (typeof ROSTER_SHOWS)[number];

/** The states behind each choice; those who applied or wait stand with the expected ones. */
export const STATES_SHOWN: Record<RosterShow, readonly RegistrationState[]> = {
	all: REGISTRATION_STATES,
	expected: ['applied', 'registered', 'waiting', 'offered', 'confirmed'],
	here: ['arrived', 'fit'],
	done: ['deferred', 'donated', 'left', 'no_show', 'cancelled']
};

/** What stands in the address of a roster. `open` is the registration whose form is unfolded, `group` whose people are shown alone. */
export type RosterFilter = {
	show: RosterShow;
	typed: string;
	after: string;
	open: string;
	as: RowForm | null;
	group: string;
};

/** What unfolds under a row. */
export const ROW_FORMS = ['donate', 'defer', 'fit', 'history'] as const;

export type RowForm = (typeof ROW_FORMS)[number];

/** Reads the address; what makes no sense counts as not asked. */
export function rosterFilter(address: URLSearchParams): RosterFilter {
	const id = (name: string) => (UUID.test(address.get(name) ?? '') ? (address.get(name) ?? '') : '');
	return {
		show: ROSTER_SHOWS.find((show) => show === address.get('show')) ?? 'all',
		typed: (address.get('q') ?? '')
			.normalize('NFC')
			.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
			.trim()
			.slice(0, 80),
		after: id('after'),
		open: id('open'),
		group: id('group'),
		as: ROW_FORMS.find((form) => form === address.get('as')) ?? null
	};
}

/** The address of a roster with some parts changed; the page starts anew unless `after` is given. */
export function rosterAddress(filter: RosterFilter, changed: Partial<RosterFilter>): string {
	const { show, typed, after, open, as, group } = { ...filter, after: '', open: '', as: null, ...changed };
	const parts = { show: show === 'all' ? '' : show, q: typed, after, open, as: as ?? '', group };
	const address = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''));
	return `?${address}`;
}
