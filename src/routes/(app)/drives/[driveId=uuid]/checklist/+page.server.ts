import { fail, redirect } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { beginForm, itemForm, moveForm, newItemForm, tickForm } from '$lib/checklists/checklist-forms';
import { checklistRefusalWords } from '$lib/checklists/checklist-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { beginList } from '$lib/server/checklists/begin-list';
import { addItem, moveTask, takeOff, tickItem } from '$lib/server/checklists/change-list';
import { tasksOf, templatesFor, thingsOf } from '$lib/server/checklists/queries';
import { requireDrive } from '$lib/server/drives/access';
import { canPlanDrive } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { addDays, dayIn } from '$lib/time/calendar-date';
import type { Actions, PageServerLoad } from './$types';
import { listAt, onLine, removedBy } from './line-actions.server';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canPlanDrive);
	const today = dayIn(drive.timezone, new Date());
	return scope(async (tx) => ({
		drive: { id: drive.id, title: drive.title },
		today,
		tasks: await tasksOf(tx, drive.id, drive.startsOn),
		things: await thingsOf(tx, drive.id),
		templates: (await templatesFor(tx, drive)).map(({ id, name }) => ({ value: id, label: name })),
		blank: { id: v7(), title: '', dueOn: drive.startsOn > today ? addDays(drive.startsOn, -1) : today, quantity: null },
		removed: removedBy(event.url)
	}));
};

export const actions: Actions = {
	begin: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, beginForm);
		if (!form.valid) return fail(400, { problem: m.field_not_a_choice() });
		const begun = await scope((tx) => beginList(tx, actor, { drive, ...form.data, locale: getLocale() }));
		if (!begun.ok) return fail(409, { problem: checklistRefusalWords[begun.refusal]() });
		redirect(303, listAt(drive.id));
	},
	add: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, newItemForm, ['quantity']);
		if (!form.valid) return fail(400, { form });
		const added = await scope((tx) => addItem(tx, actor, { drive, input: form.data }));
		if (!added.ok) return fail(409, { problem: checklistRefusalWords[added.refusal]() });
		redirect(303, listAt(drive.id));
	},
	tick: onLine(tickForm, {
		work: ({ actor, scope, drive, sent: { done: isDone, ...line } }) =>
			scope((tx) => tickItem(tx, actor, { drive, ...line, isDone, now: new Date() }))
	}),
	move: onLine(moveForm, {
		work: ({ actor, scope, drive, sent }) => scope((tx) => moveTask(tx, actor, { drive, ...sent })),
		problem: () => m.field_not_a_day()
	}),
	remove: onLine(itemForm, {
		work: ({ actor, scope, drive, sent }) => scope((tx) => takeOff(tx, actor, { drive, ...sent, now: new Date() })),
		where: ({ kind, itemId }) => `?removed=${kind}:${itemId}`
	}),
	restore: onLine(itemForm, {
		work: ({ actor, scope, drive, sent }) => scope((tx) => takeOff(tx, actor, { drive, ...sent, now: null }))
	})
};
