import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { connect } from '../../src/lib/server/db';
import { editDrive } from '../../src/lib/server/drives/edit-drive';
import { findDrive } from '../../src/lib/server/drives/queries';
import { typedDrive } from '../../src/lib/server/drives/typed-drive';
import { withScope } from '../../src/lib/server/scope';
import { withoutRowLocks, rewriting } from '../support/overlap';
import { applying, now, openDrive, statesAt, thePublic } from '../support/signing-up';
import { settingsOfTests } from '../support/settings-of-tests';
import { addActor, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const CALLERS = 200;
const PLACES = 5;
const CONNECTIONS = 20;
const ROUNDS = process.env.TEST_FULL === '1' ? 20 : 1;

let database: TestDatabase;
let url: string;
let pool: pg.Pool;
let people: ReturnType<typeof thePublic>;
let office: Actor;

beforeAll(async () => {
	database = await createTestDatabase();
	url = database.superuserUrl;
	settingsOfTests(database.appUrl);
	// Patient, unlike the application's: two hundred callers of a busy machine wait for their turn.
	pool = new pg.Pool({ connectionString: database.appUrl, max: CONNECTIONS, options: '-c lock_timeout=60s' });
	people = thePublic(pool);
	office = await addActor(url, 'province_coordinator');
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

const rounds = Array.from({ length: ROUNDS }, (_, nth) => nth + 1);
const crowd = (size: number) => Array.from({ length: size }, () => applying());

/** What the counts of a drive and its slots say, beside what its people add up to. */
async function books(driveId: string) {
	const [found] = await asSuperuser<{
		capacity: number;
		taken: number;
		holding: number;
		over: number;
		slotsWrong: number;
	}>(
		url,
		`select d.capacity, d.places_taken as taken,
			(select count(*)::int from registrations r where r.drive_id = d.id and giot_holds_place(r.state)) as holding,
			(select count(*)::int from drive_slots s where s.drive_id = d.id and s.taken > s.places) as over,
			(select count(*)::int from drive_slots s where s.drive_id = d.id and s.taken <>
				(select count(*) from registrations r where r.slot_id = s.id and giot_holds_place(r.state))) as "slotsWrong"
		from drives d where d.id = $1`,
		[driveId]
	);
	if (!found) throw new Error('The drive is gone');
	return found;
}

describe('200 callers for the last 5 places', () => {
	test.each(rounds)('get exactly 5, and everybody else waits (round %i)', async () => {
		const drive = await openDrive(url, { capacity: PLACES });
		const answers = await Promise.all(crowd(CALLERS).map((input) => people.signUp(drive.code, input)));
		expect(answers.every(({ ok }) => ok)).toBe(true);
		expect(await statesAt(url, drive.id)).toEqual({ registered: PLACES, waiting: CALLERS - PLACES });
		expect(await books(drive.id)).toMatchObject({ taken: PLACES, holding: PLACES });
	});

	test('are told that it is full where nobody waits, and each who presses twice has one place', async () => {
		const drive = await openDrive(url, { capacity: PLACES, waiting: false });
		const inputs = crowd(CALLERS / 2);
		const answers = await Promise.all([...inputs, ...inputs].map((input) => people.signUp(drive.code, input)));
		const refusals = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal])));
		expect(refusals).toEqual(new Set(['drive_full']));
		const tokens = new Set(answers.flatMap((answer) => (answer.ok ? [answer.value.token] : [])));
		expect(tokens.size).toBe(PLACES);
		expect(await statesAt(url, drive.id)).toEqual({ registered: PLACES });
	});
});

/** Changes the capacity by the form of the drive, as long as somebody else saved it meanwhile. */
async function capacityOf(driveId: string, capacity: number): Promise<void> {
	for (;;) {
		const saved = await withScope(connect(pool), { kind: 'actor', actor: office }, async (tx) => {
			const drive = await findDrive(tx, driveId);
			if (!drive) throw new Error('The drive is gone');
			const input = { ...typedDrive(drive), capacity, changeReason: 'Đổi phòng', version: drive.version };
			return editDrive(tx, { actor: office, driveId, input, now });
		});
		if (saved.ok || saved.refusal === 'capacity_below_taken') return;
		if (saved.refusal !== 'stale_version') throw new Error(saved.refusal);
	}
}

