import type pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, openPool } from '../../src/lib/server/db';
import { withScope } from '../../src/lib/server/scope';
import { publicDrives } from '../../src/lib/server/sign-ups/public-drives';
import { applying, later, now, openDrive, statesAt, thePublic } from '../support/signing-up';
import { settingsOfTests } from '../support/settings-of-tests';
import { asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
let pool: pg.Pool;
let url: string;
let people: ReturnType<typeof thePublic>;

beforeAll(async () => {
	database = await createTestDatabase();
	url = database.superuserUrl;
	settingsOfTests(database.appUrl);
	pool = openPool(database.appUrl);
	people = thePublic(pool);
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

describe('signing up from the public page', () => {
	test('a place, its proof and its history stand together; the same sending again is the same place', async () => {
		const drive = await openDrive(url);
		const input = applying({ contactEmail: true, email: 'thu@example.org' });
		const first = await people.signUp(drive.code, input);
		expect(await people.signUp(drive.code, input)).toMatchObject({
			ok: true,
			value: { token: first.ok && first.value.token, repeated: true }
		});
		expect(await statesAt(url, drive.id)).toEqual({ registered: 1 });
		const [kept] = await asSuperuser(
			url,
			`select a.phone, a.birth_date::text, a.birth_precision, r.source, r.donor_id, (select places_taken from drives where id = r.drive_id) as taken,
				(select array_agg(purpose order by purpose) from applicant_consents where applicant_id = a.id) as agreed,
				(select array_agg(to_state) from registration_events where registration_id = r.id) as came_to,
				(select array_agg(action) from audit_entries where object_id = r.id::text) as told
			from registrations r join applicants a on a.id = r.applicant_id where r.drive_id = $1`,
			[drive.id]
		);
		expect(kept).toEqual({
			phone: '+84912000001',
			birth_date: '1994-01-01',
			birth_precision: 'year',
			source: 'public',
			donor_id: null,
			taken: 1,
			agreed: ['contact_email', 'sign_up'],
			came_to: ['registered'],
			told: ['registration.registered']
		});
	});

	test.each([
		['draft', 'drive_gone'],
		['announced', 'sign_up_not_yet'],
		['running', 'sign_up_over'],
		['closed', 'sign_up_over']
	])('a drive that is %s says %s', async (status, refusal) => {
		const drive = await openDrive(url, { status });
		expect(await people.signUp(drive.code, applying())).toMatchObject({ ok: false, refusal });
	});

	test('before its time and after its time nobody signs up', async () => {
		const drive = await openDrive(url);
		await asSuperuser(url, 'update drive_sign_ups set opens_at = $2, closes_at = $3 where drive_id = $1', [
			drive.id,
			later(60),
			later(120)
		]);
		expect(await people.signUp(drive.code, applying())).toMatchObject({ refusal: 'sign_up_not_yet' });
		expect(await people.signUp(drive.code, applying(), { at: later(60) })).toMatchObject({ ok: true });
		expect(await people.signUp(drive.code, applying(), { at: later(120) })).toMatchObject({ refusal: 'sign_up_over' });
	});

	test('the share for those who walk in is not given out, and who comes after waits or is told that it is full', async () => {
		const drive = await openDrive(url, { capacity: 3, walkInPercent: 50 });
		await people.tokenOf(drive.code);
		await people.tokenOf(drive.code);
		expect(await statesAt(url, drive.id)).toEqual({ registered: 1, waiting: 1 });
		const full = await openDrive(url, { capacity: 1, waiting: false });
		await people.tokenOf(full.code);
		expect(await people.signUp(full.code, applying())).toMatchObject({ refusal: 'drive_full' });
	});

	test('of somebody who is no donor’s age on the day is refused with the rule and its source, and kept nowhere', async () => {
		const drive = await openDrive(url);
		expect(await people.signUp(drive.code, applying({ birthDate: '2008-12-04' }))).toEqual({
			ok: false,
			refusal: 'too_young',
			details: { years: 18, day: '2026-12-03', from: '2026-12-04', source: expect.stringContaining('26/2013') }
		});
		expect(await people.signUp(drive.code, applying({ birthDate: '1904' }))).toMatchObject({
			refusal: 'born_long_ago'
		});
		expect(await statesAt(url, drive.id)).toEqual({});
		expect(await people.signUp(drive.code, applying({ birthDate: '2008' }))).toMatchObject({ ok: true });
		const abroad = await openDrive(url);
		await asSuperuser(url, `update drives set area_code = '701', outside_province = true where id = $1`, [abroad.id]);
		expect(await people.signUp(abroad.code, applying({ birthDate: '2008-12-04' }))).toMatchObject({ ok: true });
		expect(await people.signUp(abroad.code, applying({ birthDate: '2009-12-04' }))).toMatchObject({
			refusal: 'too_young',
			details: { years: 17 }
		});
	});

	test('a slot is asked for where there are slots, and holds so many and no more', async () => {
		const drive = await openDrive(url, { slots: [1, 2] });
		expect(await people.signUp(drive.code, applying())).toMatchObject({ refusal: 'slot_missing' });
		const [slotId = ''] = drive.slotIds;
		await people.tokenOf(drive.code, { slotId });
		expect(await people.signUp(drive.code, applying({ slotId }))).toMatchObject({ refusal: 'slot_full' });
	});

	test('where every slot is full people wait, or are told that it is full; a slot that is over is none to choose', async () => {
		const drive = await openDrive(url, { slots: [1, 1] });
		const [early = '', late = ''] = drive.slotIds;
		const nextMorning = { at: new Date('2026-12-03T00:45:00Z') };
		await asSuperuser(url, `update drive_sign_ups set closes_at = '2026-12-03T08:00+07' where drive_id = $1`, [
			drive.id
		]);
		expect(await people.signUp(drive.code, applying({ slotId: early }), nextMorning)).toMatchObject({
			refusal: 'slot_missing'
		});
		await people.tokenOf(drive.code, { slotId: early });
		await people.tokenOf(drive.code, { slotId: late });
		await people.tokenOf(drive.code, { slotId: late });
		expect(await statesAt(url, drive.id)).toEqual({ registered: 2, waiting: 1 });
		const full = await openDrive(url, { slots: [1], waiting: false });
		await people.tokenOf(full.code, { slotId: full.slotIds[0] });
		expect(await people.signUp(full.code, applying())).toMatchObject({ refusal: 'drive_full' });
	});

	test('a group takes as many places as it was given, by its own link alone', async () => {
		const drive = await openDrive(url, { capacity: null });
		await asSuperuser(
			url,
			`insert into drive_groups (id, drive_id, name, cap, token_hash, token_sealed, created_by) values ($1, $2, 'Công ty Thử', 1, 'hash of ${drive.code}', '', $3)`,
			[v7(), drive.id, v7()]
		);
		const groupHash = `hash of ${drive.code}`;
		expect(await people.signUp(drive.code, applying(), { groupHash })).toMatchObject({ ok: true });
		expect(await people.signUp(drive.code, applying(), { groupHash })).toMatchObject({ refusal: 'group_full' });
		await asSuperuser(url, 'update drive_sign_ups set in_public = false where drive_id = $1', [drive.id]);
		expect(await people.signUp(drive.code, applying())).toMatchObject({ refusal: 'drive_gone' });
		await asSuperuser(url, 'update drive_groups set revoked_at = now() where drive_id = $1', [drive.id]);
		expect(await people.signUp(drive.code, applying(), { groupHash })).toMatchObject({ refusal: 'drive_gone' });
	});
});

describe('the list of drives that everybody may find', () => {
	const asked = { province: '', areas: null, from: '2026-12-03', after: null, most: 100 } as const;
	const listed = async (driveId: string, at = now) => {
		const all = await withScope(connect(pool), { kind: 'public' }, (tx) => publicDrives(tx, { ...asked, now: at }));
		return all.find(({ id }) => id === driveId);
	};

	test('tells what is free in slots that are not over, and of a drive without slots nothing', async () => {
		const drive = await openDrive(url, { capacity: 50, slots: [2, 3] });
		await people.tokenOf(drive.code, { slotId: drive.slotIds[1] });
		expect(await listed(drive.id)).toMatchObject({ slotsFree: 4, somebodyWaits: false });
		expect(await listed(drive.id, new Date('2026-12-03T00:45:00Z'))).toMatchObject({ slotsFree: 2 });
		expect(await listed(drive.id, new Date('2026-12-03T03:00:00Z'))).toMatchObject({ slotsFree: 0 });
		expect(await listed((await openDrive(url)).id)).toMatchObject({ slotsFree: null });
	});

	test('tells that somebody waits, until nobody does', async () => {
		const drive = await openDrive(url, { capacity: 1 });
		await people.tokenOf(drive.code);
		const waiting = await people.tokenOf(drive.code);
		expect(await listed(drive.id)).toMatchObject({ somebodyWaits: true });
		await people.change(waiting, { act: 'cancel' });
		expect(await listed(drive.id)).toMatchObject({ somebodyWaits: false });
	});
});

describe('the place of one’s own link', () => {
	test('is given back, and taken again while there is one', async () => {
		const drive = await openDrive(url, { capacity: 1 });
		const token = await people.tokenOf(drive.code);
		expect(await people.change(token, { act: 'cancel' })).toMatchObject({ ok: true });
		expect(await people.change(token, { act: 'cancel' })).toMatchObject({ refusal: 'place_settled' });
		expect(await statesAt(url, drive.id)).toEqual({ cancelled: 1 });
		expect(await people.change(token, { act: 'wait' })).toMatchObject({ ok: true });
		expect(await statesAt(url, drive.id)).toEqual({ registered: 1 });
	});

	test('is not taken again where the group has no place left', async () => {
		const drive = await openDrive(url);
		const groupHash = `hash of ${drive.code}`;
		await asSuperuser(
			url,
			`insert into drive_groups (id, drive_id, name, cap, token_hash, token_sealed, created_by) values ($1, $2, 'Công ty Thử', 1, $3, '', $1)`,
			[v7(), drive.id, groupHash]
		);
		const first = await people.signUp(drive.code, applying(), { groupHash });
		const token = first.ok ? first.value.token : '';
		await people.change(token, { act: 'cancel' });
		expect(await people.signUp(drive.code, applying(), { groupHash })).toMatchObject({ ok: true });
		expect(await people.change(token, { act: 'wait' })).toMatchObject({ refusal: 'group_full' });
	});

	test.each([
		['cancelled', 'accept', 'sign_up_over'],
		['announced', 'accept', 'sign_up_over'],
		['closed', 'cancel', 'place_settled'],
		['confirmed', 'decline', 'place_settled']
	] as const)('at a drive that is %s nobody can %s', async (status, act, refusal) => {
		const drive = await openDrive(url, { capacity: 1 });
		const first = await people.tokenOf(drive.code);
		const second = await people.tokenOf(drive.code);
		await people.change(first, { act: 'cancel' });
		await people.offer(drive.id);
		const reason = status === 'cancelled' ? 'bão' : null;
		await asSuperuser(url, 'update drives set status = $2, cancel_reason = $3 where id = $1', [
			drive.id,
			status,
			reason
		]);
		expect(await people.change(second, { act })).toMatchObject({ refusal });
	});

	test('moves to a slot with room, and to no other', async () => {
		const drive = await openDrive(url, { slots: [1, 1] });
		const [early = '', late = ''] = drive.slotIds;
		const token = await people.tokenOf(drive.code, { slotId: early });
		expect(await people.change(token, { act: 'move', slotId: late })).toMatchObject({ ok: true });
		await people.tokenOf(drive.code, { slotId: early });
		expect(await people.change(token, { act: 'move', slotId: early })).toMatchObject({ refusal: 'slot_full' });
		const taken = await asSuperuser(url, 'select taken from drive_slots where drive_id = $1 order by starts_at', [
			drive.id
		]);
		expect(taken).toEqual([{ taken: 1 }, { taken: 1 }]);
	});

	test('of an unknown link, and of somebody erased, is gone', async () => {
		const drive = await openDrive(url);
		const token = await people.tokenOf(drive.code);
		await asSuperuser(url, `update applicants set full_name = '—' where drive_id = $1`, [drive.id]);
		for (const one of [token, 'unknown'])
			expect(await people.change(one, { act: 'cancel' })).toMatchObject({ refusal: 'place_gone' });
	});

	test('that has become an arrival is changed by nobody at home', async () => {
		const drive = await openDrive(url);
		const token = await people.tokenOf(drive.code);
		await asSuperuser(url, `update registrations set state = 'arrived' where drive_id = $1`, [drive.id]);
		for (const act of ['cancel', 'accept', 'decline', 'wait'] as const)
			expect(await people.change(token, { act })).toMatchObject({ ok: false });
	});
});
