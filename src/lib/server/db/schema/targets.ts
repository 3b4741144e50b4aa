import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { areas, provinces } from './areas';
import { campaigns, clubs } from './clubs';
import { key, writtenAt } from './columns';

/**
 * Units asked of a province, area, club or campaign in a year. The newest statement counts; older ones stay readable. Without units none are asked
 * any longer, which is not the same as 0. `monthly` are the twelve months that make up the year, null where nobody split it.
 */
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
		units: integer(),
		monthly: integer().array(),
		revisedAt: writtenAt(),
		revisedBy: uuid()
	},
	(t) => [
		index('targets_province_year_idx').on(t.provinceCode, t.year),
		check('targets_units_check', sql`${t.units} >= 0`),
		check(
			'targets_monthly_check',
			sql`${t.monthly} is null or coalesce(cardinality(${t.monthly}) = 12 and array_ndims(${t.monthly}) = 1 and array_lower(${t.monthly}, 1) = 1
				and 0 <= all (${t.monthly}) and ${t.units} = ${t.monthly}[1]::bigint + ${t.monthly}[2] + ${t.monthly}[3] + ${t.monthly}[4] + ${t.monthly}[5]
					+ ${t.monthly}[6] + ${t.monthly}[7] + ${t.monthly}[8] + ${t.monthly}[9] + ${t.monthly}[10] + ${t.monthly}[11] + ${t.monthly}[12], false)`
		),
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
