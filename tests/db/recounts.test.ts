import { sql } from 'drizzle-orm';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { closeDatabase } from '../../src/lib/server/db';
import { askRecount } from '../../src/lib/server/recounts/ask-recount';
import { differencesOf, recountById, recountsSeen } from '../../src/lib/server/recounts/recount-queries';
import { setRight } from '../../src/lib/server/recounts/set-right';
import { workOnRecounts } from '../../src/lib/server/recounts/work';
import { inJob } from '../../src/lib/server/scope';
import { addDrive, addPerson } from '../support/desk';
import { as, club, database, openDonors, registrar } from '../support/donor-registry';
import { tallyDifferences } from '../support/recount';
import { addActor, asSuperuser } from '../support/society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
let office: Actor;
let elsewhere: Actor;
let system: Actor;
let drive: string;
let donor: string;

beforeAll(async () => {
	office = await addActor(database.superuserUrl, 'province_coordinator');
	elsewhere = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
	system = await addActor(database.superuserUrl, 'system_admin', { provinceCode: null });
	drive = await addDrive(database.superuserUrl, { clubId: club, areaCode: '16012', capacity: 30 });
	donor = await addPerson(database.superuserUrl, { clubId: club, sex: 'female', abo: 'O' });
	await gave(drive, donor, '2026-11-23');
	const later = await addDrive(database.superuserUrl, { clubId: club, startsOn: '2027-03-01' });
	await gave(later, await addPerson(database.superuserUrl, { clubId: club, sex: 'male', abo: 'A' }), '2027-03-01');
});

afterAll(() => closeDatabase());
beforeEach(() => truth('delete from recounts'));

async function gave(driveId: string, donorId: string, day: string) {
	const registration = v7();
	await truth(
		`insert into registrations (id, drive_id, province_code, club_id, donor_id, state, registered_at)
			values ($1, $2, 'VN-21', $3, $4, 'donated', now())`,
		[registration, driveId, club, donorId]
	);
	await truth(
		`insert into donations (id, registration_id, drive_id, province_code, club_id, donor_id, volume_ml, donated_on, first_time)
			values ($1, $2, $3, 'VN-21', $4, $5, 350, $6, true)`,
		[v7(), registration, driveId, club, donorId, day]
	);
}

const ask = (actor: Actor = office, province = 'VN-21') => as(actor, (tx) => askRecount(tx, actor, province));
async function counted(actor: Actor = office) {
	const asked = await ask(actor);
	if (!asked.ok) throw new Error(asked.refusal);
	await workOnRecounts();
	return asked.value.id;
}
const stateOf = async (id: string) => {
	const found = await as(office, (tx) => recountById(tx, id));
	if (!found) throw new Error('no such recount');
	return found;
};
const found = async (id: string) => {
	const rows = await truth('select tally, counted, recounted from recount_differences where recount_id = $1', [id]);
	return rows.map(({ tally }) => String(tally)).toSorted();
};
const wrong = async () => {
	const client = new pg.Client({ connectionString: database.superuserUrl });
	await client.connect();
	try {
		return await tallyDifferences(client);
	} finally {
		await client.end();
	}
};

/** Each sum that results are made of, falsified past all triggers, and the tally in which that is to be found. */
const falsified: [string, string][] = [
	['drive_tallies', "update drive_tallies set units = units + 5 where dimension = 'total' and drive_id = $1"],
	['drive_people', "update drive_people set people = people + 2 where state = 'donated' and drive_id = $1"],
	['drive_losses', "insert into drive_losses (drive_id, kind, value, people) values ($1, 'deferred', 'interval', 3)"],
	['places_taken', 'update drives set places_taken = places_taken + 4 where id = $1'],
	[
		'area_tallies',
		"update area_tallies set donations = 0, units = 0, volume_ml = 0 where dimension = 'volume' and $1 <> ''"
	],
	['donors', 'update donors set donation_count = 7 where id = (select donor_id from registrations where drive_id = $1)']
];

