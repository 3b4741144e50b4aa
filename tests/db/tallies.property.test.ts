import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { tallyDifferences } from '../support/recount';
import { superuser, drives, people, openTallies, freshSociety, sqlStep } from '../support/tally-society';
import { type Step, step, take } from '../support/tally-steps';

openTallies();

describe('every tally equals a recount', () => {
	test('after any sequence of registrations, donations, corrections, deletions and moves of the drive', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
				await freshSociety();
				for (const taken of steps) await take(taken);
				expect(await tallyDifferences(superuser)).toEqual([]);
			}),
			{ numRuns: process.env.TEST_FULL === '1' ? 300 : 15 }
		);
	}, 300_000);

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
				`insert into registrations (id, drive_id, province_code, donor_id, state, registered_at)
				values ($1, $2, 'VN-21', $3, 'deferred', now())`,
				[v7(), driveId, people[1]]
			);
			await sqlStep(
				`insert into donations (id, registration_id, drive_id, province_code, donor_id, volume_ml, donated_on, first_time)
				values ($1, $2, $3, 'VN-21', $4, 350, '2026-11-23', true)`,
				[v7(), registrationId, driveId, people[0]]
			);
			const all = ['drive_tallies', 'area_tallies', 'drive_people', 'drive_losses', 'places_taken', 'donors'];
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
