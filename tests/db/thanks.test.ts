import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { donorById } from '../../src/lib/server/donors/queries';
import type { Tx } from '../../src/lib/server/scope';
import { exportedHonours } from '../../src/lib/server/thanks/export-honours';
import { handOver, takeBack } from '../../src/lib/server/thanks/hand-over';
import { milestonesFor } from '../../src/lib/server/thanks/milestones';
import { countReached, reachedBy, reachedPage } from '../../src/lib/server/thanks/reached';
import { readThanksFilter } from '../../src/lib/thanks/thanks-filter';
import { as, club, database, neighbour, openDonors, registrar } from '../support/donor-registry';
import { erasing } from '../support/erasing';
import { addActor, asSuperuser } from '../support/society';
import { daysUntil, gaveOn, milestoneOf, reachedAt } from '../support/thanks-society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
let admin: Actor;
let office: Actor;
let abroad: Actor;
let otherClub: string;
let hoa: string;

beforeAll(async () => {
	otherClub = neighbour.memberships[0]?.clubId ?? '';
	admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
	office = await addActor(database.superuserUrl, 'province_coordinator');
	abroad = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
	await gaveOn('An', ['2026-02-01']);
	await gaveOn('Binh', daysUntil('2026-06-14', 4));
	hoa = await gaveOn('Hoa', daysUntil('2026-06-14', 5));
	await gaveOn('Khanh', daysUntil('2026-06-14', 6));
	await gaveOn('Lan', daysUntil('2026-06-15', 10));
	await gaveOn('Phet', ['2026-06-14'], { provinceCode: 'LA-HO', clubId: null });
	const shared = [...daysUntil('2025-06-14', 4), { day: '2026-03-03', clubId: otherClub }];
	await gaveOn('Mai', shared);
	await gaveOn('Nga', daysUntil('2026-06-14', 5), { clubId: otherClub });
});

describe('a milestone', () => {
	test.each([
		['from=2026-06-14&to=2026-06-14', 'Hoa 5'],
		['from=2026-06-15&to=2026-06-15', 'Lan 10'],
		['from=2026-06-13&to=2026-06-13', ''],
		['from=2026-02-01&to=2026-03-16', 'Mai 5, Khanh 5, An 1'.split(', ').sort().join(', ')],
		['from=2026-01-31&to=2026-01-31', '']
	])('is reached with its donation, neither before nor after: %s: %s', async (address, names) => {
		const reached = await reachedAt(address, admin);
		expect(reached.split(', ').sort().join(', ')).toBe(names);
	});

	test('is listed in the year of its donation, most donations first, then by given name', async () => {
		expect(await reachedAt('', admin)).toBe('Lan 10, Hoa 5, Khanh 5, Mai 5, An 1');
	});

	test('is taken out in the order of the list however few are read at a time, also when somebody comes in between', async () => {
		const filter = readThanksFilter(new URLSearchParams('page=2'), '2026-11-23');
		const names: string[] = [];
		const scope = <T>(work: (tx: Tx) => Promise<T>) => as(admin, work);
		for await (const { fullName, milestone } of exportedHonours(scope, filter, 2)) {
			if (names.push(`${fullName} ${milestone}`) === 2) await gaveOn('Zung', daysUntil('2026-06-16', 10));
		}
		expect(names.join(', ')).toBe('Lan 10, Hoa 5, Khanh 5, Mai 5, An 1');
		await truth("delete from donations where donor_id in (select id from donors where full_name like '%Zung')");
	});

	test('control: page by page somebody who comes in between has another listed twice', async () => {
		const pages: string[] = [];
		for (const page of [1, 2]) {
			const filter = readThanksFilter(new URLSearchParams(`page=${page}`), '2026-11-23');
			const { reached } = await as(admin, (tx) => reachedPage(tx, filter, 2));
			pages.push(...reached.map(({ fullName }) => fullName));
			if (page === 1) await gaveOn('Zung', daysUntil('2026-06-16', 10));
		}
		expect(new Set(pages).size).toBeLessThan(pages.length);
		await truth("delete from donations where donor_id in (select id from donors where full_name like '%Zung')");
	});

	test('counts donations at drives of other clubs: without the function that counts for the actor a club would miss them', async () => {
		const march = 'from=2026-03-03&to=2026-03-03';
		expect(await reachedAt(march, admin)).toBe('Mai 5');
		await truth('alter function giot_milestones_reached(date, date, uuid) security invoker');
		try {
			expect(await reachedAt(march, admin)).toBe('');
		} finally {
			await truth('alter function giot_milestones_reached(date, date, uuid) security definer');
		}
	});

	test('is chosen alone', async () => {
		expect(await reachedAt(`milestone=${await milestoneOf(10)}`, admin)).toBe('Lan 10');
		expect(await reachedAt(`milestone=${await milestoneOf(10, 'LA-HO')}`, admin)).toBe('');
	});

	test('is not told of whoever asked that their data rest', async () => {
		const restrict = (at: string) => truth(`update donors set restricted_at = ${at} where full_name = 'Lan'`);
		await restrict('now()');
		expect(await reachedAt(`milestone=${await milestoneOf(10)}`, admin)).toBe('');
		await restrict('null');
		expect(await reachedAt(`milestone=${await milestoneOf(10)}`, admin)).toBe('Lan 10');
	});

	test('is nobody’s who was erased', async () => {
		const day = 'from=2020-06-15&to=2020-06-15';
		const gone = await gaveOn('Xoa', daysUntil('2020-06-15', 10));
		expect(await reachedAt(day, admin)).toBe('Xoa 10');
		await truth(erasing, [gone]);
		expect(await reachedAt(day, admin)).toBe('');
	});

	test('that ended is reached until that day, included', async () => {
		const ten = await milestoneOf(10);
		for (const [ended, names] of [
			['2026-06-14', ''],
			['2026-06-15', 'Lan 10']
		]) {
			await truth('update milestones set ended_on = $2 where id = $1', [ten, ended]);
			expect(await reachedAt(`milestone=${ten}`, admin)).toBe(names);
		}
		await truth('update milestones set ended_on = null where id = $1', [ten]);
	});
});