/** Everything that can happen at once to a drive whose places are nearly gone. */
async function turmoil(on: ReturnType<typeof thePublic>) {
	const drive = await openDrive(url, { capacity: 12, slots: [4, 4, 8] });
	const slot = (nth: number) => drive.slotIds[nth % drive.slotIds.length] ?? '';
	const early = await Promise.all(
		Array.from({ length: 10 }, (_, nth) => on.signUp(drive.code, applying({ slotId: slot(nth) })))
	);
	const tokens = early.flatMap((answer) => (answer.ok ? [answer.value.token] : []));
	const signingUp = Array.from({ length: 150 }, (_, nth) => on.signUp(drive.code, applying({ slotId: slot(nth) })));
	const rest = [
		...tokens.slice(0, 5).map((token) => on.change(token, { act: 'cancel' })),
		...tokens.slice(5).map((token, nth) => on.change(token, { act: 'move', slotId: slot(nth + 1) })),
		...Array.from({ length: 10 }, () => on.offer(drive.id)),
		...[14, 10, 13].map((to) => capacityOf(drive.id, to))
	];
	const signedUp = await Promise.allSettled(signingUp);
	await Promise.allSettled(rest);
	return {
		drive,
		tokens,
		acknowledged: signedUp.flatMap((one) => (one.status === 'fulfilled' && one.value.ok ? [one.value.value.token] : []))
	};
}

describe('moves, cancellations, offers and changes of capacity among them', () => {
	test.each(rounds)('never give a place twice and lose nobody (round %i)', async () => {
		const { drive, tokens, acknowledged } = await turmoil(people);
		const { taken, holding, capacity, over, slotsWrong } = await books(drive.id);
		expect({ over, slotsWrong, counted: taken === holding, within: taken <= capacity }).toEqual({
			over: 0,
			slotsWrong: 0,
			counted: true,
			within: true
		});
		const states = await statesAt(url, drive.id);
		const kept = Object.values(states).reduce((sum, of) => sum + of, 0);
		expect(kept).toBe(tokens.length + acknowledged.length);
		expect(states.cancelled).toBe(5);
		while ((await people.offer(drive.id)) > 0);
		const answers = await Promise.all(acknowledged.map((token) => people.change(token, { act: 'accept' })));
		const after = await books(drive.id);
		expect(after.taken).toBe(after.holding);
		expect(after.taken).toBeLessThanOrEqual(after.capacity);
		expect(answers.filter(({ ok }) => ok).length).toBe(
			(await statesAt(url, drive.id)).registered! - states.registered!
		);
	});

	test('an offer is accepted once, however often it is pressed, and not beside its end', async () => {
		const drive = await openDrive(url, { capacity: 1 });
		const first = await people.signUp(drive.code, applying());
		const second = await people.signUp(drive.code, applying());
		if (!first.ok || !second.ok) throw new Error('Nobody was signed up');
		await people.change(first.value.token, { act: 'cancel' });
		await people.offer(drive.id);
		const late = new Date(now.getTime() + 720 * 60_000);
		const answers = await Promise.all([
			...Array.from({ length: 10 }, () => people.change(second.value.token, { act: 'accept' })),
			...Array.from({ length: 5 }, () => people.offer(drive.id, late))
		]);
		const accepted = answers.filter((answer) => typeof answer === 'object' && answer.ok).length;
		const states = await statesAt(url, drive.id);
		expect([accepted, states]).toEqual(accepted === 1 ? [1, { cancelled: 1, registered: 1 }] : [0, { cancelled: 2 }]);
	});
});

describe('with the guards taken away from outside', () => {
	const guards = {
		drives_places_check: 'drives',
		drive_slots_places_check: 'drive_slots'
	};

	async function withoutConstraints<T>(work: () => Promise<T>): Promise<T> {
		const kept = await asSuperuser<{ conname: string; definition: string }>(
			url,
			'select conname, pg_get_constraintdef(oid) as definition from pg_constraint where conname = any ($1)',
			[Object.keys(guards)]
		);
		for (const [name, table] of Object.entries(guards))
			await asSuperuser(url, `alter table ${table} drop constraint ${name}`);
		try {
			return await work();
		} finally {
			for (const { conname, definition } of kept)
				await asSuperuser(
					url,
					`alter table ${guards[conname as keyof typeof guards]} add constraint ${conname} ${definition} not valid`
				);
		}
	}

	test('without locks the database refuses what would be too many', async () => {
		const lax = rewriting(`${database.appUrl}?options=-c%20lock_timeout%3D60s`, withoutRowLocks);
		const drive = await openDrive(url, { capacity: PLACES });
		await Promise.allSettled(crowd(60).map((input) => thePublic(lax).signUp(drive.code, input)));
		await lax.end();
		const { taken, capacity } = await books(drive.id);
		expect(taken).toBeLessThanOrEqual(capacity);
	});

	test('without locks and constraints places are given twice: the control', async () => {
		const lax = rewriting(`${database.appUrl}?options=-c%20lock_timeout%3D60s`, withoutRowLocks);
		const over = await withoutConstraints(async () => {
			const drive = await openDrive(url, { capacity: PLACES, slots: [PLACES] });
			const [slotId = ''] = drive.slotIds;
			const inputs = Array.from({ length: 60 }, () => applying({ slotId, id: v7() }));
			await Promise.allSettled(inputs.map((input) => thePublic(lax).signUp(drive.code, input)));
			return books(drive.id);
		});
		await lax.end();
		expect(over.taken).toBeGreaterThan(PLACES);
		expect(over.over).toBe(1);
	});
});
