import { and, eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { ChecklistAction } from '$lib/audit/action';
import type { NewTemplateInput, NewTemplateItemInput } from '$lib/checklists/checklist-forms';
import type { Template } from '$lib/checklists/checklist';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { wasDoneBy } from '../audit/queries';
import { recordAudit } from '../audit/record';
import { checklistTemplateItems, checklistTemplates } from '../db/schema/checklists';
import type { OwnedByClub } from '../policy';
import type { Tx } from '../scope';
import { usualItems } from './queries';

/** More lines than anybody reads. */
const MOST_ITEMS = 200;

type Adding = { owner: OwnedByClub; input: Omit<NewTemplateInput, 'owner'>; locale: Locale };

/** Adds a template of a club or an office, as the usual list in a language or empty. The second sending of a form finds what the first one added. */
export async function addTemplate(tx: Tx, actor: Actor, { owner, input, locale }: Adding): Promise<{ id: string }> {
	if (input.id && (await wasDoneBy(tx, actor, 'checklist.added', input.id))) return { id: input.id };
	const id = input.id || v7();
	const { clubId, provinceCode } = owner;
	const added = await tx
		.insert(checklistTemplates)
		.values({ id, clubId, provinceCode, name: input.name })
		.onConflictDoNothing({ target: checklistTemplates.id });
	// An id that somebody else's template bears is as good as none, and nothing is told of that template.
	if (added.rowCount === 0) return addTemplate(tx, actor, { owner, input: { ...input, id: '' }, locale });
	if (input.usual) {
		const items = (await usualItems(tx, locale)).map(({ id: _id, ...item }, position) => ({ ...item, position }));
		await tx.insert(checklistTemplateItems).values(items.map((item) => ({ ...item, templateId: id })));
	}
	await auditTemplate(tx, actor, { id, clubId, provinceCode }, 'checklist.added');
	return { id };
}

/** Adds a line to a template; sent twice it is added once. Refuses more lines than anybody reads. */
export async function addTemplateItem(
	tx: Tx,
	actor: Actor,
	template: Template,
	{ id, kind, title, daysBefore, quantity }: NewTemplateItemInput
): Promise<Result<null, 'list_full'>> {
	if (template.items.length >= MOST_ITEMS) return refused('list_full');
	const about = kind === 'task' ? { daysBefore, quantity: null } : { daysBefore: null, quantity };
	const row = { id: id || v7(), templateId: template.id, kind, title, ...about, position: MOST_ITEMS };
	const added = await tx.insert(checklistTemplateItems).values(row).onConflictDoNothing();
	if (added.rowCount === 1) await auditTemplate(tx, actor, template, 'checklist.edited');
	return done(null);
}

/** Takes a line off a template. Refuses one that is gone. */
export async function removeTemplateItem(
	tx: Tx,
	actor: Actor,
	template: Template,
	itemId: string
): Promise<Result<null, 'item_gone'>> {
	const { id, templateId } = checklistTemplateItems;
	const removed = await tx.delete(checklistTemplateItems).where(and(eq(id, itemId), eq(templateId, template.id)));
	if (removed.rowCount === 0) return refused('item_gone');
	await auditTemplate(tx, actor, template, 'checklist.edited');
	return done(null);
}

/** Removes a template. Lists that began from it stay. */
export async function removeTemplate(tx: Tx, actor: Actor, template: Template): Promise<void> {
	await tx.delete(checklistTemplates).where(eq(checklistTemplates.id, template.id));
	await auditTemplate(tx, actor, template, 'checklist.removed');
}

async function auditTemplate(
	tx: Tx,
	actor: Actor,
	{ id, provinceCode, clubId }: OwnedByClub & { id: string },
	action: ChecklistAction
): Promise<void> {
	await recordAudit(tx, actor, { action, objectType: 'checklist', objectId: id, provinceCode, clubId });
}
