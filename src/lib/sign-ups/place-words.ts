import { countsAsArrived, type RegistrationState } from '../drives/registration-state';
import { isStillHeld, type DriveStatus } from '../drives/status';
import { m } from '../paraglide/messages';
import { getLocale } from '../paraglide/runtime';
import type { RefusalDetails } from '../result';
import { calendarDate } from '../time/calendar-date';
import { formatDate, formatNumber, type Locale } from '../time/format';
import type { Asked, Wait } from './pre-check';
import type { OwnPlaceRefusal, PlacesRefusal, SignUpRefusal } from './refusals';
import type { SignUpState } from './sign-up-state';

/** How many places are free. */
export function freePlacesWords(free: number, locale: Locale): string {
	if (free <= 0) return m.sign_up_slot_full();
	return free === 1 ? m.sign_up_free_one() : m.sign_up_free({ count: formatNumber(free, locale) });
}

/** Why nobody was signed up, and what to do. */
export const signUpRefusalWords: Record<SignUpRefusal, (details: RefusalDetails) => string> = {
	drive_gone: () => m.sign_up_refusal_gone(),
	sign_up_not_yet: () => m.sign_up_refusal_not_yet(),
	sign_up_over: () => m.sign_up_refusal_over(),
	drive_cancelled: () => m.sign_up_refusal_cancelled(),
	drive_full: () => m.sign_up_refusal_full(),
	places_kept: () => m.sign_up_kept(),
	too_young: tooYoungWords,
	born_long_ago: ({ years = '' }) => m.sign_up_refusal_born_long_ago({ years }),
	slot_missing: () => m.sign_up_refusal_slot_missing(),
	slot_full: () => m.sign_up_refusal_slot_full(),
	group_full: () => m.sign_up_refusal_group_full(),
	too_many: () => m.sign_up_refusal_too_many()
};

/** From which age one may give, when that is, and which rule says so. */
function tooYoungWords({ years = '', day = '', from = '', source = '' }: RefusalDetails): string {
	const written = (stated: string | number) => {
		const date = calendarDate(String(stated));
		return date ? formatDate(date, getLocale()) : '';
	};
	return m.sign_up_refusal_too_young({ years, day: written(day), from: written(from), source });
}

/** Why somebody's own place stays as it is. */
export const ownPlaceRefusalWords: Record<OwnPlaceRefusal, () => string> = {
	place_gone: () => m.error_410_text(),
	place_settled: () => m.place_refusal_settled(),
	offer_over: () => m.place_refusal_offer_over(),
	sign_up_over: () => m.sign_up_refusal_over(),
	slot_full: () => m.sign_up_refusal_slot_full(),
	group_full: () => m.sign_up_refusal_group_full(),
	drive_full: () => m.sign_up_refusal_full(),
	places_kept: () => m.sign_up_kept()
};

/** Why the way in which places are given out stays as it is. */
export const placesRefusalWords: Record<PlacesRefusal, (details: RefusalDetails) => string> = {
	drive_gone: () => m.error_404_text(),
	stale_version: () => m.places_refusal_stale(),
	hours_missing: () => m.places_refusal_hours(),
	slots_without_places: () => m.places_refusal_nobody_served(),
	slot_below_taken: ({ time = '', people = '' }) => m.places_refusal_below({ time, people }),
	slot_has_people: ({ time = '', people = '' }) => m.places_refusal_people({ time, people })
};

/** What is asked before signing up. */
export const askedWords: Record<Asked, () => string> = {
	skin_piercing: () => m.pre_check_skin_piercing(),
	surgery: () => m.pre_check_surgery(),
	transfusion: () => m.pre_check_transfusion(),
	pregnancy_birth: () => m.pre_check_pregnancy_birth(),
	illness_6_months: () => m.pre_check_illness_6_months(),
	illness_4_weeks: () => m.pre_check_illness_4_weeks(),
	illness_7_days: () => m.pre_check_illness_7_days()
};

/** How long to wait after it. */
export function waitWords({ length }: Wait): string {
	if (length === null) return m.pre_check_ask();
	return 'months' in length ? m.pre_check_months({ count: length.months }) : m.pre_check_days({ count: length.days });
}

/** Where somebody's own place stands, to themselves. At a drive that is over or cancelled nothing is kept for anybody. */
export function ownStateWords(state: RegistrationState, status: DriveStatus): string {
	if (countsAsArrived(state)) return m.place_state_past();
	if (state === 'cancelled' || status === 'cancelled') return m.place_state_cancelled();
	if (!isStillHeld(status)) return m.place_state_over();
	if (state === 'waiting') return m.place_state_waiting();
	if (state === 'offered') return m.place_state_offered();
	return state === 'no_show' ? m.place_state_missed() : m.place_state_kept();
}

/** Whether one can sign up for a drive of the list, and for how many places. */
export function signUpStateWords(state: SignUpState, left: number | null, locale: Locale): string {
	if (state === 'open') return left === null ? m.sign_up_state_open() : freePlacesWords(left, locale);
	return {
		not_yet: m.sign_up_soon,
		waiting: m.sign_up_state_waiting,
		full: m.sign_up_full,
		kept: m.sign_up_state_kept,
		over: m.sign_up_over,
		cancelled: m.sign_up_refusal_cancelled
	}[state]();
}