describe('who is listed', () => {
	test('to an admin are the donors of the club, to an office those of the province', async () => {
		const day = 'from=2026-06-14&to=2026-06-14';
		expect(await reachedAt(day, admin)).toBe('Hoa 5');
		expect(await reachedAt(day, neighbour)).toBe('Nga 5');
		expect(await reachedAt(day, office)).toBe('Hoa 5, Nga 5');
		expect(await reachedAt(day, abroad)).toBe('Phet 1');
		expect(await reachedAt(`${day}&club=${otherClub}`, office)).toBe('Nga 5');
		expect(await reachedAt(`${day}&club=${otherClub}`, admin)).toBe('');
	});

	test('to whoever has no scope is nobody', async () => {
		expect(await reachedAt('', { ...admin, memberships: [] })).toBe('');
		expect(await reachedAt('', await addActor(database.superuserUrl, 'system_admin', { provinceCode: null }))).toBe('');
	});

	test('control: were the policies of donors switched off and the scope left out, others would be listed too', async () => {
		const [{ source } = { source: '' }] = await asSuperuser<{ source: string }>(
			database.superuserUrl,
			"select pg_get_functiondef('giot_milestones_reached(date, date, uuid)'::regprocedure) as source"
		);
		const scope = /and \(p\.province_code = any \(giot_provinces\(\)\).*\n/;
		expect(source).toMatch(scope);
		await truth(source.replace(scope, '\n'));
		await truth('alter table donors disable row level security');
		try {
			expect(await reachedAt('from=2026-06-14&to=2026-06-14&handed=waiting', admin)).toBe('Hoa 5, Nga 5');
		} finally {
			await truth(source);
			await truth('alter table donors enable row level security');
		}
	});

	test('and how many they are is said under the same filter', async () => {
		const counted = (address: string, actor: Actor) =>
			as(actor, (tx) => countReached(tx, readThanksFilter(new URLSearchParams(address), '2026-11-23')));
		expect(await counted('', admin)).toEqual({ all: 5, handed: 0 });
		expect(await counted('from=2026-06-14&to=2026-06-14', office)).toEqual({ all: 2, handed: 0 });
		const page = (address: string) =>
			as(admin, (tx) => reachedPage(tx, readThanksFilter(new URLSearchParams(address), '2026-11-23')));
		expect(await page('')).toMatchObject({
			reached: [{ fullName: 'Lan' }, {}, {}, {}, {}],
			count: { all: 5, handed: 0 }
		});
		expect(await page('page=7')).toEqual({ reached: [], count: { all: 5, handed: 0 } });
	});
});

describe('the lower number of an area', () => {
	/** A commune of today and its former district, and a commune of another one. */
	let commune: string;
	let district: string;
	let elsewhere: string;

	beforeAll(async () => {
		const rows = await truth(`select code, former_district_code as district from areas
			where province_code = 'VN-21' and level = 'commune' and former_district_code is not null order by code`);
		commune = String(rows[0]?.code);
		district = String(rows[0]?.district);
		elsewhere = String(rows.find((row) => row.district !== district)?.code);
		await truth(
			`insert into milestones (id, province_code, donations, lowers_id, area_code)
			values (gen_random_uuid(), 'VN-21', 7, $1, $2)`,
			[await milestoneOf(10), district]
		);
		await gaveOn('Sau', daysUntil('2026-08-01', 6), { areaCode: commune });
		await gaveOn('Tam', daysUntil('2026-08-01', 7), { areaCode: commune });
		await gaveOn('Tung', daysUntil('2026-08-01', 7), { areaCode: elsewhere });
		await gaveOn('Vinh', daysUntil('2026-08-01', 10), { areaCode: commune });
	});

	const august = 'from=2026-08-01&to=2026-08-01';

	test('counts for those who live in its communes, on the day of that donation and no second time', async () => {
		expect(await reachedAt(august, office)).toBe('Tam 10');
		const first = daysUntil('2026-08-01', 10)[6];
		expect(await reachedAt(`from=${first}&to=${first}`, office)).toContain('Vinh 10');
	});

	test('is said with what it stands for', async () => {
		const [tam] = await truth("select id from donors where full_name = 'Tam'");
		const [latest] = await as(office, (tx) => reachedBy(tx, String(tam?.id)));
		expect(latest).toMatchObject({ milestone: 10, donations: 7, reachedOn: '2026-08-01' });
		const due = (areaCode: string | null) =>
			as(office, async (tx) =>
				(await milestonesFor(tx, { provinceCode: 'VN-21', areaCode })).map(({ donations }) => donations)
			);
		expect(await due(commune)).toEqual([1, 5, 7, 15, 20, 30, 40, 50, 70, 100]);
		expect(await due(elsewhere)).toEqual([1, 5, 10, 15, 20, 30, 40, 50, 70, 100]);
		expect(await due(null)).toEqual([1, 5, 10, 15, 20, 30, 40, 50, 70, 100]);
	});

	test('that ended before counts no longer; who reached it until then keeps it and does not reach it again', async () => {
		await truth("update milestones set ended_on = '2026-07-31' where area_code = $1", [district]);
		expect(await reachedAt(august, office)).toBe('');
		await truth("update milestones set ended_on = '2026-08-01' where area_code = $1", [district]);
		expect(await reachedAt(august, office)).toBe('Tam 10');
	});
});

describe('handing over', () => {
	const hand = async (actor: Actor, milestone: number) => {
		const milestoneId = await milestoneOf(milestone);
		return as(actor, async (tx) => {
			const donor = await donorById(tx, hoa);
			if (!donor) throw new Error('no such donor');
			return handOver(tx, actor, { donor, milestoneId, day: '2026-11-23' });
		});
	};
	const take = async (actor: Actor, milestone: number) => {
		const milestoneId = await milestoneOf(milestone);
		return as(actor, async (tx) => {
			const donor = await donorById(tx, hoa);
			if (!donor) throw new Error('no such donor');
			return takeBack(tx, actor, { donor, milestoneId });
		});
	};

	test('is noted with its day, once, and taken back as easily', async () => {
		expect(await hand(admin, 5)).toMatchObject({ ok: true });
		expect(await reachedAt('handed=handed', admin)).toBe('Hoa 5');
		expect(await reachedAt('handed=waiting&from=2026-06-14&to=2026-06-14', admin)).toBe('');
		expect(await hand(office, 5)).toMatchObject({ ok: false, refusal: 'decided_already' });
		expect(await take(office, 5)).toMatchObject({ ok: true });
		expect(await take(admin, 5)).toMatchObject({ ok: false, refusal: 'decided_already' });
		expect(await reachedAt('handed=handed', admin)).toBe('');
		const entries = await truth('select action from audit_entries where object_id = $1 order by at, id', [hoa]);
		expect(entries.map(({ action }) => action)).toEqual(['donor.thanked', 'donor.thanks_taken_back']);
	});

	test('is refused before the milestone is reached', async () => {
		expect(await hand(admin, 10)).toMatchObject({ ok: false, refusal: 'not_reached' });
	});

	test('is nothing that a registrar can do, even past the application', async () => {
		await expect(hand(registrar, 5)).rejects.toThrow();
		await hand(admin, 5);
		expect(await take(registrar, 5)).toMatchObject({ ok: false });
		expect(await reachedAt('handed=handed', admin)).toBe('Hoa 5');
		await take(admin, 5);
	});

	test('control: with the policies of thanks switched off it could', async () => {
		await truth('alter table thanks disable row level security');
		try {
			expect(await hand(registrar, 5)).toMatchObject({ ok: true });
		} finally {
			await truth('alter table thanks enable row level security');
			await truth('delete from thanks');
		}
	});
});
