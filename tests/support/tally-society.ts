import pg from 'pg';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { connect, openPool } from '../../src/lib/server/db';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { addDrive, addPerson } from './desk';
import { addActor, addClub } from './society';
import { createTestDatabase, type TestDatabase } from './test-database';

let database: TestDatabase;
let pool: pg.Pool;
/** A connection past all policies. */
export let superuser: pg.Client;
/** Two clubs. */
export let clubs: string[];
/** Who does everything. */
export let actor: Actor;
/** Two drives, new for each test. */
export let drives: string[];
/** Four donors, new for each test. */
export let people: string[];

/** Opens a database for the tests of a file, with a fresh society before each of them. */
export function openTallies(): void {
	beforeAll(async () => {
		database = await createTestDatabase();
		pool = openPool(database.appUrl);
		superuser = new pg.Client({ connectionString: database.superuserUrl });
		await superuser.connect();
		const url = database.superuserUrl;
		clubs = [await addClub(url, 'Sen Hồng'), await addClub(url, 'Hoa Ban')];
		actor = await addActor(url, 'province_coordinator');
	});

	afterAll(async () => {
		await superuser.end();
		await pool.end();
		await database.drop();
	});

	beforeEach(freshSociety);
}

/** Two drives, the second already in the next month, and four people. What was there before stays and is recounted too. */
export async function freshSociety() {
	const url = database.superuserUrl;
	const [clubId = ''] = clubs;
	drives = [
		await addDrive(url, { clubId, areaCode: '16012', capacity: 3 }),
		await addDrive(url, { clubId, startsOn: '2027-03-01', resultKind: 'reported' })
	];
	const sexes = ['female', 'male'];
	const adding = [0, 1, 2, 3].map((n) => addPerson(url, { clubId, sex: sexes[n % 2], abo: n < 2 ? 'A' : 'O' }));
	people = await Promise.all(adding);
}

/** Runs work as the actor. */
export const as = <T>(work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor }, work);
/** Runs a statement past all policies. */
export const sqlStep = (statement: string, values: unknown[]) => superuser.query(statement, values);

/** Registration number `n` of this society, whatever its state. */
export async function registrationAt(n: number) {
	const { rows } = await superuser.query<{ id: string; version: number; drive_id: string }>(
		'select id, version, drive_id from registrations where drive_id = any($1) order by id',
		[drives]
	);
	return rows.length > 0 ? rows[n % rows.length] : undefined;
}
