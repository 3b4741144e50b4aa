import { sql } from 'drizzle-orm';
import type { Role } from '../actor';
import { inSignIn } from '../scope';
import { sessionLimits } from './limits';
import { lucia } from './lucia';
import { networkOf } from './throttle';

const MINUTE = 60_000;

/** Whether the roles of an account may be used yet: before, a second factor is to be given (`second_factor`) or set up (`enrol`). */
export type SessionStage = 'full' | 'second_factor' | 'enrol';

/** How long somebody may take over their second factor, in milliseconds. */
const arrivalMs: Record<Exclude<SessionStage, 'full'>, number> = { second_factor: 10 * MINUTE, enrol: 30 * MINUTE };

/** Where a session begins: `address` is the client's, of which the network is kept. */
export type Device = { address: string; userAgent: string | null; now: Date };

async function rolesOf(accountId: string): Promise<Role[]> {
	return inSignIn(accountId, async (tx) => {
		const { rows } = await tx.execute(sql`select role from giot_roles(${accountId})`);
		return rows.map((row) => row.role as Role);
	});
}

/** Which stage somebody enters who has just given a password or a token: what their account has and needs decides. */
export async function stageFor(accountId: string): Promise<SessionStage> {
	const { rows } = await inSignIn(accountId, (tx) => tx.execute(sql`select * from giot_factor_of(${accountId})`));
	if (rows[0]?.has_factor) return 'second_factor';
	return rows[0]?.needs_factor ? 'enrol' : 'full';
}

/** Starts a session of an account and answers its token, which goes into the cookie and nowhere else. */
export async function startSession(accountId: string, stage: SessionStage, { address, userAgent, now }: Device) {
	const limits = sessionLimits(await rolesOf(accountId));
	const idleMs = stage === 'full' ? limits.idleMs : arrivalMs[stage];
	const absoluteMs = stage === 'full' ? limits.absoluteMs : arrivalMs[stage];
	const session = await lucia().createSession(accountId, {
		stage,
		idleExpiresAt: new Date(now.getTime() + idleMs),
		absoluteExpiresAt: new Date(now.getTime() + absoluteMs),
		lastUsedAt: now,
		passwordAt: now,
		address: networkOf(address),
		userAgent: userAgent?.slice(0, 300) ?? null
	});
	return session.id;
}
