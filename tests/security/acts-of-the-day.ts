import { v7 } from 'uuid';
import { inject } from 'vitest';
import { canary } from '../support/two-provinces';
import { type Act, person } from './act';
import {
	freshBag,
	freshClosing,
	freshDevice,
	freshHallLink,
	freshLine,
	freshLink,
	freshOperation,
	freshRegistration
} from './fresh-at-desks';
import { freshDonor } from './fresh-donors';
import { freshAnswer, freshApplicant, freshDrive, freshGroup, freshSlots } from './fresh-drives';
import type { ClubOwner } from './fresh-rows';
import { truth } from './visitor';

const { ids } = inject('world');

/** A step of somebody who stands in `from` at the owner's drive. */
const step = (from: string, to: string, more: Record<string, string> = {}): Act => ({
	leaves: `registration.${to}`,
	send: async (owner) => {
		const registrationId = await freshRegistration(owner, from);
		return { id: ids[owner].drives, body: { registrationId, version: '1', operationId: v7(), ...more } };
	}
});

/** The drive of an owner, which takes people whatever forms of other files did to it. */
async function takingPeople(owner: ClubOwner) {
	const id = ids[owner].drives;
	await truth("update drives set status = 'running', capacity = null where id = $1", [id]);
	return id;
}

const registering: Act = {
	leaves: 'registration.registered',
	send: async (owner) => ({ id: await takingPeople(owner), body: { ...person(owner), operationId: v7() } })
};

const inFiveDays = () => new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);

const looks = '/(app)/drives/[driveId=uuid]/looks';

const feedback = '/(app)/drives/[driveId=uuid]/feedback';

const screens = '/(app)/drives/[driveId=uuid]/board/links';

const helpers = '/(app)/drives/[driveId=uuid]/helpers';

const roster = '/(app)/drives/[driveId=uuid]/registrations';

