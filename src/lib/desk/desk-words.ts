import { m } from '../paraglide/messages';
import type { IconName } from '../ui/icon-names';
import type { Act } from './operation';
import type { NotKept, NotReached } from './said';
import type { Station } from './stations';

/** A station of the hall. */
export const stationWords: Record<Station, () => string> = {
	reception: () => m.day_station_reception(),
	medical: () => m.day_station_medical(),
	collection: () => m.day_station_collection(),
	rest: () => m.day_station_rest()
};

/** Nobody waits at a station. */
export const nobodyWords: Record<Station, () => string> = {
	reception: () => m.day_nobody_reception(),
	medical: () => m.day_nobody_medical(),
	collection: () => m.day_nobody_collection(),
	rest: () => m.day_nobody_rest()
};

/** What a button does. */
export const dayActWords: Record<Act, () => string> = {
	register: () => m.day_act_register(),
	arrive: () => m.day_act_arrive(),
	fit: () => m.day_act_fit(),
	defer: () => m.day_act_defer(),
	leave: () => m.day_act_leave(),
	begin: () => m.day_act_begin(),
	donate: () => m.day_act_donate(),
	thank: () => m.day_act_thank(),
	undo: () => m.ui_undo()
};

export const dayActIcons: Record<Act, IconName> = {
	register: 'person-plus',
	arrive: 'person-check',
	fit: 'check',
	defer: 'calendar-clock',
	leave: 'log-out',
	begin: 'hourglass',
	donate: 'drop',
	thank: 'heart',
	undo: 'undo'
};

/** What was just done, after somebody's name. */
export const didWords: Record<Exclude<Act, 'undo'>, () => string> = {
	register: () => m.day_did_register(),
	arrive: () => m.registration_state_arrived(),
	fit: () => m.registration_state_fit(),
	defer: () => m.registration_state_deferred(),
	leave: () => m.registration_state_left(),
	begin: () => m.day_did_begin(),
	donate: () => m.registration_state_donated(),
	thank: () => m.day_did_thank()
};

/** Why nothing goes through at the moment; what was done is kept all the same. */
export const notReachedWords: Record<NotReached, () => string> = {
	away: () => m.day_away(),
	signed_out: () => m.day_signed_out(),
	no_right: () => m.day_no_right(),
	forgotten: () => m.day_forgotten(),
	kept_sealed: () => m.day_kept_sealed()
};

/** Why an act was not kept. */
export const notKeptWords: Record<NotKept['why'], () => string> = {
	device_full: () => m.day_device_full(),
	not_understood: () => m.day_incomplete()
};
