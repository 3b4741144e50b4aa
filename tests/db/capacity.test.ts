import { eq } from 'drizzle-orm';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { connect } from '../../src/lib/server/db';
import { drives } from '../../src/lib/server/db/schema/drives';
import { registrations } from '../../src/lib/server/db/schema/registrations';
import { violatedConstraint } from '../../src/lib/server/db/violation';
import { registerDonor } from '../../src/lib/server/registrations/register-donor';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { addDrive, known, now } from '../support/desk';
import { addActor, addClub, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const CALLERS = 200;
const PLACES = 5;
const CONNECTIONS = 20;

let database: TestDatabase;
let pool: pg.Pool;
let club: string;
let registrar: Actor;

beforeAll(async () => {
	database = await createTestDatabase();
	pool = new pg.Pool({ connectionString: database.appUrl, max: CONNECTIONS, options: '-c lock_timeout=60s' });
	club = await addClub(database.superuserUrl, 'Sen Hồng');
	registrar = await addActor(database.superuserUrl, 'registrar', { clubId: club });
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

const as = <T>(work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor: registrar }, work);

const register = (driveId: string, donorId: string) =>
	as((tx) => registerDonor(tx, { actor: registrar, driveId, input: known(donorId), locale: 'vi', now }));

/** People who never met a drive before. */
async function crowd(size: number): Promise<string[]> {
	const rows = await asSuperuser<{ id: string }>(
		database.superuserUrl,
		`insert into donors (id, province_code, club_id, full_name, search_key, sort_key)
		select gen_random_uuid(), 'VN-21', $1, 'Đỗ Văn ' || n, 'do van ' || n, 'so ' || n from generate_series(1, $2) n returning id`,
		[club, size]
	);
	return rows.map(({ id }) => id);
}

const newDrive = () => addDrive(database.superuserUrl, { clubId: club, capacity: PLACES });

async function peopleAt(driveId: string): Promise<{ taken: number; rows: number }> {
	const [found] = await asSuperuser<{ taken: number; rows: number }>(
		database.superuserUrl,
		`select places_taken as taken, (select count(*)::int from registrations where drive_id = d.id) as rows
		from drives d where id = $1`,
		[driveId]
	);
	if (!found) throw new Error('The drive is gone');
	return found;
}

/** Looks first and writes later, as if nobody else were there; waits in between until everybody has looked. */
async function registerNaively(driveId: string, donorId: string, everybodyLooked: () => Promise<void>) {
	return as(async (tx) => {
		const [drive] = await tx.select().from(drives).where(eq(drives.id, driveId));
		await everybodyLooked();
		if (!drive || drive.placesTaken >= PLACES) return;
		const { provinceCode, clubId } = drive;
		await tx.insert(registrations).values({ id: v7(), driveId, provinceCode, clubId, donorId, registeredAt: now });
	});
}

function meeting(expected: number): () => Promise<void> {
	let open: () => void;
	const all = new Promise<void>((resolve) => (open = resolve));
	return () => {
		expected -= 1;
		if (expected === 0) open();
		return all;
	};
}

async function naiveRush(driveId: string) {
	const everybodyLooked = meeting(CONNECTIONS);
	const people = await crowd(CONNECTIONS);
	const callers = people.map((donorId) => registerNaively(driveId, donorId, everybodyLooked));
	return Promise.allSettled(callers);
}

describe('200 callers for 5 places', () => {
	test.each(process.env.TEST_FULL === '1' ? [1, 2, 3, 4, 5] : [1])(
		'get exactly 5, and everybody else is told that it is full (round %i)',
		async () => {
			const driveId = await newDrive();
			const people = await crowd(CALLERS);
			const answers = await Promise.all(people.map((donorId) => register(driveId, donorId)));
			const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
			expect(answers.filter(({ ok }) => ok)).toHaveLength(PLACES);
			expect(new Set(refusals)).toEqual(new Set(['drive_full']));
			expect(await peopleAt(driveId)).toEqual({ taken: PLACES, rows: PLACES });
		}
	);

	test('who all press at once twice are registered once each', async () => {
		const driveId = await addDrive(database.superuserUrl, { clubId: club });
		const inputs = (await crowd(10)).map((donorId) => known(donorId));
		const sendings = [...inputs, ...inputs].map((input) =>
			as((tx) => registerDonor(tx, { actor: registrar, driveId, input, locale: 'vi', now }))
		);
		expect((await Promise.all(sendings)).every(({ ok }) => ok)).toBe(true);
		expect(await peopleAt(driveId)).toEqual({ taken: 10, rows: 10 });
	});
});

describe('without the lock', () => {
	test('the database still refuses the sixth', async () => {
		const driveId = await newDrive();
		const answers = await naiveRush(driveId);
		const refused = answers.filter((answer) => answer.status === 'rejected');
		expect(refused).toHaveLength(CONNECTIONS - PLACES);
		expect(new Set(refused.map(({ reason }) => violatedConstraint(reason)))).toEqual(new Set(['drives_places_check']));
		expect(await peopleAt(driveId)).toEqual({ taken: PLACES, rows: PLACES });
	});

	test('and without the constraint the places are oversold: the control', async () => {
		const driveId = await newDrive();
		await asSuperuser(database.superuserUrl, 'alter table drives drop constraint drives_places_check');
		await naiveRush(driveId);
		const { rows } = await peopleAt(driveId);
		expect(rows).toBeGreaterThan(PLACES);
	});
});
