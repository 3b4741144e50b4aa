import fc from 'fast-check';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { connect, openPool } from '../../src/lib/server/db';
import { deferDonor } from '../../src/lib/server/registrations/defer-donor';
import { recordDonation } from '../../src/lib/server/registrations/record-donation';
import { recordOutcome, type PlainOutcome } from '../../src/lib/server/registrations/record-outcome';
import { registerDonor } from '../../src/lib/server/registrations/register-donor';
import { undoLast } from '../../src/lib/server/registrations/undo-last';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { act, addDrive, addPerson, giving, known, now, waiting } from '../support/desk';
import { tallyDifferences } from '../support/recount';
import { addActor, addClub } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
let pool: pg.Pool;
let superuser: pg.Client;
let clubs: string[];
let actor: Actor;
let drives: string[];
let people: string[];

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

/** Two drives, the second already in the next month, and four people. What was there before stays and is recounted too. */
async function freshSociety() {
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

const as = <T>(work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor }, work);
const sqlStep = (statement: string, values: unknown[]) => superuser.query(statement, values);

/** Registration number `n` of this society, whatever its state. */
async function registrationAt(n: number) {
	const { rows } = await superuser.query<{ id: string; version: number; drive_id: string }>(
		'select id, version, drive_id from registrations where drive_id = any($1) order by id',
		[drives]
	);
	return rows.length > 0 ? rows[n % rows.length] : undefined;
}

type Step =
	| { kind: 'register'; person: number; drive: number }
	| { kind: 'outcome'; n: number; to: PlainOutcome }
	| { kind: 'defer' | 'undo'; n: number }
	| { kind: 'donate'; n: number; volumeMl: number; full: boolean; plasma: boolean }
	| { kind: 'correct'; volumeMl: number; full: boolean; abo: string | null; daysLater: number; drive: number }
	| { kind: 'import'; drive: number; volumeMl: number }
	| { kind: 'delete' | 'uncount' | 'unregister'; drive: number }
	| { kind: 'move'; drive: number; areaCode: string | null; club: number | null; outside: boolean };

const drive = fc.nat(1);
const n = fc.nat(9);
const volumeMl = fc.constantFrom(250, 350, 450);

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('register' as const), person: fc.nat(3), drive }) },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('outcome' as const),
			n,
			to: fc.constantFrom<PlainOutcome>('confirmed', 'arrived', 'fit', 'left', 'no_show', 'cancelled')
		})
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('defer' as const, 'undo' as const), n }) },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('donate' as const),
			n,
			volumeMl,
			full: fc.boolean(),
			plasma: fc.boolean()
		})
	},
	fc.record({
		kind: fc.constant('correct' as const),
		volumeMl,
		full: fc.boolean(),
		abo: fc.constantFrom('B', null),
		daysLater: fc.constantFrom(0, 40),
		drive
	}),
	fc.record({ kind: fc.constant('import' as const), drive, volumeMl }),
	fc.record({ kind: fc.constantFrom('delete' as const, 'uncount' as const, 'unregister' as const), drive }),
	fc.record({
		kind: fc.constant('move' as const),
		drive,
		areaCode: fc.constantFrom('16012', '14758', null),
		club: fc.constantFrom(0, 1, null),
		outside: fc.boolean()
	})
);

async function take(taken: Step): Promise<void> {
	if ('n' in taken) return takeAtDesk(taken);
	const driveId = drives[taken.drive] ?? '';
	switch (taken.kind) {
		case 'register': {
			const input = known(people[taken.person] ?? '');
			await as((tx) => registerDonor(tx, { actor, driveId, input, locale: 'vi', now }));
			return;
		}
		case 'correct':
			await sqlStep(
				`update donations set volume_ml = $2, quantity_sufficient = $3, abo = $4, donated_on = donated_on + $5::int
				where drive_id = $1`,
				[driveId, taken.volumeMl, taken.full, taken.abo, taken.daysLater]
			);
			return;
		case 'import':
			await sqlStep(
				`insert into donations (id, drive_id, province_code, donor_id, volume_ml, donated_on, first_time)
				select gen_random_uuid(), $1, 'VN-21', p, $2, '2026-12-30', false from unnest($3::uuid[]) p`,
				[driveId, taken.volumeMl, people]
			);
			return;
		case 'delete':
			await sqlStep('delete from donations where drive_id = $1 and registration_id is null', [driveId]);
			return;
		case 'unregister':
			await sqlStep(
				`delete from registrations r where drive_id = $1 and not exists (select from donations where registration_id = r.id)`,
				[driveId]
			);
			return;
		case 'uncount':
			await sqlStep(
				`update drives set result_kind = case result_kind when 'counted' then 'reported' else 'counted' end where id = $1`,
				[driveId]
			);
			return;
		case 'move': {
			const clubId = taken.club === null ? null : clubs[taken.club];
			const values = [driveId, taken.areaCode, clubId, taken.outside];
			await sqlStep('update drives set area_code = $2, club_id = $3, outside_province = $4 where id = $1', values);
			for (const table of ['registrations', 'donations', 'deferrals']) {
				await sqlStep(`update ${table} set club_id = $2 where drive_id = $1`, [driveId, clubId]);
			}
		}
	}
}

