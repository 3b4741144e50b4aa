import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { registrationForm } from '../../src/lib/drives/registration-form';
import type { Actor } from '../../src/lib/server/actor';
import { closeDatabase } from '../../src/lib/server/db';
import { beginImport } from '../../src/lib/server/donor-import/begin-import';
import { registerDonor } from '../../src/lib/server/registrations/register-donor';
import { inJob } from '../../src/lib/server/scope';
import { addDrive } from '../support/desk';
import { added, as, club, database, neighbour, now, openDonors, provinceCode } from '../support/donor-registry';
import { compared, listNow, rowsOf, storyOf, takenBack, takenIn } from '../support/donor-lists';
import { addActor, asSuperuser } from '../support/society';

openDonors();
afterAll(() => closeDatabase());

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
let admin: Actor;
let driveId: string;
const TABLES = ['import_batches', 'import_columns', 'consents', 'donations', 'registrations', 'donors'];

beforeEach(async () => {
	for (const table of TABLES) await truth(`delete from ${table}`);
	admin ??= await addActor(database.superuserUrl, 'club_admin', { clubId: club });
	driveId = await addDrive(database.superuserUrl, { clubId: club, status: 'open', startsOn: '2026-12-05' });
});

const HEAD = 'Họ và tên;Ngày sinh;Giới tính;SĐT;Ngày hiến gần nhất';
const list = (...rows: string[]) => [HEAD, ...rows].join('\n');
const [ONE, TWO, THREE] = [
	'Lê Thị Ví Dụ;12/5/1994;Nữ;0912345678;',
	'Trần Văn Mẫu;1/2/1990;Nam;0987654321;',
	'Phạm Thị Thử;3/3/1991;Nữ;0911111111;'
];
const brought = (text: string, at = driveId) => compared(admin, text, 'ds.csv', at);
const placesOf = async (batch: Parameters<typeof rowsOf>[1]) =>
	(await rowsOf(admin, batch)).map(({ number, place }) => `${number} ${place}`);
const rosterNow = async (at = driveId) =>
	(
		await truth(
			`select p.full_name, r.state, r.source, (select count(*) from registration_events e where e.registration_id = r.id) as events
			from registrations r join donors p on p.id = r.donor_id where r.drive_id = $1 order by 1`,
			[at]
		)
	).map((row) => Object.values(row).join('|'));
const idOf = async (fullName: string) =>
	String((await truth('select id from donors where full_name = $1', [fullName]))[0]?.id);
const byHand = async (donorId: string, at = driveId) =>
	as(admin, (tx) => {
		const input = registrationForm.parse({ donorId, operationId: v7() });
		return registerDonor(tx, { actor: admin, driveId: at, input, locale: 'vi', now });
	});
const placesTaken = async () =>
	(await truth('select places_taken from drives where id = $1', [driveId]))[0]?.places_taken;

describe('people of a list for a drive', () => {
	test('new, same or updated, have a place there, as if they had been registered by hand', async () => {
		await added({ fullName: 'Lê Thị Ví Dụ', birthDate: '12/5/1994', sex: 'female', phone: '0912345678' });
		await added({ fullName: 'Trần Văn Mẫu', birthDate: '1/2/1990', phone: '0987654321' });
		const batch = await takenIn(admin, await brought(list(ONE, TWO, THREE, THREE)));
		expect(await storyOf(admin, batch)).toEqual(['2 unchanged', '3 updated', '4 added', '5 unchanged']);
		expect(await placesOf(batch)).toEqual(['2 registered', '3 registered', '4 registered', '5 had']);
		const all = ['Lê Thị Ví Dụ', 'Phạm Thị Thử', 'Trần Văn Mẫu'].map((name) => `${name}|registered|import|1`);
		expect(await rosterNow()).toEqual(all);
		expect(await placesTaken()).toBe(3);
		const told = await truth("select account_id, drive_id from audit_entries where action = 'registration.registered'");
		expect(told).toEqual(Array(3).fill({ account_id: admin.accountId, drive_id: driveId }));
		const rest = await truth('select distinct lower(rest_period)::text as from_day from registrations');
		expect(rest).toEqual([{ from_day: '2026-12-05' }]);
	});

	test('a second time have their place already', async () => {
		await takenIn(admin, await brought(list(ONE, TWO)));
		const first = await rosterNow();
		const again = await takenIn(admin, await brought(list(ONE, TWO)));
		expect(await placesOf(again)).toEqual(['2 had', '3 had']);
		expect(await rosterNow()).toEqual(first);
	});

	test('have none where the rules say no, another drive is too close, or it is full, and are taken in all the same', async () => {
		await truth('update drives set capacity = 1 where id = $1', [driveId]);
		const near = await addDrive(database.superuserUrl, { clubId: club, status: 'open', startsOn: '2026-12-20' });
		const { id } = await added({ fullName: 'Trần Văn Mẫu', birthDate: '1/2/1990', sex: 'male', phone: '0987654321' });
		expect(await byHand(id, near)).toMatchObject({ ok: true });
		const recent = 'Hoàng Văn Gần;4/4/1992;Nam;0922222222;1/11/2026';
		const batch = await takenIn(admin, await brought(list(recent, 'Vũ Thị Trẻ;1/1/2012;Nữ;;', TWO, ONE, THREE)));
		expect(await placesOf(batch)).toEqual([
			'2 not_eligible',
			'3 not_eligible',
			'4 too_close',
			'5 registered',
			'6 full'
		]);
		expect(await rosterNow()).toEqual(['Lê Thị Ví Dụ|registered|import|1']);
	});

	test('who cancelled take their place up again', async () => {
		const { id } = await added({
			fullName: 'Lê Thị Ví Dụ',
			birthDate: '12/5/1994',
			sex: 'female',
			phone: '0912345678'
		});
		await byHand(id);
		await truth("update registrations set state = 'cancelled'");
		const batch = await takenIn(admin, await brought(list(ONE)));
		expect(await placesOf(batch)).toEqual(['2 taken_up']);
		expect(await rosterNow()).toEqual(['Lê Thị Ví Dụ|registered|desk|2']);
		expect(await placesOf(await takenBack(admin, batch))).toEqual(['2 kept_had']);
		expect(await placesTaken()).toBe(1);
	});

	test('are not taken in at all while the drive registers nobody', async () => {
		const batch = await brought(list(ONE));
		await truth("update drives set status = 'closed' where id = $1", [driveId]);
		const back = await takenIn(admin, batch);
		expect([back.state, back.problem]).toEqual(['deciding', 'drive_closed']);
		expect(await truth('select id from donors')).toEqual([]);
	});
});

