import { error, fail, redirect } from '@sveltejs/kit';
import { v7 } from 'uuid';
import { ITEM_KINDS } from '$lib/checklists/checklist';
import { beginForm, itemForm, moveForm, newItemForm, tickForm } from '$lib/checklists/checklist-forms';
import { checklistRefusalWords } from '$lib/checklists/checklist-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { beginList } from '$lib/server/checklists/begin-list';
import { addItem, moveTask, takeOff, tickItem } from '$lib/server/checklists/change-list';
import { tasksOf, templates, thingsOf } from '$lib/server/checklists/queries';
import { requireDrive } from '$lib/server/drives/access';
import { canPlanDrive } from '$lib/server/policy';
import { readForm } from '$lib/server/web/sent-form';
import { addDays, dayIn } from '$lib/time/calendar-date';
import { UUID } from '$lib/uuid';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Which line was just taken off, by the address. */
function removedBy({ url }: RequestEvent) {
	const [kind, itemId = ''] = (url.searchParams.get('removed') ?? '').split(':');
	const known = ITEM_KINDS.find((one) => one === kind);
	return known && UUID.test(itemId) ? { kind: known, itemId } : null;
}

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canPlanDrive);
	const today = dayIn(drive.timezone, new Date());
	const offered = (await scope(templates)).filter(
		({ provinceCode, clubId }) => provinceCode === drive.provinceCode && (clubId === null || clubId === drive.clubId)
	);
	return {
		drive: { id: drive.id, title: drive.title },
		today,
		tasks: await scope((tx) => tasksOf(tx, drive.id, drive.startsOn)),
		things: await scope((tx) => thingsOf(tx, drive.id)),
		templates: offered.map(({ id, name }) => ({ value: id, label: name })),
		blank: { id: v7(), title: '', dueOn: drive.startsOn > today ? addDays(drive.startsOn, -1) : today, quantity: null },
		removed: removedBy(event)
	};
};

const list = (driveId: string, after = '') => `/drives/${driveId}/checklist${after}`;

export const actions: Actions = {
	begin: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, beginForm);
		if (!form.valid) return fail(400, { problem: m.field_not_a_choice() });
		const begun = await scope((tx) => beginList(tx, actor, { drive, ...form.data, locale: getLocale() }));
		if (!begun.ok) return fail(409, { problem: checklistRefusalWords[begun.refusal]() });
		redirect(303, list(drive.id));
	},
	add: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, newItemForm, ['quantity']);
		if (!form.valid) return fail(400, { form });
		const added = await scope((tx) => addItem(tx, actor, { drive, input: form.data }));
		if (!added.ok) return fail(409, { problem: checklistRefusalWords[added.refusal]() });
		redirect(303, list(drive.id));
	},
	tick: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, tickForm);
		if (!form.valid) error(404);
		const { kind, itemId, done: isDone } = form.data;
		const ticked = await scope((tx) => tickItem(tx, actor, { drive, kind, itemId, isDone, now: new Date() }));
		if (!ticked.ok) return fail(409, { problem: checklistRefusalWords[ticked.refusal]() });
		redirect(303, list(drive.id, `#item-${itemId}`));
	},
	move: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, moveForm);
		if (!form.valid) return fail(400, { problem: m.field_not_a_day() });
		const moved = await scope((tx) => moveTask(tx, actor, { drive, ...form.data }));
		if (!moved.ok) return fail(409, { problem: checklistRefusalWords[moved.refusal]() });
		redirect(303, list(drive.id, `#item-${form.data.itemId}`));
	},
	remove: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, itemForm);
		if (!form.valid) error(404);
		const removed = await scope((tx) => takeOff(tx, actor, { drive, ...form.data, now: new Date() }));
		if (!removed.ok) return fail(409, { problem: checklistRefusalWords[removed.refusal]() });
		redirect(303, list(drive.id, `?removed=${form.data.kind}:${form.data.itemId}`));
	},
	restore: async (event) => {
		const { drive, actor, scope } = await requireDrive(event, canPlanDrive);
		const form = await readForm(event.request, itemForm);
		if (!form.valid) error(404);
		const restored = await scope((tx) => takeOff(tx, actor, { drive, ...form.data, now: null }));
		if (!restored.ok) return fail(409, { problem: checklistRefusalWords[restored.refusal]() });
		redirect(303, list(drive.id, `#item-${form.data.itemId}`));
	}
};
