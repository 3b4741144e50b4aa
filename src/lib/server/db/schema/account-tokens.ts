import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts, memberships } from './accounts';
import { instant, key, writtenAt } from './columns';

/**
 * A link or code that stands for an account for a while, once. Only its hash is kept. An invitation names the membership it
 * begins, and the one it ends when somebody hands their club over; a changed address is confirmed at the old and at the new one.
 */
export const accountTokens = pgTable(
	'account_tokens',
	{
		id: key(),
		purpose: text().notNull(),
		accountId: uuid()
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		membershipId: uuid().references(() => memberships.id, { onDelete: 'cascade' }),
		endsMembershipId: uuid().references(() => memberships.id, { onDelete: 'set null' }),
		newEmail: text(),
		tokenHash: text().notNull().unique(),
		createdAt: writtenAt(),
		createdBy: uuid(),
		expiresAt: instant().notNull(),
		usedAt: instant()
	},
	(t) => [
		index('account_tokens_account_idx').on(t.accountId, t.purpose),
		index('account_tokens_membership_idx').on(t.membershipId),
		check(
			'account_tokens_purpose_check',
			sql`${t.purpose} in ('invitation', 'password_reset', 'reset_code', 'email_old', 'email_new')`
		),
		check('account_tokens_invitation_check', sql`(${t.purpose} = 'invitation') = (${t.membershipId} is not null)`),
		check('account_tokens_email_check', sql`(${t.purpose} in ('email_old', 'email_new')) = (${t.newEmail} is not null)`)
	]
);
