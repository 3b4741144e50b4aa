import { form, line, optionalId, requiredId, requiredLine, rowVersion } from '../field';
import { donorListHref, type DonorFilter } from './list-filter';

/** Filters that one person may keep. */
export const MOST_SAVED_FILTERS = 50;

const LONGEST_NAME = 60;

/** A filter that is kept under a name; with a club it is shared there. `query` is as the address of the list has it. */
export const savedFilterForm = form({
	name: requiredLine(LONGEST_NAME),
	clubId: optionalId().default(''),
	query: line(1_000).default('')
});

/** Another name for a kept filter. */
export const renameFilterForm = form({
	filterId: requiredId(),
	name: requiredLine(LONGEST_NAME),
	version: rowVersion()
});

/** A kept filter that is kept no longer. */
export const removeFilterForm = form({ filterId: requiredId() });

/** What is kept of a filter: all but the search, which names people, and the page. Empty where nothing else narrows the list. */
export function keptQuery(filter: DonorFilter): string {
	return donorListHref(filter, { q: '' }).split('?')[1] ?? '';
}
