import { sql } from 'drizzle-orm';
import type { Actor } from '../actor';
import type { Tx } from '../scope';

/** The province whose office somebody works in; the first, for whoever works in two. Null for whoever works in none. */
export function officeOf(actor: Actor): string | null {
	const offices = actor.memberships.filter(({ role }) => role === 'province_coordinator');
	return offices.flatMap(({ provinceCode }) => provinceCode ?? []).sort()[0] ?? null;
}

/** Whether the office of a province works on this installation: then it speaks for itself. */
export async function hasOffice(tx: Tx, provinceCode: string): Promise<boolean> {
	const { rows } = await tx.execute<{ has: boolean }>(sql`select giot_has_office(${provinceCode}) as has`);
	return rows[0]?.has ?? false;
}
