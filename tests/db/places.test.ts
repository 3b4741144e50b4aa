import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlacesInput } from '../../src/lib/sign-ups/places-form';
import type { Actor } from '../../src/lib/server/actor';
import { connect, openPool } from '../../src/lib/server/db';
import { copyPlan } from '../../src/lib/server/drives/copy-plan';
import { editDrive } from '../../src/lib/server/drives/edit-drive';
import { findDrive } from '../../src/lib/server/drives/queries';
import { setHours } from '../../src/lib/server/drives/set-hours';
import { typedDrive } from '../../src/lib/server/drives/typed-drive';
import { addApplicant, matchApplicant } from '../../src/lib/server/registrations/match-applicant';
import { recordOutcome } from '../../src/lib/server/registrations/record-outcome';
import { roster } from '../../src/lib/server/registrations/roster';
import { undoLast } from '../../src/lib/server/registrations/undo-last';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { editGroup, groupsOf, makeGroup, revokeGroup } from '../../src/lib/server/sign-ups/groups';
import { peopleOutside } from '../../src/lib/server/sign-ups/follow-hours';
import { moveSlot } from '../../src/lib/server/sign-ups/move-slot';
import { missing, releaseMissing } from '../../src/lib/server/sign-ups/no-shows';
import { offersToTell } from '../../src/lib/server/sign-ups/offers-to-tell';
import { settlePlaces } from '../../src/lib/server/sign-ups/settle-places';
import { applying, now, openDrive, statesAt, thePublic } from '../support/signing-up';
import { settingsOfTests } from '../support/settings-of-tests';
import { addActor, addClub, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
let pool: ReturnType<typeof openPool>;
let url: string;
let club: string;
let admin: Actor;
let stranger: Actor;
let people: ReturnType<typeof thePublic>;

beforeAll(async () => {
	database = await createTestDatabase();
	url = database.superuserUrl;
	settingsOfTests(database.appUrl);
	pool = openPool(database.appUrl);
	people = thePublic(pool);
	club = await addClub(url, 'Sen Hồng');
	admin = await addActor(url, 'club_admin', { clubId: club });
	stranger = await addActor(url, 'club_admin', { clubId: await addClub(url, 'Hoa Ban') });
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor }, work);
const open = async (opening: Parameters<typeof openDrive>[1] = {}) => {
	const drive = await openDrive(url, { clubId: club, ...opening });
	await asSuperuser(url, `insert into drive_days (drive_id, held_on) values ($1, '2026-12-03')`, [drive.id]);
	return drive;
};
const settings = (changes: Partial<PlacesInput> = {}): PlacesInput => ({
	inPublic: true,
	arrival: 'slots',
	slotMinutes: 60,
	beds: 4,
	bedMinutes: 15,
	walkInPercent: 10,
	opensOn: '',
	opensAt: '',
	closesOn: '',
	closesAt: '',
	waiting: true,
	offerHours: 6,
	version: 1,
	...changes
});
const settle = (driveId: string, changes: Partial<PlacesInput> = {}, actor = admin) =>
	as(actor, (tx) => settlePlaces(tx, { actor, driveId, input: settings(changes) }));
const slotsAt = (driveId: string) =>
	asSuperuser<{ id: string; places: number; taken: number; from: string }>(
		url,
		`select id, places, taken, to_char(starts_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI') as from from drive_slots
			where drive_id = $1 order by starts_at`,
		[driveId]
	);
const signedUp = async (code: string, changes = {}) => {
	const result = await people.signUp(code, applying(changes));
	if (!result.ok) throw new Error(result.refusal);
	return result.value.token;
};
const stored = async (driveId: string) =>
	as(admin, async (tx) => {
		const drive = await findDrive(tx, driveId);
		if (!drive) throw new Error('The drive is gone');
		return drive;
	});
const openFrom = async (driveId: string, opensAt: string, closesAt: string) => {
	const { version } = await stored(driveId);
	const change = { actor: admin, driveId, version, changeReason: 'bão', now };
	return as(admin, (tx) => setHours(tx, { ...change, hours: () => ({ opensAt, closesAt }) }));
};
const outside = async (driveId: string) => {
	const drive = await stored(driveId);
	return as(admin, (tx) => peopleOutside(tx, drive, now));
};
const registrationAt = async (driveId: string) =>
	String((await asSuperuser(url, 'select id from registrations where drive_id = $1', [driveId]))[0]?.id);

describe('how places are given out', () => {
	test('the hours of a drive are cut into slots, and cut anew while nobody chose one', async () => {
		const drive = await open();
		expect(await settle(drive.id)).toMatchObject({ ok: true });
		expect((await slotsAt(drive.id)).map(({ places }) => places)).toEqual([16, 16, 16, 16]);
		expect(await settle(drive.id)).toMatchObject({ refusal: 'stale_version' });
		expect(await settle(drive.id, { slotMinutes: 120, version: 2 })).toMatchObject({ ok: true });
		expect((await slotsAt(drive.id)).map(({ from }) => from)).toEqual(['2026-12-03 07:00', '2026-12-03 09:00']);
		expect(await settle(drive.id, { arrival: 'open', version: 3 })).toMatchObject({ ok: true });
		expect(await slotsAt(drive.id)).toEqual([]);
	});

	test('nobody who chose a slot loses it: it neither goes nor becomes too small', async () => {
		const drive = await open();
		await settle(drive.id);
		const [, second] = await slotsAt(drive.id);
		await signedUp(drive.code, { slotId: second?.id });
		await signedUp(drive.code, { slotId: second?.id });
		expect(await settle(drive.id, { slotMinutes: 120, version: 2 })).toMatchObject({
			refusal: 'slot_has_people',
			details: { time: '08:00', people: 2 }
		});
		expect(await settle(drive.id, { beds: 1, bedMinutes: 60, version: 2 })).toMatchObject({
			refusal: 'slot_below_taken'
		});
		expect((await slotsAt(drive.id)).map(({ taken }) => taken)).toEqual([0, 2, 0, 0]);
	});

	test('slots that nobody has any more go, though people who gave a place back or wait had chosen them', async () => {
		const drive = await open({ capacity: 1, slots: [2, 2] });
		const [slotId = ''] = drive.slotIds;
		const first = await signedUp(drive.code, { slotId });
		await signedUp(drive.code, { slotId });
		await people.change(first, { act: 'cancel' });
		expect(await settle(drive.id, { arrival: 'open' })).toMatchObject({ ok: true });
		expect(await slotsAt(drive.id)).toEqual([]);
		expect(await statesAt(url, drive.id)).toEqual({ cancelled: 1, waiting: 1 });
	});

	test('hours that nobody knows are not cut', async () => {
		const drive = await open();
		await asSuperuser(url, 'update drives set opens_at = null, closes_at = null where id = $1', [drive.id]);
		expect(await settle(drive.id)).toMatchObject({ refusal: 'hours_missing' });
	});

	test('slots in which nobody could be served are not cut', async () => {
		const drive = await open();
		expect(await settle(drive.id, { slotMinutes: 5, beds: 1, bedMinutes: 240 })).toMatchObject({
			refusal: 'slots_without_places'
		});
	});

	test('another club settles nothing', async () => {
		const drive = await open();
		expect(await settle(drive.id, {}, stranger)).toMatchObject({ refusal: 'drive_gone' });
	});

	test('everybody of a slot moves to another one, or nobody does', async () => {
		const drive = await open({ slots: [2, 1, 2] });
		const [from = '', small = '', large = ''] = drive.slotIds;
		await signedUp(drive.code, { slotId: from });
		await signedUp(drive.code, { slotId: from });
		const move = (to: string) => as(admin, (tx) => moveSlot(tx, { actor: admin, driveId: drive.id, from, to, now }));
		expect(await move(small)).toMatchObject({ refusal: 'slot_full' });
		expect(await move(v7())).toMatchObject({ refusal: 'slot_gone' });
		expect(await move(large)).toMatchObject({ ok: true, value: 2 });
		expect((await slotsAt(drive.id)).map(({ taken }) => taken)).toEqual([0, 0, 2]);
	});

	test('a drive that moves takes its slots along, and stays where somebody would lose theirs', async () => {
		const drive = await open({ slots: [2, 2] });
		await signedUp(drive.code, { slotId: drive.slotIds[0] });
		const move = async (startsOn: string) =>
			as(admin, async (tx) => {
				const stored = await findDrive(tx, drive.id);
				if (!stored) throw new Error('The drive is gone');
				const input = { ...typedDrive(stored), startsOn, endsOn: '', changeReason: 'bão', version: stored.version };
				return editDrive(tx, { actor: admin, driveId: drive.id, input, now });
			});
		expect(await move('2026-12-05')).toMatchObject({ ok: true });
		expect((await slotsAt(drive.id)).map(({ from }) => from)).toEqual(['2026-12-05 07:00', '2026-12-05 07:30']);
		await asSuperuser(
			url,
			`update drive_slots set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where drive_id = $1`,
			[drive.id]
		);
		expect(await move('2026-12-06')).toMatchObject({
			refusal: 'slots_have_people',
			details: { people: 1, day: '2026-12-07' }
		});
	});
});

describe('slots of a drive that has other days', () => {
	const held = async (driveId: string, startsOn: string, endsOn: string) => {
		const before = await stored(driveId);
		const input = { ...typedDrive(before), startsOn, endsOn, changeReason: 'nhiều người', version: before.version };
		return as(admin, (tx) => editDrive(tx, { actor: admin, driveId, input, now }));
	};
	const days = async (driveId: string) =>
		(await slotsAt(driveId)).map(({ from, taken }) => `${from.slice(8, 13)} ${taken}`);
	const planned = async () => {
		const drive = await open({ capacity: null });
		await settle(drive.id, { slotMinutes: 120 });
		const [, second] = await slotsAt(drive.id);
		await signedUp(drive.code, { slotId: second?.id });
		expect(await days(drive.id)).toEqual(['03 07 0', '03 09 1']);
		return { ...drive, second: second?.id };
	};

	test('are cut for a day that is added after or before, and people stay on theirs', async () => {
		const drive = await planned();
		expect(await held(drive.id, '2026-12-03', '2026-12-04')).toMatchObject({ ok: true });
		expect(await days(drive.id)).toEqual(['03 07 0', '03 09 1', '04 07 0', '04 09 0']);
		expect(await held(drive.id, '2026-12-02', '2026-12-04')).toMatchObject({ ok: true });
		expect(await days(drive.id)).toEqual(['02 07 0', '02 09 0', '03 07 0', '03 09 1', '04 07 0', '04 09 0']);
		expect((await slotsAt(drive.id))[3]?.id).toBe(drive.second);
		expect(await outside(drive.id)).toBe(0);
	});

	test('are cut for thirty-one days as for one', async () => {
		const drive = await planned();
		expect(await held(drive.id, '2026-12-03', '2027-01-02')).toMatchObject({ ok: true });
		expect(await slotsAt(drive.id)).toHaveLength(62);
		expect((await slotsAt(drive.id)).at(-1)).toMatchObject({ from: '2027-01-02 09:00', taken: 0, places: 32 });
	});

	test('go with a day that is taken off, unless somebody comes on it: then it is said how many do', async () => {
		const drive = await planned();
		await held(drive.id, '2026-12-03', '2026-12-04');
		const last = (await slotsAt(drive.id)).at(-1)?.id ?? '';
		for (let nth = 0; nth < 3; nth++) await signedUp(drive.code, { slotId: last });
		expect(await held(drive.id, '2026-12-03', '')).toMatchObject({
			refusal: 'slots_have_people',
			details: { people: 3, day: '2026-12-04' }
		});
		expect(await days(drive.id)).toEqual(['03 07 0', '03 09 1', '04 07 0', '04 09 3']);
		const to = drive.second ?? '';
		expect(
			await as(admin, (tx) => moveSlot(tx, { actor: admin, driveId: drive.id, from: last, to, now }))
		).toMatchObject({
			value: 3
		});
		expect(await held(drive.id, '2026-12-03', '')).toMatchObject({ ok: true });
		expect(await days(drive.id)).toEqual(['03 07 0', '03 09 4']);
	});
});

describe('slots of a drive whose hours change', () => {
	const times = async (driveId: string) =>
		(await slotsAt(driveId)).map(({ from, taken, places }) => `${from.slice(11)} ${taken}/${places}`);

	test('are cut anew, and whoever waits keeps the one they hope for', async () => {
		const drive = await open({ capacity: 1 });
		await settle(drive.id, { walkInPercent: 0 });
		const [, second] = await slotsAt(drive.id);
		await signedUp(drive.code, { slotId: second?.id });
		await signedUp(drive.code, { slotId: second?.id });
		expect(await openFrom(drive.id, '08:00', '12:30')).toMatchObject({ ok: true });
		expect(await times(drive.id)).toEqual(['08:00 1/16', '09:00 0/16', '10:00 0/16', '11:00 0/16', '12:00 0/8']);
		const [waits] = await asSuperuser(
			url,
			`select slot_id as slot from registrations where state = 'waiting' and drive_id = $1`,
			[drive.id]
		);
		expect(waits).toEqual({ slot: second?.id });
		expect(await outside(drive.id)).toBe(0);
	});

	test('stay with their people outside the hours, where nobody else comes, until those are moved', async () => {
		const drive = await open({ capacity: null });
		await settle(drive.id);
		const [first] = await slotsAt(drive.id);
		await signedUp(drive.code, { slotId: first?.id });
		await openFrom(drive.id, '08:00', '10:00');
		expect(await times(drive.id)).toEqual(['07:00 1/1', '08:00 0/16', '09:00 0/16']);
		expect(await outside(drive.id)).toBe(1);
		expect(await people.signUp(drive.code, applying({ slotId: first?.id }))).toMatchObject({ refusal: 'slot_full' });
		const [from = '', to = ''] = (await slotsAt(drive.id)).map(({ id }) => id);
		expect(await as(admin, (tx) => moveSlot(tx, { actor: admin, driveId: drive.id, from, to, now }))).toMatchObject({
			value: 1
		});
		expect(await times(drive.id)).toEqual(['08:00 1/16', '09:00 0/16']);
		expect(await outside(drive.id)).toBe(0);
	});

	test('with people within the hours stay as they are, and nothing is cut across them', async () => {
		const drive = await open({ capacity: null });
		await settle(drive.id);
		const [, second] = await slotsAt(drive.id);
		await signedUp(drive.code, { slotId: second?.id });
		await openFrom(drive.id, '07:30', '11:30');
		expect(await times(drive.id)).toEqual(['08:00 1/16', '09:30 0/16', '10:30 0/16']);
		expect(await outside(drive.id)).toBe(0);
	});

	test('follow the hours that are changed with the drive itself, and nothing where those are unknown or the slots are over', async () => {
		const drive = await open();
		await settle(drive.id);
		const edit = async (hours: { opensAt: string; closesAt: string }, at = now) => {
			const before = await stored(drive.id);
			const input = { ...typedDrive(before), ...hours, changeReason: 'bão', version: before.version };
			return as(admin, (tx) => editDrive(tx, { actor: admin, driveId: drive.id, input, now: at }));
		};
		await asSuperuser(url, 'update drive_days set opens_at = null, closes_at = null where drive_id = $1', [drive.id]);
		expect(await edit({ opensAt: '09:00', closesAt: '11:00' })).toMatchObject({ ok: true });
		expect(await times(drive.id)).toEqual(['09:00 0/16', '10:00 0/16']);
		expect(await edit({ opensAt: '', closesAt: '' })).toMatchObject({ ok: true });
		expect(await times(drive.id)).toHaveLength(2);
		await asSuperuser(url, `update drives set status = 'closed' where id = $1`, [drive.id]);
		expect(await edit({ opensAt: '07:00', closesAt: '09:00' }, new Date('2026-12-04T03:00:00Z'))).toMatchObject({
			ok: true
		});
		expect(await times(drive.id)).toEqual(['09:00 0/16', '10:00 0/16']);
	});
});

describe('offers of which no letter tells', () => {
	test('are listed with name, phone and end, and those with a letter or of other clubs are not', async () => {
		const drive = await open({ capacity: 1 });
		const first = await signedUp(drive.code);
		await signedUp(drive.code, { fullName: 'Người Chỉ Có Số', phone: '0912000077' });
		await signedUp(drive.code, { fullName: 'Người Có Thư', email: 'co-thu@example.org' });
		const listed = (actor = admin, at = now) => as(actor, (tx) => offersToTell(tx, drive.id, at));
		expect(await listed()).toEqual([]);
		await people.change(first, { act: 'cancel' });
		await asSuperuser(url, 'update drives set capacity = 2 where id = $1', [drive.id]);
		await people.offer(drive.id);
		expect(await statesAt(url, drive.id)).toEqual({ cancelled: 1, offered: 2 });
		const until = new Date(now.getTime() + 720 * 60_000);
		expect(await listed()).toMatchObject([{ name: 'Người Chỉ Có Số', phone: '+84912000077', until }]);
		expect(await listed(admin, until)).toEqual([]);
		expect(await listed(stranger)).toEqual([]);
	});
});

describe('a group', () => {
	test('gets a link that is shown again, keeps its people when it is revoked, and is never smaller than they are', async () => {
		const drive = await open({ capacity: null });
		const input = { name: 'Trường Thử', cap: 2, contactName: 'Cô Thử', contactPhone: '', contactEmail: '' };
		await as(admin, async (tx) => {
			const stored = await findDrive(tx, drive.id);
			if (stored) await makeGroup(tx, { actor: admin, drive: stored, input });
		});
		const listed = () => as(admin, (tx) => groupsOf(tx, drive.id));
		const [group] = await listed();
		if (!group) throw new Error('No group');
		expect(group.address).toMatch(new RegExp(`/d/${drive.code}\\?group=[\\w-]{43}$`));
		await asSuperuser(url, 'update drive_groups set taken = 2 where id = $1', [group.id]);
		const edit = (cap: number, version = 1) =>
			as(admin, (tx) =>
				editGroup(tx, { actor: admin, driveId: drive.id, input: { ...input, cap, groupId: group.id, version } })
			);
		expect(await edit(1)).toMatchObject({ refusal: 'cap_below_taken' });
		expect(await edit(3)).toMatchObject({ ok: true });
		expect(await edit(4)).toMatchObject({ refusal: 'stale_version' });
		const another = { actor: admin, driveId: (await open()).id };
		const elsewhere = { ...input, groupId: group.id, version: 2 };
		expect(await as(admin, (tx) => editGroup(tx, { ...another, input: elsewhere }))).toMatchObject({
			refusal: 'group_gone'
		});
		const stored = await as(admin, (tx) => findDrive(tx, drive.id));
		if (!stored) throw new Error('The drive is gone');
		const revoking = { drive: stored, groupId: group.id, now };
		expect(await as(admin, (tx) => revokeGroup(tx, { actor: admin, ...revoking }))).toBe(true);
		expect(await as(stranger, (tx) => revokeGroup(tx, { actor: stranger, ...revoking }))).toBe(false);
		expect(await listed()).toMatchObject([{ address: null, taken: 2, cap: 3 }]);
		expect(await as(stranger, (tx) => groupsOf(tx, drive.id).catch(() => []))).toEqual([]);
	});
});

describe('who signed up', () => {
	const donor = async () => {
		const id = v7();
		await asSuperuser(
			url,
			`insert into donors (id, province_code, club_id, full_name, search_key, sort_key) values ($1, 'VN-21', $2, 'Người Quen', 'nguoi quen', 'quen')`,
			[id, club]
		);
		return id;
	};

	test('is said to be a donor once, and the donor stays as they are', async () => {
		const drive = await open();
		await signedUp(drive.code, { fullName: 'Tên Khác Hẳn', phone: '0912000009' });
		const matching = { actor: admin, driveId: drive.id, registrationId: await registrationAt(drive.id) };
		const donorId = await donor();
		const match = (actor: Actor, to: string) =>
			as(actor, (tx) => matchApplicant(tx, { ...matching, actor, donorId: to }));
		expect(await match(stranger, donorId)).toMatchObject({ refusal: 'registration_not_found' });
		expect(await match(admin, v7())).toMatchObject({ refusal: 'donor_not_found' });
		expect(await match(admin, donorId)).toMatchObject({ ok: true });
		expect(await match(admin, await donor())).toMatchObject({ refusal: 'registration_not_found' });
		const [kept] = await asSuperuser(url, 'select full_name, phone from donors where id = $1', [donorId]);
		expect(kept).toEqual({ full_name: 'Người Quen', phone: null });
		const [row] = await asSuperuser(
			url,
			`select donor_id, rest_period is not null as rests from registrations where drive_id = $1`,
			[drive.id]
		);
		expect(row).toEqual({ donor_id: donorId, rests: true });
	});

	test('is no donor who has a place at that drive already', async () => {
		const drive = await open();
		await signedUp(drive.code);
		const registrationId = await registrationAt(drive.id);
		const donorId = await donor();
		await asSuperuser(
			url,
			`insert into registrations (id, drive_id, province_code, club_id, donor_id, registered_at) select $1, id, province_code, club_id, $2, now() from drives where id = $3`,
			[v7(), donorId, drive.id]
		);
		expect(
			await as(admin, (tx) => matchApplicant(tx, { actor: admin, driveId: drive.id, registrationId, donorId }))
		).toMatchObject({ refusal: 'already_registered' });
	});

	test('becomes a donor with what was typed and agreed to; a look-alike is looked at first', async () => {
		const drive = await open();
		await signedUp(drive.code, { fullName: 'Người Mới Toanh', email: 'moi@example.org', contactEmail: true });
		const registrationId = await registrationAt(drive.id);
		const add = (confirmNew: boolean) =>
			as(admin, (tx) =>
				addApplicant(tx, { actor: admin, driveId: drive.id, registrationId, confirmNew, locale: 'vi', now })
			);
		expect(await add(false)).toMatchObject({ ok: true });
		const [added] = await asSuperuser(
			url,
			`select d.full_name, d.email, d.birth_precision, (select array_agg(purpose order by purpose) from consents where donor_id = d.id) as agreed
				from registrations r join donors d on d.id = r.donor_id where r.id = $1`,
			[registrationId]
		);
		expect(added).toEqual({
			full_name: 'Người Mới Toanh',
			email: 'moi@example.org',
			birth_precision: 'year',
			agreed: ['contact_email', 'registration']
		});
		const next = await open();
		await signedUp(next.code, { fullName: 'Người Mới Toanh', email: 'moi@example.org' });
		const again = await registrationAt(next.id);
		const alike = { actor: admin, driveId: next.id, registrationId: again, locale: 'vi' as const, now };
		expect(await as(admin, (tx) => addApplicant(tx, { ...alike, confirmNew: false }))).toMatchObject({
			refusal: 'likely_duplicate'
		});
	});

	test('the database lets nobody say that a matched one is somebody else', async () => {
		const drive = await open();
		await signedUp(drive.code);
		const registrationId = await registrationAt(drive.id);
		await asSuperuser(url, 'update registrations set donor_id = $1 where id = $2', [await donor(), registrationId]);
		const other = await donor();
		await expect(
			as(admin, (tx) => tx.execute(`update registrations set donor_id = '${other}' where id = '${registrationId}'`))
		).rejects.toThrow();
	});
});

describe('at the desk', () => {
	test('somebody is found by the code of their place, and the people of a group by themselves', async () => {
		const drive = await open();
		await signedUp(drive.code, { fullName: 'Người Có Mã' });
		await signedUp(drive.code, { fullName: 'Người Trong Nhóm' });
		const group = v7();
		await asSuperuser(
			url,
			`insert into drive_groups (id, drive_id, name, cap, token_hash, token_sealed, created_by) values ($1, $2, 'Nhóm', 5, $3, '', $1)`,
			[group, drive.id, group]
		);
		await asSuperuser(
			url,
			`update registrations set group_id = $1 where applicant_id = (select id from applicants where drive_id = $2 and full_name = 'Người Trong Nhóm')`,
			[group, drive.id]
		);
		const [{ code } = { code: '' }] = await asSuperuser<{ code: string }>(
			url,
			`select code from applicants where drive_id = $1 and full_name = 'Người Có Mã'`,
			[drive.id]
		);
		const names = (filter: { typed?: string; group?: string }) =>
			as(admin, async (tx) => {
				const stored = await findDrive(tx, drive.id);
				const shown = { show: 'all' as const, typed: '', after: '', group: '', ...filter };
				return stored && (await roster(tx, stored, shown, now)).rows.map(({ fullName }) => fullName);
			});
		expect(await names({ typed: `GH:${code}` })).toEqual(['Người Có Mã']);
		expect(await names({ group })).toEqual(['Người Trong Nhóm']);
	});

	test('whoever comes late takes a place of the drive, though their slot was filled meanwhile; of a full group nobody more does', async () => {
		const drive = await open({ slots: [1, 2] });
		const [early = '', later = ''] = drive.slotIds;
		const group = v7();
		await asSuperuser(
			url,
			`insert into drive_groups (id, drive_id, name, cap, token_hash, token_sealed, created_by) values ($1, $2, 'Nhóm', 1, $3, '', $1)`,
			[group, drive.id, group]
		);
		const stayedAway = async (slotId: string, groupId: string | null) => {
			const input = applying({ slotId });
			await people.signUp(drive.code, input);
			const [{ id } = { id: '' }] = await asSuperuser<{ id: string }>(
				url,
				`update registrations set state = 'no_show', group_id = $2 where operation_id = $1 returning id`,
				[input.id, groupId]
			);
			return id;
		};
		const late = await stayedAway(early, null);
		const ofGroup = await stayedAway(later, group);
		await signedUp(drive.code, { slotId: early });
		await asSuperuser(url, 'update drive_groups set taken = cap where id = $1', [group]);
		await asSuperuser(url, `update drives set status = 'running' where id = $1`, [drive.id]);
		const arrive = (registrationId: string) => {
			const input = { registrationId, version: 1, operationId: v7() };
			return as(admin, (tx) => recordOutcome(tx, { actor: admin, driveId: drive.id, input, now, to: 'arrived' }));
		};
		expect(await arrive(late)).toMatchObject({ ok: true });
		expect(await arrive(ofGroup)).toMatchObject({ refusal: 'group_full' });
		expect((await slotsAt(drive.id)).map(({ taken }) => taken)).toEqual([1, 0]);
	});

	test('an offer that was cancelled there and is taken back leaves somebody waiting, not holding a place', async () => {
		const drive = await open({ capacity: 1 });
		const first = await signedUp(drive.code);
		await signedUp(drive.code);
		await people.change(first, { act: 'cancel' });
		await people.offer(drive.id);
		const [{ id, version } = { id: '', version: 0 }] = await asSuperuser<{ id: string; version: number }>(
			url,
			`select id, version from registrations where drive_id = $1 and state = 'offered'`,
			[drive.id]
		);
		const at = (seen: number) => ({
			actor: admin,
			driveId: drive.id,
			input: { registrationId: id, version: seen, operationId: v7() },
			now
		});
		expect(await as(admin, (tx) => recordOutcome(tx, { ...at(version), to: 'cancelled' }))).toMatchObject({ ok: true });
		expect(await as(admin, (tx) => undoLast(tx, at(version + 1)))).toMatchObject({ ok: true });
		expect(await statesAt(url, drive.id)).toEqual({ cancelled: 1, waiting: 1 });
	});
});

describe('a plan that is copied', () => {
	test('gives places out as the one before, in slots of its own day', async () => {
		const before = await open();
		await settle(before.id, { walkInPercent: 30 });
		const next = await open();
		await as(admin, (tx) => copyPlan(tx, { from: before.id, to: next.id }));
		expect((await slotsAt(next.id)).map(({ places }) => places)).toEqual([16, 16, 16, 16]);
		const [copied] = await asSuperuser(
			url,
			'select arrival, beds, walk_in_percent from drive_sign_ups where drive_id = $1',
			[next.id]
		);
		expect(copied).toEqual({ arrival: 'slots', beds: 4, walk_in_percent: 30 });
	});
});

describe('on the day', () => {
	test('places of people whose slot ended half an hour ago are released, each as an act of its own', async () => {
		const drive = await open({ slots: [3, 3] });
		const [early = '', late = ''] = drive.slotIds;
		await signedUp(drive.code, { slotId: early });
		await signedUp(drive.code, { slotId: late });
		const release = (at: string) =>
			as(admin, (tx) => releaseMissing(tx, { actor: admin, driveId: drive.id, now: new Date(at) }));
		expect(await release('2026-12-03T01:05:00Z')).toMatchObject({ refusal: 'drive_not_running' });
		await asSuperuser(url, `update drives set status = 'running' where id = $1`, [drive.id]);
		const stored = await as(admin, (tx) => findDrive(tx, drive.id));
		if (!stored) throw new Error('The drive is gone');
		expect(await as(admin, (tx) => missing(tx, stored, new Date('2026-12-03T00:59:00Z')))).toEqual([]);
		expect(await release('2026-12-03T01:05:00Z')).toMatchObject({ ok: true, value: 1 });
		expect(await statesAt(url, drive.id)).toEqual({ no_show: 1, registered: 1 });
		expect((await slotsAt(drive.id)).map(({ taken }) => taken)).toEqual([0, 1]);
	});
	test('without slots a place is released half an hour after the last day has closed, by the hours of that day', async () => {
		const drive = await open();
		await signedUp(drive.code);
		await asSuperuser(url, `update drives set status = 'running', closes_at = '11:30' where id = $1`, [drive.id]);
		await asSuperuser(url, `update drive_days set closes_at = '16:00' where drive_id = $1`, [drive.id]);
		const stored = await as(admin, (tx) => findDrive(tx, drive.id));
		if (!stored) throw new Error('The drive is gone');
		const missingAt = (at: string) => as(admin, (tx) => missing(tx, stored, new Date(at)));
		expect(await missingAt('2026-12-03T09:29:00Z')).toEqual([]);
		expect(await missingAt('2026-12-03T09:31:00Z')).toHaveLength(1);
	});
});
