import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { connect } from '../../src/lib/server/db';
import { findDrive, type Drive } from '../../src/lib/server/drives/queries';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { answer, assign } from '../../src/lib/server/team/assign';
import { addShifts, copyShifts, removeShift } from '../../src/lib/server/team/plan-shifts';
import { clashesAt, findVolunteer, listVolunteers, shiftsOf } from '../../src/lib/server/team/queries';
import {
	addVolunteer,
	editVolunteer,
	removeVolunteer,
	setVolunteerAside
} from '../../src/lib/server/team/save-volunteer';
import { assignForm, newShiftForm, volunteerForm } from '../../src/lib/team/team-forms';
import { readVolunteerFilter } from '../../src/lib/team/volunteer-list';
import { driveSociety, now, today, type DriveSociety } from '../support/drive-society';
import { overlapping, rewriting, withoutTurns } from '../support/overlap';
import { asSuperuser } from '../support/society';

let society: DriveSociety;

beforeAll(async () => {
	society = await driveSociety();
});
beforeEach(async () => {
	await society.clear();
	await asSuperuser(society.url, 'delete from volunteers');
});
afterAll(() => society.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => society.as(actor, work);
async function driveOf(changes: Parameters<DriveSociety['scheduled']>[0] = {}, actor = society.admin): Promise<Drive> {
	const id = await society.scheduled(changes);
	const drive = await as(actor, (tx) => findDrive(tx, id));
	if (!drive) throw new Error('The drive is gone');
	return drive;
}
const person = { fullName: 'Lê Thị Mẫu', phone: '0900000123', note: '' };
const addPerson = async (clubId: string | null = society.club, actor = society.admin, more = {}) =>
	(
		await as(actor, (tx) =>
			addVolunteer(tx, actor, { owner: { clubId, provinceCode: 'VN-21' }, input: { ...person, ...more } })
		)
	).id;
const shift = (changes = {}) => newShiftForm.parse({ heldOn: today, startsAt: '07:00', endsAt: '11:30', ...changes });
const add = (drive: Drive, changes = {}, actor = society.admin) =>
	as(actor, (tx) => addShifts(tx, actor, { drive, input: shift(changes) }));
const shifts = (drive: Drive, actor = society.admin) => as(actor, (tx) => shiftsOf(tx, drive.id));
async function firstShift(drive: Drive) {
	const [first] = await shifts(drive);
	if (!first) throw new Error('There is no shift');
	return first;
}
async function give(drive: Drive, volunteerId: string, more = {}, actor = society.admin) {
	const { id: shiftId, version } = await firstShift(drive);
	const input = assignForm.parse({ shiftId, version, volunteerId, ...more });
	return as(actor, (tx) => assign(tx, actor, { drive, input }));
}
const names = async (actor: Actor, query = '') =>
	(await as(actor, (tx) => listVolunteers(tx, readVolunteerFilter(new URLSearchParams(query)), today))).rows.map(
		({ fullName }) => fullName
	);

describe('volunteers', () => {
	test('are added once however often the form is sent, and their phone is stored with its country', async () => {
		const id = v7();
		const once = () =>
			as(society.admin, (tx) =>
				addVolunteer(tx, society.admin, { owner: { clubId: society.club, provinceCode: 'VN-21' }, input: person, id })
			);
		expect([await once(), await once()]).toEqual([{ id }, { id }]);
		expect(await asSuperuser(society.url, 'select full_name, phone from volunteers')).toEqual([
			{ full_name: 'Lê Thị Mẫu', phone: '+84900000123' }
		]);
		expect(
			await asSuperuser(society.url, 'select action, fields from audit_entries where object_id = $1', [id])
		).toEqual([{ action: 'volunteer.added', fields: null }]);
	});

	test('are found by any word of the name, by given name, and apart from those who left', async () => {
		const gone = await addPerson(society.club, society.admin, { fullName: 'Ai Đã Nghỉ' });
		await addPerson(society.club, society.admin, { fullName: 'Trần Ẩn' });
		await addPerson();
		const found = await as(society.admin, (tx) => findVolunteer(tx, gone));
		if (!found) throw new Error('Nobody is there');
		await as(society.admin, (tx) => setVolunteerAside(tx, society.admin, { volunteer: found, version: 1, now }));
		expect(await names(society.admin)).toEqual(['Trần Ẩn', 'Lê Thị Mẫu']);
		expect(await names(society.admin, 'q=mau+le')).toEqual(['Lê Thị Mẫu']);
		expect(await names(society.admin, 'archived=yes')).toEqual(['Ai Đã Nghỉ']);
	});

	test('are told to their club and the office alone', async () => {
		const id = await addPerson();
		await addPerson(null, society.coordinator, { fullName: 'Của Văn Phòng' });
		expect(await names(society.admin)).toEqual(['Lê Thị Mẫu']);
		expect(await names(society.coordinator)).toHaveLength(2);
		expect(await names(society.stranger)).toEqual([]);
		expect(await as(society.stranger, (tx) => findVolunteer(tx, id))).toBeNull();
	});

	test('control: without row-level security another club reads them', async () => {
		await addPerson();
		await asSuperuser(society.url, 'alter table volunteers disable row level security');
		expect(await names(society.stranger)).toEqual(['Lê Thị Mẫu']);
		await asSuperuser(society.url, 'alter table volunteers enable row level security');
	});

	test('are corrected by whoever saw the last version; the trail names fields, and nobody', async () => {
		const volunteer = await as(society.admin, async (tx) => findVolunteer(tx, await addPerson()));
		if (!volunteer) throw new Error('Nobody is there');
		const edit = () =>
			as(society.admin, (tx) =>
				editVolunteer(tx, society.admin, volunteer, volunteerForm.parse({ ...person, note: 'Có xe máy', version: 1 }))
			);
		expect(await edit()).toMatchObject({ ok: true });
		expect(await edit()).toMatchObject({ ok: false, refusal: 'stale_version' });
		expect(
			await asSuperuser(society.url, "select fields from audit_entries where action = 'volunteer.edited'")
		).toEqual([{ fields: ['note'] }]);
	});

	test('who ask for it are removed for good, and their places are open', async () => {
		const drive = await driveOf();
		await add(drive);
		const id = await addPerson();
		await give(drive, id);
		const volunteer = await as(society.admin, (tx) => findVolunteer(tx, id));
		if (!volunteer) throw new Error('Nobody is there');
		await as(society.admin, (tx) => removeVolunteer(tx, society.admin, volunteer));
		expect(await asSuperuser(society.url, 'select from volunteers')).toEqual([]);
		expect(await firstShift(drive)).toMatchObject({ state: 'needed', volunteer: null });
	});
});

describe('a team', () => {
	test('wants one place for each person, and one line for the staff of the centre; sent twice it is added once', async () => {
		const drive = await driveOf();
		const id = v7();
		for (let times = 0; times < 2; times += 1) await add(drive, { id, people: 3, role: 'guide' });
		await add(drive, { people: 6, role: 'medical', names: 'Ê-kíp Một' });
		const team = await shifts(drive);
		expect(team.map(({ role, people }) => [role, people])).toEqual([
			...Array.from({ length: 3 }, () => ['guide', 1]),
			['medical', 6]
		]);
	});

	test.each(['2026-11-22', '2026-11-24'])('of a drive on 23 November is not wanted on %s', async (heldOn) => {
		expect(await add(await driveOf(), { heldOn })).toMatchObject({ ok: false, refusal: 'not_a_day' });
	});

	test('has 300 places and no more', async () => {
		const drive = await driveOf();
		await asSuperuser(
			society.url,
			`insert into drive_shifts (id, drive_id, held_on, role, starts_at, ends_at)
				select gen_random_uuid(), $1, $2, 'guide', '07:00', '11:30' from generate_series(1, 298)`,
			[drive.id, today]
		);
		expect(await add(drive, { people: 3 })).toMatchObject({ refusal: 'team_full' });
		expect(await add(drive, { people: 2 })).toMatchObject({ ok: true });
	});

	test('is told to those who plan the drive alone', async () => {
		const drive = await driveOf();
		await add(drive);
		expect([(await shifts(drive)).length, (await shifts(drive, society.coordinator)).length]).toEqual([1, 1]);
		expect(await shifts(drive, society.stranger)).toEqual([]);
	});

	test('gets somebody known, then somebody new, then nobody', async () => {
		const drive = await driveOf();
		await add(drive);
		const id = await addPerson();
		expect(await give(drive, id)).toMatchObject({ ok: true });
		expect(await firstShift(drive)).toMatchObject({ state: 'asked', volunteer: { id }, version: 2 });
		await give(drive, '', { newName: 'Phạm Văn Mới', newPhone: '0900000124' });
		expect(await firstShift(drive)).toMatchObject({ volunteer: { fullName: 'Phạm Văn Mới', phone: '+84900000124' } });
		await give(drive, '');
		expect(await firstShift(drive)).toMatchObject({ state: 'needed', volunteer: null });
	});

	test('gets nobody of another club, nobody who left, and nothing by a stale version', async () => {
		const drive = await driveOf();
		await add(drive);
		const [other] = await asSuperuser<{ id: string }>(society.url, "select id from clubs where name = 'CLB Khác'");
		const foreign = await addPerson(other?.id ?? '', society.stranger);
		expect(await give(drive, foreign)).toMatchObject({ ok: false, refusal: 'volunteer_gone' });
		expect(await give(drive, foreign, {}, society.coordinator)).toMatchObject({ ok: false, refusal: 'volunteer_gone' });
		const own = await addPerson();
		expect(await give(drive, own, { version: 9 })).toMatchObject({ ok: false, refusal: 'stale_version' });
		await asSuperuser(society.url, 'update volunteers set archived_at = now() where id = $1', [own]);
		expect(await give(drive, own)).toMatchObject({ ok: false, refusal: 'volunteer_gone' });
	});

	test('the database itself refuses a volunteer of another club', async () => {
		const drive = await driveOf();
		await add(drive);
		const [other] = await asSuperuser<{ id: string }>(society.url, "select id from clubs where name = 'CLB Khác'");
		const foreign = await addPerson(other?.id ?? '', society.stranger);
		const pool = rewriting(society.appUrl, (text) => text);
		const write = withScope(connect(pool), { kind: 'actor', actor: society.coordinator }, (tx) =>
			tx.execute(`update drive_shifts set volunteer_id = '${foreign}', state = 'asked'`)
		);
		await expect(write).rejects.toThrow();
		await pool.end();
	});

	test('keeps what somebody said; of nobody nothing is kept', async () => {
		const drive = await driveOf();
		await add(drive);
		const say = async (state: 'confirmed' | 'declined') => {
			const { id: shiftId, version } = await firstShift(drive);
			return as(society.admin, (tx) => answer(tx, society.admin, { drive, input: { shiftId, version, state } }));
		};
		expect(await say('confirmed')).toMatchObject({ ok: false, refusal: 'nobody_there' });
		await give(drive, await addPerson());
		expect(await say('declined')).toMatchObject({ ok: true });
		expect((await firstShift(drive)).state).toBe('declined');
	});

	test('loses a place of its own drive only', async () => {
		const [drive, other] = [await driveOf(), await driveOf({ title: 'Đợt khác' })];
		await add(drive);
		const { id: shiftId } = await firstShift(drive);
		const remove = (of: Drive) => as(society.admin, (tx) => removeShift(tx, society.admin, { drive: of, shiftId }));
		expect(await remove(other)).toMatchObject({ ok: false, refusal: 'shift_gone' });
		expect(await remove(drive)).toMatchObject({ ok: true });
		expect(await shifts(drive)).toEqual([]);
	});

	test('is copied without people, on days moved along', async () => {
		const [from, to] = [await driveOf(), await driveOf({ title: 'Đợt sau', startsOn: '2026-12-23' })];
		await add(from, { people: 2 });
		await add(from, { people: 6, role: 'medical', names: 'Ê-kíp Một' });
		await give(from, await addPerson());
		expect(await as(society.admin, (tx) => copyShifts(tx, { from: from.id, to: to.id, shiftDays: 30 }))).toBe(3);
		expect(
			(await shifts(to)).map(({ heldOn, state, people, names, volunteer }) => [heldOn, state, people, names, volunteer])
		).toEqual([
			['2026-12-23', 'needed', 1, null, null],
			['2026-12-23', 'needed', 1, null, null],
			['2026-12-23', 'needed', 6, null, null]
		]);
	});
});

describe('somebody who stands elsewhere', () => {
	const busy = { title: 'Đợt kia', opensAt: '06:00', closesAt: '09:00' };

	test('gets no second place at that time until it is said so, and both are told apart', async () => {
		const [one, other] = [await driveOf(busy), await driveOf()];
		await add(one, { startsAt: '06:00', endsAt: '09:00' });
		await add(other, { startsAt: '08:00', endsAt: '11:00' });
		const id = await addPerson();
		await give(one, id);
		expect(await give(other, id)).toMatchObject({
			ok: false,
			refusal: 'volunteer_busy',
			details: { volunteerId: id, drive: 'Đợt kia', startsAt: '06:00:00', endsAt: '09:00:00' }
		});
		expect(await give(other, id, { anyway: true })).toMatchObject({ ok: true });
		expect(await as(society.admin, (tx) => clashesAt(tx, other.id))).toMatchObject([{ drive: 'Đợt kia' }]);
	});

	test.each([
		['declined there', "update drive_shifts set state = 'declined' where volunteer_id is not null"],
		[
			'is at a drive that was cancelled',
			"update drives set status = 'cancelled', cancel_reason = 'bão' where title = 'Đợt kia'"
		],
		['leaves there before', "update drive_shifts set ends_at = '08:00' where volunteer_id is not null"],
		['is there on another day', "update drive_shifts set held_on = '2026-11-24' where volunteer_id is not null"]
	])('gets the place where they %s', async (_, change) => {
		const [one, other] = [await driveOf(busy), await driveOf()];
		await add(one, { startsAt: '06:00', endsAt: '09:00' });
		await add(other, { startsAt: '08:00', endsAt: '11:00' });
		const id = await addPerson();
		await give(one, id);
		await asSuperuser(society.url, change);
		expect(await give(other, id)).toMatchObject({ ok: true });
	});

	test('is told by the title of a drive of the province too, at which the office needs them', async () => {
		const own = await driveOf();
		const ofOffice = await driveOf({ title: 'Của tỉnh' });
		await asSuperuser(society.url, 'update drives set club_id = null where id = $1', [ofOffice.id]);
		const id = await addPerson();
		await add(own);
		const office = { ...ofOffice, clubId: null };
		await add(office, {}, society.coordinator);
		const [place] = await shifts(office, society.coordinator);
		const input = assignForm.parse({ shiftId: place?.id, version: 1, volunteerId: id });
		expect(
			await as(society.coordinator, (tx) => assign(tx, society.coordinator, { drive: office, input }))
		).toMatchObject({
			ok: true
		});
		expect(await give(own, id)).toMatchObject({ refusal: 'volunteer_busy', details: { drive: 'Của tỉnh' } });
	});

	/** Two desks give the same person a place at two drives at once. */
	async function bothAtOnce(rewrite: (text: string) => string) {
		const pool = rewriting(society.appUrl, rewrite);
		const [one, other] = [await driveOf(busy), await driveOf()];
		await add(one);
		await add(other);
		const id = await addPerson();
		const giving = async (drive: Drive) => {
			const { id: shiftId, version } = await firstShift(drive);
			return assignForm.parse({ shiftId, version, volunteerId: id });
		};
		const [first, second] = [await giving(one), await giving(other)];
		const run = (drive: Drive, input: typeof first, pause = async () => {}) =>
			withScope(connect(pool), { kind: 'actor', actor: society.admin }, async (tx) => {
				const result = await assign(tx, society.admin, { drive, input });
				await pause();
				return result;
			});
		await overlapping(
			society.url,
			(pause) => run(one, first, pause),
			() => run(other, second)
		);
		await pool.end();
		const taken = 'select from drive_shifts where volunteer_id = $1';
		return (await asSuperuser(society.url, taken, [id])).length;
	}

	test('is given one place by two who ask at once', async () => {
		expect(await bothAtOnce((text) => text)).toBe(1);
	});

	test('control: where nobody waits for a turn they get two', async () => {
		expect(await bothAtOnce(withoutTurns)).toBe(2);
	});
});
