import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { bytes, instant, key, writtenAt } from './columns';

const ofAccount = () =>
	uuid()
		.notNull()
		.references(() => accounts.id, { onDelete: 'cascade' });

/** The secret of an authenticator app, encrypted for its account. `last_step` is the last time step used: none counts twice. */
export const totpSecrets = pgTable('totp_secrets', {
	accountId: ofAccount().primaryKey(),
	secretEncrypted: bytes().notNull(),
	createdAt: writtenAt(),
	confirmedAt: instant(),
	lastStep: integer().notNull().default(0)
});

/** A code on paper that takes the place of a lost device, once. */
export const recoveryCodes = pgTable(
	'recovery_codes',
	{
		id: key(),
		accountId: ofAccount(),
		codeHash: text().notNull(),
		createdAt: writtenAt(),
		usedAt: instant()
	},
	(t) => [index('recovery_codes_account_idx').on(t.accountId)]
);

/** A passkey: the public half of a key that lives on the person's device, reached by `transports`. `sign_count` only ever grows, where devices count. */
export const passkeys = pgTable(
	'passkeys',
	{
		id: key(),
		accountId: ofAccount(),
		credentialId: text().notNull().unique(),
		publicKey: bytes().notNull(),
		signCount: bigint({ mode: 'number' }).notNull().default(0),
		transports: text().array().notNull(),
		name: text().notNull(),
		createdAt: writtenAt(),
		lastUsedAt: instant()
	},
	(t) => [index('passkeys_account_idx').on(t.accountId)]
);

/** A question put to a passkey, answered once within minutes. Without an account it is one of the sign-in page. */
export const passkeyChallenges = pgTable(
	'passkey_challenges',
	{
		id: key(),
		purpose: text().notNull(),
		challenge: text().notNull().unique(),
		accountId: uuid().references(() => accounts.id, { onDelete: 'cascade' }),
		expiresAt: instant().notNull()
	},
	(t) => [check('passkey_challenges_purpose_check', sql`${t.purpose} in ('sign_in', 'register')`)]
);
