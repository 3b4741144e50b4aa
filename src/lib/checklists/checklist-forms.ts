import { z } from 'zod';
import { form, line, newRowId, optionalDay, optionalId, requiredId, requiredLine, tick, whole } from '../field';
import { ITEM_KINDS } from './checklist';

const kind = () => z.enum(ITEM_KINDS, { error: 'not_a_choice' });

/** From which list a drive begins: a template, or with none the usual list. */
export const beginForm = form({ templateId: optionalId().default('') });

/** A line that is added to a drive's list. Of a thing `dueOn` says nothing. */
export const newItemForm = form({
	id: newRowId().default(''),
	kind: kind(),
	title: requiredLine(160),
	dueOn: optionalDay().default(''),
	quantity: whole(1, 100_000).nullable().default(null)
}).superRefine(({ kind, dueOn }, context) => {
	if (kind === 'task' && dueOn === '') context.addIssue({ code: 'custom', message: 'required', path: ['dueOn'] });
});

/** That a line is done or ready, or not yet. */
export const tickForm = form({ kind: kind(), itemId: requiredId(), done: tick().default(false) });

/** The day on which a task is due; empty lets it move along with the drive again. */
export const moveForm = form({ itemId: requiredId(), dueOn: optionalDay().default('') });

/** That a line is taken off, or put back. */
export const itemForm = form({ kind: kind(), itemId: requiredId() });

/** A template: `owner` is a club's id or a province's code. It begins as the usual list, or empty. */
export const newTemplateForm = form({
	id: newRowId().default(''),
	owner: line(40).default(''),
	name: requiredLine(80),
	usual: tick().default(false)
});

/** A line that is added to a template: a task with its days, or a thing. */
export const newTemplateItemForm = form({
	id: newRowId().default(''),
	kind: kind(),
	title: requiredLine(160),
	daysBefore: whole(0, 730).nullable().default(null),
	quantity: whole(1, 100_000).nullable().default(null)
}).superRefine(({ kind, daysBefore }, context) => {
	if (kind === 'task' && daysBefore === null)
		context.addIssue({ code: 'custom', message: 'required', path: ['daysBefore'] });
});

/** That a line is taken off a template. */
export const templateItemForm = form({ itemId: requiredId() });

/** A line of a drive's list as it was typed. */
export type NewItemInput = z.infer<typeof newItemForm>;
/** A template as it was typed. */
export type NewTemplateInput = z.infer<typeof newTemplateForm>;
/** A line of a template as it was typed. */
export type NewTemplateItemInput = z.infer<typeof newTemplateItemForm>;
