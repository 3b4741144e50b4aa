import { asc, inArray, sql } from 'drizzle-orm';
import type { Area } from '$lib/areas/area';
import { areas, provinces } from '../db/schema/areas';
import type { Actor } from '../actor';
import type { Tx } from '../scope';

/** The provinces of an actor's clubs, offices and drives. */
export function provincesOf(actor: Actor): string[] {
	return [...new Set(actor.memberships.flatMap(({ provinceCode }) => provinceCode ?? []))];
}

/** Every area of some provinces, past and present, by code. */
export async function areasOf(tx: Tx, provinceCodes: readonly string[]) {
	return tx
		.select()
		.from(areas)
		.where(inArray(areas.provinceCode, [...provinceCodes]))
		.orderBy(asc(areas.code));
}

/** The served provinces, by code. */
export async function allProvinces(tx: Tx) {
	return tx.select().from(provinces).orderBy(asc(provinces.code));
}
