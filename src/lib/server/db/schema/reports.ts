import { sql } from 'drizzle-orm';
import {
	check,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import type { ReportFigures } from '$lib/reports/figures';
import type { Period, ReportKind } from '$lib/reports/period';
import type { ReportTexts } from '$lib/reports/texts';
import { accounts } from './accounts';
import { provinces } from './areas';
import { clubs } from './clubs';
import { instant, key, writtenAt } from './columns';

const day = () => date({ mode: 'string' }).$type<Period['from']>();
const kind = () => text().$type<ReportKind>();

/** What is reported of a province, or of one of its clubs, for the period of a kind that begins on a day. Nobody's name where the house began it. */
export const reports = pgTable(
	'reports',
	{
		id: key(),
		kind: kind().notNull(),
		startsOn: day().notNull(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		createdAt: writtenAt(),
		createdBy: uuid()
	},
	(t) => [
		unique('reports_key').on(t.provinceCode, t.clubId, t.kind, t.startsOn).nullsNotDistinct(),
		check('reports_kind_check', sql`${t.kind} in ('month', 'quarter', 'half_year', 'year')`),
		check(
			'reports_starts_check',
			sql`extract(day from ${t.startsOn}) = 1 and (extract(month from ${t.startsOn})::integer - 1) %
				case ${t.kind} when 'month' then 1 when 'quarter' then 3 when 'half_year' then 6 else 12 end = 0`
		)
	]
);

/**
 * A report as it is written, at most one draft at a time, and as it was confirmed: from then on its figures stay as they were, with the SHA-256 of
 * all that was confirmed.
 */
export const reportVersions = pgTable(
	'report_versions',
	{
		id: key(),
		reportId: uuid()
			.notNull()
			.references(() => reports.id),
		version: integer().notNull(),
		texts: jsonb().$type<ReportTexts>().notNull().default({}),
		voluntaryPercent: integer(),
		revision: integer().notNull().default(1),
		figures: jsonb().$type<ReportFigures>(),
		checksum: text(),
		confirmedAt: instant(),
		confirmedBy: uuid()
	},
	(t) => [
		unique('report_versions_report_version_key').on(t.reportId, t.version),
		uniqueIndex('report_versions_draft_key')
			.on(t.reportId)
			.where(sql`confirmed_at is null`),
		check('report_versions_voluntary_check', sql`${t.voluntaryPercent} between 0 and 100`),
		check('report_versions_checksum_check', sql`${t.checksum} ~ '^[0-9a-f]{64}$'`),
		check(
			'report_versions_confirmed_check',
			sql`num_nonnulls(${t.figures}, ${t.checksum}, ${t.confirmedAt}, ${t.confirmedBy}) in (0, 4)`
		)
	]
);

/** What was found about a confirmed report afterwards. */
export const reportNotes = pgTable(
	'report_notes',
	{
		id: key(),
		versionId: uuid()
			.notNull()
			.references(() => reportVersions.id),
		text: text().notNull(),
		notedAt: instant().notNull(),
		notedBy: uuid().notNull()
	},
	(t) => [
		index('report_notes_version_idx').on(t.versionId),
		check('report_notes_text_check', sql`length(btrim(${t.text})) between 1 and 1000`)
	]
);

/** Who is sent the main figures of each period of a kind, on which day after it ended: 1 is the first day of the next month. */
export const reportSchedules = pgTable(
	'report_schedules',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		accountId: uuid()
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		kind: kind().notNull(),
		locale: text().$type<keyof ReportTexts>().notNull(),
		dayOfMonth: integer().notNull(),
		createdAt: writtenAt(),
		createdBy: uuid().notNull()
	},
	(t) => [
		unique('report_schedules_key').on(t.accountId, t.kind, t.provinceCode, t.clubId).nullsNotDistinct(),
		check('report_schedules_kind_check', sql`${t.kind} in ('month', 'quarter', 'half_year', 'year')`),
		check('report_schedules_locale_check', sql`${t.locale} in ('vi', 'lo', 'en')`),
		check('report_schedules_day_check', sql`${t.dayOfMonth} between 1 and 28`)
	]
);

/** That a letter went out of a period: once, however many processes look for what is due. */
export const reportMailings = pgTable(
	'report_mailings',
	{
		scheduleId: uuid()
			.notNull()
			.references(() => reportSchedules.id, { onDelete: 'cascade' }),
		startsOn: day().notNull(),
		toldAt: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.scheduleId, t.startsOn] })]
);
