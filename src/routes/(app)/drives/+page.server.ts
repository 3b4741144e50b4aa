import { areaName } from '$lib/areas/area-name';
import { areaLabel } from '$lib/areas/area-words';
import { driveQuery, isNarrowed, readDriveFilter } from '$lib/drives/list-filter';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { filterChoices } from '$lib/server/drives/filter-choices';
import { countDrives, listDrives } from '$lib/server/drives/list-queries';
import { canApproveAnyDrive, canListDrives, canScheduleAnyDrive } from '$lib/server/policy';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canListDrives);
	const filter = readDriveFilter(event.url.searchParams);
	const locale = getLocale();
	const { today, page, counts, choices } = await scope(async (tx) => {
		const today = await homeDay(tx, actor, new Date());
		return {
			today,
			page: await listDrives(tx, filter, today),
			counts: await countDrives(tx, filter, today),
			choices: await filterChoices(tx, filter.areas)
		};
	});
	const last = page.more ? page.rows.at(-1) : undefined;
	return {
		today,
		filter,
		counts,
		rows: page.rows,
		narrowed: isNarrowed(filter),
		next: last ? driveQuery(filter, { after: { startsOn: last.startsOn, id: last.id } }) : null,
		can: { schedule: canScheduleAnyDrive(actor), approve: canApproveAnyDrive(actor) },
		choices: {
			years: choices.years,
			clubs: choices.clubs.map(({ id, name }) => ({ value: id, label: name })),
			campaigns: choices.campaigns.map((one) => ({ value: one.id, label: areaName(one, locale) })),
			areas: choices.areas.map((one) => ({ value: one.code, label: areaLabel(one, locale) }))
		}
	};
};
