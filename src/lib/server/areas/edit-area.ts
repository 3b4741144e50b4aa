import { and, eq, sql } from 'drizzle-orm';
import type { AreaInput } from '$lib/areas/area-form';
import { differences } from '$lib/differences';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { areas } from '../db/schema/areas';
import type { Tx } from '../scope';

/** Corrects an area's names, population, tile and end. Refuses a version that somebody else has changed meanwhile. */
export async function editArea(
	tx: Tx,
	actor: Actor,
	area: typeof areas.$inferSelect,
	{ version, nameLo, nameEn, validTo, ...rest }: AreaInput
): Promise<Result<null, 'stale_version' | 'ends_before_begin'>> {
	if (validTo !== '' && area.validFrom !== null && validTo < area.validFrom) return refused('ends_before_begin');
	const row = { ...rest, nameLo: nameLo || null, nameEn: nameEn || null, validTo: validTo || null };
	const fields = differences(row, area).map(({ name }) => name);
	const changed = await tx
		.update(areas)
		.set({ ...row, version: sql`${areas.version} + 1` })
		.where(and(eq(areas.code, area.code), eq(areas.version, version)));
	if (changed.rowCount === 0) return refused('stale_version');
	const { provinceCode, code } = area;
	await recordAudit(tx, actor, { action: 'area.edited', objectType: 'area', objectId: code, provinceCode, fields });
	return done(null);
}