async function takeAtDesk(taken: Extract<Step, { n: number }>): Promise<void> {
	const row = await registrationAt(taken.n);
	if (!row) return;
	const at = { actor, driveId: row.drive_id, now };
	const { id, version } = row;
	switch (taken.kind) {
		case 'outcome':
			await as((tx) => recordOutcome(tx, { ...at, input: act(id, version), to: taken.to }));
			return;
		case 'undo':
			await as((tx) => undoLast(tx, { ...at, input: act(id, version) }));
			return;
		case 'defer':
			await as((tx) => deferDonor(tx, { ...at, input: waiting(id, version) }));
			return;
		case 'donate': {
			const component = taken.plasma ? ('plasma' as const) : ('whole_blood' as const);
			const input = giving(id, version, { volumeMl: taken.volumeMl, quantitySufficient: taken.full, component });
			await as((tx) => recordDonation(tx, { ...at, input }));
		}
	}
}

describe('every tally equals a recount', () => {
	test('after any sequence of registrations, donations, corrections, deletions and moves of the drive', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
				await freshSociety();
				for (const taken of steps) await take(taken);
				expect(await tallyDifferences(superuser)).toEqual([]);
			}),
			{ numRuns: 30 }
		);
	}, 120_000);

	test('after a donation from the registration to the bag, with numbers to see', async () => {
		for (const taken of busyDay) await take(taken);
		const { rows } = await superuser.query(
			`select dimension, value, donations, units, volume_ml::int from drive_tallies
			where drive_id = $1 and dimension in ('total', 'sex') order by 1`,
			[drives[0]]
		);
		expect(rows).toEqual([
			{ dimension: 'sex', value: 'female', donations: 1, units: 1, volume_ml: 350 },
			{ dimension: 'total', value: '', donations: 1, units: 1, volume_ml: 350 }
		]);
		expect(await tallyDifferences(superuser)).toEqual([]);
	});
});

const busyDay: Step[] = [
	{ kind: 'register', person: 0, drive: 0 },
	{ kind: 'register', person: 1, drive: 0 },
	{ kind: 'donate', n: 0, volumeMl: 350, full: true, plasma: false },
	{ kind: 'outcome', n: 1, to: 'arrived' }
];

describe('the control: with the triggers switched off', () => {
	test('the recount differs from every tally', async () => {
		await superuser.query('begin');
		try {
			for (const table of ['donations', 'registrations', 'drives']) {
				await superuser.query(`alter table ${table} disable trigger user`);
			}
			const [driveId] = drives;
			const registrationId = v7();
			await sqlStep(
				`insert into registrations (id, drive_id, province_code, donor_id, state, registered_at)
				values ($1, $2, 'VN-21', $3, 'donated', now())`,
				[registrationId, driveId, people[0]]
			);
			await sqlStep(
				`insert into donations (id, registration_id, drive_id, province_code, donor_id, volume_ml, donated_on, first_time)
				values ($1, $2, $3, 'VN-21', $4, 350, '2026-11-23', true)`,
				[v7(), registrationId, driveId, people[0]]
			);
			const all = ['drive_tallies', 'area_tallies', 'drive_people', 'places_taken', 'donors'];
			expect(await tallyDifferences(superuser)).toEqual(all);
		} finally {
			await superuser.query('rollback');
		}
	});

	test('moving a drive leaves its sums behind', async () => {
		for (const taken of busyDay) await take(taken);
		await superuser.query('begin');
		try {
			await superuser.query('alter table drives disable trigger drives_tally');
			await sqlStep('update drives set area_code = null where id = $1', [drives[0]]);
			expect(await tallyDifferences(superuser)).toEqual(['area_tallies']);
		} finally {
			await superuser.query('rollback');
		}
	});
});
