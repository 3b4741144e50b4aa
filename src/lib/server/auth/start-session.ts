import { sql } from 'drizzle-orm';
import { standsAlone } from '$lib/accounts/password-length';
import { done, refused, type Result } from '$lib/result';
import type { Role } from '../actor';
import { sessions } from '../db/schema/accounts';
import { inSignIn, type Tx } from '../scope';
import { sessionLimits } from './limits';
import { networkOf } from './throttle';
import { newToken, tokenHash } from './token';

const MINUTE = 60_000;

/** Whether the roles of an account may be used yet: before, a second factor is to be given (`second_factor`) or set up (`enrol`). */
export type SessionStage = 'full' | 'second_factor' | 'enrol';

/** A session may also be kept for no more than to tell its device to forget the people whom it keeps, or because it has. */
export type KeptStage = SessionStage | 'forget' | 'forgot';

/** How long somebody may take over their second factor, in milliseconds. */
const arrivalMs: Record<Exclude<SessionStage, 'full'>, number> = { second_factor: 10 * MINUTE, enrol: 30 * MINUTE };

/** Where a session begins: `address` is the client's, of which the network is kept. */
export type Device = { address: string; userAgent: string | null; now: Date };

/**
 * What lets somebody in: the hash that their password fitted, or the id of a session on the way in or of a passkey; null for a device,
 * which has none. It is enough by itself (`full`), or the account says what is still missing after this password.
 */
export type Shown = { accountId: string; proof: string | null; then: 'full' | { password: string } };

/** Why no session began: what was shown stands no longer, or the password is too short where no second factor follows (R10). */
export type StartRefusal = 'stands_no_longer' | 'password_not_alone';

/** A session that began: `token` goes into the cookie and nowhere else. */
export type Begun = { token: string; stage: SessionStage };

/** Keeps whatever ends sessions of the scope's account waiting, and answers whether what was shown still stands. */
export async function holdAccount(tx: Tx, proof: string | null): Promise<boolean> {
	const { rows } = await tx.execute(sql`select giot_hold_account(${proof}) as stands`);
	return rows[0]?.stands === true;
}

/**
 * Starts a session for what was shown. It stands no longer when the password was set anew meanwhile, or the passkey removed; a
 * password that was chosen beside a second factor does not stand alone once that is gone.
 */
export function startSession({ accountId, proof, then }: Shown, device: Device): Promise<Result<Begun, StartRefusal>> {
	return inSignIn(accountId, async (tx) => {
		if (!(await holdAccount(tx, proof))) return refused('stands_no_longer');
		const stage = then === 'full' ? then : await stageIn(tx, accountId);
		if (then !== 'full' && stage !== 'second_factor' && !standsAlone(then.password))
			return refused('password_not_alone');
		return done({ token: await addSession(tx, { accountId, stage }, device), stage });
	});
}

/** Stores a session of an account that is held, and answers its token. */
export async function addSession(
	tx: Tx,
	{ accountId, stage }: { accountId: string; stage: SessionStage },
	{ address, userAgent, now }: Device
): Promise<string> {
	const limits = sessionLimits(await rolesOf(tx, accountId));
	const idleMs = stage === 'full' ? limits.idleMs : arrivalMs[stage];
	const absoluteMs = stage === 'full' ? limits.absoluteMs : arrivalMs[stage];
	const token = newToken();
	await tx.insert(sessions).values({
		id: tokenHash(token),
		accountId,
		stage,
		idleExpiresAt: new Date(now.getTime() + idleMs),
		absoluteExpiresAt: new Date(now.getTime() + absoluteMs),
		passwordAt: now,
		address: networkOf(address),
		userAgent: userAgent?.slice(0, 300) ?? null
	});
	return token;
}

/** Which stage somebody enters who gives a password: what their account has and needs decides. */
async function stageIn(tx: Tx, accountId: string): Promise<SessionStage> {
	const { rows } = await tx.execute(sql`select * from giot_factor_of(${accountId})`);
	if (rows[0]?.has_factor) return 'second_factor';
	return rows[0]?.needs_factor ? 'enrol' : 'full';
}

async function rolesOf(tx: Tx, accountId: string): Promise<Role[]> {
	const { rows } = await tx.execute(sql`select role from giot_roles(${accountId})`);
	return rows.map((row) => row.role as Role);
}
