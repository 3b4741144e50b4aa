import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { adviceOn } from '../../src/lib/calendar/advice';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import type { Actor } from '../../src/lib/server/actor';
import { aroundDrive, centreLoad, drivesNearby } from '../../src/lib/server/calendar/around';
import { moveDrive, movePreview } from '../../src/lib/server/calendar/move-drive';
import { findDrive } from '../../src/lib/server/drives/queries';
import { as, club, database, openDonors, registrar } from '../support/donor-registry';
import { addActor, addClub, asSuperuser } from '../support/society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
/** A commune of 2025: it lies where its former district did. */
const HERE = '16012';
const now = new Date('2026-11-23T03:00:00Z');
let admin: Actor;
let office: Actor;
let abroad: Actor;
let other: string;
let near: string;
let far: string;
let centre: string;

beforeAll(async () => {
	const url = database.superuserUrl;
	admin = await addActor(url, 'club_admin', { clubId: club });
	office = await addActor(url, 'province_coordinator');
	abroad = await addActor(url, 'province_coordinator', { provinceCode: 'LA-HO' });
	other = await addClub(url, 'CLB Bên Sông');
	const [beside] = await truth(
		`select a.code from areas a, areas h, areas c where c.code = $1 and h.code = c.former_district_code and a.code <> h.code and a.level = 'district' and a.province_code = h.province_code
			and abs(a.tile_row - h.tile_row) <= 1 and abs(a.tile_col - h.tile_col) <= 1 limit 1`,
		[HERE]
	);
	const [away] = await truth(
		`select a.code from areas a, areas h, areas c where c.code = $1 and h.code = c.former_district_code and a.level = 'district' and a.province_code = h.province_code
			and abs(a.tile_row - h.tile_row) > 1 limit 1`,
		[HERE]
	);
	[near, far] = [String(beside?.code), String(away?.code)];
	centre = String((await truth("select id from blood_centres where province_code = 'VN-21'"))[0]?.id);
});

type Fresh = {
	clubId?: string | null;
	area?: string;
	day?: string;
	status?: string;
	target?: number;
	at?: string | null;
};

async function drive({ clubId = club, area = HERE, day = '2026-12-20', status = 'open', ...more }: Fresh = {}) {
	const id = v7();
	await truth(
		`insert into drives (id, province_code, club_id, area_code, title, status, starts_on, ends_on, timezone, target_units, blood_centre_id)
		values ($1, 'VN-21', $2, $3, 'Giọt hồng', $4, $5, $5, 'Asia/Ho_Chi_Minh', $6, $7)`,
		[id, clubId, area, status, day, more.target ?? 100, more.at ?? null]
	);
	await truth('insert into drive_days (drive_id, held_on) values ($1, $2)', [id, day]);
	return id;
}

/** People with a place at a drive, each another one; their rest as the product would write it. */
async function people(driveId: string, count: number, sex = 'female') {
	const donors: string[] = [];
	for (let one = 0; one < count; one += 1) {
		const id = v7();
		donors.push(id);
		await truth(
			`insert into donors (id, province_code, full_name, search_key, sort_key, match_keys, sex)
			values ($1, 'VN-21', 'Người Ví Dụ', 'nguoi vi du', 'du', '{}', $2)`,
			[id, sex]
		);
		await place(driveId, id);
	}
	return donors;
}

const place = (driveId: string, donorId: string) =>
	truth(
		`insert into registrations (id, drive_id, province_code, club_id, donor_id, state, registered_at, rest_period)
		select $1, d.id, d.province_code, d.club_id, $3, 'registered', now(), daterange(d.starts_on, d.starts_on + 84) from drives d where d.id = $2`,
		[v7(), driveId, donorId]
	);

const stands = (day: string, id: string | null = null) => ({
	id,
	provinceCode: 'VN-21',
	areaCode: HERE,
	bloodCentreId: null,
	startsOn: day as CalendarDate,
	endsOn: day as CalendarDate
});
const seenBy = (actor: Actor, day: string) => as(actor, (tx) => drivesNearby(tx, stands(day)));

