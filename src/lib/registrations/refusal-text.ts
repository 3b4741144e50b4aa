import { registrationStateWords } from '../drives/registration-state-words';
import { REGISTRATION_STATES } from '../drives/registration-state';
import { donorRefusalText } from '../donors/refusal-text';
import { m } from '../paraglide/messages';
import type { RefusalDetails } from '../result';
import type { CalendarDate } from '../time/calendar-date';
import { formatDate, type Locale } from '../time/format';
import type { MatchRefusal, OutcomeRefusal, RegisterRefusal } from './refusals';

type Words = (details: RefusalDetails, locale: Locale) => string;

/** What happened at the desk, why, and what to do. A refusal by the rules has words of its own (`eligibilityWords`). */
export const refusalText: Record<Exclude<OutcomeRefusal | RegisterRefusal, 'not_eligible'>, Words> = {
	drive_closed: () => m.registration_refusal_drive_closed(),
	drive_full: () => m.registration_refusal_drive_full(),
	group_full: () => m.registration_refusal_group_full(),
	already_registered: () => m.registration_refusal_already_registered(),
	already_planned: plannedWords,
	likely_duplicate: () => donorRefusalText.likely_duplicate(),
	donor_not_found: () => donorRefusalText.donor_not_found(),
	unknown_area: () => donorRefusalText.unknown_area(),
	operation_reused: () => m.registration_refusal_operation_reused(),
	registration_not_found: () => m.registration_refusal_not_found(),
	drive_not_running: () => m.registration_refusal_drive_not_running(),
	stale_version: (details) => m.registration_refusal_stale_version({ state: stateWords(details) }),
	wrong_state: (details) => m.registration_refusal_wrong_state({ state: stateWords(details) }),
	person_not_matched: () => m.registration_refusal_person_not_matched(),
	override_needed: () => m.registration_refusal_override_needed(),
	nothing_to_undo: () => m.registration_refusal_nothing_to_undo(),
	bag_taken: ({ bagNumber = '' }) => m.registration_refusal_bag_taken({ bag: bagNumber }),
	deferral_end_missing: () => m.registration_refusal_deferral_end_missing(),
	deferral_end_past: () => m.registration_refusal_deferral_end_past()
};

function plannedWords({ title, startsOn }: RefusalDetails, locale: Locale): string {
	if (title === undefined) return m.registration_refusal_already_planned();
	const date = formatDate(String(startsOn) as CalendarDate, locale);
	return m.registration_refusal_already_planned_at({ title, date });
}

function stateWords({ state }: RefusalDetails): string {
	const known = REGISTRATION_STATES.find((one) => one === state);
	return known ? registrationStateWords[known]() : '';
}

/** Why it was not said which donor somebody is, and what to do. */
export const matchRefusalText: Record<MatchRefusal | 'consent_missing', () => string> = {
	registration_not_found: () => m.registration_refusal_not_found(),
	donor_not_found: () => donorRefusalText.donor_not_found(),
	already_registered: () => m.match_refusal_already(),
	already_planned: () => m.registration_refusal_already_planned(),
	likely_duplicate: () => m.match_refusal_alike(),
	consent_missing: () => m.field_consent_missing()
};
