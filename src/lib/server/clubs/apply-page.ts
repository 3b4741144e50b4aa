import { areaName } from '$lib/areas/area-name';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { areaChoices } from '../areas/choices';
import { allProvinces } from '../areas/queries';
import { inPublic } from '../scope';
import { applicationText } from './apply';

/** The served provinces, their areas of today and what is agreed to, for a club that applies. */
export function applyPage(locale: Locale, now: Date) {
	return inPublic(async (tx) => {
		const provinces = await allProvinces(tx);
		const areas = [];
		for (const { code, timezone, ...names } of provinces)
			areas.push({
				label: areaName(names, locale),
				choices: await areaChoices(tx, { provinceCodes: [code], day: dayIn(timezone, now), locale })
			});
		const timezone = provinces[0]?.timezone ?? 'UTC';
		return {
			provinces: provinces.map((one) => ({ value: one.code, label: areaName(one, locale) })),
			areas,
			consentText: (await applicationText(tx, { locale, timezone, now })).body
		};
	});
}