describe('drives that draw on the same people', () => {
	test('are those of the same and the neighbouring areas, nearer than the interval; others, cancelled ones and itself not', async () => {
		const ids = {
			here: await drive({ day: '2028-03-01' }),
			beside: await drive({ day: '2028-03-02', area: near }),
			away: await drive({ day: '2028-03-01', area: far }),
			cancelled: await drive({ day: '2028-03-03' }),
			before: await drive({ day: '2028-01-01' }),
			after: await drive({ day: '2028-06-18' })
		};
		await truth("update drives set status = 'cancelled', cancel_reason = 'bão' where id = $1", [ids.cancelled]);
		const from = async (day: string, id: string | null = null) =>
			(await as(admin, (tx) => drivesNearby(tx, stands(day, id)))).map(({ driveId }) => driveId);
		expect(await from('2028-03-27')).toEqual([ids.beside, ids.here, ids.after]);
		expect(await from('2028-03-01', ids.here)).not.toContain(ids.here);
		// 84 days apart both ways people are rested.
		expect(await from('2028-03-25')).not.toContain(ids.before);
		expect(await from('2028-03-24')).toContain(ids.before);
		expect(await from('2028-03-26')).not.toContain(ids.after);
	});

	test('tell of the own club who gave or has a place and would not be rested', async () => {
		const id = await drive({ day: '2029-03-01' });
		const [gave] = await people(id, 3);
		await truth(
			`insert into donations (id, drive_id, province_code, club_id, donor_id, volume_ml, donated_on, first_time)
			values ($1, $2, 'VN-21', $3, $4, 350, '2029-03-01', true)`,
			[v7(), id, club, gave]
		);
		expect(await seenBy(admin, '2029-04-01')).toEqual([
			{ driveId: id, title: 'Giọt hồng', startsOn: '2029-03-01', areaCode: HERE, people: 3, tired: 3 }
		]);
	});

	test('tell of another club nothing but the area and a count, no count below five, and nothing of its drafts', async () => {
		const many = await drive({ clubId: other, day: '2030-03-01' });
		const few = await drive({ clubId: other, day: '2030-03-02' });
		await drive({ clubId: other, day: '2030-03-03', status: 'draft' });
		await people(many, 5);
		await people(few, 4);
		const hidden = { driveId: null, title: null, startsOn: null, areaCode: HERE, people: null };
		expect(await seenBy(admin, '2030-03-10')).toEqual([
			{ ...hidden, tired: null },
			{ ...hidden, tired: 5 }
		]);
		expect(await seenBy(office, '2030-03-10')).toHaveLength(3);
		expect((await seenBy(office, '2030-03-10')).map(({ tired }) => tired)).toEqual([0, 4, 5]);
	});

	test('are told to nobody of another province', async () => {
		await drive({ day: '2031-03-01' });
		expect(await seenBy(abroad, '2031-03-10')).toEqual([]);
		expect(await seenBy(registrar, '2031-03-10')).toHaveLength(1);
	});

	test('control: without the province of whoever asks, and without the least count, they would be told', async () => {
		const id = await drive({ clubId: other, day: '2032-03-01' });
		await people(id, 2);
		const name = 'giot_drives_nearby(text, text[], date, uuid, integer, integer, integer)';
		const [stored] = await truth(`select pg_get_functiondef('${name}'::regprocedure) as body`);
		const body = String(stored?.body);
		try {
			await truth(
				body.replace('p_province = any (giot_home_provinces()) and ', '').replace('c.tired >= 5', 'c.tired >= 0')
			);
			expect(await seenBy(abroad, '2032-03-10')).toMatchObject([{ tired: 2 }]);
			expect(await seenBy(admin, '2032-03-10')).toMatchObject([{ driveId: null, tired: 2 }]);
		} finally {
			await truth(body);
		}
		expect(await seenBy(abroad, '2032-03-10')).toEqual([]);
		expect(await seenBy(admin, '2032-03-10')).toMatchObject([{ driveId: null, tired: null }]);
	});
});

describe('what is planned at a blood centre', () => {
	test('is counted over all clubs by day, a drive of two days in halves, one’s own drive and foreign drafts apart', async () => {
		const own = await drive({ day: '2026-12-20', at: centre });
		await drive({ clubId: other, day: '2026-12-20', at: centre, target: 60 });
		await drive({ clubId: other, day: '2026-12-20', at: centre, status: 'draft' });
		const two = await drive({ clubId: other, day: '2026-12-21', at: centre, target: 101 });
		await truth("update drives set ends_on = '2026-12-22' where id = $1", [two]);
		await truth("insert into drive_days (drive_id, held_on) values ($1, '2026-12-22')", [two]);
		const period = { first: '2026-12-19', last: '2026-12-22' } as const;
		const load = (actor: Actor, except: string | null = null) =>
			as(actor, (tx) => centreLoad(tx, centre, period, except));
		expect(await load(admin, own)).toEqual([
			{ day: '2026-12-20', drives: 1, bags: 60 },
			{ day: '2026-12-21', drives: 1, bags: 51 },
			{ day: '2026-12-22', drives: 1, bags: 51 }
		]);
		expect((await load(office))[0]).toEqual({ day: '2026-12-20', drives: 3, bags: 260 });
		expect(await load(abroad)).toEqual([]);
	});

	test('control: without the province of whoever asks it would be told abroad', async () => {
		const [stored] = await truth(
			"select pg_get_functiondef('giot_centre_load(uuid, date, date, uuid)'::regprocedure) as body"
		);
		const body = String(stored?.body);
		const period = { first: '2026-12-20', last: '2026-12-20' } as const;
		try {
			await truth(body.replace('b.province_code = any (giot_home_provinces()) and ', ''));
			expect(await as(abroad, (tx) => centreLoad(tx, centre, period, null))).toHaveLength(1);
		} finally {
			await truth(body);
		}
	});
});

