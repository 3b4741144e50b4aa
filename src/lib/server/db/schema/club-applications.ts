import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { areas, provinces } from './areas';
import { clubs } from './clubs';
import { instant, key, version, writtenAt } from './columns';

/** A club that asks to take part, from the public page; its province's office decides. */
export const clubApplications = pgTable(
	'club_applications',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		areaCode: text().references(() => areas.code),
		clubName: text().notNull(),
		contactName: text().notNull(),
		email: text().notNull(),
		phone: text(),
		note: text(),
		locale: text().notNull().default('vi'),
		/** Of the consent text in this language; null for those sent before it was kept. */
		consentVersion: integer(),
		state: text().notNull().default('waiting'),
		version: version(),
		createdAt: writtenAt(),
		decidedAt: instant(),
		decidedBy: uuid(),
		clubId: uuid().references(() => clubs.id)
	},
	(t) => [
		index('club_applications_province_idx').on(t.provinceCode, t.state),
		check('club_applications_state_check', sql`${t.state} in ('waiting', 'approved', 'declined')`),
		check('club_applications_decided_check', sql`(${t.state} = 'waiting') = (${t.decidedAt} is null)`)
	]
);
