import { sql } from 'drizzle-orm';
import { boolean, check, date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { provinces } from './areas';
import { clubs } from './clubs';
import { instant, key, version, writtenAt } from './columns';
import { drives } from './drives';
import { helperLinks } from './helper-links';

/**
 * A person who can sign in, or a device that came in through a helper link and has no password. The e-mail is stored in lower
 * case; a device's ends in `.invalid`. `joined_at` is null until an invited person has set a password.
 */
export const accounts = pgTable(
	'accounts',
	{
		id: key(),
		kind: text().notNull().default('person'),
		email: text().notNull().unique(),
		fullName: text().notNull(),
		locale: text().notNull().default('vi'),
		passwordHash: text(),
		isDemo: boolean().notNull().default(false),
		joinedAt: instant(),
		suspendedAt: instant(),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [
		check('accounts_kind_check', sql`${t.kind} in ('person', 'device')`),
		check('accounts_device_check', sql`${t.kind} = 'person' or ${t.passwordHash} is null`),
		check('accounts_email_check', sql`${t.email} = lower(${t.email})`),
		check('accounts_locale_check', sql`${t.locale} in ('vi', 'lo', 'en')`)
	]
);

/** What an inviter typed of whoever they invited. */
export type InvitedAs = { fullName: string; email: string; locale: string };

/**
 * A role of an account within one scope, until a day at most (inclusive). While somebody is only invited, the inviter sees them as
 * they typed them (`invited_as`), not the account that may stand behind the address.
 */
export const memberships = pgTable(
	'memberships',
	{
		id: key(),
		accountId: uuid()
			.notNull()
			.references(() => accounts.id),
		role: text().notNull(),
		provinceCode: text().references(() => provinces.code),
		clubId: uuid().references(() => clubs.id),
		driveId: uuid().references(() => drives.id),
		state: text().notNull().default('active'),
		until: date({ mode: 'string' }),
		invitedAs: jsonb().$type<InvitedAs>(),
		helperLinkId: uuid().references(() => helperLinks.id),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [
		index('memberships_account_idx').on(t.accountId),
		index('memberships_club_idx').on(t.clubId),
		check('memberships_state_check', sql`${t.state} in ('invited', 'active', 'suspended', 'ended')`),
		check('memberships_invited_check', sql`${t.state} = 'invited' or ${t.invitedAs} is null`),
		check(
			'memberships_scope_check',
			sql`(${t.role} in ('club_admin', 'registrar') and ${t.clubId} is not null and num_nonnulls(${t.provinceCode}, ${t.driveId}) = 0)
				or (${t.role} = 'drive_helper' and ${t.driveId} is not null and num_nonnulls(${t.provinceCode}, ${t.clubId}) = 0)
				or (${t.role} = 'province_coordinator' and ${t.provinceCode} is not null and num_nonnulls(${t.clubId}, ${t.driveId}) = 0)
				or (${t.role} in ('exchange_viewer', 'system_admin') and num_nonnulls(${t.provinceCode}, ${t.clubId}, ${t.driveId}) = 0)`
		)
	]
);

/**
 * A signed-in device. `id` is the SHA-256 of the token in the cookie. Only in stage `full` does it carry its account's roles:
 * before, a second factor is still to be given or to be set up. `password_at` is when the person last proved who they are.
 */
export const sessions = pgTable(
	'sessions',
	{
		id: text().primaryKey(),
		accountId: uuid()
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		createdAt: writtenAt(),
		lastUsedAt: writtenAt(),
		idleExpiresAt: instant().notNull(),
		absoluteExpiresAt: instant().notNull(),
		stage: text().notNull().default('full'),
		passwordAt: writtenAt(),
		address: text(),
		userAgent: text(),
		forgetAskedAt: instant(),
		forgottenAt: instant()
	},
	(t) => [
		index('sessions_account_idx').on(t.accountId),
		check('sessions_stage_check', sql`${t.stage} in ('full', 'second_factor', 'enrol', 'forget', 'forgot')`),
		check(
			'sessions_forget_check',
			sql`(${t.stage} in ('forget', 'forgot')) = (${t.forgetAskedAt} is not null)
				and (${t.stage} = 'forgot') = (${t.forgottenAt} is not null)`
		)
	]
);

/** A failed sign-in, or a try of anything else that has an allowance. Both keys are keyed hashes. */
export const signInFailures = pgTable(
	'sign_in_failures',
	{
		id: key(),
		accountKey: text().notNull(),
		addressKey: text().notNull(),
		failedAt: writtenAt()
	},
	(t) => [
		index('sign_in_failures_account_idx').on(t.accountKey, t.addressKey, t.failedAt),
		index('sign_in_failures_address_idx').on(t.addressKey, t.failedAt)
	]
);
