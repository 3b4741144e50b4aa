import { m } from '../paraglide/messages';
import { refusalText } from '../registrations/refusal-text';
import type { RefusalDetails } from '../result';
import type { CalendarDate } from '../time/calendar-date';
import { formatDate, type Locale } from '../time/format';
import type { LineRefusal, PaperOutcome } from './line-form';

/** What became of somebody, as the list offers it. */
export const outcomeWords: Record<PaperOutcome, () => string> = {
	donated: () => m.paper_outcome_donated(),
	deferred: () => m.paper_outcome_deferred(),
	left: () => m.paper_outcome_left(),
	arrived: () => m.paper_outcome_arrived()
};

const OWN: Record<'time_outside' | 'time_ahead', (details: RefusalDetails, locale: Locale) => string> = {
	time_outside: ({ from, to }, locale) =>
		m.paper_refusal_outside({
			from: formatDate(String(from) as CalendarDate, locale),
			to: formatDate(String(to) as CalendarDate, locale)
		}),
	time_ahead: () => m.paper_refusal_ahead()
};

/** Why a line was not taken, and what to do. */
export const lineRefusalWords: Record<LineRefusal, (details: RefusalDetails, locale: Locale) => string> = {
	...OWN,
	registration_not_found: refusalText.registration_not_found,
	drive_not_running: refusalText.drive_not_running,
	wrong_state: refusalText.wrong_state,
	person_not_matched: refusalText.person_not_matched,
	bag_taken: refusalText.bag_taken,
	deferral_end_missing: refusalText.deferral_end_missing,
	nothing_to_undo: refusalText.nothing_to_undo,
	operation_reused: refusalText.operation_reused
};

/** The field that a refusal is about, to be typed again. */
export const lineRefusalField: Record<LineRefusal, string> = {
	registration_not_found: 'registrationId',
	drive_not_running: 'registrationId',
	wrong_state: 'registrationId',
	person_not_matched: 'registrationId',
	bag_taken: 'bagNumber',
	deferral_end_missing: 'untilOn',
	time_outside: 'heldOn',
	time_ahead: 'at',
	nothing_to_undo: 'registrationId',
	operation_reused: 'registrationId'
};
