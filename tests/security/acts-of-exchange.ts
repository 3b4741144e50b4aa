import { type Act, versionOf } from './act';
import { freshKey, freshPoint, freshRelease, meetingIn } from './fresh-exchange';
import { type ClubOwner, placeOf } from './fresh-rows';
import { ask, truth } from './visitor';

/** The checksum that the office of an owner's province reads before it releases: of a text that no other act here changes, so it names no districts. */
async function seenChecksum(owner: ClubOwner): Promise<string> {
	await truth('update exchange_borders set removed_at = now() where province_code = $1', [placeOf(owner).province]);
	const { body } = await ask('/exchange/1998/release', { as: owner.startsWith('A') ? 'coordinator' : 'neighbour' });
	const [field = ''] = /<input[^>]*name="checksum"[^>]*>/.exec(body) ?? [];
	return /value="([^"]*)"/.exec(field)?.[1] ?? '';
}

async function draftVersion(owner: ClubOwner): Promise<string> {
	const drafts = 'select version from exchange_drafts where province_code = $1 and year = 1999';
	const [row] = await truth(drafts, [placeOf(owner).province]);
	return String(row?.version ?? 0);
}

/** What offices do for the exchange of the provinces. */
export const actsOfExchange: Record<string, Act> = {
	'/(app)/exchange/[year=year] note': {
		leaves: 'exchange.noted',
		send: async (owner) => ({ body: { releaseId: await freshRelease(owner, 1995), note: 'Đã kiểm lại' } })
	},
	'/(app)/exchange/[year=year]/meeting save': {
		leaves: 'exchange.meeting_saved',
		send: async () => {
			await meetingIn(1997);
			const version = await versionOf('exchange_meetings', 'year', '1997');
			return { body: { hostCode: 'LA-HO', place: 'Sầm Nưa', version } };
		}
	},
	'/(app)/exchange/[year=year]/meeting add': {
		leaves: 'exchange.point_added',
		send: async () => {
			await meetingIn(1997);
			return { body: { agreed: 'Gặp lại' } };
		}
	},
	'/(app)/exchange/[year=year]/meeting done': {
		leaves: 'exchange.point_done',
		send: async () => ({ body: { pointId: await freshPoint(1997), doneOn: '20/11/2026' } })
	},
	'/(app)/exchange/[year=year]/meeting remove': {
		leaves: 'exchange.point_removed',
		send: async () => ({ body: { pointId: await freshPoint(1997) } })
	},
	'/(app)/exchange/[year=year]/release default': {
		leaves: 'exchange.released',
		send: async (owner) => ({ body: { checksum: await seenChecksum(owner), seen: 'on' } })
	},
	'/(app)/exchange/[year=year]/statement default': {
		leaves: 'exchange.drafted',
		send: async (owner) => ({ body: { differently: 'Xe lưu động', version: await draftVersion(owner) } })
	},
	'/(app)/exchange/import distrust': {
		leaves: 'exchange.key_distrusted',
		send: async (owner) => ({ body: { keyId: await freshKey(owner) } })
	}
};
