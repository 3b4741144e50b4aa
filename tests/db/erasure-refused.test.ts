import { describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { erasurePage } from '../../src/lib/server/donors/erasure-page';
import { donorById } from '../../src/lib/server/donors/queries';
import { onConnection } from '../../src/lib/server/db/own-connection';
import { addDrive } from '../support/desk';
import { as, club, database, neighbour, registrar } from '../support/donor-registry';
import { abroad, donor, erase, office, openErasing, truth } from '../support/somebody-to-erase';

openErasing();

describe('nobody is erased', () => {
	const stays = async () => expect(await as(office, (tx) => donorById(tx, donor.id))).toMatchObject({ erasedAt: null });

	test('under another name, or as somebody saw them before a change', async () => {
		expect(await erase(donor, { name: 'Quàng Thị' })).toMatchObject({ refusal: 'other_name' });
		expect(await erase(donor, { version: 7 })).toMatchObject({ refusal: 'stale_version' });
		await stays();
	});

	test('while expected at a drive that is not over: it is named, and may be cancelled', async () => {
		const next = await addDrive(database.superuserUrl, { clubId: club });
		await truth(
			`insert into registrations (id, drive_id, province_code, club_id, donor_id, registered_at) values ($1, $2, 'VN-21', $3, $4, now())`,
			[v7(), next, club, donor.id]
		);
		expect(await erase(donor)).toMatchObject({ refusal: 'at_open_drive' });
		const seen = (await as(office, (tx) => donorById(tx, donor.id))) ?? donor;
		const page = await as(office, (tx) => erasurePage(tx, seen));
		expect(page.expectedAt.map(({ id }) => id)).toEqual([next]);
		expect(page.stays).toEqual({ donations: 1, visits: 2, deferrals: 1 });
		await truth("update registrations set state = 'cancelled' where donor_id = $1 and drive_id = $2", [donor.id, next]);
		expect(await erase(donor)).toMatchObject({ ok: true });
	});

	test('by a club, nor by the office of another province', async () => {
		for (const actor of [registrar, neighbour, abroad])
			expect(await erase(donor, { actor })).toMatchObject({ refusal: 'donor_not_found' });
		await expect(
			as(registrar, (tx) => tx.execute(`update donors set erased_at = now() where id = '${donor.id}'`))
		).rejects.toThrow();
		await stays();
	});

	test('control: where the function asks for no scope, a club erases', async () => {
		const [held] = await truth<{ body: string }>("select pg_get_functiondef('giot_provinces()'::regprocedure) as body");
		await truth(
			"create or replace function giot_provinces() returns text[] language sql stable parallel safe return array['VN-21']"
		);
		try {
			expect(await erase(donor, { actor: neighbour })).toMatchObject({ ok: true });
		} finally {
			await truth(held?.body ?? '');
		}
	});
});

describe('erasing and registering at once', () => {
	const registers = `insert into registrations (id, drive_id, province_code, club_id, donor_id, registered_at) values ($1, $2, 'VN-21', $3, $4, now())`;

	/** Somebody registers the donor while an erasure is under way that is not committed yet. */
	const registeredMeanwhile = async () => {
		const next = await addDrive(database.superuserUrl, { clubId: club });
		return onConnection(database.superuserUrl, async (client) => {
			await client.query('begin');
			await client.query(
				"select set_config('giot.scope', 'actor', true), set_config('giot.provinces', '{VN-21}', true)"
			);
			await client.query("select giot_erase_donor($1, $2, 'asked')", [donor.id, donor.version]);
			const registering = truth(registers, [v7(), next, club, donor.id]).then(
				() => 'registered',
				() => 'refused'
			);
			await client.query('select pg_sleep(0.2)');
			await client.query('commit');
			return registering;
		});
	};

	test('nobody gets a place who is erased meanwhile', async () => {
		expect(await registeredMeanwhile()).toBe('refused');
	});

	test('control: without the trigger they would', async () => {
		await truth('alter table registrations disable trigger registrations_of_people');
		try {
			expect(await registeredMeanwhile()).toBe('registered');
		} finally {
			await truth('alter table registrations enable trigger registrations_of_people');
		}
	});
});
