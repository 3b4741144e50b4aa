import { fail } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { recordsOutcomes } from '$lib/drives/status';
import {
	lineForm,
	undoLineForm,
	walkInForm,
	type LineInput,
	type LineRefusal,
	type WalkInInput
} from '$lib/paper/line-form';
import { lineRefusalField, lineRefusalWords } from '$lib/paper/line-words';
import { m } from '$lib/paraglide/messages';
import { fieldWords } from '$lib/field-words';
import { getLocale } from '$lib/paraglide/runtime';
import { signedConsentText } from '$lib/server/donors/consents';
import { requireDrive } from '$lib/server/drives/access';
import { enterLine } from '$lib/server/paper/enter-line';
import { enterWalkIn } from '$lib/server/paper/enter-walk-in';
import { paperRoster } from '$lib/server/paper/paper-roster';
import { undoLine } from '$lib/server/paper/undo-line';
import { canKeepPaper } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import type { Refused } from '$lib/result';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canKeepPaper);
	event.setHeaders({ 'cache-control': 'no-store' });
	const people = await scope((tx) => paperRoster(tx, drive.id, 'name'));
	const walkIn = event.url.searchParams.get('who') === 'new';
	const consent = walkIn
		? (await scope((tx) => signedConsentText(tx, 'registration', getLocale(), drive.startsOn))).body
		: null;
	const { id, title, startsOn, endsOn, status } = drive;
	return {
		drive: { id, title, startsOn, endsOn, status },
		records: recordsOutcomes(status) && drive.datePrecision === 'day',
		people: people.map(({ slotAt: _slotAt, group: _group, ...person }) => person),
		consent,
		key: v7()
	};
};

export const actions: Actions = {
	line: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canKeepPaper);
		const { valid, errors, data: input } = await readForm(event.request, lineForm);
		if (!valid) return badLine(input, errors);
		const result = await enterLine(scope, { actor, drive, input, locale: getLocale(), now: new Date() });
		return result.ok ? { entered: result.value, values: input, key: v7() } : refusedLine(input, result);
	},
	walkIn: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canKeepPaper);
		const { valid, errors, data: input } = await readForm(event.request, walkInForm);
		if (!valid) return badLine(input, errors);
		const result = await enterWalkIn(scope, { actor, drive, input, locale: getLocale(), now: new Date() });
		return result.ok ? { entered: result.value, values: input, key: v7() } : refusedLine(input, result);
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

type Typed = LineInput | WalkInInput;

/** What was typed stays, with the first field that has to be typed again. */
function badLine(values: Typed, errors: Record<string, unknown>) {
	const [[field, said] = ['', '']] = Object.entries(errors);
	const [first] = [said].flat(2);
	const problem = m.paper_refusal_field({ field: typeof first === 'string' ? fieldWords(first) : '' });
	return fail(400, { values, field, problem });
}

function refusedLine(values: Typed, { refusal, details }: Refused<LineRefusal>) {
	return fail(409, {
		values,
		field: lineRefusalField[refusal],
		problem: lineRefusalWords[refusal](details, getLocale())
	});
}
