import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { areas, provinces } from './areas';
import { key, version, writtenAt } from './columns';
import { donors } from './donors';

/**
 * A number of donations for which a province thanks. With `lowers_id` it is no milestone of its own, but the lower number at which those who
 * live in an area reach that one. Nobody reaches it after `ended_on`; null where it still stands.
 */
export const milestones = pgTable(
	'milestones',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		donations: integer().notNull(),
		lowersId: uuid(),
		areaCode: text().references(() => areas.code),
		honour: text(),
		source: text(),
		certainty: text().notNull().default('stated'),
		endedOn: date({ mode: 'string' }),
		seedKey: text().unique('milestones_seed_key'),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [
		unique('milestones_id_province_key').on(t.id, t.provinceCode),
		foreignKey({
			name: 'milestones_lowers_province_fk',
			columns: [t.lowersId, t.provinceCode],
			foreignColumns: [t.id, t.provinceCode]
		}),
		uniqueIndex('milestones_donations_key')
			.on(t.provinceCode, t.donations)
			.where(sql`lowers_id is null and ended_on is null`),
		uniqueIndex('milestones_area_key')
			.on(t.lowersId, t.areaCode)
			.where(sql`ended_on is null`),
		check('milestones_donations_check', sql`${t.donations} between 1 and 1000`),
		check('milestones_area_check', sql`(${t.lowersId} is null) = (${t.areaCode} is null)`),
		check('milestones_certainty_check', sql`${t.certainty} in ('stated', 'weak', 'derived', 'unconfirmed')`)
	]
);

/** That somebody was thanked for a milestone: on which day it was handed over. */
export const thanks = pgTable(
	'thanks',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		donorId: uuid()
			.notNull()
			.references(() => donors.id, { onDelete: 'cascade' }),
		milestoneId: uuid()
			.notNull()
			.references(() => milestones.id),
		handedOn: date({ mode: 'string' }).notNull(),
		handedBy: uuid(),
		createdAt: writtenAt()
	},
	(t) => [
		unique('thanks_donor_milestone_key').on(t.donorId, t.milestoneId),
		index('thanks_milestone_idx').on(t.milestoneId)
	]
);
