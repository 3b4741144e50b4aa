import { and, asc, eq } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { endOtherSessions } from '../accounts/own-sessions';
import { recordAudit } from '../audit/record';
import type { AuditAction } from '$lib/audit/action';
import { passkeys, recoveryCodes, totpSecrets } from '../db/schema/second-factors';
import { canDropFactor } from '../policy';
import type { Tx } from '../scope';
import { keepPasskey } from './passkeys';
import { recoveryCodesLeft, renewRecoveryCodes } from './recovery-codes';
import { holdAccount } from './start-session';
import { hasApp, useTotp } from './totp';

/** The second factors of a person, for themself. */
export async function ownFactors(tx: Tx, { accountId }: Actor) {
	const { id, name, createdAt, lastUsedAt } = passkeys;
	const keys = await tx
		.select({ id, name, createdAt, lastUsedAt })
		.from(passkeys)
		.where(eq(passkeys.accountId, accountId))
		.orderBy(asc(createdAt), asc(id));
	return { hasApp: await hasApp(tx, accountId), codesLeft: await recoveryCodesLeft(tx, accountId), passkeys: keys };
}

/** Confirms the app by its first code, unless the session was ended meanwhile. Answers recovery codes, which are shown once, unless some are on paper already. */
export async function setUpApp(
	tx: Tx,
	actor: Actor,
	{ code, now }: { code: string; now: Date }
): Promise<Result<string[] | null, 'code_wrong'>> {
	if (!(await holdAccount(tx, actor.sessionId))) return refused('code_wrong');
	const isFirst = await hasNoFactor(tx, actor);
	const confirmed = await useTotp(tx, { accountId: actor.accountId, code, now, confirming: true });
	if (!confirmed.ok) return confirmed;
	if (isFirst) await endOtherSessions(tx, actor, null);
	await record(tx, actor, 'factor.set_up');
	return done(await firstRecoveryCodes(tx, actor));
}

/** Why a factor stays: the role needs one, or it is the last and nobody showed that the password may stand alone. */
type Staying = 'factor_required' | 'password_needed';
/** Whether the password was typed and found long enough to stand alone. */
type Without = { passwordAlone: boolean };

/**
 * Takes the app off; the last factor stays with those whose role needs one. Of two tabs that each take off a factor, the later one
 * sees that it would be the last.
 */
export async function removeApp(tx: Tx, actor: Actor, { passwordAlone }: Without): Promise<Result<null, Staying>> {
	await holdAccount(tx, actor.sessionId);
	const { hasApp, passkeys: keys } = await ownFactors(tx, actor);
	const isLast = hasApp && keys.length === 0;
	if (isLast && !canDropFactor(actor)) return refused('factor_required');
	if (isLast && !passwordAlone) return refused('password_needed');
	const removed = await tx.delete(totpSecrets).where(eq(totpSecrets.accountId, actor.accountId));
	if (removed.rowCount) await record(tx, actor, 'factor.removed');
	await forgetIdleCodes(tx, actor);
	return done(null);
}

/** Gives new recovery codes in place of the old ones; null to somebody without any second factor. */
export async function renewOwnCodes(tx: Tx, actor: Actor): Promise<string[] | null> {
	if (await hasNoFactor(tx, actor)) return null;
	await record(tx, actor, 'factor.codes_renewed');
	return renewRecoveryCodes(tx, actor.accountId);
}

/** Keeps a passkey that the browser made, unless the session was ended meanwhile. Answers recovery codes, which are shown once, unless some are on paper already. */
export async function addPasskey(
	tx: Tx,
	actor: Actor,
	{ answer, name }: Omit<Parameters<typeof keepPasskey>[1], 'accountId'>
): Promise<Result<string[] | null, 'passkey_refused'>> {
	if (!(await holdAccount(tx, actor.sessionId))) return refused('passkey_refused');
	const isFirst = await hasNoFactor(tx, actor);
	const kept = await keepPasskey(tx, { accountId: actor.accountId, answer, name });
	if (!kept.ok) return kept;
	if (isFirst) await endOtherSessions(tx, actor, null);
	await record(tx, actor, 'passkey.added');
	return done(await firstRecoveryCodes(tx, actor));
}

/** Forgets a passkey; the last factor stays with those whose role needs one. One that is gone already is no problem. */
export async function removePasskey(
	tx: Tx,
	actor: Actor,
	{ id, passwordAlone }: Without & { id: string }
): Promise<Result<null, Staying>> {
	await holdAccount(tx, actor.sessionId);
	const { hasApp, passkeys: keys } = await ownFactors(tx, actor);
	const isLast = !hasApp && keys.length === 1 && keys[0]?.id === id;
	if (isLast && !canDropFactor(actor)) return refused('factor_required');
	if (isLast && !passwordAlone) return refused('password_needed');
	const own = and(eq(passkeys.id, id), eq(passkeys.accountId, actor.accountId));
	const removed = await tx.delete(passkeys).where(own);
	if (removed.rowCount) await record(tx, actor, 'passkey.removed');
	await forgetIdleCodes(tx, actor);
	return done(null);
}

/** Without one, a password alone opened every session: with the first, the others end, for they never gave it. */
async function hasNoFactor(tx: Tx, actor: Actor): Promise<boolean> {
	const { hasApp, passkeys: keys } = await ownFactors(tx, actor);
	return !hasApp && keys.length === 0;
}

function record(tx: Tx, actor: Actor, action: AuditAction) {
	return recordAudit(tx, actor, { action, objectType: 'account', objectId: actor.accountId });
}

async function firstRecoveryCodes(tx: Tx, { accountId }: Actor): Promise<string[] | null> {
	return (await recoveryCodesLeft(tx, accountId)) > 0 ? null : renewRecoveryCodes(tx, accountId);
}

/** Recovery codes take the place of a factor: without one they are forgotten. */
async function forgetIdleCodes(tx: Tx, actor: Actor): Promise<void> {
	if (await hasNoFactor(tx, actor)) await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, actor.accountId));
}
