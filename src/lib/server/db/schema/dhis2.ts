import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { provinces } from './areas';
import { bytes, instant, key, writtenAt } from './columns';

const provinceCode = () =>
	text()
		.notNull()
		.references(() => provinces.code);

/** The data set of a province, the areas by which it tells, and the server it sends to; without `address` it makes files alone. The newest stands. */
export const dhis2Servers = pgTable(
	'dhis2_servers',
	{
		id: key(),
		provinceCode: provinceCode(),
		dataSet: text().notNull(),
		areas: text().notNull().default('then'),
		address: text(),
		auth: text(),
		username: text(),
		secretSealed: bytes(),
		setBy: uuid().notNull(),
		setAt: writtenAt()
	},
	(t) => [
		index('dhis2_servers_province_idx').on(t.provinceCode),
		check('dhis2_servers_data_set_check', sql`${t.dataSet} ~ '^[a-zA-Z][a-zA-Z0-9]{10}$'`),
		check('dhis2_servers_areas_check', sql`${t.areas} in ('then', 'now')`),
		check(
			'dhis2_servers_auth_check',
			sql`(${t.auth} is null and ${t.address} is null and ${t.secretSealed} is null)
		or (${t.auth} in ('token', 'basic') and ${t.address} is not null and ${t.secretSealed} is not null and (${t.auth} = 'basic') = (${t.username} is not null))`
		)
	]
);

/** What a figure (a data element) or a place (an organisation unit) is called there; the place of the province as a whole is its own code. */
export const dhis2Mappings = pgTable(
	'dhis2_mappings',
	{
		id: key(),
		provinceCode: provinceCode(),
		figure: text(),
		placeCode: text(),
		uid: text().notNull(),
		optionCombo: text()
	},
	(t) => [
		unique('dhis2_mappings_figure_key').on(t.provinceCode, t.figure),
		unique('dhis2_mappings_place_key').on(t.provinceCode, t.placeCode),
		check(
			'dhis2_mappings_subject_check',
			sql`num_nonnulls(${t.figure}, ${t.placeCode}) = 1 and (${t.optionCombo} is null or ${t.figure} is not null)`
		),
		check(
			'dhis2_mappings_uid_check',
			sql`${t.uid} ~ '^[a-zA-Z][a-zA-Z0-9]{10}$' and ${t.optionCombo} ~ '^[a-zA-Z][a-zA-Z0-9]{10}$'`
		)
	]
);

/** A month on its way to the server, with what it answered. `withdrawn` are values to delete there: told before, and no more. `nextAt` is when it is due, or when whoever sends it counts as dead. */
export const dhis2Pushes = pgTable(
	'dhis2_pushes',
	{
		id: key(),
		provinceCode: provinceCode(),
		period: text().notNull(),
		payload: text().notNull(),
		withdrawn: text(),
		payloadHash: text().notNull(),
		askedBy: uuid().notNull(),
		askedAt: writtenAt(),
		state: text().notNull().default('queued'),
		tries: integer().notNull().default(0),
		nextAt: instant().notNull(),
		answer: jsonb(),
		endedAt: instant()
	},
	(t) => [
		uniqueIndex('dhis2_pushes_under_way_key')
			.on(t.provinceCode, t.period)
			.where(sql`state in ('queued', 'sending')`),
		index('dhis2_pushes_due_idx')
			.on(t.nextAt)
			.where(sql`state in ('queued', 'sending')`),
		index('dhis2_pushes_asked_idx').on(t.provinceCode, t.askedAt),
		check('dhis2_pushes_period_check', sql`${t.period} ~ '^[0-9]{6}$'`),
		check('dhis2_pushes_state_check', sql`${t.state} in ('queued', 'sending', 'done', 'failed')`),
		check('dhis2_pushes_ended_check', sql`(${t.state} in ('done', 'failed')) = (${t.endedAt} is not null)`)
	]
);
