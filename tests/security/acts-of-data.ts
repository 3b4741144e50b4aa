import { v7 } from 'uuid';
import type { Act } from './act';
import { type ClubOwner, insert, placeOf } from './fresh-rows';
import { freshAccount } from './fresh-society';
import { truth } from './visitor';

const provinceOf = (owner: ClubOwner) => ({ provinceCode: placeOf(owner).province });
const freshUid = () => `u${v7().replaceAll('-', '').slice(-10)}`;

/** A key of an owner's province, revoked just now or standing. */
async function freshKey(owner: ClubOwner, isRevoked: boolean): Promise<string> {
	const [id, by] = [v7(), await freshAccount(owner)];
	const revoked_at = isRevoked ? new Date().toISOString() : null;
	const of = { province_code: placeOf(owner).province, label: id, token_hash: id };
	await insert('api_keys', { id, ...of, created_by: by, revoked_at });
	return id;
}

/** A server of an owner's province to which every drive of a month can be told, none of which is on its way. */
async function freshServer(owner: ClubOwner): Promise<void> {
	const { province } = placeOf(owner);
	const connection = { address: 'https://dhis2.example', auth: 'token', secret_sealed: Buffer.from('sealed') };
	const by = await freshAccount(owner);
	await insert('dhis2_servers', { id: v7(), province_code: province, data_set: freshUid(), ...connection, set_by: by });
	await truth('delete from dhis2_mappings where province_code = $1', [province]);
	await truth('delete from dhis2_pushes where province_code = $1', [province]);
	await insert('dhis2_mappings', { id: v7(), province_code: province, figure: 'drives', uid: freshUid() });
	await truth(
		`insert into dhis2_mappings (id, province_code, place_code, uid)
		select gen_random_uuid(), $1, code, 'p' || right('000000000' || row_number() over (), 10)
		from (select $1::text as code union select code from areas where province_code = $1) places`,
		[province]
	);
}

/** The row from which the form of a server is filled. */
async function standingServer(owner: ClubOwner): Promise<string> {
	const [row] = await truth(
		'select id from dhis2_servers where province_code = $1 order by set_at desc, id desc limit 1',
		[placeOf(owner).province]
	);
	return String(row?.id ?? '');
}

/** What is done about totals that other programs get. */
export const actsOfData: Record<string, Act> = {
	'/(app)/data/keys make': {
		leaves: 'api_key.made',
		send: async (owner) => ({ body: { ...provinceOf(owner), label: 'x' } })
	},
	'/(app)/data/keys revoke': {
		leaves: 'api_key.revoked',
		send: async (owner) => ({ body: { ...provinceOf(owner), keyId: await freshKey(owner, false) } })
	},
	'/(app)/data/keys restore': {
		leaves: 'api_key.restored',
		send: async (owner) => ({ body: { ...provinceOf(owner), keyId: await freshKey(owner, true) } })
	},
	'/(app)/data/dhis2 send': {
		leaves: 'dhis2.pushed',
		send: async (owner) => {
			await freshServer(owner);
			return { body: { ...provinceOf(owner), month: '2026-11' } };
		}
	},
	'/(app)/data/dhis2/mapping name': {
		leaves: 'dhis2.mapping_changed',
		send: async (owner) => ({ body: { ...provinceOf(owner), subject: 'figure:fit', uid: freshUid(), optionCombo: '' } })
	},
	'/(app)/data/dhis2/mapping paste': {
		leaves: 'dhis2.mapping_changed',
		send: async (owner) => ({ body: { ...provinceOf(owner), text: `fit,${freshUid()}` } })
	},
	'/(app)/data/dhis2/server default': {
		leaves: 'dhis2.server_set',
		send: async (owner) => ({
			body: { ...provinceOf(owner), dataSet: freshUid(), areas: 'then', seen: await standingServer(owner) }
		})
	}
};
