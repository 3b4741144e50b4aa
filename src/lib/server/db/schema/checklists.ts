import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { provinces } from './areas';
import { clubs } from './clubs';
import { instant, key, version, writtenAt } from './columns';
import { drives } from './drives';

/** What everybody begins with, in three languages: tasks so many days before the first day of a drive, and things to bring. */
export const checklistDefaults = pgTable(
	'checklist_defaults',
	{
		position: integer().primaryKey(),
		kind: text().notNull(),
		daysBefore: integer(),
		titleVi: text().notNull(),
		titleLo: text().notNull(),
		titleEn: text().notNull(),
		quantity: integer()
	},
	(t) => [
		check('checklist_defaults_kind_check', sql`${t.kind} in ('task', 'thing')`),
		check('checklist_defaults_days_check', sql`(${t.kind} = 'task') = (${t.daysBefore} is not null)`)
	]
);

/** A list of tasks and things as a club has it, or without a club a province. */
export const checklistTemplates = pgTable(
	'checklist_templates',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		name: text().notNull(),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [check('checklist_templates_name_check', sql`length(btrim(${t.name})) between 1 and 80`)]
);

/** A line of such a list. `days_before` is for tasks alone. */
export const checklistTemplateItems = pgTable(
	'checklist_template_items',
	{
		id: key(),
		templateId: uuid()
			.notNull()
			.references(() => checklistTemplates.id, { onDelete: 'cascade' }),
		kind: text().notNull(),
		daysBefore: integer(),
		title: text().notNull(),
		quantity: integer(),
		position: integer().notNull()
	},
	(t) => [
		index('checklist_template_items_template_idx').on(t.templateId, t.position),
		check('checklist_template_items_kind_check', sql`${t.kind} in ('task', 'thing')`),
		check(
			'checklist_template_items_days_check',
			sql`(${t.kind} = 'task') = (${t.daysBefore} is not null) and ${t.daysBefore} between 0 and 730`
		),
		check('checklist_template_items_quantity_check', sql`${t.quantity} between 1 and 100000`)
	]
);

/** A task of a drive: due so many days before its first day, or on a day that was set by hand. */
export const driveTasks = pgTable(
	'drive_tasks',
	{
		id: key(),
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		title: text().notNull(),
		daysBefore: integer(),
		dueOn: date({ mode: 'string' }),
		doneAt: instant(),
		doneBy: uuid(),
		removedAt: instant(),
		position: integer().notNull().default(0),
		createdAt: writtenAt()
	},
	(t) => [
		index('drive_tasks_drive_idx').on(t.driveId, t.position),
		check(
			'drive_tasks_due_check',
			sql`num_nonnulls(${t.daysBefore}, ${t.dueOn}) = 1 and ${t.daysBefore} between 0 and 730`
		),
		check('drive_tasks_done_check', sql`(${t.doneAt} is null) = (${t.doneBy} is null)`)
	]
);

/** Something that is brought to a drive. */
export const driveThings = pgTable(
	'drive_things',
	{
		id: key(),
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		quantity: integer(),
		ready: boolean().notNull().default(false),
		removedAt: instant(),
		position: integer().notNull().default(0),
		createdAt: writtenAt()
	},
	(t) => [
		index('drive_things_drive_idx').on(t.driveId, t.position),
		check('drive_things_quantity_check', sql`${t.quantity} between 1 and 100000`)
	]
);
