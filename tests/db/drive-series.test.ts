import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import type { Actor } from '../../src/lib/server/actor';
import { drivesOfSeries, planSeries } from '../../src/lib/server/drives/plan-repeats';
import { findDrive, type Drive } from '../../src/lib/server/drives/queries';
import { seriesPreview } from '../../src/lib/server/drives/series-page';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { driveSociety, now, type DriveSociety } from '../support/drive-society';
import { asSuperuser } from '../support/society';

let society: DriveSociety;
let like: Drive;

beforeAll(async () => {
	society = await driveSociety();
});

beforeEach(async () => {
	await society.clear();
	const id = await society.scheduled({ endsOn: '2026-11-24' });
	like = (await society.as(society.admin, (tx) => findDrive(tx, id))) as Drive;
});

afterAll(() => society.close());

const plan = (days: CalendarDate[], seriesId: string = v7(), actor: Actor = society.admin) =>
	society.as(actor, (tx) => planSeries(tx, { actor, like, days, seriesId, now }));
const count = async () =>
	(await asSuperuser<{ n: number }>(society.url, 'select count(*)::int as n from drives where seed_key is null'))[0]?.n;

describe('drives planned in one go', () => {
	test('are drafts like the first one, as long, and of one series', async () => {
		const seriesId = v7();
		expect(await plan(['2027-01-10', '2027-02-14'], seriesId)).toMatchObject({ ok: true, value: { drives: 2 } });
		expect(await society.as(society.admin, (tx) => drivesOfSeries(tx, seriesId))).toMatchObject([
			{ startsOn: '2027-01-10', endsOn: '2027-01-11', title: like.title },
			{ startsOn: '2027-02-14', endsOn: '2027-02-15' }
		]);
		const rows = await asSuperuser(
			society.url,
			'select distinct status, copied_from from drives where series_id = $1',
			[seriesId]
		);
		expect(rows).toEqual([{ status: 'draft', copied_from: like.id }]);
	});

	test('sent twice at once are planned once', async () => {
		const seriesId = v7();
		const results = await Promise.all([plan(['2027-01-10'], seriesId), plan(['2027-01-10'], seriesId)]);
		expect(results).toMatchObject([{ value: { drives: 1 } }, { value: { drives: 1 } }]);
		expect(await count()).toBe(2);
	});

	test('control: two series are planned twice', async () => {
		await Promise.all([plan(['2027-01-10']), plan(['2027-01-10'])]);
		expect(await count()).toBe(3);
	});

	test.each([
		[[], 'no_day_taken', {}],
		[['2026-11-22'], 'day_past', { day: '2026-11-22' }]
	] as const)('%j: %s', async (days, refusal, details) => {
		expect(await plan([...days])).toMatchObject({ ok: false, refusal, details });
	});

	test('are all planned or none: where an area has ended by then, the day is named', async () => {
		await asSuperuser(society.url, `update areas set valid_to = '2027-02-01' where code = '16012'`);
		expect(await plan(['2027-01-10', '2027-02-14'])).toMatchObject({
			ok: false,
			refusal: 'area_not_valid',
			details: { day: '2027-02-14' }
		});
		await asSuperuser(society.url, `update areas set valid_to = null where code = '16012'`);
		expect(await count()).toBe(1);
	});

	test('another club plans none for this one', async () => {
		expect(await plan(['2027-01-10'], v7(), society.stranger)).toMatchObject({ refusal: 'club_not_yours' });
	});
});

describe('the look ahead at a series', () => {
	const series = { every: 7, unit: 'weeks', times: 1, until: null } as const;
	const ahead = (actor: Actor = society.admin) =>
		society.as(actor, (tx) => seriesPreview(tx, like, { series, locale: 'vi', now }));
	const there = async () => (await ahead()).map((row) => row.there.map(({ title }) => title));

	test('marks a day on which the club holds a drive already', async () => {
		const [row] = await ahead();
		expect(row?.there).toEqual([]);
		await society.scheduled({ title: 'Ngày hội đã có', startsOn: row?.day, endsOn: '' });
		expect(await there()).toEqual([['Ngày hội đã có']]);
	});

	test.each([
		['that is cancelled', `update drives set status = 'cancelled', cancel_reason = 'mưa' where id = $1`],
		['of the province itself', 'update drives set club_id = null where id = $1'],
		['of which the month alone is known', `update drives set date_precision = 'month' where id = $1`]
	])('marks none %s', async (_, change) => {
		const id = await society.scheduled({ startsOn: (await ahead())[0]?.day, endsOn: '' });
		expect((await there())[0]).toHaveLength(1);
		await asSuperuser(society.url, change, [id]);
		expect(await there()).toEqual([[]]);
	});
});
