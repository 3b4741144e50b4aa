import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../src/lib/result';
import { closeDatabase, connect, openPool } from '../../src/lib/server/db';
import { mergeDonors } from '../../src/lib/server/donors/merge-donors';
import { registerDonor } from '../../src/lib/server/registrations/register-donor';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { known, now } from '../support/desk';
import { meanwhile, rewriting, withFunction, withoutRowLocks } from '../support/overlap';
import { database, driveId, openDesk, person, registrar, truth } from '../support/registration-desk';

openDesk();

let pool: pg.Pool;
let heedless: pg.Pool;
let one: string;
let other: string;

beforeAll(() => {
	pool = openPool(database.appUrl);
	heedless = rewriting(database.appUrl, withoutRowLocks);
});
afterAll(() => Promise.all([pool.end(), heedless.end(), closeDatabase()]));

beforeEach(async () => {
	one = await person({ fullName: 'Lê Thị Ví Dụ' });
	other = await person({ fullName: 'Le Thi Vi Du' });
});

type Act = (tx: Tx) => Promise<Result<unknown, string>>;
const merging =
	(keptId: string, goneId: string): Act =>
	(tx) =>
		mergeDonors(tx, registrar, { kept: { id: keptId, version: 1 }, gone: { id: goneId, version: 1 }, chosen: {} });
const registering =
	(donorId: string): Act =>
	(tx) =>
		registerDonor(tx, { actor: registrar, driveId, input: known(donorId), locale: 'vi', now });

const atOnce = (first: Act, second: Act, on = pool) =>
	meanwhile({ on, url: database.superuserUrl, actor: registrar }, first, second);
const left = async () => (await truth('select id from donors where id = any ($1)', [[one, other]])).map(({ id }) => id);
const placeOf = async () =>
	(await truth('select donor_id from registrations where drive_id = $1', [driveId]))[0]?.donor_id;

describe('one into the other while the other goes into the one', () => {
	test('is done once: the second finds one of both gone', async () => {
		expect(await atOnce(merging(one, other), merging(other, one))).toEqual(['done', 'donor_not_found']);
		expect(await left()).toEqual([one]);
	});

	test('ends in no error and keeps one of both, in each of many rounds', async () => {
		const as = (work: Act) => withScope(connect(pool), { kind: 'actor', actor: registrar }, work);
		for (let round = 0; round < 10; round += 1) {
			one = await person();
			other = await person();
			const both = await Promise.all([as(merging(one, other)), as(merging(other, one))]);
			expect(both.filter(({ ok }) => ok)).toHaveLength(1);
			expect(await left()).toHaveLength(1);
		}
	});

	test('control: where nobody waits for a row, the second is an error', async () => {
		const outcome = await withFunction(
			database.superuserUrl,
			'giot_merge_donors(uuid,uuid,uuid,text[])',
			(text) => text.replace(/perform from donors where id in \(p_kept, p_gone\)[^;]*;/, ''),
			() => atOnce(merging(one, other), merging(other, one), heedless)
		);
		expect(outcome).toEqual(['done', 'an error']);
	});
});

describe('registering somebody whose entry goes into another', () => {
	test('while it goes is refused: they are not there any more', async () => {
		expect(await atOnce(merging(one, other), registering(other))).toEqual(['done', 'donor_not_found']);
		expect(await placeOf()).toBeUndefined();
	});

	test('just before it goes moves the place to who stays', async () => {
		expect(await atOnce(registering(other), merging(one, other))).toEqual(['done', 'done']);
		expect(await placeOf()).toBe(one);
	});

	test('control: without the trigger the place is an error of the database', async () => {
		await truth('alter table registrations disable trigger registrations_of_people');
		try {
			expect(await atOnce(merging(one, other), registering(other))).toEqual(['done', 'an error']);
		} finally {
			await truth('alter table registrations enable trigger registrations_of_people');
		}
	});

	test('control: where the merge locks no row it does not see the place, and is an error', async () => {
		const outcome = await withFunction(
			database.superuserUrl,
			'giot_merge_donors(uuid,uuid,uuid,text[])',
			(text) => text.replace(/perform from donors where id in \(p_kept, p_gone\)[^;]*;/, ''),
			() => atOnce(registering(other), merging(one, other), heedless)
		);
		expect(outcome).toEqual(['done', 'an error']);
	});
});
