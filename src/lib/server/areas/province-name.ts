import { areaName } from '$lib/areas/area-name';
import type { Locale } from '$lib/time/format';
import { inPublic } from '../scope';
import { provinceByCode } from './queries';

/** The name of a served province, for a page that nobody needs to be signed in for; null when it is not served. */
export async function provinceName(code: string, locale: Locale): Promise<string | null> {
	const found = await inPublic((tx) => provinceByCode(tx, code));
	return found ? areaName(found, locale) : null;
}
