import { and, desc, eq, isNull, type AnyColumn } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { TargetInput } from '$lib/clubs/target-form';
import { sameMonths } from '$lib/clubs/target-months';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { targets } from '../db/schema/targets';
import { takeTurns, type Tx } from '../scope';

/** Whoever sets targets of a province waits for others who do, and then sees what they have set. */
export const takeTurnAtTargets = (tx: Tx, provinceCode: string) => takeTurns(tx, `targets of ${provinceCode}`);

/** States a target anew; the earlier statement stays readable and no longer counts. What stands like this already is not stated again. */
export async function setTarget(tx: Tx, actor: Actor, input: TargetInput, now: Date): Promise<'set' | 'stood'> {
	await takeTurnAtTargets(tx, input.provinceCode);
	const newest = await newestStatement(tx, input);
	if (newest?.units === input.units && sameMonths(newest.monthly, input.monthly)) return 'stood';
	await state(tx, actor, input, { units: input.units, monthly: input.monthly, at: later(now, newest) });
	return 'set';
}

type Of = Omit<TargetInput, 'units' | 'monthly'>;

/** States that nothing is asked any longer, which is not the same as a target of 0. Refuses where somebody has stated it anew since it was seen. */
export async function withdrawTarget(
	tx: Tx,
	actor: Actor,
	{ target, seen, now }: { target: Of; seen: string; now: Date }
): Promise<Result<null, 'stated_meanwhile'>> {
	await takeTurnAtTargets(tx, target.provinceCode);
	const newest = await newestStatement(tx, target);
	if (newest?.units === null) return done(null);
	if (newest?.id !== seen) return refused('stated_meanwhile');
	await state(tx, actor, target, { units: null, monthly: null, at: later(now, newest) });
	return done(null);
}

type Statement = typeof targets.$inferSelect;

/** A clock that was put back makes no statement older than the one it replaces. */
function later(now: Date, newest: Statement | undefined): Date {
	return newest && newest.revisedAt >= now ? new Date(newest.revisedAt.getTime() + 1) : now;
}

/** The columns that say of whom and for which year a target is. */
function holder({ provinceCode, subject, areaCode, clubId, campaignId, year }: Of) {
	return {
		provinceCode,
		subject,
		areaCode: subject === 'area' ? areaCode : null,
		clubId: subject === 'club' ? clubId : null,
		campaignId: subject === 'campaign' ? campaignId : null,
		year
	};
}

async function newestStatement(tx: Tx, target: Of): Promise<Statement | undefined> {
	const { provinceCode, subject, areaCode, clubId, campaignId, year } = holder(target);
	const is = (column: AnyColumn, value: string | null) => (value === null ? isNull(column) : eq(column, value));
	const whom = and(is(targets.areaCode, areaCode), is(targets.clubId, clubId), is(targets.campaignId, campaignId));
	const [newest] = await tx
		.select()
		.from(targets)
		.where(and(eq(targets.provinceCode, provinceCode), eq(targets.subject, subject), eq(targets.year, year), whom))
		.orderBy(desc(targets.revisedAt), desc(targets.id))
		.limit(1);
	return newest;
}

async function state(
	tx: Tx,
	actor: Actor,
	target: Of,
	{ units, monthly, at }: { units: number | null; monthly: number[] | null; at: Date }
): Promise<void> {
	const [id, of] = [v7(), holder(target)];
	await tx.insert(targets).values({ id, ...of, units, monthly, revisedAt: at, revisedBy: actor.accountId });
	const action = units === null ? 'target.withdrawn' : 'target.set';
	const { provinceCode, clubId } = of;
	await recordAudit(tx, actor, { action, objectType: 'target', objectId: id, provinceCode, clubId });
}
