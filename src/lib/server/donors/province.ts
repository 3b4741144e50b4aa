import { eq } from 'drizzle-orm';
import type { Country } from '$lib/areas/country';
import { provinces } from '../db/schema/areas';
import type { Tx } from '../scope';

/** Country and time zone of a province; a code that nothing has is a mistake of ours and throws. */
export async function provinceOf(tx: Tx, code: string): Promise<{ country: Country; timezone: string }> {
	const [province] = await tx.select().from(provinces).where(eq(provinces.code, code));
	if (!province) throw new Error(`Unknown province ${code}`);
	return { country: province.country as Country, timezone: province.timezone };
}
