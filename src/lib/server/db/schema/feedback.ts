import { sql } from 'drizzle-orm';
import { boolean, check, date, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { key } from './columns';
import { drives } from './drives';

/** What somebody said of a drive: three marks from 1 to 5 and a comment. Nothing leads to whoever said it. A hidden comment still counts by its marks. */
export const driveFeedback = pgTable(
	'drive_feedback',
	{
		id: key(),
		driveId: uuid()
			.notNull()
			.references(() => drives.id, { onDelete: 'cascade' }),
		again: smallint().notNull(),
		waiting: smallint().notNull(),
		kindness: smallint().notNull(),
		comment: text(),
		hidden: boolean().notNull().default(false),
		givenOn: date({ mode: 'string' }).notNull()
	},
	(t) => [
		index('drive_feedback_drive_idx').on(t.driveId, t.givenOn, t.id),
		check(
			'drive_feedback_scales_check',
			sql`${t.again} between 1 and 5 and ${t.waiting} between 1 and 5 and ${t.kindness} between 1 and 5`
		),
		check('drive_feedback_comment_check', sql`length(btrim(${t.comment})) between 1 and 500`)
	]
);

/** Hashes of links of one's own that were used, with the first day of the month; not of which drive. */
export const feedbackSpent = pgTable(
	'feedback_spent',
	{ linkHash: text().primaryKey(), spentIn: date({ mode: 'string' }).notNull() },
	(t) => [check('feedback_spent_month_check', sql`${t.spentIn} = date_trunc('month', ${t.spentIn})::date`)]
);
