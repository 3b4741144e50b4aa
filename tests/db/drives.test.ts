import type pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NewDriveInput } from '../../src/lib/drives/drive-form';
import { readDriveFilter } from '../../src/lib/drives/list-filter';
import type { Actor } from '../../src/lib/server/actor';
import { connect, openPool } from '../../src/lib/server/db';
import { changeStatus } from '../../src/lib/server/drives/change-status';
import { editDrive } from '../../src/lib/server/drives/edit-drive';
import { chooseResult, enterResult } from '../../src/lib/server/drives/enter-result';
import { countDrives, listDrives } from '../../src/lib/server/drives/list-queries';
import { findDrive } from '../../src/lib/server/drives/queries';
import { scheduleDrive } from '../../src/lib/server/drives/schedule-drive';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { addActor, addClub, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const today = '2026-11-23';
const now = new Date(`${today}T03:00:00Z`);

let database: TestDatabase;
let pool: pg.Pool;
let club: string;
let admin: Actor;
let stranger: Actor;
let coordinator: Actor;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor }, work);

const input = (changes: Partial<NewDriveInput> = {}): NewDriveInput => ({
	title: 'Giọt hồng Thọ Xuân',
	clubId: club,
	campaignId: '',
	areaCode: '16012',
	venue: 'Nhà văn hóa xã Mẫu',
	address: '',
	startsOn: today,
	endsOn: '',
	opensAt: '07:00',
	closesAt: '11:30',
	targetUnits: 100,
	capacity: 2,
	bloodCentreId: '',
	notes: '',
	...changes
});

async function scheduled(changes: Partial<NewDriveInput> = {}): Promise<string> {
	const result = await as(admin, (tx) => scheduleDrive(tx, { actor: admin, input: input(changes), now }));
	if (!result.ok) throw new Error(result.refusal);
	return result.value.id;
}

const move = (
	driveId: string,
	to: 'announced' | 'open' | 'running' | 'closed' | 'cancelled' | 'draft',
	version: number
) => as(admin, (tx) => changeStatus(tx, { actor: admin, driveId, to, reason: 'bão', version, now }));

/** A donor with a place at a drive, put there past the application. */
async function addPerson(driveId: string, state = 'registered') {
	const donor = v7();
	await asSuperuser(
		database.superuserUrl,
		`insert into donors (id, province_code, club_id, full_name, search_key, sort_key) values ($1, 'VN-21', $2, 'An', 'an', 'an')`,
		[donor, club]
	);
	await asSuperuser(
		database.superuserUrl,
		`insert into registrations (id, drive_id, province_code, club_id, donor_id, state, registered_at, rest_period)
			select $1, id, province_code, club_id, $2, $3, now(), daterange(starts_on, starts_on + 84) from drives where id = $4`,
		[v7(), donor, state, driveId]
	);
	return donor;
}

beforeAll(async () => {
	database = await createTestDatabase();
	pool = openPool(database.appUrl);
	club = await addClub(database.superuserUrl, 'CLB Sen Hồng');
	const other = await addClub(database.superuserUrl, 'CLB Khác');
	admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
	stranger = await addActor(database.superuserUrl, 'club_admin', { clubId: other });
	coordinator = await addActor(database.superuserUrl, 'province_coordinator');
});

