import { v7 } from 'uuid';
import { canary } from '../support/two-provinces';
import { type Act, person, versionOf } from './act';
import {
	freshConsent,
	freshDeferral,
	freshDonor,
	freshFilter,
	freshList,
	freshMerge,
	freshPair,
	freshReached,
	freshRequest,
	freshRestricted
} from './fresh-donors';
import { type ClubOwner, placeOf } from './fresh-rows';
import { truth } from './visitor';

/** What is done to a list of the owner's club. */
const onList = (leaves: string, state: string, body: (row: string) => Record<string, string>): Act => ({
	leaves,
	send: async (owner) => {
		const { list: id, row } = await freshList(owner, state);
		return { id, body: body(row) };
	}
});

const list = '/(app)/donors/imports/[importId=uuid]';

/** What is done to donors, lists of them, their requests and their thanks. */
export const actsOfDonors: Record<string, Act> = {
	'/(app)/donors/new default': {
		leaves: 'donor.added',
		send: async (owner) => ({ body: { ...person(owner), owner: placeOf(owner).club } })
	},
	'/(app)/donors/[donorId=uuid] lift': {
		leaves: 'donor.deferral_lifted',
		send: async (owner) => {
			const { donor, deferral } = await freshDeferral(owner);
			return { id: donor, body: { deferralId: deferral, version: '1', liftedReason: 'over' } };
		}
	},
	'/(app)/donors/[donorId=uuid] wait': {
		leaves: 'donor.deferral_changed',
		send: async (owner) => {
			const { donor, deferral } = await freshDeferral(owner);
			return { id: donor, body: { deferralId: deferral, version: '1', untilOn: '2098-12-01' } };
		}
	},
	'/(app)/donors/[donorId=uuid] agree': {
		leaves: 'donor.consent_given',
		send: async (owner) => ({
			id: await freshDonor(owner),
			body: { purpose: 'contact_phone', how: 'ticked', textVersion: '1', agreed: 'on' }
		})
	},
	'/(app)/donors/[donorId=uuid] withdraw': {
		leaves: 'donor.consent_withdrawn',
		send: async (owner) => ({ id: await freshConsent(owner, 'contact_phone'), body: { purpose: 'contact_phone' } })
	},
	'/(app)/donors/[donorId=uuid] restrict': {
		leaves: 'donor.restricted',
		send: async (owner) => ({ id: await freshDonor(owner), body: { version: '1' } })
	},
	'/(app)/donors/[donorId=uuid] unrestrict': {
		leaves: 'donor.restriction_lifted',
		send: async (owner) => ({ id: await freshRestricted(owner), body: { version: '1' } })
	},
	'/(app)/donors/[donorId=uuid]/held show': {
		leaves: 'donor.handed_out',
		send: async (owner) => ({ id: await freshDonor(owner), body: { locale: 'lo' } })
	},
	'/(app)/donors/[donorId=uuid]/erase default': {
		leaves: 'donor.erased',
		send: async (owner) => ({
			id: await freshDonor(owner),
			body: { name: canary(owner), reason: 'asked', version: '1' }
		})
	},
	'/(app)/donors/imports/new default': {
		leaves: 'import.begun',
		send: async (owner) => ({
			body: { clubId: placeOf(owner).club, text: `Họ và tên;Năm sinh\n${canary(owner)};1990` }
		})
	},
	[`${list} decide`]: onList('import.decided', 'deciding', (rowId) => ({ rowId, choice: 'leave_out' })),
	[`${list} decideAll`]: onList('import.decided', 'deciding', () => ({ decision: 'all_other' })),
	[`${list} start`]: onList('import.started', 'deciding', () => ({ version: '1', consent: 'not_yet' })),
	[`${list} cancel`]: onList('import.cancelled', 'deciding', () => ({ version: '1' })),
	[`${list} undo`]: onList('import.undone', 'done', () => ({ version: '1' })),
	'/(app)/donors/export take': { leaves: 'export.donors', send: async () => ({ body: { kind: 'csv' } }) },
	'/(app)/donors/filters save': {
		leaves: 'saved_filter.added',
		send: async () => ({ body: { name: `Nhóm O ${v7().slice(-6)}`, query: 'group=O' } })
	},
	'/(app)/donors/filters rename': {
		leaves: 'saved_filter.edited',
		send: async (owner) => ({
			body: { filterId: await freshFilter(owner), name: `Nhóm A ${v7().slice(-6)}`, version: '1' }
		})
	},
	'/(app)/donors/filters remove': {
		leaves: 'saved_filter.removed',
		send: async (owner) => ({ body: { filterId: await freshFilter(owner) } })
	},
	'/(app)/donors/pairs apart': {
		leaves: 'donor.told_apart',
		entries: 2,
		send: async (owner) => ({ body: { pairId: await freshPair(owner) } })
	},
	'/(app)/donors/pairs again': {
		leaves: 'donor.suspected_again',
		entries: 2,
		send: async (owner) => ({ body: { pairId: await freshPair(owner, 'two_people') } })
	},
	'/(app)/donors/[donorId=uuid]/card replace': {
		leaves: 'donor.card_replaced',
		send: async (owner) => ({ id: await freshDonor(owner), body: { version: '1' } })
	},
	'/(app)/donors/[donorId=uuid]/merge merge': {
		leaves: 'donor.merged_away',
		send: async (owner) => {
			const [keptId, goneId] = [await freshDonor(owner), await freshDonor(owner)];
			return { id: keptId, body: { keptId, goneId, keptVersion: '1', goneVersion: '1' } };
		}
	},
	'/(app)/donors/[donorId=uuid]/merge undo': {
		leaves: 'donor.merge_undone',
		entries: 2,
		send: async (owner) => {
			const { donor, merge } = await freshMerge(owner);
			return { id: donor, body: { mergeId: merge } };
		}
	},
	'/(app)/donors/[donorId=uuid]/edit default': {
		leaves: 'donor.edited',
		send: async (owner) => ({ id: await freshDonor(owner), body: { fullName: canary(owner), note: 'x', version: '1' } })
	},
	...Object.fromEntries(
		(['answer', 'finish', 'refuse'] as const).map((action) => [
			`/(app)/requests ${action}`,
			{
				leaves: `request.${{ answer: 'answered', finish: 'done', refuse: 'refused' }[action]}`,
				send: async (owner: ClubOwner) => {
					const reason: Record<string, string> = action === 'refuse' ? { reason: 'kept_by_law' } : {};
					return { body: { requestId: await freshRequest(owner), version: '1', ...reason } };
				}
			}
		])
	),
	'/(app)/requests reopen': {
		leaves: 'request.reopened',
		send: async (owner) => {
			const requestId = await freshRequest(owner);
			await truth("update data_requests set state = 'done', answered_on = $2, closed_on = $2 where id = $1", [
				...[requestId, '2026-11-24']
			]);
			return { body: { requestId, version: '1' } };
		}
	},
	'/(app)/requests/new default': {
		leaves: 'request.filed',
		send: async (owner) => ({
			body: {
				owner: placeOf(owner).club,
				donorId: await freshDonor(owner),
				kind: 'access',
				way: 'phone',
				receivedOn: '2026-01-05'
			}
		})
	},
	'/(app)/retention default': {
		leaves: 'retention.edited',
		send: async () => ({
			body: { kind: 'notes', days: '1100', version: await versionOf('retention_rules', 'kind', 'notes') }
		})
	},
	'/(app)/thanks hand': {
		leaves: 'donor.thanked',
		send: async (owner) => ({ body: await freshReached(owner) })
	},
	'/(app)/thanks takeBack': {
		leaves: 'donor.thanks_taken_back',
		send: async (owner) => ({ body: await freshReached(owner, '2026-11-24') })
	},
	'/(app)/thanks/export take': { leaves: 'export.honours', send: async () => ({ body: { kind: 'xlsx' } }) }
};
