import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { areas, provinces } from './areas';
import { campaigns, clubs } from './clubs';
import { key, writtenAt } from './columns';

/** Units asked of a province, area, club or campaign in a year. The newest revision counts; older ones stay readable. */
export const targets = pgTable(
	'targets',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		subject: text().notNull(),
		areaCode: text().references(() => areas.code),
		clubId: uuid().references(() => clubs.id),
		campaignId: uuid().references(() => campaigns.id),
		year: integer().notNull(),
		units: integer().notNull(),
		revisedAt: writtenAt(),
		revisedBy: uuid()
	},
	(t) => [
		index('targets_province_year_idx').on(t.provinceCode, t.year),
		check('targets_units_check', sql`${t.units} >= 0`),
		check('targets_year_check', sql`${t.year} between 1990 and 2200`),
		check(
			'targets_subject_check',
			sql`(${t.subject} = 'province' and num_nonnulls(${t.areaCode}, ${t.clubId}, ${t.campaignId}) = 0)
				or (${t.subject} = 'area' and ${t.areaCode} is not null and num_nonnulls(${t.clubId}, ${t.campaignId}) = 0)
				or (${t.subject} = 'club' and ${t.clubId} is not null and num_nonnulls(${t.areaCode}, ${t.campaignId}) = 0)
				or (${t.subject} = 'campaign' and ${t.campaignId} is not null and num_nonnulls(${t.areaCode}, ${t.clubId}) = 0)`
		)
	]
);
