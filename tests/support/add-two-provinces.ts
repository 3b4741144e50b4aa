import pg from 'pg';
import { v7 } from 'uuid';
import type { Membership, Role } from '../../src/lib/server/actor';
import { addActor } from './society';
import {
	allOwners,
	canary,
	clubOwners,
	provinceOf,
	type Owner,
	type TwoProvinces,
	type Ids,
	type Insert
} from './two-provinces';
import { addDriveOf, addRecountOf } from './two-provinces-drives';
import { addPeopleOf, addDonorOf, addListOf } from './two-provinces-people';
import { addReportsOf, addScheduleOf, addExchangeOf } from './two-provinces-told';

async function addOwner(insert: Insert, owner: Owner): Promise<Ids> {
	const ofProvince = owner.endsWith('0');
	const people = { donor: v7(), registration: v7(), account: v7() };
	const ids = { club: ofProvince ? null : v7(), drive: v7(), milestone: v7(), closed: v7(), centre: v7(), ...people };
	const province_code = provinceOf[owner[0] as 'A' | 'B'];
	if (ids.club) await insert('clubs', { id: ids.club, province_code, name: canary(owner) });
	await addDriveOf(insert, owner, ids);
	await addReportsOf(insert, owner, ids);
	await addExchangeOf(insert, owner, ids);
	await addRecountOf(insert, owner, ids);
	if (!ofProvince) {
		await addDonorOf(insert, owner, ids);
		await addPeopleOf(insert, owner, ids);
		await addListOf(insert, owner, ids);
		await addScheduleOf(insert, owner, ids);
	}
	return ids;
}

/** Which owner a row belongs to, found through whatever it carries. */
async function rowsOf(client: pg.Client, ids: Map<Owner, Ids>): Promise<TwoProvinces['rows']> {
	const { rows: tables } = await client.query<{ name: string }>(
		`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity order by 1`
	);
	const marksOf = (one: Owner) => [canary(one), ...Object.values(ids.get(one) ?? {})].filter((mark) => mark !== null);
	const found: TwoProvinces['rows'] = new Map();
	for (const { name } of tables) {
		const { rows } = await client.query<{ row: Record<string, unknown> }>(
			`select to_jsonb(t) as row from ${name} t where to_jsonb(t)::text ~ $1`,
			[allOwners.flatMap(marksOf).join('|')]
		);
		const marked = rows.flatMap(({ row }) => {
			const text = JSON.stringify(row);
			const owner = allOwners.find((one) => marksOf(one).some((mark) => text.includes(mark)));
			return owner ? [{ owner, row }] : [];
		});
		found.set(name, marked);
	}
	return found;
}

/** Rules are few and everybody's: each owner has one that somebody of theirs is said to have changed. */
async function markRules(client: pg.Client, ids: Map<Owner, Ids>) {
	const kinds = { A1: 'applicants', A2: 'notes', B1: 'outbox', B2: 'requests' } as const;
	for (const owner of clubOwners)
		await client.query('update retention_rules set changed_by = $2 where kind = $1', [
			kinds[owner],
			ids.get(owner)?.account
		]);
}

async function addActors(url: string, { club, drive }: Ids): Promise<TwoProvinces['actors']> {
	const actor = (role: Role, scope: Partial<Membership> = {}) => addActor(url, role, { provinceCode: null, ...scope });
	const nobody = await actor('exchange_viewer');
	return {
		admin: await actor('club_admin', { clubId: club, provinceCode: 'VN-21' }),
		registrar: await actor('registrar', { clubId: club, provinceCode: 'VN-21' }),
		helper: await actor('drive_helper', { driveId: drive, provinceCode: 'VN-21' }),
		coordinator: await actor('province_coordinator', { provinceCode: 'VN-21' }),
		neighbour: await actor('province_coordinator', { provinceCode: 'LA-HO' }),
		exchange: await actor('exchange_viewer'),
		system: await actor('system_admin'),
		nobody: { ...nobody, memberships: [] }
	};
}

/** Fills an empty database with the two provinces. The actors work for A1 and for A, the neighbour for B. */
export async function addTwoProvinces(url: string): Promise<TwoProvinces> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const insert: Insert = async (table, row) => {
		const columns = Object.keys(row);
		const places = columns.map((_, i) => `$${i + 1}`);
		await client.query(`insert into ${table} (${columns}) values (${places})`, Object.values(row));
	};
	try {
		const ids = new Map<Owner, Ids>();
		for (const owner of allOwners) ids.set(owner, await addOwner(insert, owner));
		await markRules(client, ids);
		const rows = await rowsOf(client, ids);
		return { actors: await addActors(url, ids.get('A1') as Ids), rows };
	} finally {
		await client.end();
	}
}
