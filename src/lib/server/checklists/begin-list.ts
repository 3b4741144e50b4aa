import { eq, sql } from 'drizzle-orm';
import type { TemplateItem } from '$lib/checklists/checklist';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { driveTasks, driveThings } from '../db/schema/checklists';
import { auditPlan } from '../drives-plan/audit-plan';
import type { OfDrive } from '../policy';
import { takeTurns, type Tx } from '../scope';
import { templatesFor, usualItems } from './queries';

type Beginning = { drive: OfDrive; templateId: string; locale: Locale };

/**
 * Begins the list of a drive from a template of its club or province, or from the usual list in a language. Refuses where a list stands
 * already, so that a form sent twice begins one.
 */
export async function beginList(
	tx: Tx,
	actor: Actor,
	{ drive, templateId, locale }: Beginning
): Promise<Result<null, 'list_stands' | 'template_gone'>> {
	await takeTurns(tx, `checklist ${drive.id}`);
	if (await stands(tx, drive.id)) return refused('list_stands');
	const items = templateId === '' ? await usualItems(tx, locale) : await itemsFor(tx, drive, templateId);
	if (!items) return refused('template_gone');
	await addItems(tx, drive.id, items);
	await auditPlan(tx, actor, drive, 'plan.list_begun');
	return done(null);
}

async function itemsFor(tx: Tx, drive: OfDrive, templateId: string) {
	return (await templatesFor(tx, drive)).find(({ id }) => id === templateId)?.items;
}

async function stands(tx: Tx, driveId: string): Promise<boolean> {
	const tasks = await tx.$count(driveTasks, sql`${eq(driveTasks.driveId, driveId)} and removed_at is null`);
	return tasks + (await tx.$count(driveThings, sql`${eq(driveThings.driveId, driveId)} and removed_at is null`)) > 0;
}

async function addItems(tx: Tx, driveId: string, items: readonly TemplateItem[]): Promise<void> {
	const numbered = items.map((item, position) => ({ ...item, position }));
	const tasks = numbered.filter(({ kind }) => kind === 'task');
	const things = numbered.filter(({ kind }) => kind === 'thing');
	if (tasks.length > 0)
		await tx
			.insert(driveTasks)
			.values(tasks.map(({ title, daysBefore, position }) => ({ driveId, title, daysBefore, position })));
	if (things.length > 0)
		await tx
			.insert(driveThings)
			.values(things.map(({ title, quantity, position }) => ({ driveId, name: title, quantity, position })));
}
