import { areaName } from '$lib/areas/area-name';
import { getLocale } from '$lib/paraglide/runtime';
import { homeDay } from '$lib/server/areas/home-day';
import { allProvinces } from '$lib/server/areas/queries';
import { requireDataOf } from '$lib/server/open-data/access';
import { yearOf } from '$lib/time/calendar-date';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope, provinceCode, own } = requireDataOf(event);
	return scope(async (tx) => {
		const provinces = (await allProvinces(tx)).filter(({ code }) => own.includes(code));
		return {
			provinceCode,
			provinces: provinces.map((one) => ({ value: one.code, label: areaName(one, getLocale()) })),
			thisYear: yearOf(await homeDay(tx, actor, new Date()))
		};
	});
};
