import { and, asc, count, desc, eq, isNull, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { DuplicateReason, Strength } from '$lib/donors/duplicates';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { donorPairs } from '../db/schema/donor-pairs';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { auditDonor } from './audit-donor';
import type { DonorRow } from './donor-row';

/** Pairs on one page: more are not looked through in one go. */
export const PAIRS_PER_PAGE = 20;

const one = alias(donors, 'one');
const other = alias(donors, 'other');
const isOpen = and(isNull(donorPairs.decided), isNull(one.erasedAt), isNull(other.erasedAt));

/** Two donors in scope who may be one person, with what they share. */
export type DonorPair = { id: string; one: DonorRow; other: DonorRow; strength: Strength; reasons: DuplicateReason[] };

function selected(tx: Tx) {
	return tx
		.select({ pair: donorPairs, one, other })
		.from(donorPairs)
		.innerJoin(one, eq(one.id, donorPairs.oneId))
		.innerJoin(other, eq(other.id, donorPairs.otherId))
		.$dynamic();
}

const asPair = (row: { pair: typeof donorPairs.$inferSelect; one: DonorRow; other: DonorRow }): DonorPair => ({
	id: row.pair.id,
	one: row.one,
	other: row.other,
	strength: row.pair.strength as Strength,
	reasons: row.pair.reasons as DuplicateReason[]
});

/** A page of the pairs in scope about which nobody has decided, surest first; pages count from 1. */
export async function openPairs(tx: Tx, page: number): Promise<DonorPair[]> {
	const rows = await selected(tx)
		.where(isOpen)
		.orderBy(desc(donorPairs.weight), asc(donorPairs.id))
		.limit(PAIRS_PER_PAGE)
		.offset((page - 1) * PAIRS_PER_PAGE);
	return rows.map(asPair);
}

/** How many pairs in scope nobody has decided about. */
export async function countOpenPairs(tx: Tx): Promise<number> {
	const [row] = await tx.select({ pairs: count() }).from(donorPairs).where(isNull(donorPairs.decided));
	return row?.pairs ?? 0;
}

/** A pair by id, decided or not; null when it is gone or one of both is out of scope. */
export async function pairById(tx: Tx, id: string): Promise<DonorPair | null> {
	const [row] = await selected(tx).where(and(eq(donorPairs.id, id), isNull(one.erasedAt), isNull(other.erasedAt)));
	return row ? asPair(row) : null;
}

type Deciding = { pair: DonorPair; now: Date };

/** Remembers that a pair is two people: it is not asked about again. Refused when somebody has decided meanwhile. */
export function tellApart(tx: Tx, actor: Actor, { pair, now }: Deciding): Promise<Result<null, 'decided_already'>> {
	const values = { decided: 'two_people', decidedAt: now, decidedBy: actor.accountId };
	return decide(tx, actor, { pair, values, from: isNull(donorPairs.decided), action: 'donor.told_apart' });
}

/** Takes that back, so that the pair is asked about again. Refused when somebody has done so meanwhile. */
export function suspectAgain(
	tx: Tx,
	actor: Actor,
	{ pair }: Omit<Deciding, 'now'>
): Promise<Result<null, 'decided_already'>> {
	const values = { decided: null, decidedAt: null, decidedBy: null };
	return decide(tx, actor, {
		pair,
		values,
		from: eq(donorPairs.decided, 'two_people'),
		action: 'donor.suspected_again'
	});
}

type Decision = {
	pair: DonorPair;
	values: Pick<typeof donorPairs.$inferInsert, 'decided' | 'decidedAt' | 'decidedBy'>;
	from: SQL;
	action: 'donor.told_apart' | 'donor.suspected_again';
};

async function decide(
	tx: Tx,
	actor: Actor,
	{ pair, values, from, action }: Decision
): Promise<Result<null, 'decided_already'>> {
	const decided = await tx
		.update(donorPairs)
		.set(values)
		.where(and(eq(donorPairs.id, pair.id), from))
		.returning({ id: donorPairs.id });
	if (decided.length === 0) return refused('decided_already');
	for (const donor of [pair.one, pair.other]) await auditDonor(tx, actor, donor, action);
	return done(null);
}
