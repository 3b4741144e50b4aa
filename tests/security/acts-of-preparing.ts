import { v7 } from 'uuid';
import { inject } from 'vitest';
import { canary } from '../support/two-provinces';
import type { Act } from './act';
import {
	freshChecklist,
	freshDrive,
	freshItem,
	freshMoved,
	freshShift,
	freshVenue,
	freshVolunteer
} from './fresh-drives';
import { type ClubOwner, placeOf } from './fresh-rows';
import { truth } from './visitor';

const { ids } = inject('world');

const venue = '/(app)/venues/[venueId=uuid]';

const heldAt = '/(app)/drives/[driveId=uuid]/venue';

const volunteer = '/(app)/volunteers/[volunteerId=uuid]';

const team = '/(app)/drives/[driveId=uuid]/team';

const checklist = '/(app)/drives/[driveId=uuid]/checklist';

const template = '/(app)/drives/checklists/[templateId=uuid]';

/** What is done to get a drive ready: its place, its team, its checklist, and whom it is told. */
export const actsOfPreparing: Record<string, Act> = {
	'/(app)/venues/new default': {
		leaves: 'venue.added',
		send: async (owner) => ({ body: { name: `${canary(owner)} ${v7().slice(-6)}`, owner: placeOf(owner).club } })
	},
	[`${venue} archive`]: {
		leaves: 'venue.archived',
		send: async (owner) => ({ id: await freshVenue(owner), body: { version: '1' } })
	},
	[`${venue} restore`]: {
		leaves: 'venue.restored',
		send: async (owner) => ({ id: await freshVenue(owner), body: { version: '1' } })
	},
	[`${venue}/edit default`]: {
		leaves: 'venue.edited',
		send: async (owner) => ({ id: await freshVenue(owner), body: { name: canary(owner), version: '1' } })
	},
	[`${heldAt} choose`]: {
		leaves: 'drive.edited',
		send: async (owner) => ({
			id: await freshDrive(owner, 'draft'),
			body: { venueId: await freshVenue(owner), version: '1' }
		})
	},
	[`${heldAt} record`]: {
		leaves: 'venue.added',
		send: async (owner) => {
			const id = await freshDrive(owner, 'draft');
			await truth('update drives set venue_name = $2 where id = $1', [id, `${canary(owner)} ${v7().slice(-6)}`]);
			return { id, body: { version: '1' } };
		}
	},
	'/(app)/volunteers add': {
		leaves: 'volunteer.added',
		send: async (owner) => ({ body: { fullName: canary(owner), owner: placeOf(owner).club } })
	},
	[`${volunteer} edit`]: {
		leaves: 'volunteer.edited',
		send: async (owner) => ({ id: await freshVolunteer(owner), body: { fullName: canary(owner), version: '1' } })
	},
	...Object.fromEntries(
		(['archive', 'restore', 'remove'] as const).map((action) => [
			`${volunteer} ${action}`,
			{
				leaves: `volunteer.${{ archive: 'archived', restore: 'restored', remove: 'removed' }[action]}`,
				send: async (owner: ClubOwner) => ({ id: await freshVolunteer(owner), body: { version: '1' } })
			}
		])
	),
	[`${team} add`]: {
		leaves: 'plan.shift_added',
		send: async (owner) => ({
			id: ids[owner].drives,
			body: { heldOn: '2026-11-23', role: 'guide', startsAt: '07:00', endsAt: '09:00', people: '2' }
		})
	},
	[`${team} assign`]: {
		leaves: 'plan.shift_assigned',
		send: async (owner) => {
			const [shiftId, volunteerId] = [await freshShift(owner), await freshVolunteer(owner)];
			return { id: ids[owner].drives, body: { shiftId, volunteerId, version: '1' } };
		}
	},
	[`${team} answer`]: {
		leaves: 'plan.shift_answered',
		send: async (owner) => ({
			id: ids[owner].drives,
			body: { shiftId: await freshShift(owner, await freshVolunteer(owner)), state: 'confirmed', version: '1' }
		})
	},
	[`${team} remove`]: {
		leaves: 'plan.shift_removed',
		send: async (owner) => ({ id: ids[owner].drives, body: { shiftId: await freshShift(owner) } })
	},
	'/(app)/drives/[driveId=uuid]/notices tell': {
		leaves: 'drive.told',
		send: async (owner) => ({ id: await freshMoved(owner), body: { kind: 'moved' } })
	},
	'/(app)/drives/notices default': {
		leaves: 'notices.switched_off',
		send: async (owner) => ({ body: { owner: placeOf(owner).club, kind: 'thanks', on: 'no' } })
	},
	[`${checklist} begin`]: {
		leaves: 'plan.list_begun',
		send: async (owner) => ({ id: await freshDrive(owner, 'draft'), body: { templateId: '' } })
	},
	[`${checklist} add`]: {
		leaves: 'plan.item_added',
		send: async (owner) => ({ id: ids[owner].drives, body: { kind: 'thing', title: canary(owner), quantity: '5' } })
	},
	[`${checklist} tick`]: {
		leaves: 'plan.item_ticked',
		send: async (owner) => ({
			id: ids[owner].drives,
			body: { kind: 'task', itemId: await freshItem(owner, 'task'), done: 'on' }
		})
	},
	[`${checklist} move`]: {
		leaves: 'plan.item_moved',
		send: async (owner) => ({
			id: ids[owner].drives,
			body: { itemId: await freshItem(owner, 'task'), dueOn: '2026-11-20' }
		})
	},
	[`${checklist} remove`]: {
		leaves: 'plan.item_removed',
		send: async (owner) => ({
			id: ids[owner].drives,
			body: { kind: 'thing', itemId: await freshItem(owner, 'thing') }
		})
	},
	[`${checklist} restore`]: {
		leaves: 'plan.item_restored',
		send: async (owner) => ({
			id: ids[owner].drives,
			body: { kind: 'task', itemId: await freshItem(owner, 'task') }
		})
	},
	'/(app)/drives/checklists add': {
		leaves: 'checklist.added',
		send: async (owner) => ({ body: { name: canary(owner), owner: placeOf(owner).club, usual: 'on' } })
	},
	[`${template} add`]: {
		leaves: 'checklist.edited',
		send: async (owner) => ({
			id: (await freshChecklist(owner)).template,
			body: { kind: 'task', title: canary(owner), daysBefore: '3' }
		})
	},
	[`${template} takeOff`]: {
		leaves: 'checklist.edited',
		send: async (owner) => {
			const { template: id, item: itemId } = await freshChecklist(owner);
			return { id, body: { itemId } };
		}
	},
	[`${template} remove`]: {
		leaves: 'checklist.removed',
		send: async (owner) => ({ id: (await freshChecklist(owner)).template, body: {} })
	}
};
