import { sql } from 'drizzle-orm';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import type { Locale } from '$lib/time/format';
import type { Membership } from '../actor';
import { askInSignIn, inSignIn } from '../scope';
import { sessionLimits } from './limits';
import type { KeptStage } from './start-session';
import { tokenHash } from './token';

const TOUCH_AFTER_MS = 60_000;

/** What Lucia hands on about the person of a session. */
export type SessionUser = {
	kind: 'person' | 'device';
	email: string;
	fullName: string;
	locale: Locale;
	isDemo: boolean;
	memberships: Membership[];
};

type SessionRow = {
	account_id: string;
	kind: 'person' | 'device';
	email: string;
	full_name: string;
	locale: Locale;
	is_demo: boolean;
	stage: KeptStage;
	password_at: Date;
	last_used_at: Date;
	idle_expires_at: Date;
	absolute_expires_at: Date;
	memberships: Membership[];
};

const session = {
	of: 'giot_session',
	columns: [
		...['account_id', 'kind', 'email', 'full_name', 'locale', 'is_demo', 'stage', 'memberships'],
		...['password_at', 'last_used_at', 'idle_expires_at', 'absolute_expires_at']
	]
};

async function sessionAndUser(token: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
	const row = await askInSignIn<SessionRow>(session, tokenHash(token));
	if (!row) return [null, null];
	const { idle_expires_at: idleExpiresAt, absolute_expires_at: absoluteExpiresAt } = row;
	const expiresAt = idleExpiresAt < absoluteExpiresAt ? idleExpiresAt : absoluteExpiresAt;
	const attributes: SessionUser = {
		kind: row.kind,
		email: row.email,
		fullName: row.full_name,
		locale: row.locale,
		isDemo: row.is_demo,
		memberships: row.memberships
	};
	return [
		{
			id: token,
			userId: row.account_id,
			expiresAt,
			attributes: {
				idleExpiresAt,
				absoluteExpiresAt,
				lastUsedAt: row.last_used_at,
				passwordAt: row.password_at,
				stage: row.stage
			}
		},
		{ id: row.account_id, attributes }
	];
}

/** Moves the idle end of a session, at most once a minute: a page view costs no write. Answers the new end, or null. */
export async function touchSession(
	token: string,
	lastUsedAt: Date,
	memberships: Membership[],
	now: Date
): Promise<Date | null> {
	if (now.getTime() - lastUsedAt.getTime() < TOUCH_AFTER_MS) return null;
	const { idleMs } = sessionLimits(memberships.map((one) => one.role));
	const idleExpiresAt = new Date(now.getTime() + idleMs);
	await inSignIn(null, (tx) =>
		tx.execute(sql`select giot_session_used(${tokenHash(token)}, ${idleExpiresAt.toISOString()}::timestamptz)`)
	);
	return idleExpiresAt;
}

/**
 * Lucia's adapter on our tables: keeps the SHA-256 of the token, and two ends of our own (idle, absolute). Lucia's single
 * sliding expiry is not used, so its update is a no-op.
 */
export const sessionAdapter: Adapter = {
	getSessionAndUser: sessionAndUser,
	// Lucia would hand these hashes to invalidateSession as if they were tokens; our own queries list sessions instead.
	getUserSessions: async () => [],
	// A session begins in the transaction that looks at what was shown for it: see start-session.ts.
	setSession: () => Promise.reject(new Error('startSession stores sessions')),
	updateSessionExpiration: async () => {},
	deleteSession: async (token) => {
		await inSignIn(null, (tx) => tx.execute(sql`select giot_session_ended(${tokenHash(token)})`));
	},
	// Whatever ends sessions does so in its own transaction.
	deleteUserSessions: () => Promise.reject(new Error('own-sessions.ts ends sessions')),
	deleteExpiredSessions: async () => {}
};
