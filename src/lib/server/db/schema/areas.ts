import { sql } from 'drizzle-orm';
import {
	type AnyPgColumn,
	boolean,
	check,
	date,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	text,
	unique
} from 'drizzle-orm/pg-core';
import { key, version, writtenAt } from './columns';

/** A served province, the names, zone and country whose rules apply there, and whether its office approves drives before they are announced. */
export const provinces = pgTable(
	'provinces',
	{
		code: text().primaryKey(),
		country: text().notNull(),
		nameVi: text().notNull(),
		nameLo: text(),
		nameEn: text().notNull(),
		timezone: text().notNull(),
		population: integer(),
		populationYear: integer(),
		approvesDrives: boolean().notNull().default(true),
		version: version()
	},
	(t) => [check('provinces_country_check', sql`${t.country} in ('VN', 'LA')`)]
);

/** Districts and communes, each valid for a time; a commune of 2025 remembers its former district. `valid_to` is inclusive. */
export const areas = pgTable(
	'areas',
	{
		code: text().primaryKey(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		level: text().notNull(),
		kind: text().notNull(),
		nameVi: text().notNull(),
		nameLo: text(),
		nameEn: text(),
		validFrom: date({ mode: 'string' }),
		validTo: date({ mode: 'string' }),
		formerDistrictCode: text().references((): AnyPgColumn => areas.code),
		successorCode: text().references((): AnyPgColumn => areas.code),
		tileRow: integer(),
		tileCol: integer(),
		population: integer(),
		populationYear: integer(),
		note: text(),
		version: version()
	},
	(t) => [
		index('areas_province_idx').on(t.provinceCode),
		check('areas_level_check', sql`${t.level} in ('district', 'commune')`),
		check('areas_kind_check', sql`${t.kind} in ('district', 'city', 'town', 'commune', 'ward')`),
		check('areas_validity_check', sql`${t.validFrom} <= ${t.validTo}`)
	]
);

/** Eligibility rules of a country from a day on, with source and certainty inside `rules`. */
export const ruleSets = pgTable(
	'rule_sets',
	{
		id: key(),
		country: text().notNull(),
		validFrom: date({ mode: 'string' }).notNull(),
		validTo: date({ mode: 'string' }),
		rules: jsonb().notNull(),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [
		unique('rule_sets_begin_key').on(t.country, t.validFrom),
		check('rule_sets_country_check', sql`${t.country} in ('VN', 'LA')`)
	]
);

/** The first day of each lunar year in Vietnam, which is now and then another one than in China. */
export const tetDays = pgTable('tet_days', {
	year: integer().primaryKey(),
	day: date({ mode: 'string' }).notNull().unique(),
	source: text().notNull()
});

/** Facts about this installation, such as the check value of the identity key. */
export const installation = pgTable('installation', { key: text().primaryKey(), value: text().notNull() });

/** Yearly totals of provinces and countries as printed: a series of its own, never added to drives. */
export const annualFigures = pgTable(
	'annual_figures',
	{
		id: key(),
		label: text().notNull(),
		provinceCode: text(),
		year: integer(),
		month: integer(),
		units: integer(),
		targetUnits: integer(),
		voluntaryPercent: text(),
		donatingPercentOfPopulation: text(),
		repeatPercent: text(),
		clubs: integer(),
		clubMembers: integer(),
		sourceUrl: text(),
		note: text(),
		seedKey: text().unique()
	},
	(t) => [foreignKey({ columns: [t.provinceCode], foreignColumns: [provinces.code] })]
);
