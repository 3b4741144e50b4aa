import type { Area } from '$lib/areas/area';
import { isValidOn } from '$lib/areas/area';
import { areaName } from '$lib/areas/area-name';
import { areaLabel } from '$lib/areas/area-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { allProvinces, areasOf, provincesOf } from '$lib/server/areas/queries';
import { canEditAreas, canSeeAreas } from '$lib/server/policy';
import { capital } from '$lib/time/format';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSeeAreas);
	const locale = getLocale();
	const past = event.url.searchParams.get('show') === 'past';
	const can = { edit: canEditAreas(actor) };
	const { areas, day } = await scope(async (tx) => ({
		areas: await areasOf(tx, can.edit ? (await allProvinces(tx)).map(({ code }) => code) : provincesOf(actor)),
		day: await homeDay(tx, actor, new Date())
	}));
	const names = new Map(areas.map((area) => [area.code, areaName(area, locale)]));
	return {
		past,
		can,
		areas: (areas as (Area & { population: number | null; populationYear: number | null })[])
			.filter((area) => isValidOn(area, day) !== past)
			.map(({ code, validFrom, validTo, formerDistrictCode, population, populationYear, ...area }) => ({
				code,
				validFrom,
				validTo,
				population,
				populationYear,
				name: capital(areaLabel(area, locale)),
				former: names.get(formerDistrictCode ?? '') ?? ''
			}))
	};
};
