import { listAddress } from '$lib/list-address';
import type { Actor } from '../actor';
import {
	canApproveAnyDrive,
	canEditAnyCentre,
	canEditAnyClosedDay,
	canEditAreas,
	canListChecklists,
	canListVolunteers,
	canRecountAny,
	canSeeApplications,
	canSeeExchange,
	canSeeThanks,
	canSetTargets
} from '../policy';
import type { TrailRow } from './trail';

/**
 * The page of what an entry is about, where the actor may see it. A name is joined only from a row in the actor's scope, and everybody
 * who reads the trail may open the drives, donors, clubs and people in their scope; areas, applications, targets, milestones and the days of the calendar ask for more.
 */
export function objectHref(actor: Actor, row: TrailRow): string | null {
	const { objectType, objectId, name, driveId, drive } = row;
	if (objectType === 'area') return canEditAreas(actor) ? `/areas/${objectId}` : null;
	if (objectType === 'province') return canApproveAnyDrive(actor) ? '/drives/proposals' : null;
	if (objectType === 'recount') return canRecountAny(actor) ? `/collections/recounts?of=${objectId}` : null;
	if (objectType === 'operation') return drive !== null && driveId !== null ? `/drives/${driveId}/looks` : null;
	if (objectType === 'exchange') return canSeeExchange(actor) ? '/exchange' : null;
	if (name === null) return null;
	if (objectType === 'rules') return '/rules';
	if (objectType === 'drive') return `/drives/${objectId}`;
	if (objectType === 'checklist' && canListChecklists(actor)) return '/drives/checklists';
	if (objectType === 'plan') return `/drives/${objectId}/team`;
	if (objectType === 'volunteer' && canListVolunteers(actor)) return `/volunteers/${objectId}`;
	if (objectType === 'venue') return `/venues/${objectId}`;
	if (objectType === 'donor') return `/donors/${objectId}`;
	if (objectType === 'import') return `/donors/imports/${objectId}`;
	if (objectType === 'club') return `/clubs/${objectId}`;
	if (objectType === 'registration' && drive !== null) return `/drives/${driveId}/registrations?show=all`;
	if (objectType === 'hall_link' && driveId !== null && drive !== null) return `/drives/${driveId}/board/links`;
	// Of accounts, only the device of a helper belongs to a drive.
	const atDesk = objectType === 'helper_link' || objectType === 'account';
	if (atDesk && driveId !== null && drive !== null) return `/drives/${driveId}/helpers`;
	if (objectType === 'account' && driveId === null) return listAddress('/people', { q: name });
	if (objectType === 'club_application' && canSeeApplications(actor)) return '/clubs/applications';
	if (objectType === 'report') return `/reports/${objectId}`;
	if (objectType === 'milestone' && canSeeThanks(actor)) return '/thanks/milestones';
	if (objectType === 'calendar_day' && canEditAnyClosedDay(actor)) return `/drives/calendar/days/${objectId}`;
	if (objectType === 'blood_centre' && canEditAnyCentre(actor)) return '/drives/calendar/centres';
	if (objectType === 'target' && canSetTargets(actor)) return `/targets?year=${name}`;
	return null;
}