beforeEach(async () => {
	await asSuperuser(database.superuserUrl, 'delete from registrations');
	await asSuperuser(database.superuserUrl, 'delete from drives where seed_key is null');
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

describe('scheduling a drive', () => {
	test('a drive of two days has two rows of days, the zone of its province and an audit entry', async () => {
		const id = await scheduled({ endsOn: '2026-11-24' });
		const drive = await as(admin, (tx) => findDrive(tx, id));
		expect(drive).toMatchObject({ status: 'draft', provinceCode: 'VN-21', timezone: 'Asia/Ho_Chi_Minh', version: 1 });
		const days = await asSuperuser(database.superuserUrl, 'select held_on::text from drive_days where drive_id = $1', [
			id
		]);
		expect(days).toEqual([{ held_on: '2026-11-23' }, { held_on: '2026-11-24' }]);
		const audit = await asSuperuser(database.superuserUrl, 'select action from audit_entries where object_id = $1', [
			id
		]);
		expect(audit).toEqual([{ action: 'drive.scheduled' }]);
	});

	test.each([
		{ why: 'a district that had ended', changes: { areaCode: '399' }, refusal: 'area_not_valid' },
		{ why: 'an area of the other province', changes: { areaCode: '701' }, refusal: 'area_elsewhere' },
		{ why: 'an area that does not exist', changes: { areaCode: 'nowhere' }, refusal: 'area_unknown' },
		{ why: 'a campaign that does not exist', changes: { campaignId: v7() }, refusal: 'campaign_unknown' }
	])('$why is refused', async ({ changes, refusal }) => {
		const result = await as(admin, (tx) => scheduleDrive(tx, { actor: admin, input: input(changes), now }));
		expect(result).toMatchObject({ ok: false, refusal });
	});

	test('the same district was valid on a day before July 2025', async () => {
		await expect(scheduled({ areaCode: '399', startsOn: '2025-06-30' })).resolves.toBeTruthy();
	});

	test('another club is refused, and one without a club belongs to the co-ordinator', async () => {
		const foreign = await as(stranger, (tx) => scheduleDrive(tx, { actor: stranger, input: input(), now }));
		expect(foreign).toMatchObject({ ok: false, refusal: 'club_not_yours' });
		const province = { actor: coordinator, input: input({ clubId: '' }), now };
		expect(await as(coordinator, (tx) => scheduleDrive(tx, province))).toMatchObject({ ok: true });
		const noOffice = { actor: admin, input: input({ clubId: '' }), now };
		expect(await as(admin, (tx) => scheduleDrive(tx, noOffice))).toMatchObject({
			ok: false,
			refusal: 'club_not_yours'
		});
	});
});

describe('editing a drive', () => {
	const edit = (driveId: string, version: number, changes: Partial<NewDriveInput>) =>
		as(admin, (tx) => editDrive(tx, { actor: admin, driveId, input: { ...input(changes), version } }));

	test('a stale version is refused and changes nothing', async () => {
		const id = await scheduled();
		expect(await edit(id, 1, { title: 'Mới' })).toMatchObject({ ok: true });
		expect(await edit(id, 1, { title: 'Cũ' })).toMatchObject({ ok: false, refusal: 'stale_version' });
		expect(await as(admin, (tx) => findDrive(tx, id))).toMatchObject({ title: 'Mới', version: 2 });
	});

	test('saving without a change keeps the version and writes no audit entry', async () => {
		const id = await scheduled();
		expect(await edit(id, 1, {})).toMatchObject({ ok: true });
		const audit = await asSuperuser(database.superuserUrl, 'select action from audit_entries where object_id = $1', [
			id
		]);
		expect(audit).toHaveLength(1);
		expect(await as(admin, (tx) => findDrive(tx, id))).toMatchObject({ version: 1 });
	});

	test('capacity stays at or above the places taken', async () => {
		const id = await scheduled();
		await addPerson(id);
		await addPerson(id);
		expect(await edit(id, 1, { capacity: 1 })).toMatchObject({
			refusal: 'capacity_below_taken',
			details: { taken: 2 }
		});
		expect(await edit(id, 1, { capacity: 3 })).toMatchObject({ ok: true });
	});

	test('the database refuses a capacity below the places taken, whoever asks', async () => {
		const id = await scheduled();
		await addPerson(id);
		await addPerson(id);
		const update = asSuperuser(database.superuserUrl, 'update drives set capacity = 1 where id = $1', [id]);
		await expect(update).rejects.toThrow('drives_places_check');
	});

	test('moving the day moves the rest period of those registered', async () => {
		const id = await scheduled({ startsOn: '2026-12-01' });
		await addPerson(id);
		expect(await edit(id, 1, { startsOn: '2026-12-08' })).toMatchObject({ ok: true });
		const rest = await asSuperuser(
			database.superuserUrl,
			'select rest_period::text from registrations where drive_id = $1',
			[id]
		);
		expect(rest).toEqual([{ rest_period: '[2026-12-08,2027-03-02)' }]);
	});

	test('a drive with people stays with its club', async () => {
		const id = await scheduled();
		await addPerson(id);
		const both = { ...admin, memberships: [...admin.memberships, ...stranger.memberships] };
		const elsewhere = { ...input({ clubId: stranger.memberships[0]?.clubId ?? '' }), version: 1 };
		const result = await as(both, (tx) => editDrive(tx, { actor: both, driveId: id, input: elsewhere }));
		expect(result).toMatchObject({ ok: false, refusal: 'club_has_people' });
	});
});

describe('the states of a drive', () => {
	test('a drive of today may be opened and run at once, then closed and reopened', async () => {
		const id = await scheduled();
		for (const [version, to] of (['open', 'running', 'closed', 'running'] as const).entries())
			expect(await move(id, to, version + 1)).toMatchObject({ ok: true });
		expect(await as(admin, (tx) => findDrive(tx, id))).toMatchObject({ status: 'running', version: 5 });
	});

	test('a drive does not run before its day', async () => {
		const id = await scheduled({ startsOn: '2026-11-24' });
		expect(await move(id, 'running', 1)).toMatchObject({ refusal: 'drive_not_yet', details: { day: '2026-11-24' } });
	});

	test('two people who press at once: the second is told', async () => {
		const id = await scheduled();
		expect(await move(id, 'announced', 1)).toMatchObject({ ok: true });
		expect(await move(id, 'open', 1)).toMatchObject({ refusal: 'stale_version' });
	});

	test('a cancelled drive keeps its reason until it is taken up again', async () => {
		const id = await scheduled();
		expect(await move(id, 'cancelled', 1)).toMatchObject({ ok: true });
		expect(await as(admin, (tx) => findDrive(tx, id))).toMatchObject({ cancelReason: 'bão' });
		expect(await move(id, 'draft', 2)).toMatchObject({ ok: true });
		expect(await as(admin, (tx) => findDrive(tx, id))).toMatchObject({ cancelReason: null });
	});

	test('a drive where somebody was received is neither cancelled nor taken back', async () => {
		const id = await scheduled();
		await move(id, 'running', 1);
		await addPerson(id, 'arrived');
		expect(await move(id, 'cancelled', 2)).toMatchObject({ refusal: 'drive_has_outcomes' });
		expect(await move(id, 'open', 2)).toMatchObject({ refusal: 'drive_has_outcomes', details: { people: 1 } });
	});
});

describe('the result of a drive', () => {
	const stated = {
		registered: 120,
		registeredApproximate: true,
		donated: null,
		donatedApproximate: false,
		units: 95,
		unitsApproximate: false,
		volumeMl: null,
		volumeApproximate: false,
		sourceUrl: '',
		note: '',
		version: 0
	};
	const enter = (driveId: string, version = 0) =>
		as(admin, (tx) => enterResult(tx, { actor: admin, driveId, input: { ...stated, version }, now }));

	test('a reported total stands in the list until somebody chooses to count', async () => {
		const id = await scheduled();
		expect(await enter(id)).toMatchObject({ ok: true });
		const filter = readDriveFilter(new URLSearchParams({ club }));
		const list = () => as(admin, (tx) => listDrives(tx, filter, today));
		expect((await list()).rows).toMatchObject([{ units: 95, registered: 120, registeredApproximate: true }]);
		await as(admin, (tx) => chooseResult(tx, { actor: admin, driveId: id, kind: 'counted', now }));
		expect((await list()).rows).toMatchObject([{ units: null, registered: 0, registeredApproximate: false }]);
	});

	test('a second statement from the same form is stale', async () => {
		const id = await scheduled();
		await enter(id);
		expect(await enter(id)).toMatchObject({ refusal: 'stale_version' });
		expect(await enter(id, 1)).toMatchObject({ ok: true });
	});

	test('no total before the day, and none to choose before one is stated', async () => {
		const id = await scheduled({ startsOn: '2026-11-24' });
		expect(await enter(id)).toMatchObject({ refusal: 'result_too_early' });
		const choice = { actor: admin, driveId: id, kind: 'reported' as const, now };
		expect(await as(admin, (tx) => chooseResult(tx, choice))).toMatchObject({ refusal: 'nothing_reported' });
	});
});

describe('the list of drives', () => {
	const list = (actor: Actor, query = '') =>
		as(actor, (tx) => listDrives(tx, readDriveFilter(new URLSearchParams(query)), today));

	test('the published results are there for everybody of the province, marked as reported', async () => {
		const { rows } = await list(stranger);
		expect(rows).toHaveLength(16);
		expect(rows.every((row) => row.resultKind === 'reported')).toBe(true);
		expect(rows.reduce((units, row) => units + (row.units ?? 0), 0)).toBe(8761);
		expect(rows.filter((row) => row.outsideProvince)).toHaveLength(1);
		expect(rows.filter((row) => row.sites > 1)).toHaveLength(1);
	});

	test('a foreign club gets nothing of a drive; the club itself gets it', async () => {
		const id = await scheduled();
		expect(await as(stranger, (tx) => findDrive(tx, id))).toBeNull();
		expect((await list(stranger, 'q=tho+xuan')).rows).toEqual([]);
		expect(await as(admin, (tx) => findDrive(tx, id))).not.toBeNull();
		expect((await list(admin, 'q=tho+xuan')).rows).toHaveLength(1);
	});

	test('control: without the policy the foreign club would see it', async () => {
		await scheduled();
		await asSuperuser(database.superuserUrl, 'create policy control on drives for select to giot_app using (true)');
		try {
			expect((await list(stranger, 'q=tho+xuan')).rows).toHaveLength(1);
		} finally {
			await asSuperuser(database.superuserUrl, 'drop policy control on drives');
		}
	});

	test('the search ignores diacritics and the order of words', async () => {
		await scheduled();
		for (const q of ['xuan tho', 'THỌ XUÂN', 'nha van hoa', 'sen hong'])
			expect((await list(admin, `q=${q}`)).rows).toHaveLength(1);
		expect((await list(admin, 'q=khong co')).rows).toEqual([]);
	});

	test('areas roll up as they were and as they are', async () => {
		await scheduled();
		expect((await list(admin, 'area=400&year=2026')).rows.map((row) => row.area?.code)).toContain('16012');
		expect((await list(admin, 'area=16012&areas=now&year=2026')).rows).toHaveLength(2);
		expect((await list(admin, 'area=16012&areas=then')).rows).toEqual([]);
	});

	test('every tab holds what its count says', async () => {
		await scheduled();
		await scheduled({ startsOn: '2026-11-01' });
		const running = await scheduled();
		await move(running, 'running', 1);
		const filter = readDriveFilter(new URLSearchParams({ club }));
		const counts = await as(admin, (tx) => countDrives(tx, filter, today));
		expect(counts).toEqual({ all: 3, upcoming: 1, running: 1, completing: 1, closed: 0 });
		for (const tab of ['upcoming', 'running', 'completing'] as const)
			expect((await as(admin, (tx) => listDrives(tx, { ...filter, tab }, today))).rows).toHaveLength(1);
	});

	test('pages follow each other without a gap or a repetition', async () => {
		for (let i = 0; i < 60; i++) await scheduled({ title: `Đợt ${i}` });
		const filter = readDriveFilter(new URLSearchParams({ club, tab: 'upcoming' }));
		const first = await as(admin, (tx) => listDrives(tx, filter, today));
		const last = first.rows.at(-1);
		if (!last) throw new Error('no rows');
		const after = { startsOn: last.startsOn, id: last.id };
		const second = await as(admin, (tx) => listDrives(tx, { ...filter, after }, today));
		expect([first.rows.length, first.more, second.rows.length, second.more]).toEqual([50, true, 10, false]);
		expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60);
	});
});