describe('a drive that is moved', () => {
	const found = async (id: string) => {
		const stored = await as(admin, (tx) => findDrive(tx, id));
		if (!stored) throw new Error('no such drive');
		return stored;
	};
	const look = async (id: string, day: CalendarDate) => {
		const stored = await found(id);
		return as(admin, (tx) => movePreview(tx, stored, day, now));
	};
	const move = async (id: string, startsOn: CalendarDate, version: number) => {
		const stored = await found(id);
		return as(admin, (tx) =>
			moveDrive(tx, { actor: admin, drive: stored, startsOn, changeReason: 'bão', version, now })
		);
	};

	test('is looked at first: what there is to think of now and then, whom it concerns, and nothing is saved', async () => {
		const id = await drive({ day: '2027-02-07', area: far, at: centre });
		await truth(
			"insert into centre_limits (blood_centre_id, province_code, blocked_weekdays) values ($1, 'VN-21', '{1}')",
			[centre]
		);
		await people(id, 2);
		const preview = await look(id, '2027-02-15');
		expect(preview).toMatchObject({ startsOn: '2027-02-15', endsOn: '2027-02-15', people: 2, clashes: 0 });
		expect(preview.before.map(({ kind }) => kind)).toEqual(['closed']);
		expect(preview.after.map(({ kind }) => kind)).toEqual(['blocked_weekday']);
		expect(await found(id)).toMatchObject({ startsOn: '2027-02-07', version: 1 });
	});

	test('goes with its length, its days and the rest of its people, and leaves an entry', async () => {
		const id = await drive({ day: '2033-05-01' });
		await truth("update drives set ends_on = '2033-05-02' where id = $1", [id]);
		await people(id, 1);
		expect(await move(id, '2033-05-14', 1)).toMatchObject({ ok: true });
		expect(await found(id)).toMatchObject({ startsOn: '2033-05-14', endsOn: '2033-05-15', version: 2 });
		expect(await truth('select held_on::text from drive_days where drive_id = $1 order by 1', [id])).toEqual([
			{ held_on: '2033-05-14' },
			{ held_on: '2033-05-15' }
		]);
		expect(await truth('select lower(rest_period)::text as day from registrations where drive_id = $1', [id])).toEqual([
			{ day: '2033-05-14' }
		]);
		expect(
			await truth("select fields from audit_entries where object_id = $1 and action = 'drive.edited'", [id])
		).toEqual([{ fields: ['startsOn', 'endsOn'] }]);
		expect(await move(id, '2033-05-20', 1)).toMatchObject({ ok: false, refusal: 'stale_version' });
	});

	test('says who would rest twice at once, and stays where it is', async () => {
		const [one, two] = [await drive({ day: '2034-01-10' }), await drive({ day: '2034-06-10' })];
		const [donor] = await people(one, 1);
		await place(two, String(donor));
		expect(await look(one, '2034-03-18')).toMatchObject({ clashes: 0 });
		expect(await look(one, '2034-03-19')).toMatchObject({ clashes: 1 });
		expect(await move(one, '2034-03-19', 1)).toMatchObject({ ok: false, refusal: 'days_clash' });
		expect(await found(one)).toMatchObject({ startsOn: '2034-01-10', version: 1 });
	});

	test('is advised on as the form of a new one would be', async () => {
		const around = await as(admin, (tx) => aroundDrive(tx, { ...stands('2027-04-16'), bloodCentreId: centre }));
		const advice = adviceOn(
			{ startsOn: '2027-04-16', endsOn: '2027-04-16', targetUnits: 10, asOf: '2026-11-23' },
			around
		);
		expect(advice.map(({ kind }) => kind)).toContain('closed');
	});
});

test('who asks outside a scope is told nothing', async () => {
	const { rows } = await as({ ...admin, memberships: [] }, (tx) =>
		tx.execute(sql`select * from giot_drives_nearby('VN-21', '{395}', '2026-12-20', null, 84, 84, 84)`)
	);
	expect(rows).toEqual([]);
});
