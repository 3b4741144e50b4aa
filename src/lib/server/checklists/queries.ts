import { and, asc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { dueDay, type DriveTask, type DriveThing, type Template, type TemplateItem } from '$lib/checklists/checklist';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { clubName } from '../clubs/club-name';
import {
	checklistDefaults,
	checklistTemplateItems,
	checklistTemplates,
	driveTasks,
	driveThings
} from '../db/schema/checklists';
import { bareText } from '../name-order';
import type { OwnedByClub } from '../policy';
import type { Tx } from '../scope';

/** The tasks of a drive by the day on which they are due. */
export async function tasksOf(tx: Tx, driveId: string, firstDay: CalendarDate): Promise<DriveTask[]> {
	const rows = await tx
		.select()
		.from(driveTasks)
		.where(and(eq(driveTasks.driveId, driveId), isNull(driveTasks.removedAt)))
		.orderBy(asc(driveTasks.position), asc(driveTasks.id));
	const tasks = rows.map((row) => ({
		id: row.id,
		title: row.title,
		dueOn: dueDay(row as { daysBefore: number | null; dueOn: CalendarDate | null }, firstDay),
		byHand: row.dueOn !== null,
		done: row.doneAt !== null
	}));
	return tasks.sort((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)));
}

/** What is brought to a drive, in order. */
export async function thingsOf(tx: Tx, driveId: string): Promise<DriveThing[]> {
	const { id, name, quantity, ready } = driveThings;
	return tx
		.select({ id, title: name, quantity, done: ready })
		.from(driveThings)
		.where(and(eq(driveThings.driveId, driveId), isNull(driveThings.removedAt)))
		.orderBy(asc(driveThings.position), asc(id));
}

/** The usual list in one language. */
export async function usualItems(tx: Tx, locale: Locale): Promise<TemplateItem[]> {
	const rows = await tx.select().from(checklistDefaults).orderBy(asc(checklistDefaults.position));
	return rows.map(({ position, kind, daysBefore, quantity, ...titles }) => ({
		id: String(position),
		kind: kind as TemplateItem['kind'],
		daysBefore,
		quantity,
		title: { vi: titles.titleVi, lo: titles.titleLo, en: titles.titleEn }[locale]
	}));
}

/** The templates in scope by name, with their lines. */
export const templates = (tx: Tx): Promise<Template[]> => read(tx);

/** Those from which the list of a drive may begin: of its club and of its province. */
export const templatesFor = (tx: Tx, { provinceCode, clubId }: OwnedByClub): Promise<Template[]> =>
	read(
		tx,
		and(
			eq(checklistTemplates.provinceCode, provinceCode),
			or(isNull(checklistTemplates.clubId), clubId === null ? undefined : eq(checklistTemplates.clubId, clubId))
		)
	);

/** A template by id; `null` when it is missing or not the actor's to see. */
export async function findTemplate(tx: Tx, id: string): Promise<Template | null> {
	return (await read(tx, eq(checklistTemplates.id, id)))[0] ?? null;
}

async function read(tx: Tx, which?: SQL): Promise<Template[]> {
	const { id, name, provinceCode, clubId } = checklistTemplates;
	const { templateId, daysBefore, position } = checklistTemplateItems;
	const rows = await tx
		.select({ id, name, provinceCode, clubId, clubName: clubName(clubId) })
		.from(checklistTemplates)
		.where(which)
		.orderBy(bareText(name), id);
	const ofThese = rows.map((row) => row.id);
	const items = await tx
		.select()
		.from(checklistTemplateItems)
		.where(inArray(templateId, ofThese))
		.orderBy(sql`${daysBefore} desc nulls last`, asc(position));
	return rows.map((row) => ({
		...row,
		items: items.filter((item) => item.templateId === row.id) as TemplateItem[]
	}));
}