async function falsify(statement: string) {
	const client = new pg.Client({ connectionString: database.superuserUrl });
	await client.connect();
	try {
		await client.query("set session_replication_role = 'replica'");
		await client.query(statement, [drive]);
	} finally {
		await client.end();
	}
}

describe('counting anew', () => {
	test('goes through every month and all people, and finds that all agree', async () => {
		const id = await counted();
		const { state, parts, done, differences } = await stateOf(id);
		expect({ state, done, differences }).toEqual({ state: 'done', done: parts, differences: 0 });
		expect(parts).toBeGreaterThan(2);
		expect(await found(id)).toEqual([]);
	});

	test.each(falsified)(
		'reports %s that was falsified from outside, and changes nothing by itself',
		async (tally, how) => {
			await falsify(how);
			const id = await counted();
			expect([...new Set(await found(id))]).toEqual([tally]);
			expect(await wrong()).toEqual([tally]);
			const [first] = await as(office, (tx) => differencesOf(tx, id, 'vi'));
			expect(first?.counted).not.toBe(first?.recounted);
			expect(first?.what).not.toMatch(/undefined|null/);
			expect(await as(office, async (tx) => setRight(tx, office, await stateOf(id)))).toMatchObject({ ok: true });
			expect(await wrong()).toEqual([]);
			expect(await found(await counted())).toEqual([]);
			const entries = await truth('select action from audit_entries where object_id = $1 order by id', [id]);
			expect(entries.map(({ action }) => action)).toEqual(['recount.asked', 'recount.set_right']);
		}
	);

	test('control: a recount that reads the sums instead of the rows would hide what was falsified', async () => {
		const name = 'giot_recounted_donations(uuid[])';
		const [original] = await truth(`select pg_get_functiondef('${name}'::regprocedure) as body`);
		await falsify(falsified[0]?.[1] ?? '');
		try {
			await truth(`create or replace function giot_recounted_donations(p_drives uuid[]) returns setof giot_drive_delta language sql stable
				security definer set search_path = public, pg_temp as 'select t.* from drive_tallies t where t.drive_id = any (p_drives)'`);
			expect(await found(await counted())).toEqual([]);
		} finally {
			await truth(String(original?.body));
		}
		const id = await counted();
		expect(await found(id)).toEqual(['drive_tallies']);
		expect(await as(office, async (tx) => setRight(tx, office, await stateOf(id)))).toMatchObject({ ok: true });
	});
});

