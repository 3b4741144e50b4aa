import { areaName } from '$lib/areas/area-name';
import { areaLabel } from '$lib/areas/area-words';
import { readCalendarView, shownDays } from '$lib/calendar/calendar-view';
import { isNarrowed } from '$lib/drives/list-filter';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { allProvinces, provincesOf } from '$lib/server/areas/queries';
import { calendarPage } from '$lib/server/calendar/calendar-page';
import { filterChoices } from '$lib/server/drives/filter-choices';
import { canEditAnyClosedDay, canScheduleAnyDrive, canSeeCalendar } from '$lib/server/policy';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSeeCalendar);
	const locale = getLocale();
	return scope(async (tx) => {
		const today = await homeDay(tx, actor, new Date());
		const own = provincesOf(actor);
		const read = readCalendarView(event.url.searchParams, today);
		const shown = { ...read, province: own.includes(read.province ?? '') ? read.province : null };
		const choices = await filterChoices(tx, shown.filter.areas);
		const provinces = own.length > 1 ? (await allProvinces(tx)).filter(({ code }) => own.includes(code)) : [];
		return {
			today,
			shown,
			period: shownDays(shown),
			narrowed: isNarrowed(shown.filter),
			...(await calendarPage(tx, { actor, shown, today })),
			can: { schedule: canScheduleAnyDrive(actor), keepDays: canEditAnyClosedDay(actor) },
			choices: {
				provinces: provinces.map((one) => ({ value: one.code, label: areaName(one, locale) })),
				clubs: choices.clubs.map(({ id, name }) => ({ value: id, label: name })),
				campaigns: choices.campaigns.map((one) => ({ value: one.id, label: areaName(one, locale) })),
				areas: choices.areas.map((one) => ({ value: one.code, label: areaLabel(one, locale) }))
			}
		};
	});
};
