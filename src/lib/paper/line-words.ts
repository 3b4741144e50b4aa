import type { RegistrationState } from '../drives/registration-state';
import { registrationStateWords } from '../drives/registration-state-words';
import { m } from '../paraglide/messages';
import { refusalText } from '../registrations/refusal-text';
import type { RefusalDetails } from '../result';
import type { CalendarDate } from '../time/calendar-date';
import { formatDate, type Locale } from '../time/format';
import type { LineRefusal } from './line-form';
import type { PaperOutcome } from './outcome';

/** What a line led to: where the person stands, and whether somebody has to look; `state` is null while all of it waits. */
export function enteredWords(line: { name: string; state: RegistrationState | null; doubt: string | null }): string {
	const { name, state, doubt } = line;
	if (state === null) return m.paper_kept_look({ name });
	const words = { name, state: registrationStateWords[state]() };
	return doubt ? m.paper_saved_look(words) : `${words.name}: ${words.state}`;
}

/** What became of somebody, as the list offers it. */
export const outcomeWords: Record<PaperOutcome, () => string> = {
	donated: () => m.paper_outcome_donated(),
	deferred: () => m.paper_outcome_deferred(),
	left: () => m.paper_outcome_left(),
	arrived: () => m.paper_outcome_arrived()
};

const OWN: Record<
	'time_outside' | 'time_ahead' | 'already_registered',
	(details: RefusalDetails, locale: Locale) => string
> = {
	time_outside: ({ from, to }, locale) =>
		m.paper_refusal_outside({
			from: formatDate(String(from) as CalendarDate, locale),
			to: formatDate(String(to) as CalendarDate, locale)
		}),
	time_ahead: () => m.paper_refusal_ahead(),
	already_registered: ({ name = '' }) => m.paper_refusal_on_list({ name })
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
	already_registered: 'confirmNew',
	person_not_matched: 'registrationId',
	bag_taken: 'bagNumber',
	deferral_end_missing: 'untilOn',
	time_outside: 'heldOn',
	time_ahead: 'at',
	nothing_to_undo: 'registrationId',
	operation_reused: 'registrationId'
};
