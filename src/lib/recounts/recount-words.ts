import { m } from '../paraglide/messages';
import { formatNumber, type Locale } from '../time/format';
import type { RecountState, Tally } from './recount';

/** How a recount stands. */
export const recountStateWords: Record<RecountState, () => string> = {
	queued: () => m.recount_state_queued(),
	running: () => m.recount_state_running(),
	done: () => m.recount_state_done(),
	failed: () => m.recount_state_failed()
};

/** What is counted anew. */
export const tallyWords: Record<Tally, () => string> = {
	drive_tallies: () => m.recount_tally_drive_tallies(),
	drive_people: () => m.recount_tally_drive_people(),
	drive_losses: () => m.recount_tally_drive_losses(),
	places_taken: () => m.recount_tally_places_taken(),
	area_tallies: () => m.recount_tally_area_tallies(),
	donors: () => m.recount_tally_donors()
};

/** Why a recount is not begun, or nothing set right. */
export const recountRefusalText: Record<'at_work' | 'nothing_to_set_right' | 'busy', () => string> = {
	at_work: () => m.recount_refusal_at_work(),
	nothing_to_set_right: () => m.recount_refusal_nothing(),
	busy: () => m.recount_refusal_busy()
};

/** What a recount has found: that all agree, or how many sums do not. */
export function foundText(differences: number, locale: Locale): string {
	if (differences === 0) return m.recount_found_none({}, { locale });
	if (differences === 1) return m.recount_found_one({}, { locale });
	return m.recount_found({ count: formatNumber(differences, locale) }, { locale });
}
