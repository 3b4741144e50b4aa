import { componentWords } from '../donations/component-words';
import { birthWords } from '../donors/donor-words';
import { deferralWords } from '../donors/deferral-words';
import { registrationStateWords } from '../drives/registration-state-words';
import { overrideWords } from '../registrations/override-words';
import { m } from '../paraglide/messages';
import type { CalendarDate } from '../time/calendar-date';
import { formatDate, formatMl, type Locale } from '../time/format';
import { readBirthDate } from '../time/typed-date';
import type { Doubt } from './doubt';
import type { LookBag } from './look';
import type { Act, Operation } from './operation';
import type { LeftBecause, SettleRefusal, Tried } from './settle-form';

/** What was done, in a word. */
export const actWords: Record<Act, () => string> = {
	register: () => m.look_act_register(),
	arrive: registrationStateWords.arrived,
	fit: registrationStateWords.fit,
	defer: registrationStateWords.deferred,
	leave: registrationStateWords.left,
	begin: () => m.look_act_begin(),
	donate: registrationStateWords.donated,
	thank: () => m.look_act_thank(),
	undo: () => m.look_act_undo()
};

/** Why somebody has to look, and what to do, in a sentence or two. */
export const doubtWords: Record<Doubt, () => string> = {
	arrived_twice: () => m.look_why_arrived_twice(),
	donated_twice: () => m.look_why_donated_twice(),
	deferred_twice: () => m.look_why_deferred_twice(),
	donated_and_away: () => m.look_why_donated_and_away(),
	cancelled_meanwhile: () => m.look_why_cancelled_meanwhile(),
	undone_meanwhile: () => m.look_why_undone_meanwhile(),
	bag_taken: () => m.look_why_bag_taken(),
	against_the_rules: () => m.look_why_against_the_rules(),
	likely_duplicate: () => m.look_why_likely_duplicate(),
	odd_time: () => m.look_why_odd_time(),
	after_closing: () => m.look_why_after_closing(),
	drive_closed: () => m.look_why_drive_closed(),
	drive_full: () => m.look_why_drive_full(),
	already_planned: () => m.look_why_already_planned(),
	already_registered: () => m.look_why_already_registered(),
	not_eligible: () => m.look_why_not_eligible(),
	person_not_matched: () => m.look_why_person_not_matched(),
	person_unknown: () => m.look_why_person_unknown(),
	deferral_end_missing: () => m.look_why_deferral_end_missing(),
	nothing_to_undo: () => m.look_why_nothing_to_undo(),
	right_lost: () => m.look_why_right_lost()
};

/** Why something is left out. */
export const leftBecauseWords: Record<LeftBecause, () => string> = {
	recorded_otherwise: () => m.look_because_recorded_otherwise(),
	mistyped: () => m.look_because_mistyped(),
	did_not_happen: () => m.look_because_did_not_happen(),
	other: () => m.look_because_other()
};

/** Why nothing was settled, and what to do. */
export const settleRefusalWords: Record<SettleRefusal, (bagNumber: string) => string> = {
	settled_meanwhile: () => m.look_refusal_settled_meanwhile(),
	not_for_this: () => m.look_refusal_not_for_this(),
	drive_not_running: () => m.look_refusal_drive_not_running(),
	note_missing: () => m.look_refusal_note_missing(),
	sure_missing: () => m.look_refusal_sure_missing(),
	bag_taken: (bag) => m.registration_refusal_bag_taken({ bag }),
	no_donation: () => m.look_refusal_no_donation(),
	registration_gone: () => m.look_refusal_registration_gone(),
	typed_is_gone: () => m.look_refusal_typed_is_gone()
};

/** A bag by volume and number. */
export function bagWords({ volumeMl, bagNumber }: LookBag, locale: Locale): string {
	const number = bagNumber === '' ? m.look_bag_unnumbered() : m.look_bag_number({ number: bagNumber });
	return `${formatMl(volumeMl, locale)}, ${number}`;
}

const reactions: Partial<Record<string, () => string>> = {
	mild: () => m.look_reaction_mild(),
	moderate: () => m.look_reaction_moderate(),
	severe: () => m.look_reaction_severe()
};

/** What was typed with an act, as a list; of a walk-in no more than tells, beside the name, who it is. */
export function typedWords(operation: Operation, undoneAct: Act | null, locale: Locale): string[] {
	switch (operation.act) {
		case 'register':
			return [bornWords(operation.birthDate, locale), ...decided(operation)].filter(Boolean);
		case 'fit':
			return decided(operation);
		case 'defer':
			return [deferralWords[operation.deferralClass](locale), endOf(operation, locale)].filter(Boolean);
		case 'donate':
			return [bagWords(operation, locale), ...moreOf(operation), ...decided(operation)];
		case 'thank':
			return operation.certificateNumber ? [m.look_certificate({ number: operation.certificateNumber })] : [];
		case 'undo':
			return undoneAct ? [m.look_undoes({ act: actWords[undoneAct]() })] : [];
		default:
			return [];
	}
}

type Of<A extends Act> = Extract<Operation, { act: A }>;

function bornWords(typed: string, locale: Locale): string {
	const birth = readBirthDate(typed);
	return birth ? birthWords(birth.date, birth.precision, locale) : '';
}

function endOf({ permanent, untilOn }: Of<'defer'>, locale: Locale): string {
	if (permanent) return m.desk_for_good();
	return untilOn === '' ? '' : m.desk_until({ date: formatDate(untilOn as CalendarDate, locale) });
}

function moreOf({ component, quantitySufficient, stopped, reaction }: Of<'donate'>): string[] {
	return [
		component === 'whole_blood' ? '' : componentWords[component](),
		quantitySufficient ? '' : m.donation_insufficient(),
		stopped ? m.look_bag_stopped() : '',
		reactions[reaction]?.() ?? ''
	].filter(Boolean);
}

function decided({ overrideReason: reason, overrideBy: by }: Of<'fit' | 'donate' | 'register'>): string[] {
	return reason === '' || by === '' ? [] : [overrideWords({ reason, by })];
}

/** What came of trying again. */
export function triedWords({ doubt, recorded, followed }: Tried): string {
	if (!recorded) return m.look_again_waits({ why: doubt ? doubtWords[doubt]() : '' });
	if (doubt) return m.look_again_doubt({ why: doubtWords[doubt]() });
	return followed > 0 ? m.look_again_followed({ count: followed }) : m.look_again_done();
}
