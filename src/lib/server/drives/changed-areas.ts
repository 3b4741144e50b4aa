import { inArray } from 'drizzle-orm';
import type { AreaKind } from '$lib/areas/area';
import { areaLabel } from '$lib/areas/area-words';
import type { Change } from '$lib/drives/changes';
import type { Locale } from '$lib/time/format';
import { areas } from '../db/schema/areas';
import type { Tx } from '../scope';

/** The names of the areas that changes mention, by code. */
export async function changedAreas(
	tx: Tx,
	changes: readonly Change[],
	locale: Locale
): Promise<Record<string, string>> {
	const codes = changes
		.flatMap(({ before, after }) => [before.areaCode, after.areaCode])
		.filter((code) => typeof code === 'string');
	if (codes.length === 0) return {};
	const rows = await tx.select().from(areas).where(inArray(areas.code, codes));
	return Object.fromEntries(rows.map((row) => [row.code, areaLabel({ ...row, kind: row.kind as AreaKind }, locale)]));
}
