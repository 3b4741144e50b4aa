import { eq } from 'drizzle-orm';
import type { Country } from '$lib/areas/country';
import { plannedOnce } from '../db/planned-once';
import { provinces } from '../db/schema/areas';
import type { Tx } from '../scope';

type Place = { country: Country; timezone: string };

/** What a transaction has asked about provinces. */
const asked = new WeakMap<Tx, Map<string, Promise<Place>>>();

/** Country and time zone of a province, read once in a transaction; a code that nothing has is a mistake of ours and throws. */
export function provinceOf(tx: Tx, code: string): Promise<Place> {
	const known = asked.get(tx) ?? new Map<string, Promise<Place>>();
	asked.set(tx, known);
	const place = known.get(code) ?? readProvince(tx, code);
	known.set(code, place);
	return place;
}

async function readProvince(tx: Tx, code: string): Promise<Place> {
	const [province] = await plannedOnce(tx.select().from(provinces).where(eq(provinces.code, code)));
	if (!province) throw new Error(`Unknown province ${code}`);
	return { country: province.country as Country, timezone: province.timezone };
}