describe('one recount', () => {
	const part = (id: string) =>
		inJob(async (tx) => {
			const { rows } = await tx.execute<{ state: string }>(sql`select giot_recount_part(${id}::uuid) as state`);
			return rows[0]?.state;
		});
	const asked = async () => {
		const made = await ask();
		return made.ok ? made.value.id : '';
	};

	test('goes on where a killed process left it, and loses no part of it', async () => {
		await falsify(falsified[0]?.[1] ?? '');
		const id = await asked();
		while ((await stateOf(id)).month !== '2027-03-01') expect(await part(id)).toBe('more');
		const half = await stateOf(id);
		expect(half).toMatchObject({ state: 'running', done: half.parts - 2, differences: 1 });
		await expect(
			inJob(async (tx) => {
				await tx.execute(sql`select giot_recount_part(${id}::uuid)`);
				throw new Error('killed');
			})
		).rejects.toThrow('killed');
		expect(await stateOf(id)).toMatchObject({ done: half.done });
		await workOnRecounts();
		expect(await stateOf(id)).toMatchObject({ state: 'done', done: half.parts, differences: 1 });
		await as(office, async (tx) => setRight(tx, office, await stateOf(id)));
	});

	test('is worked on by one process at a time', async () => {
		const id = await asked();
		await Promise.all([workOnRecounts(), workOnRecounts(), workOnRecounts()]);
		await workOnRecounts();
		const { state, parts, done, differences } = await stateOf(id);
		expect({ state, done, differences }).toEqual({ state: 'done', done: parts, differences: 0 });
	});

	test('of a province is asked for once, also by many at once', async () => {
		const results = await Promise.all(Array.from({ length: 6 }, () => ask()));
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: 'at_work' });
		expect(await ask(elsewhere, 'LA-HO')).toMatchObject({ ok: true });
	});

	test('control: without the index, each of them would begin one', async () => {
		await truth('drop index recounts_one_idx');
		try {
			const results = await Promise.all(Array.from({ length: 6 }, () => ask()));
			expect(results.filter(({ ok }) => ok)).toHaveLength(6);
		} finally {
			await truth('delete from recounts');
			await truth(
				`create unique index recounts_one_idx on recounts (province_code) where state in ('queued', 'running')`
			);
		}
	});

	test('that cannot be done ends as failed, and another may be asked for', async () => {
		const id = await asked();
		await truth('alter function giot_recounted_losses(uuid[]) rename to giot_away');
		try {
			await expect(workOnRecounts()).rejects.toThrow();
		} finally {
			await truth('alter function giot_away(uuid[]) rename to giot_recounted_losses');
		}
		expect(await stateOf(id)).toMatchObject({ state: 'failed' });
		expect(await ask()).toMatchObject({ ok: true });
	});
});

describe('who may', () => {
	test('ask: the office of the province and administrators, nobody else', async () => {
		await expect(ask(elsewhere)).rejects.toThrow();
		await expect(ask(registrar)).rejects.toThrow();
		expect(await ask(system)).toMatchObject({ ok: true });
		expect(await as(elsewhere, recountsSeen)).toEqual([]);
		expect(await as(registrar, recountsSeen)).toEqual([]);
		expect(await as(office, recountsSeen)).toHaveLength(1);
	});

	test('set right: the same, once, and only after it was counted', async () => {
		await falsify(falsified[3]?.[1] ?? '');
		const id = await counted(system);
		const recount = await stateOf(id);
		for (const other of [elsewhere, registrar])
			expect(await as(other, (tx) => setRight(tx, other, recount))).toMatchObject({ refusal: 'nothing_to_set_right' });
		expect(await wrong()).toEqual(['places_taken']);
		expect(await as(system, (tx) => setRight(tx, system, recount))).toMatchObject({ ok: true });
		expect(await as(office, (tx) => setRight(tx, office, recount))).toMatchObject({ refusal: 'nothing_to_set_right' });
		expect(await wrong()).toEqual([]);
	});

	test('no actor works on one, and no job sets right', async () => {
		const made = await ask();
		const id = made.ok ? made.value.id : '';
		const { rows } = await as(office, (tx) => tx.execute(sql`select giot_recount_part(${id}::uuid) as state`));
		expect(rows).toEqual([{ state: 'none' }]);
		await workOnRecounts();
		const set = await inJob((tx) => tx.execute(sql`select giot_set_right(${id}::uuid) as outcome`));
		expect(set.rows).toEqual([{ outcome: 'none' }]);
	});
});

describe('setting right while others write', () => {
	test('counts what they write too, and waits for nobody for long', async () => {
		await falsify(falsified[0]?.[1] ?? '');
		const recount = await stateOf(await counted());
		const writer = new pg.Client({ connectionString: database.superuserUrl });
		await writer.connect();
		try {
			await writer.query('begin');
			await writer.query(`update donations set volume_ml = 250 where drive_id = $1`, [drive]);
			expect(await as(office, (tx) => setRight(tx, office, recount))).toMatchObject({ refusal: 'busy' });
			await writer.query('commit');
		} finally {
			await writer.end();
		}
		expect(await as(office, (tx) => setRight(tx, office, recount))).toMatchObject({ ok: true });
		expect(await wrong()).toEqual([]);
	});
});
