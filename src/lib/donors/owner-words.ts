import { areaName, type Named } from '../areas/area-name';
import { m } from '../paraglide/messages';
import type { Locale } from '../time/format';

/** What a list of donors is called: the club's name, or the office of a province. */
export function ownerLabel(owner: { clubName: string | null; province: Named | null }, locale: Locale): string {
	if (!owner.province) return owner.clubName ?? '';
	return m.donor_owner_province({ name: areaName(owner.province, locale) }, { locale });
}
