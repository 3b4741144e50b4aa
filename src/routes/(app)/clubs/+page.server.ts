import { areaName } from '$lib/areas/area-name';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { countApplications } from '$lib/server/clubs/applications';
import { listClubs } from '$lib/server/clubs/queries';
import { canAddAnyClub, canListClubs, canSeeApplications, canSeeCollections } from '$lib/server/policy';
import { yearOf } from '$lib/time/calendar-date';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canListClubs);
	const applications = canSeeApplications(actor) ? await scope(countApplications) : 0;
	const clubs = await scope(async (tx) => listClubs(tx, { year: yearOf(await homeDay(tx, actor, new Date())) }));
	return {
		clubs: clubs.map(({ id, name, area, closedOn, contactName, units }) => ({
			id,
			name,
			contactName,
			units,
			closed: closedOn !== null,
			area: area?.nameVi ? areaName({ ...area, nameVi: area.nameVi }, getLocale()) : ''
		})),
		applications,
		can: { add: canAddAnyClub(actor), seeUnits: canSeeCollections(actor), seeApplications: canSeeApplications(actor) }
	};
};