describe('a list for a drive that is taken back', () => {
	test('gives back the places with which nothing happened, and keeps the others with why', async () => {
		await added({ fullName: 'Trần Văn Mẫu', birthDate: '1/2/1990', sex: 'male', phone: '0987654321' });
		const batch = await takenIn(admin, await brought(list(ONE, TWO, THREE)));
		await truth(
			`with moved as (update registrations set state = 'confirmed' where donor_id = $1 returning id)
			insert into registration_events (id, registration_id, drive_id, from_state, to_state, at) select $2, id, $3, 'registered', 'confirmed', now() from moved`,
			[await idOf('Phạm Thị Thử'), v7(), driveId]
		);
		const undone = await takenBack(admin, batch);
		expect(await storyOf(admin, undone)).toEqual(['2 removed', '3 unchanged', '4 kept']);
		expect(await placesOf(undone)).toEqual(['2 given_back', '3 given_back', '4 kept_moved_on']);
		expect((await rowsOf(admin, undone))[2]).toMatchObject({ keptBecause: 'registered' });
		expect(await rosterNow()).toEqual(['Phạm Thị Thử|confirmed|import|2']);
		expect(await placesTaken()).toBe(1);
	});

	test('keeps the places of a drive that is over', async () => {
		const batch = await takenIn(admin, await brought(list(ONE)));
		await truth("update drives set status = 'closed' where id = $1", [driveId]);
		expect(await placesOf(await takenBack(admin, batch))).toEqual(['2 kept_moved_on']);
	});
});

test('a list that is cut while it gives places leaves nobody behind', async () => {
	const batch = await brought(list(ONE, TWO));
	await truth(`create function cut() returns trigger language plpgsql security definer as $$ begin
			perform pg_terminate_backend(pg_backend_pid());
			return null;
		end $$;
		create trigger cut after insert on registrations for each statement execute function cut()`);
	await expect(takenIn(admin, batch)).rejects.toThrow();
	await truth('drop function cut cascade');
	expect([await rosterNow(), await truth('select id from donors')]).toEqual([[], []]);
});

describe('a drive of another club', () => {
	const elsewhere = () =>
		addDrive(database.superuserUrl, {
			clubId: neighbour.memberships[0]?.clubId ?? '',
			status: 'open',
			startsOn: '2026-12-05'
		});

	test('is none that a list can be brought in for', async () => {
		const beginning = { clubId: club, provinceCode, driveId: await elsewhere(), fileName: 'x', tables: [] };
		await expect(as(admin, (tx) => beginImport(tx, admin, beginning))).rejects.toThrow();
	});

	test('gets nobody from a list that was pointed at it past that; control: where the functions do not ask whose it is, it does', async () => {
		const at = await elsewhere();
		const batch = await brought(list(ONE));
		await truth('update import_batches set drive_id = $1', [at]);
		expect((await takenIn(admin, batch)).problem).toBe('drive_closed');
		const names = ['giot_import_drive(uuid)', 'giot_import_places(uuid, jsonb, timestamptz)'];
		const whole: string[] = [];
		for (const name of names) {
			const [row] = await truth(`select pg_get_functiondef('${name}'::regprocedure) as text`);
			whole.push(String(row?.text));
			const forgetful = String(row?.text).replace(/and d\.club_id = (b|batch)\.club_id/, '');
			expect(forgetful).not.toBe(row?.text);
			await truth(forgetful);
		}
		await takenIn(admin, await listNow(admin, batch.id));
		for (const text of whole) await truth(text);
		expect(await rosterNow(at)).toHaveLength(1);
	});

	test('nobody gives places by a list but the background', async () => {
		const batch = await brought(list(ONE));
		const [row] = await rowsOf(admin, batch);
		await truth(
			"update import_batches set state = 'applying', consent = 'not_yet', applied_at = now(), applied_by = created_by"
		);
		const { id } = await added({ fullName: 'Lê Thị Ví Dụ', birthDate: '12/5/1994', phone: '0912345678' });
		await truth('update import_rows set donor_id = $1', [id]);
		const people = JSON.stringify([
			{ row: row?.id, able: true, rest: '[2026-12-05,2027-02-27)', registration: v7(), event: v7() }
		]);
		const give = sql`select giot_import_places(${batch.id}, ${people}::jsonb, now()) as n`;
		expect((await as(admin, (tx) => tx.execute(give))).rows).toEqual([{ n: 0 }]);
		expect((await inJob((tx) => tx.execute(give))).rows).toEqual([{ n: 1 }]);
	});
});
