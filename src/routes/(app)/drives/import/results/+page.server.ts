import { resultsDoneText } from '$lib/drives/pasted-count-words';
import { pastedResultsForm } from '$lib/drives/pasted-form';
import { resultRow } from '$lib/drives/pasted-row-words';
import type { PastedResult } from '$lib/drives/pasted-results';
import { differingText } from '$lib/drives/pasted-words';
import { getLocale } from '$lib/paraglide/runtime';
import { tableLeft } from '$lib/pasted/text-left';
import { importResults, isReady, replacementKey } from '$lib/server/drives/import-drives';
import { readPastedResults } from '$lib/server/drives/read-pasted';
import { blankTable, listOf, pastedBy } from '../pasted.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = blankTable;

/** The lines as they are shown, and those of them that would replace what was stated. */
function worded(results: readonly PastedResult[]) {
	const rows = results.map((one) => resultRow(one, getLocale()));
	const differing = results.flatMap((one, index) => {
		if (one.state !== 'differs' || one.problems.length > 0) return [];
		const { line, title, when } = rows[index] ?? { line: 0, title: '', when: '' };
		return [{ key: replacementKey(one), line, title, when, figures: differingText(one, getLocale()) }];
	});
	return { rows, differing };
}

export const actions: Actions = {
	preview: async (event) => {
		const pasted = await pastedBy(event, pastedResultsForm);
		if ('kept' in pasted) return pasted.kept;
		const { results, rest, unread } = await pasted.scope((tx) => readPastedResults(tx, pasted.reading));
		return { typed: pasted.typed, ...worded(results), rest, unread, fresh: results.filter(isReady).length };
	},
	add: async (event) => {
		const pasted = await pastedBy(event, pastedResultsForm);
		if ('kept' in pasted) return pasted.kept;
		const { replace } = pasted.typed;
		const { taken, left, ...read } = await pasted.scope((tx) => importResults(tx, { ...pasted.reading, replace }));
		const typed = { ...pasted.typed, text: tableLeft({ ...read, left }) };
		const done = resultsDoneText(taken.length, getLocale());
		return { typed, ...worded(left), rest: read.rest, unread: read.unread, fresh: 0, done, list: listOf(taken) };
	}
};
