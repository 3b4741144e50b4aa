import { redirect } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { requireActor } from '$lib/server/access';
import { homePage } from '$lib/server/home/home-page';
import { countApplications } from '$lib/server/clubs/applications';
import { countProposed } from '$lib/server/drives/approval';
import {
	canAddAnyClub,
	canApproveAnyDrive,
	canListDrives,
	canScheduleAnyDrive,
	canSeeAreas,
	canSeeExchange,
	canSeePeople,
	canSeeApplications
} from '$lib/server/policy';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireActor(event);
	const can = {
		schedule: canScheduleAnyDrive(actor),
		seePeople: canSeePeople(actor),
		addClubs: canAddAnyClub(actor),
		seeAreas: canSeeAreas(actor),
		seeExchange: canSeeExchange(actor)
	};
	const applications = canSeeApplications(actor) ? await scope(countApplications) : 0;
	const proposals = canApproveAnyDrive(actor) ? await scope(countProposed) : 0;
	const person = { fullName: actor.fullName };
	const hasRole = actor.memberships.length > 0;
	if (canListDrives(actor)) {
		return {
			person,
			hasRole,
			can,
			applications,
			proposals,
			work: await scope((tx) => homePage(tx, { actor, now: new Date(), locale: getLocale() }))
		};
	}
	const helping = actor.memberships.find(({ role }) => role === 'drive_helper');
	if (helping) redirect(303, `/desk/${helping.driveId}`);
	return { person, hasRole, can, applications, proposals, work: null };
};
