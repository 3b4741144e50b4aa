import { and, eq, gt, ne } from 'drizzle-orm';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { sessionLimits } from '../auth/limits';
import { sessions } from '../db/schema/accounts';
import type { Tx } from '../scope';

/**
 * Asks one of one's other devices to forget the people whom it keeps; signed out it is at once, and its session stays as long as a list may lie on a device. False
 * where there is no such session.
 */
export async function askOwnDevice(tx: Tx, actor: Actor, sessionId: string, now: Date): Promise<boolean> {
	const { accountId } = actor;
	const other = and(eq(sessions.accountId, accountId), eq(sessions.id, sessionId), ne(sessions.id, actor.sessionId));
	const goesOn = and(gt(sessions.idleExpiresAt, now), gt(sessions.absoluteExpiresAt, now));
	const end = new Date(now.getTime() + sessionLimits(['drive_helper']).absoluteMs);
	const asked = await tx
		.update(sessions)
		.set({ stage: 'forget', forgetAskedAt: now, idleExpiresAt: end, absoluteExpiresAt: end })
		.where(and(other, goesOn, eq(sessions.stage, 'full')));
	if (asked.rowCount !== 1) return false;
	await recordAudit(tx, actor, { action: 'session.forget_asked', objectType: 'account', objectId: accountId });
	return true;
}

/** The device of this session has forgotten: nothing more is answered to it, and whoever asked reads when. */
export async function sayForgotten(tx: Tx, actor: Actor, now: Date): Promise<void> {
	const { accountId, sessionId } = actor;
	const said = await tx
		.update(sessions)
		.set({ stage: 'forgot', forgottenAt: now })
		.where(and(eq(sessions.id, sessionId), eq(sessions.stage, 'forget')));
	if (said.rowCount === 1)
		await recordAudit(tx, actor, { action: 'session.forgot', objectType: 'account', objectId: accountId });
}
