import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { targetOfChoice } from '../../src/lib/clubs/target-choice-form';
import { spreadEvenly } from '../../src/lib/clubs/target-months';
import type { Actor } from '../../src/lib/server/actor';
import { targetsOfYear } from '../../src/lib/server/collections/queries';
import { statedTarget, targetHolders } from '../../src/lib/server/targets/choices';
import { splitAsLastYear } from '../../src/lib/server/targets/last-year';
import { standingTargetsOf, targetsBetween, targetsOn, targetStatements } from '../../src/lib/server/targets/queries';
import { setTarget, withdrawTarget } from '../../src/lib/server/targets/set-target';
import { targetPage } from '../../src/lib/server/targets/target-page';
import { driveSociety, type DriveSociety } from '../support/drive-society';
import { addActor, asSuperuser } from '../support/society';

let society: DriveSociety;
let laoOffice: Actor;
const [everywhere, ofTheProvince, ofLaos] = [v7(), v7(), v7()];
const truth = (statement: string, values: unknown[] = []) => asSuperuser(society.url, statement, values);
const at = (day: string) => new Date(`${day}T03:00:00Z`);

beforeAll(async () => {
	society = await driveSociety();
	laoOffice = await addActor(society.url, 'province_coordinator', { provinceCode: 'LA-HO' });
	await truth(
		`insert into campaigns (id, province_code, name_vi) values ($1, null, 'Mọi nơi'), ($2, 'VN-21', 'Của tỉnh'), ($3, 'LA-HO', 'Bên kia')`,
		[everywhere, ofTheProvince, ofLaos]
	);
});
beforeEach(async () => {
	await truth('delete from targets');
});
afterAll(() => society.close());

type Subject = Parameters<typeof targetOfChoice>[0];
type Stated = { units: number; monthly?: number[] | null; year?: number; day?: string; provinceCode?: string };

const target = (of: Subject, { units, monthly = null, year = 2027, provinceCode = 'VN-21' }: Stated) =>
	targetOfChoice(of, { provinceCode, year, units, monthly });
const set = (of: Subject, stated: Stated, actor = society.coordinator) =>
	society.as(actor, (tx) => setTarget(tx, actor, target(of, stated), at(stated.day ?? '2026-11-23')));
const stands = (actor = society.coordinator) => society.as(actor, (tx) => standingTargetsOf(tx, [2027]));
const story = () => society.as(society.coordinator, (tx) => targetStatements(tx, 2027));
const province: Subject = { subject: 'province', key: 'VN-21' };
const club = (): Subject => ({ subject: 'club', key: society.club });
const months = [5, 5, 5, 5, 10, 10, 10, 10, 10, 10, 10, 10];

