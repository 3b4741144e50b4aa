import { m } from '../paraglide/messages';
import { MOST_SAVED_FILTERS } from './saved-filter-form';

/** Why a filter was not kept, renamed or removed, and what to do. */
export const filterRefusalText: Record<
	'too_many_filters' | 'name_taken' | 'stale_version' | 'filter_gone',
	() => string
> = {
	too_many_filters: () => m.saved_filter_refusal_too_many({ most: MOST_SAVED_FILTERS }),
	name_taken: () => m.saved_filter_refusal_name_taken(),
	stale_version: () => m.saved_filter_refusal_stale(),
	filter_gone: () => m.saved_filter_refusal_gone()
};
