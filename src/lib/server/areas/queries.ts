import { asc, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import { areas, provinces } from '../db/schema/areas';
import type { Actor } from '../actor';
import type { Tx } from '../scope';

/** The provinces of an actor's clubs, offices and drives. */
export function provincesOf(actor: Actor): string[] {
	return [...new Set(actor.memberships.flatMap(({ provinceCode }) => provinceCode ?? []))];
}

/**
 * The one province in which an actor works where they see everything of it, as an office does; undefined for whoever works in clubs alone, or
 * in two provinces.
 */
export function wholeProvince(actor: Actor): string | undefined {
	const [province, ...others] = provincesOf(actor);
	const isOffice = actor.memberships.some(({ role }) => role === 'province_coordinator');
	return isOffice && others.length === 0 ? province : undefined;
}

type AreaRow = typeof areas.$inferSelect;

/** Named here because hundreds of rows are read for most pages, and the query builder looks at every cell of every row. */
const areaColumns = sql`code, province_code as "provinceCode", level, kind, name_vi as "nameVi", name_lo as "nameLo", name_en as "nameEn",
	valid_from as "validFrom", valid_to as "validTo", former_district_code as "formerDistrictCode", successor_code as "successorCode",
	tile_row as "tileRow", tile_col as "tileCol", population, population_year as "populationYear", note, version`;

/** Every area of some provinces, past and present, by code. */
export async function areasOf(tx: Tx, provinceCodes: readonly string[]): Promise<AreaRow[]> {
	const { rows } = await tx.execute<AreaRow>(
		sql`select ${areaColumns} from areas where province_code = any (${sql.param(provinceCodes)}::text[]) order by code`
	);
	return rows;
}

/** The served provinces, by code. */
export async function allProvinces(tx: Tx) {
	return tx.select().from(provinces).orderBy(asc(provinces.code));
}

/** The served province of this code, which may hold signs that PostgreSQL refuses; undefined where none has it. */
export async function provinceByCode(tx: Tx, code: string): Promise<typeof provinces.$inferSelect | undefined> {
	return (await allProvinces(tx)).find((province) => province.code === code);
}

/** The province in which a club stands. Refuses one that is not served, and an area of another one; nobody need state an area. */
export async function placeOfClub(
	tx: Tx,
	{ provinceCode, areaCode }: { provinceCode: string; areaCode: string }
): Promise<Result<typeof provinces.$inferSelect, 'unknown_province' | 'unknown_area'>> {
	const province = await provinceByCode(tx, provinceCode);
	if (!province) return refused('unknown_province');
	const known = areaCode === '' || (await areasOf(tx, [provinceCode])).some(({ code }) => code === areaCode);
	return known ? done(province) : refused('unknown_area');
}
