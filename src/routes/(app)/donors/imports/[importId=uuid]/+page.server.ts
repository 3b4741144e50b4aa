import { error, fail, redirect } from '@sveltejs/kit';
import {
	batchForm,
	COLUMN_FIELDS,
	bulkForm,
	CHOSEN_FIELDS,
	decisionForm,
	readChoice,
	readColumns,
	startForm,
	tableForm
} from '$lib/donor-import/import-forms';
import { importRefusalWords } from '$lib/donor-import/import-words';
import { fieldWords } from '$lib/field-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requireImport } from '$lib/server/donor-import/access';
import { chooseColumns } from '$lib/server/donor-import/choose-columns';
import { decideAll, decideRow, rowById } from '$lib/server/donor-import/decide';
import { importPage } from '$lib/server/donor-import/import-page';
import { cancelImport, startImport, stopImport, undoImport } from '$lib/server/donor-import/move-import';
import { fieldsOf, sentAs, sentFields } from '$lib/server/web/sent-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { scope, batch } = await requireImport(event);
	event.setHeaders({ 'cache-control': 'no-store' });
	return scope((tx) => importPage(tx, batch, event.url.searchParams, getLocale(), new Date()));
};

type Chosen = { column: number; field: string }[];

/** Says in words why a step was not taken; nothing else of the page is lost, the columns as they were chosen neither. */
const refusedAs = (refusal: keyof typeof importRefusalWords, chosen?: Chosen) =>
	fail(409, { problem: importRefusalWords[refusal](), chosen });

/** The page that somebody decided on. */
const back = ({ url }: RequestEvent) => `${url.pathname}${url.search.replace(/^\?\/\w+&?/, '?')}`.replace(/\?$/, '');

/** A step that asks for nothing but that nobody else has moved the list meanwhile. */
const step = (take: typeof stopImport | typeof cancelImport | typeof undoImport) => async (event: RequestEvent) => {
	const { actor, scope, batch } = await requireImport(event);
	const sent = await sentFields(event.request, fieldsOf(batchForm));
	const asked = batchForm.safeParse({ version: Number(sent.get('version')) });
	if (!asked.success) return refusedAs('moved_meanwhile');
	const taken = await scope((tx) => take(tx, actor, { batch, ...asked.data, now: new Date() }));
	return taken.ok ? redirect(303, event.url.pathname) : refusedAs(taken.refusal);
};

export const actions: Actions = {
	columns: async (event) => {
		const { actor, scope, batch } = await requireImport(event);
		const sent = await sentFields(event.request, [...fieldsOf(tableForm), ...COLUMN_FIELDS]);
		const fields = readColumns(sent);
		const [version, table] = ['version', 'table'].map((name) => Number(sent.get(name)));
		const asked = tableForm.safeParse({ version, table });
		if (!fields || !asked.success) return refusedAs('moved_meanwhile');
		const chosen = await scope((tx) => chooseColumns(tx, actor, { batch, ...asked.data, fields }));
		if (chosen.ok) redirect(303, event.url.pathname);
		return refusedAs(
			chosen.refusal,
			[...fields].map(([column, field]) => ({ column, field: field ?? '' }))
		);
	},
	decide: async (event) => {
		const { actor, scope, batch } = await requireImport(event);
		const sent = await sentFields(event.request, [...fieldsOf(decisionForm), CHOSEN_FIELDS]);
		const parsed = decisionForm.safeParse({ rowId: sent.get('rowId'), choice: sent.get('choice') ?? '' });
		const said = parsed.success ? readChoice(parsed.data.choice) : undefined;
		if (!parsed.success) error(404);
		if (!said) return refusedAs('not_a_decision');
		const row = (await scope((tx) => rowById(tx, batch.id, parsed.data.rowId))) ?? error(404);
		const fields = sent.getAll(CHOSEN_FIELDS).map(String).filter(Boolean);
		const decided = await scope((tx) => decideRow(tx, actor, { batch, row, ...said, fields }));
		return decided.ok ? redirect(303, back(event)) : refusedAs(decided.refusal);
	},
	decideAll: async (event) => {
		const { actor, scope, batch } = await requireImport(event);
		const sent = await sentAs(event.request, bulkForm);
		if (!sent.success) return refusedAs('not_a_decision');
		const decided = await scope((tx) => decideAll(tx, actor, { batch, decision: sent.data.decision }));
		return decided.ok ? redirect(303, back(event)) : refusedAs(decided.refusal);
	},
	start: async (event) => {
		const { actor, scope, batch } = await requireImport(event);
		const sent = await sentFields(event.request, fieldsOf(startForm));
		const parsed = startForm.safeParse({ version: Number(sent.get('version')), consent: sent.get('consent') ?? '' });
		if (!parsed.success) {
			const isVersion = parsed.error.issues[0]?.path[0] === 'version';
			return isVersion ? refusedAs('moved_meanwhile') : fail(400, { consent: fieldWords('consent_missing') });
		}
		const started = await scope((tx) => startImport(tx, actor, { batch, ...parsed.data, now: new Date() }));
		if (started.ok) redirect(303, event.url.pathname);
		if (started.refusal === 'consent_missing') return fail(400, { consent: fieldWords('consent_missing') });
		return refusedAs(started.refusal);
	},
	stop: step(stopImport),
	cancel: step(cancelImport),
	undo: step(undoImport)
};
