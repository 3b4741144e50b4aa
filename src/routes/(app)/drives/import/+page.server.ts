import { planDoneText } from '$lib/drives/pasted-count-words';
import { pastedPlanForm } from '$lib/drives/pasted-form';
import { plannedRow } from '$lib/drives/pasted-row-words';
import { getLocale } from '$lib/paraglide/runtime';
import { tableLeft } from '$lib/pasted/text-left';
import { importPlan, isNew } from '$lib/server/drives/import-drives';
import { readPastedPlan } from '$lib/server/drives/read-pasted';
import { blankTable, listOf, pastedBy } from './pasted.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = blankTable;

export const actions: Actions = {
	preview: async (event) => {
		const pasted = await pastedBy(event, pastedPlanForm);
		if ('kept' in pasted) return pasted.kept;
		const { drives, rest, unread } = await pasted.scope((tx) => readPastedPlan(tx, pasted.reading));
		const rows = drives.map((drive) => plannedRow(drive, getLocale()));
		return { typed: pasted.typed, rows, rest, unread, fresh: drives.filter(isNew).length };
	},
	add: async (event) => {
		const pasted = await pastedBy(event, pastedPlanForm);
		if ('kept' in pasted) return pasted.kept;
		const { added, left, ...read } = await pasted.scope((tx) => importPlan(tx, pasted.reading));
		const rows = left.map((drive) => plannedRow(drive, getLocale()));
		const typed = { ...pasted.typed, text: tableLeft({ ...read, left }) };
		const done = planDoneText(added.length, getLocale());
		return { typed, rows, rest: read.rest, unread: read.unread, fresh: 0, done, list: listOf(added, 'draft') };
	}
};
