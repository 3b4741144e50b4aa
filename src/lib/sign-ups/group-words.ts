import { m } from '../paraglide/messages';
import type { RefusalDetails } from '../result';

/** Why a group stays as it is. */
export const groupRefusalWords: Record<'stale_version' | 'cap_below_taken', (details: RefusalDetails) => string> = {
	stale_version: () => m.places_refusal_stale(),
	cap_below_taken: ({ taken = '' }) => m.group_refusal_cap({ taken })
};
