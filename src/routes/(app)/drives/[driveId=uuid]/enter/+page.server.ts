import { fail } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { recordsOutcomes } from '$lib/drives/status';
import { lineForm, undoLineForm } from '$lib/paper/line-form';
import { lineRefusalField, lineRefusalWords } from '$lib/paper/line-words';
import { m } from '$lib/paraglide/messages';
import { fieldWords } from '$lib/field-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDrive } from '$lib/server/drives/access';
import { enterLine } from '$lib/server/paper/enter-line';
import { paperRoster } from '$lib/server/paper/paper-roster';
import { undoLine } from '$lib/server/paper/undo-line';
import { canKeepPaper } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canKeepPaper);
	event.setHeaders({ 'cache-control': 'no-store' });
	const people = await scope((tx) => paperRoster(tx, drive.id, 'name'));
	const { id, title, startsOn, endsOn, status } = drive;
	return {
		drive: { id, title, startsOn, endsOn, status },
		records: recordsOutcomes(status) && drive.datePrecision === 'day',
		people: people.map(({ slotAt: _slotAt, group: _group, ...person }) => person),
		key: v7()
	};
};

export const actions: Actions = {
	line: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canKeepPaper);
		const form = await readForm(event.request, lineForm);
		const { data: input } = form;
		const locale = getLocale();
		if (!form.valid) {
			const field = Object.keys(form.errors)[0] ?? '';
			return fail(400, { values: input, field, problem: firstProblem(form.errors) });
		}
		const result = await enterLine(scope, { actor, drive, input, locale, now: new Date() });
		if (result.ok) return { entered: result.value, values: input, key: v7() };
		const problem = lineRefusalWords[result.refusal](result.details, locale);
		return fail(409, { values: input, field: lineRefusalField[result.refusal], problem });
	},
	undo: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canKeepPaper);
		const form = await readForm(event.request, undoLineForm);
		const locale = getLocale();
		if (!form.valid) return fail(400, { problem: lineRefusalWords.nothing_to_undo({}, locale) });
		const { operationId } = form.data;
		const result = await undoLine(scope, { actor, drive, operationId, locale, now: new Date() });
		if (result.ok) return { undone: result.value, key: v7() };
		return fail(409, { problem: lineRefusalWords[result.refusal](result.details, locale) });
	}
};

function firstProblem(errors: Record<string, unknown>): string {
	const [first] = Object.values(errors).flat(2);
	return m.paper_refusal_field({ field: typeof first === 'string' ? fieldWords(first) : '' });
}