describe('a target', () => {
	test('is split by month, and the split goes with the statement that made it', async () => {
		await set(club(), { units: 100, monthly: months, day: '2026-11-20' });
		await set(club(), { units: 120, day: '2026-11-23' });
		expect(await stands()).toMatchObject([{ units: 120, monthly: null, revisions: 1 }]);
		expect(await story()).toMatchObject([
			{ units: 120, monthly: null, statedOn: '2026-11-23', statedAt: '10:00', by: 'province_coordinator' },
			{ units: 100, monthly: months, statedOn: '2026-11-20' }
		]);
	});

	test.each([
		['another sum', 101, months],
		['eleven months', 90, months.slice(1)],
		['less than nothing', 100, [-5, 15, ...months.slice(2)]],
		['a month without a number', 95, [null, ...months.slice(1)]],
		['no units', null, new Array(12).fill(0)]
	])('of which the months are %s is not stored, whoever sends it', async (_, units, monthly) => {
		const insert = `insert into targets (id, province_code, subject, year, units, monthly) values ($1, 'VN-21', 'province', 2027, $2, $3::int[])`;
		await expect(truth(insert, [v7(), units, monthly])).rejects.toThrow('targets_monthly_check');
	});

	test('control: a split that adds up is stored', async () => {
		const insert = `insert into targets (id, province_code, subject, year, units, monthly) values ($1, 'VN-21', 'province', 2027, 100, $2::int[])`;
		await truth(insert, [v7(), months]);
		expect(await stands()).toMatchObject([{ monthly: months }]);
	});

	test('that stands like this already is not stated again, nor when two send it at once', async () => {
		const both = await Promise.all([set(province, { units: 7 }), set(province, { units: 7 })]);
		expect(both.sort()).toEqual(['set', 'stood']);
		expect(await set(province, { units: 7 })).toBe('stood');
		expect(await set(province, { units: 7, monthly: [7, ...new Array<number>(11).fill(0)] })).toBe('set');
		expect(await story()).toHaveLength(2);
	});

	test('newly stated counts even where the clock was put back', async () => {
		await set(province, { units: 7, day: '2026-11-23' });
		await set(province, { units: 8, day: '2026-11-20' });
		expect(await stands()).toMatchObject([{ units: 8 }]);
	});

	test('of 0 is one, and a withdrawn one is none', async () => {
		await set(province, { units: 0 });
		expect(await stands()).toMatchObject([{ units: 0 }]);
		const [seen] = await story();
		const withdraw = (id: string) =>
			society.as(society.coordinator, (tx) =>
				withdrawTarget(tx, society.coordinator, {
					target: target(province, { units: 0 }),
					seen: id,
					now: at('2026-11-24')
				})
			);
		expect(await withdraw(v7())).toMatchObject({ ok: false, refusal: 'stated_meanwhile' });
		expect(await withdraw(seen?.id ?? '')).toMatchObject({ ok: true });
		expect(await withdraw(seen?.id ?? '')).toMatchObject({ ok: true });
		expect(await stands()).toEqual([]);
		expect(await society.as(society.coordinator, (tx) => targetsOfYear(tx, 2027))).toEqual(new Map());
		expect(await story()).toMatchObject([{ units: null, monthly: null }, { units: 0 }]);
		const ids = (await story()).map(({ id }) => id);
		expect(await truth('select action from audit_entries where object_id = any ($1) order by at, id', [ids])).toEqual([
			{ action: 'target.set' },
			{ action: 'target.withdrawn' }
		]);
		await set(province, { units: 9, day: '2026-11-25' });
		expect(await stands()).toMatchObject([{ units: 9, revisions: 2 }]);
	});

	test('that stood on a day is known by the clocks of the province', async () => {
		await set(province, { units: 7, day: '2026-11-20' });
		await truth(
			`insert into targets (id, province_code, subject, year, units, revised_at) values ($1, 'VN-21', 'province', 2027, 8, '2026-11-21T17:30Z')`,
			[v7()]
		);
		const on = (day: `${number}-${number}-${number}`) =>
			society.as(society.coordinator, async (tx) => (await targetsOn(tx, 2027, day)).map(({ units }) => units));
		expect([await on('2026-11-19'), await on('2026-11-21'), await on('2026-11-22')]).toEqual([[], [7], [8]]);
	});
});

describe('targets month by month', () => {
	const between = (from: string, to: string) =>
		society.as(society.coordinator, (tx) => targetsBetween(tx, from as '2026-01-01', to as '2026-01-01'));

	test('are as they were split, or spread evenly and known as such', async () => {
		await set(club(), { units: 100, monthly: months });
		await set(province, { units: 125 });
		await set(province, { units: 24, year: 2028 });
		const all = await between('2027-01-01', '2028-02-29');
		const of = (key: string) => all.filter((one) => one.key === key);
		expect(of(society.club).map(({ units }) => units)).toEqual(months);
		expect(of(society.club).every(({ split }) => split)).toBe(true);
		expect(of('VN-21').map(({ units }) => units)).toEqual([...spreadEvenly(125), 2, 2]);
		expect(of('VN-21').some(({ split }) => split)).toBe(false);
		expect(of('VN-21').at(-1)).toMatchObject({ subject: 'province', month: '2028-02', provinceCode: 'VN-21' });
	});

	test('are those of whole months', async () => {
		await set(club(), { units: 100, monthly: months });
		const named = async (from: string, to: string) => (await between(from, to)).map(({ month }) => month);
		expect(await named('2027-01-02', '2027-03-31')).toEqual(['2027-02', '2027-03']);
		expect(await named('2027-01-01', '2027-03-30')).toEqual(['2027-01', '2027-02']);
		expect(await named('2027-05-02', '2027-05-31')).toEqual([]);
		expect(await named('2027-05-02', '2027-01-31')).toEqual([]);
	});
});

