import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitsDonations } from '../../src/lib/collections/combination';
import { FIGURES, type Figure, type Figures } from '../../src/lib/collections/figures';
import { breakdowns, type Breakdown, type CollectionsFilter } from '../../src/lib/collections/filter';
import { collectedRows, everything } from '../../src/lib/server/collections/breakdown';
import { cohortsOf, donorRows } from '../../src/lib/server/collections/donors';
import { areaRollups } from '../../src/lib/server/collections/queries';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { readRows, recounted, somewhere, type Rows } from '../support/recounted-results';
import {
	actor,
	as,
	clubs,
	drives,
	freshSociety,
	openTallies,
	people,
	sqlStep,
	superuser
} from '../support/tally-society';
import { step, take } from '../support/tally-steps';

openTallies();

type Asked = Pick<CollectionsFilter, 'from' | 'to' | 'areas' | 'source' | 'area'> & { club: number | null };

const day = fc.constantFrom<CalendarDate | null>(null, '2026-12-01', '2027-01-15', '2027-02-06', '2027-03-01');
const asked: fc.Arbitrary<Asked> = fc.record({
	from: day,
	to: fc.constantFrom<CalendarDate | null>(null, '2027-03-01', '2027-03-31', '2027-12-31'),
	areas: fc.constantFrom('then', 'now'),
	source: fc.constantFrom('all', 'counted', 'reported'),
	area: fc.constantFrom(null, null, null, '400', '16012'),
	club: fc.constantFrom(null, null, null, 0, 1)
});

const ofDonations: readonly Figure[] = ['donations', 'units', 'volumeMl'];

/** The figures that a measure and a breakdown can have at all. */
function figuresOf(by: Breakdown): readonly Figure[] {
	if (by === 'reason') return ['deferred'];
	return splitsDonations(by) ? ofDonations : FIGURES;
}

async function shown(filter: CollectionsFilter, by: Breakdown, figures: readonly Figure[]) {
	const rows = await as(async (tx) => collectedRows(tx, actor, filter, { by }, await areaRollups(tx)));
	const byKey = new Map<string, Figures>(rows.map((row) => [row.key, row]));
	return somewhere(byKey, figures);
}

/** Every breakdown of a question, from the sums of areas where these know it and from those of drives, against the rows themselves. */
async function expectRecount(rows: Rows, question: Asked): Promise<void> {
	const filter = { ...everything, ...question, club: question.club === null ? null : (clubs[question.club] ?? null) };
	for (const by of breakdowns) {
		const figures = figuresOf(by);
		const counted = somewhere(recounted(rows, filter, by), figures);
		const fromDrives = {
			...filter,
			by,
			measure: by === 'reason' ? 'deferred' : splitsDonations(by) ? 'units' : 'drives'
		} as const;
		expect(await shown(fromDrives, by, figures), by).toEqual(counted);
		if (by === 'reason') continue;
		const summed = somewhere(recounted(rows, filter, by), ofDonations);
		expect(await shown({ ...filter, by, measure: 'units' }, by, ofDonations), `sums ${by}`).toEqual(summed);
	}
}

/** A drive of which somebody stated a result, beside those that are counted. */
async function stateResults(): Promise<void> {
	await sqlStep(
		`insert into reported_results (drive_id, registered, donated, units, volume_ml) select id, 40, 35, 31, 9000 from drives where id = any($1) on conflict do nothing`,
		[drives]
	);
	await sqlStep(`update drives set status = 'closed' where id = any($1)`, [drives]);
}

describe('whatever happened, every breakdown shows what its rows amount to', () => {
	test('after any sequence of registrations, donations, corrections, deletions, moves and stated results', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), asked, async (steps, question) => {
				await freshSociety();
				for (const taken of steps) await take(taken);
				await stateResults();
				await expectRecount(await readRows(superuser), question);
			}),
			process.env.TEST_FULL === '1' ? { numRuns: 100 } : { numRuns: 10, seed: 20_261_129 }
		);
	}, 600_000);
});

