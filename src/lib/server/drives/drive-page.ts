import { funnelOf } from '$lib/drives/funnel';
import { missingFor } from '$lib/drives/missing';
import { isBack, needsReason, nextStatuses, type DriveStatus, type Mover } from '$lib/drives/status';
import { dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { auditOf } from '../audit/queries';
import { canEditDrive, canEnterResult, canManageHelpers, canRegisterDonor, canSeeBoard, canSeeRoster } from '../policy';
import { firstPeople } from '../registrations/first-people';
import { peopleInStates } from '../registrations/people-in-states';
import type { Tx } from '../scope';
import { peopleOutside } from '../sign-ups/follow-hours';
import { moverOf } from './approval';
import { changesOf } from './drive-changes';
import { driveDetail, sitesOf, volumesOf } from './page-queries';
import type { Drive } from './queries';
import { templateName } from './templates';

/** People shown on a drive's page; the roster has all. */
const PEOPLE_SHOWN = 10;

type Asking = { drive: Drive; actor: Actor; now: Date };

/** Everything a drive's page shows to this actor, and what they may do there. */
export async function drivePage(tx: Tx, { drive, actor, now }: Asking) {
	const detail = await driveDetail(tx, drive.id);
	if (!detail) return null;
	const can = {
		edit: canEditDrive(actor, drive),
		manageHelpers: canManageHelpers(actor, drive) && drive.datePrecision === 'day',
		enterResult: canEnterResult(actor, drive) && !['cancelled', 'confirmed'].includes(drive.status),
		seeRoster: canSeeRoster(actor, drive),
		seeBoard: canSeeBoard(actor, drive) && ['open', 'running', 'closed'].includes(drive.status),
		register: canRegisterDonor(actor, drive)
	};
	const today = dayIn(drive.timezone, now);
	const mover = await moverOf(tx, actor, drive);
	const acts = can.edit ? actsOf(drive, today, mover) : [];
	return {
		drive: detail,
		today,
		can,
		approves: mover.approves,
		acts,
		sendsBack: needsReason(drive.status, 'draft', mover),
		next: nextStep(drive, acts, detail.sites),
		outside: can.edit ? await peopleOutside(tx, drive, now) : 0,
		funnel: can.seeRoster ? funnelOf(await peopleInStates(tx, drive.id)) : null,
		people: can.seeRoster ? await firstPeople(tx, drive.id, PEOPLE_SHOWN) : [],
		volumes: await volumesOf(tx, drive.id),
		sites: detail.sites > 0 ? await sitesOf(tx, drive.id) : [],
		keptAs: can.edit ? await templateName(tx, drive.id) : null,
		changes: await changesOf(tx, drive.id),
		history: can.edit ? await auditOf(tx, 'drive', drive.id) : []
	};
}

/** The states a drive may move to now: it runs from its first day on. */
function actsOf({ status, startsOn }: Drive, today: string, mover: Mover): DriveStatus[] {
	return nextStatuses(status, mover).filter((next) => next !== 'running' || startsOn <= today);
}

/** The usual next state of a drive with what it lacks for it; `null` where there is none ahead. */
function nextStep(drive: Drive, acts: readonly DriveStatus[], sites: number) {
	const to = acts.find((one) => one !== 'cancelled' && !isBack(drive.status, one));
	return to ? { to, missing: missingFor(to, { ...drive, sites }) } : null;
}