describe('campaigns', () => {
	const campaign = (key: string): Subject => ({ subject: 'campaign', key });

	test('of the province and of everywhere are asked by its office, each province for itself', async () => {
		await set(campaign(ofTheProvince), { units: 10 });
		await set(campaign(everywhere), { units: 20 });
		await set(campaign(everywhere), { units: 30, provinceCode: 'LA-HO' }, laoOffice);
		expect((await stands()).map(({ units }) => units).sort()).toEqual([10, 20]);
		expect((await stands(laoOffice)).map(({ units }) => units)).toEqual([30]);
	});

	test('of everywhere stand for what the provinces of an actor ask together', async () => {
		const both = { ...laoOffice, memberships: [...society.coordinator.memberships, ...laoOffice.memberships] };
		await set(campaign(everywhere), { units: 20 });
		await set(campaign(everywhere), { units: 30, provinceCode: 'LA-HO' }, laoOffice);
		expect(await society.as(both, (tx) => targetsOfYear(tx, 2027))).toEqual(new Map([[everywhere, 50]]));
	});

	test('of the other province are not, whatever is sent', async () => {
		await expect(set(campaign(ofLaos), { units: 10 })).rejects.toMatchObject({ cause: { code: '42501' } });
		await set(campaign(ofLaos), { units: 10, provinceCode: 'LA-HO' }, laoOffice);
	});

	test('are offered to the office, and to an admin only to be seen', async () => {
		const offered = async (actor: Actor) =>
			(await society.as(actor, (tx) => targetHolders(tx, actor, 'vi'))).filter(
				({ subject, label }) => subject === 'campaign' && ['Mọi nơi', 'Của tỉnh', 'Bên kia'].includes(label)
			);
		expect((await offered(society.coordinator)).map(({ of, mayAsk }) => [of, mayAsk])).toEqual([
			[`campaign:${ofTheProvince}@VN-21`, true],
			[`campaign:${everywhere}@VN-21`, true]
		]);
		const seen = await offered(society.admin);
		expect(seen.map(({ mayAsk }) => mayAsk)).toEqual([false, false]);
		const stated = { of: seen[0]?.of ?? '', year: 2027, units: 5, monthly: null };
		expect(statedTarget(seen, stated)).toBeNull();
	});
});

test('nobody states a target in another’s name', async () => {
	const forged = { ...society.coordinator, accountId: society.admin.accountId };
	await expect(
		society.as(society.coordinator, (tx) => setTarget(tx, forged, target(province, { units: 5 }), at('2026-11-23')))
	).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('an admin states the target of the own club and sees the province’s', async () => {
	await set(province, { units: 100 });
	await set(club(), { units: 10 }, society.admin);
	const page = await society.as(society.admin, (tx) =>
		targetPage(tx, society.admin, { year: 2027, on: null, of: `club:${society.club}`, locale: 'vi' })
	);
	expect(page.rows.map(({ newest, mayAsk }) => [newest.units, mayAsk])).toEqual([
		[100, false],
		[10, true]
	]);
	expect(page.anew).toEqual({ of: `club:${society.club}`, units: 10, monthly: null });
	expect(page.choices.flatMap(({ choices }) => choices).map(({ value }) => value)).toEqual([`club:${society.club}`]);
	const foreign = await society.as(society.admin, (tx) =>
		targetPage(tx, society.admin, { year: 2027, on: null, of: 'province:VN-21', locale: 'vi' })
	);
	expect(foreign.anew).toBeNull();
});

describe('months as those of last year', () => {
	const holder = (subject: 'area' | 'club' | 'province' | 'campaign', key: string) => ({
		...{ of: '', label: '', mayAsk: true, provinceCode: 'VN-21' },
		...{ subject, key }
	});
	const split = (asked: ReturnType<typeof holder>, year = 2032) =>
		society.as(society.coordinator, (tx) => splitAsLastYear(tx, { holder: asked, year, units: 100 }));

	test('follow the results whose month is known, of the club, the area and the province', async () => {
		const drive = (day: string, units: number) =>
			truth(
				`with d as (insert into drives (id, province_code, club_id, area_code, title, status, starts_on, ends_on, timezone, result_kind)
					values ($1, 'VN-21', $2, '16012', 'X', 'closed', $3, $3, 'Asia/Ho_Chi_Minh', 'reported') returning id)
				insert into reported_results (drive_id, units) select id, $4 from d`,
				[v7(), society.club, day, units]
			);
		await drive('2031-03-10', 30);
		await drive('2031-08-10', 10);
		const expected = [0, 0, 75, 0, 0, 0, 0, 25, 0, 0, 0, 0];
		for (const one of [holder('club', society.club), holder('area', '16012'), holder('province', 'VN-21')])
			expect(await split(one)).toEqual({ ok: true, value: expected });
		expect(await split(holder('club', society.club), 2031)).toMatchObject({ ok: false, refusal: 'no_last_year' });
		expect(await split(holder('campaign', everywhere))).toMatchObject({ ok: false });
	});
});
