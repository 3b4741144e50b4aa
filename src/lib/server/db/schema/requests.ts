import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { provinces } from './areas';
import { clubs } from './clubs';
import { key, version, writtenAt } from './columns';
import { donors } from './donors';

/** How long there is to answer a request and to act on it, in a country from a day on, with source and certainty. */
export const dataRequestDeadlines = pgTable(
	'data_request_deadlines',
	{
		kind: text().notNull(),
		country: text().notNull(),
		validFrom: date({ mode: 'string' }).notNull(),
		answerWorkingDays: integer().notNull(),
		actDays: integer().notNull(),
		source: text().notNull(),
		certainty: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.kind, t.country, t.validFrom] }),
		check(
			'data_request_deadlines_kind_check',
			sql`${t.kind} in ('access', 'correction', 'restriction', 'withdrawal', 'erasure')`
		),
		check('data_request_deadlines_country_check', sql`${t.country} in ('VN', 'LA')`),
		check(
			'data_request_deadlines_days_check',
			sql`${t.answerWorkingDays} between 1 and 60 and ${t.actDays} between 1 and 365`
		),
		check('data_request_deadlines_certainty_check', sql`${t.certainty} in ('stated', 'weak', 'assumed')`)
	]
);

/** What somebody asks about their data: a donor, or by reference somebody who is not matched to one. `club_id` is the club that filed it. */
export const dataRequests = pgTable(
	'data_requests',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		donorId: uuid().references(() => donors.id, { onDelete: 'cascade' }),
		reference: text(),
		kind: text().notNull(),
		way: text().notNull(),
		receivedOn: date({ mode: 'string' }).notNull(),
		state: text().notNull().default('open'),
		answeredOn: date({ mode: 'string' }),
		closedOn: date({ mode: 'string' }),
		refusalReason: text(),
		filedBy: uuid().notNull(),
		handledBy: uuid(),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [
		index('data_requests_province_idx').on(t.provinceCode, t.state, t.receivedOn),
		index('data_requests_donor_idx').on(t.donorId),
		check(
			'data_requests_kind_check',
			sql`${t.kind} in ('access', 'correction', 'restriction', 'withdrawal', 'erasure')`
		),
		check('data_requests_way_check', sql`${t.way} in ('in_person', 'phone', 'message', 'email', 'letter')`),
		check('data_requests_state_check', sql`${t.state} in ('open', 'answered', 'done', 'refused')`),
		check('data_requests_person_check', sql`num_nonnulls(${t.donorId}, ${t.reference}) = 1`),
		check('data_requests_answered_check', sql`(${t.state} = 'open') = (${t.answeredOn} is null)`),
		check('data_requests_closed_check', sql`(${t.state} in ('done', 'refused')) = (${t.closedOn} is not null)`),
		check(
			'data_requests_refused_check',
			sql`(${t.state} = 'refused') = (${t.refusalReason} is not null)
				and ${t.refusalReason} in ('not_identified', 'nothing_held', 'kept_by_law', 'asked_before', 'other')`
		)
	]
);