describe('people', () => {
	test('are counted once in each row, whatever they are split by', async () => {
		await freshSociety();
		for (const person of [0, 1, 2]) for (const drive of [0, 1]) await take({ kind: 'register', person, drive });
		for (const n of [0, 1, 2, 3]) await take({ kind: 'donate', n, volumeMl: 350, full: true, plasma: false });
		await sqlStep(`update drives set result_kind = 'counted'`, []);
		const rows = await readRows(superuser);
		const count = (by: '' | Breakdown) =>
			as(async (tx) =>
				donorRows(tx, { question: everything, by, rollups: await areaRollups(tx), today: '2028-12-31' as CalendarDate })
			);
		const everybody = new Set(rows.donations.map(({ donor_id }) => donor_id));
		expect((await count('')).map(({ donors }) => donors)).toEqual([everybody.size]);
		for (const row of await count('drive')) {
			const there = new Set(
				rows.donations.filter(({ drive_id }) => drive_id === row.key).map(({ donor_id }) => donor_id)
			);
			expect(row.donors).toBe(there.size);
		}
	});
});

describe('people who gave again', () => {
	const gave = (person: number, day: string) =>
		sqlStep(
			`insert into donations (id, drive_id, province_code, donor_id, volume_ml, donated_on, first_time)
			values (gen_random_uuid(), $1, 'VN-21', $2, 350, $3, false)`,
			[drives[0], people[person], day]
		);

	test('are those who did within 365 and 730 days of their first gift in the period, among those who could', async () => {
		await sqlStep('delete from donations', []);
		for (const [person, day] of [
			[0, '2024-01-10'],
			[0, '2025-01-09'],
			[1, '2024-01-10'],
			[1, '2025-01-10'],
			[2, '2024-01-10'],
			[3, '2025-12-01']
		] as const)
			await gave(person, day);
		const question = { ...everything, from: '2024-01-01' as CalendarDate, to: '2024-12-31' as CalendarDate };
		const asked = (today: string, of: typeof everything = question) =>
			as(async (tx) =>
				donorRows(tx, { question: of, by: '', rollups: await areaRollups(tx), today: today as CalendarDate })
			);
		// 2024 has 366 days: the second came on the 366th day after.
		expect(await asked('2026-06-01')).toMatchObject([
			{ donors: 3, couldReturn12: 3, returned12: 1, couldReturn24: 3, returned24: 2 }
		]);
		expect(await asked('2025-01-08')).toMatchObject([{ donors: 3, couldReturn12: 0, couldReturn24: 0 }]);
		expect(await asked('2026-06-01', everything)).toMatchObject([{ donors: 4, couldReturn12: 3 }]);
	});

	test('stand in the year of their first gift, once in each year in which they gave', async () => {
		await sqlStep('delete from donations', []);
		for (const day of ['2024-01-10', '2024-06-10', '2025-01-10']) await gave(0, day);
		await gave(1, '2025-02-02');
		expect(await as((tx) => cohortsOf(tx, { province: 'VN-21', club: null }))).toEqual([
			{ firstYear: 2024, year: 2024, donors: 1 },
			{ firstYear: 2024, year: 2025, donors: 1 },
			{ firstYear: 2025, year: 2025, donors: 1 }
		]);
		expect(await as((tx) => cohortsOf(tx, { province: 'LA-HO', club: null }))).toEqual([]);
	});
});

describe('the control: a tally that is wrong by one', () => {
	test.each(['drive_tallies', 'area_tallies', 'drive_people', 'drive_losses'])('of %s is noticed', async (table) => {
		await freshSociety();
		for (const person of [0, 1, 2]) await take({ kind: 'register', person, drive: 0 });
		await take({ kind: 'donate', n: 0, volumeMl: 350, full: true, plasma: false });
		await take({ kind: 'defer', n: 1 });
		await sqlStep(`update drives set status = 'closed' where id = any($1)`, [drives]);
		const people = table === 'drive_people' || table === 'drive_losses';
		await sqlStep(people ? `update ${table} set people = people + 1` : `update ${table} set units = units + 1`, []);
		const question: Asked = { from: null, to: null, areas: 'then', source: 'all', area: null, club: null };
		await expect(expectRecount(await readRows(superuser), question)).rejects.toThrow();
		await superuser.query('select giot_refill_tallies()');
		await expectRecount(await readRows(superuser), question);
	});
});