/** What is done to those who come to a drive, at its desk, and once it is over. */
export const actsOfTheDay: Record<string, Act> = {
	'/(app)/drives/[driveId=uuid]/groups make': {
		leaves: 'drive.group_made',
		send: async (owner) => ({ id: await freshDrive(owner, 'draft'), body: { name: canary(owner), cap: '5' } })
	},
	'/(app)/drives/[driveId=uuid]/groups edit': {
		leaves: 'drive.group_edited',
		send: async (owner) => {
			const { group: groupId, drive: id } = await freshGroup(owner);
			return { id, body: { groupId, name: canary(owner), cap: '6', version: '1' } };
		}
	},
	'/(app)/drives/[driveId=uuid]/groups revoke': {
		leaves: 'drive.group_revoked',
		send: async (owner) => {
			const { group: groupId, drive: id } = await freshGroup(owner);
			return { id, body: { groupId } };
		}
	},
	'/(app)/drives/[driveId=uuid]/match match': {
		leaves: 'registration.matched',
		send: async (owner) => {
			const { registration: registrationId, drive: id } = await freshApplicant(owner, ids[owner].drives);
			return { id, body: { registrationId, donorId: await freshDonor(owner) } };
		}
	},
	'/(app)/drives/[driveId=uuid]/match add': {
		leaves: 'registration.matched',
		send: async (owner) => {
			const { registration: registrationId, drive: id } = await freshApplicant(owner, ids[owner].drives);
			return { id, body: { registrationId, consent: 'on', confirmNew: 'on' } };
		}
	},
	'/(app)/drives/[driveId=uuid]/no-shows default': {
		leaves: 'registration.no_show',
		send: async (owner) => ({
			id: (await freshApplicant(owner, await freshDrive(owner, 'running', '2026-11-20'))).drive,
			body: {}
		})
	},
	'/(app)/drives/[driveId=uuid]/places settle': {
		leaves: 'drive.places_settled',
		send: async (owner) => ({
			id: await freshDrive(owner, 'draft'),
			body: { arrival: 'open', walkInPercent: '10', offerHours: '12', version: '1' }
		})
	},
	'/(app)/drives/[driveId=uuid]/places move': {
		leaves: 'drive.places_settled',
		send: async (owner) => {
			const { drive: id, from, to } = await freshSlots(owner);
			return { id, body: { from, to } };
		}
	},
	'/(app)/drives/[driveId=uuid]/enter line': {
		leaves: 'registration.arrived',
		send: async (owner) => {
			const registrationId = await freshRegistration(owner, 'registered');
			return { id: ids[owner].drives, body: { operationId: v7(), registrationId, outcome: 'arrived', at: '09:00' } };
		}
	},
	'/(app)/drives/[driveId=uuid]/enter walkIn': {
		leaves: 'registration.registered',
		send: async (owner) => ({
			id: await freshDrive(owner, 'running'),
			body: { ...person(owner), operationId: v7(), outcome: 'arrived', at: '09:00' }
		})
	},
	'/(app)/drives/[driveId=uuid]/enter undo': {
		leaves: 'registration.undone',
		send: async (owner) => ({ id: ids[owner].drives, body: { operationId: await freshLine(owner) } })
	},
	'/(app)/drives/[driveId=uuid]/close close': {
		leaves: 'drive.closed',
		send: async (owner) => ({ id: await freshDrive(owner, 'running'), body: { version: '1' } })
	},
	'/(app)/drives/[driveId=uuid]/close compare': {
		leaves: 'drive.bags_compared',
		send: async (owner) => ({ id: await freshClosing(owner), body: { centreBags: '7' } })
	},
	'/(app)/drives/[driveId=uuid]/close bag': {
		leaves: 'registration.bag_corrected',
		send: async (owner) => {
			const registrationId = await freshBag(owner);
			return { id: ids[owner].drives, body: { registrationId, bagNumber: `B ${v7()}`, version: '1' } };
		}
	},
	[`${looks} seen`]: {
		leaves: 'operation.seen',
		send: async (owner) => {
			const doubt = 'odd_time';
			return { id: ids[owner].drives, body: { id: await freshOperation(owner, doubt, false), doubt } };
		}
	},
	[`${looks} leaveOut`]: {
		leaves: 'operation.left_out',
		send: async (owner) => {
			const doubt = 'right_lost';
			const id = await freshOperation(owner, doubt, true);
			return { id: ids[owner].drives, body: { id, doubt, because: 'mistyped', note: '' } };
		}
	},
	[`${feedback} hide`]: {
		leaves: 'drive.comment_hidden',
		send: async (owner) => ({ id: ids[owner].drives, body: { answerId: await freshAnswer(owner, false) } })
	},
	[`${feedback} show`]: {
		leaves: 'drive.comment_shown',
		send: async (owner) => ({ id: ids[owner].drives, body: { answerId: await freshAnswer(owner, true) } })
	},
	[`${screens} make`]: {
		leaves: 'hall_link.made',
		send: async (owner) => ({ id: await freshDrive(owner, 'announced', inFiveDays()), body: { label: canary(owner) } })
	},
	[`${screens} revoke`]: {
		leaves: 'hall_link.revoked',
		send: async (owner) => ({ id: ids[owner].drives, body: { linkId: await freshHallLink(owner) } })
	},
	[`${helpers} make`]: {
		leaves: 'helper_link.made',
		send: async (owner) => ({ id: await freshDrive(owner, 'announced', inFiveDays()), body: { label: canary(owner) } })
	},
	[`${helpers} revoke`]: {
		leaves: 'helper_link.revoked',
		send: async (owner) => ({ id: ids[owner].drives, body: { linkId: await freshLink(owner) } })
	},
	[`${helpers} shutOut`]: {
		leaves: 'helper.shut_out',
		send: async (owner) => ({ id: ids[owner].drives, body: { membershipId: await freshDevice(owner) } })
	},
	[`${helpers} forget`]: {
		leaves: 'helper.shut_out',
		send: async (owner) => ({ id: ids[owner].drives, body: { membershipId: await freshDevice(owner) } })
	},
	[`${roster} place`]: step('waiting', 'registered'),
	[`${roster} confirm`]: step('registered', 'confirmed'),
	[`${roster} arrive`]: step('registered', 'arrived'),
	[`${roster} fit`]: step('arrived', 'fit'),
	[`${roster} donate`]: step('fit', 'donated', { volumeMl: '350' }),
	[`${roster} defer`]: step('arrived', 'deferred', { deferralClass: 'other', untilOn: '2099-12-01' }),
	[`${roster} leave`]: step('arrived', 'left'),
	[`${roster} noShow`]: step('registered', 'no_show'),
	[`${roster} cancel`]: step('registered', 'cancelled'),
	[`${roster} undo`]: step('arrived', 'undone'),
	[`${roster} register`]: registering,
	[`${roster}/new register`]: registering
};
