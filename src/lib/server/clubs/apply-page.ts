import { areaName } from '$lib/areas/area-name';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { areaChoices } from '../areas/choices';
import { allProvinces } from '../areas/queries';
import { inPublic } from '../scope';

/** The served provinces and their areas of today, for a club that applies. */
export function applyPage(locale: Locale, now: Date) {
	return inPublic(async (tx) => {
		const provinces = await allProvinces(tx);
		const areas = [];
		for (const { code, timezone, ...names } of provinces)
			areas.push({
				label: areaName(names, locale),
				choices: await areaChoices(tx, { provinceCodes: [code], day: dayIn(timezone, now), locale })
			});
		return { provinces: provinces.map((one) => ({ value: one.code, label: areaName(one, locale) })), areas };
	});
}
