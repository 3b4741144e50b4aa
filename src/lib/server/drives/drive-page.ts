import { funnelOf } from '$lib/drives/funnel';
import { nextStatuses, type DriveStatus } from '$lib/drives/status';
import { dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { auditOf } from '../audit/queries';
import { canEditDrive, canEnterResult, canManageHelpers, canRegisterDonor, canSeeRoster } from '../policy';
import { firstPeople } from '../registrations/first-people';
import { peopleInStates } from '../registrations/people-in-states';
import type { Tx } from '../scope';
import { driveDetail, sitesOf, volumesOf } from './page-queries';
import type { Drive } from './queries';

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
		enterResult: canEnterResult(actor, drive) && drive.status !== 'cancelled',
		seeRoster: canSeeRoster(actor, drive),
		register: canRegisterDonor(actor, drive)
	};
	const today = dayIn(drive.timezone, now);
	return {
		drive: detail,
		today,
		can,
		acts: can.edit ? actsOf(drive, today) : [],
		funnel: can.seeRoster ? funnelOf(await peopleInStates(tx, drive.id)) : null,
		people: can.seeRoster ? await firstPeople(tx, drive.id, PEOPLE_SHOWN) : [],
		volumes: await volumesOf(tx, drive.id),
		sites: detail.sites > 1 ? await sitesOf(tx, drive.id) : [],
		history: can.edit ? await auditOf(tx, 'drive', drive.id) : []
	};
}

/** The states a drive may move to now: it runs from its first day on. */
function actsOf({ status, startsOn }: Drive, today: string): DriveStatus[] {
	return nextStatuses(status).filter((next) => next !== 'running' || startsOn <= today);
}
