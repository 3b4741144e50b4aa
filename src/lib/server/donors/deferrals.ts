import { and, eq } from 'drizzle-orm';
import { deferrals } from '../db/schema/donors';
import type { Tx } from '../scope';

/** A deferral that a drive records: a class and an inclusive last day, `null` for good. */
export type NewDeferral = typeof deferrals.$inferInsert;

/** Keeps a deferral that was recorded at a drive. */
export async function addDeferral(tx: Tx, deferral: NewDeferral): Promise<void> {
	await tx.insert(deferrals).values(deferral);
}

/** The deferral of a class that a registration led to, if any. */
export async function deferralAt(tx: Tx, registrationId: string, deferralClass: string) {
	const ofClass = and(eq(deferrals.registrationId, registrationId), eq(deferrals.class, deferralClass));
	const [found] = await tx.select().from(deferrals).where(ofClass);
	return found ?? null;
}

/** Whether a registration led to a deferral. */
export async function hasDeferralAt(tx: Tx, registrationId: string): Promise<boolean> {
	return (await tx.$count(deferrals, eq(deferrals.registrationId, registrationId))) > 0;
}

/** Forgets the deferrals that a registration led to, because the step that led to them is undone. */
export async function removeDeferralsAt(tx: Tx, registrationId: string): Promise<void> {
	await tx.delete(deferrals).where(eq(deferrals.registrationId, registrationId));
}
