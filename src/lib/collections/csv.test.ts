import { describe, expect, test } from 'vitest';
import { computedDonors, computedRate, computedReturn, computedYield, type Computed, type RateBase } from './computed';
import { collectedCells, collectedCsv } from './csv';
import type { DonorFigures } from './donor-figures';
import { namedRows, type FileFacts } from './file-facts';
import type { ComputedMeasure } from './measure';
import { publishedAreas, publishedResults, talliedResult } from './published-results.fixture';
import { collectedBy } from './rollup';

const rowsBy = (by: 'district' | 'month') =>
	collectedBy(
		publishedResults.map((result) => talliedResult(result, by)),
		{ by, mode: 'then', areas: publishedAreas, namesAllClubs: true }
	);
const units = (by: 'district' | 'month') => ({ by, measure: 'units' as const });
const named = (nameOf: FileFacts['nameOf']): FileFacts => ({ nameOf, overall: 'Chung' });
const lines = (csv: string) => csv.slice(1).split('\r\n');

test('areas have code, name, units, units with a volume, and an empty volume where nobody stated one', () => {
	const csv = lines(
		collectedCsv(
			rowsBy('district'),
			units('district'),
			named((row) => `Tên-${row.key}`)
		)
	);
	expect(csv[0]).toBe('area_code,area,units,units_with_volume,volume_ml');
	expect(csv[1]).toBe('380,Tên-380,3962,5,1350');
	expect(csv[2]).toBe('399,Tên-399,1672,0,');
	expect(csv).toContain(',Tên-,300,0,');
	expect(csv).toContain('outside,Tên-outside,250,0,');
});

test('months have no name column', () => {
	const csv = lines(
		collectedCsv(
			rowsBy('month'),
			units('month'),
			named(() => 'unused')
		)
	);
	expect(csv.slice(0, 2)).toEqual(['month,units,units_with_volume,volume_ml', '2017-07,2040,0,']);
});

test('the file begins with a byte order mark', () => {
	expect(
		collectedCsv(
			[],
			units('month'),
			named(() => '')
		)
	).toBe('\uFEFFmonth,units,units_with_volume,volume_ml\r\n');
});

test.each(['=1+1', '+84', '-2', '@SUM(A1)', '\tx', '\rx'])('a name %j is not run as a formula', (name) => {
	const csv = collectedCsv(
		rowsBy('district').slice(0, 1),
		units('district'),
		named(() => name)
	);
	expect(csv).toContain(`'${name}`);
});

test('quotes and commas in a name stay in one cell', () => {
	const csv = collectedCsv(
		rowsBy('district').slice(0, 1),
		units('district'),
		named(() => 'CLB "Sen", Hồng')
	);
	expect(csv).toContain('380,"CLB ""Sen"", Hồng",3962');
});

describe('a measure that does not add up', () => {
	const rows = rowsBy('district');
	const facts = { ...named(({ key }) => key), computed: computedYield(rows) };
	const [heading, ...csv] = lines(collectedCsv(rows, { by: 'district', measure: 'yield' }, facts)).map((line) =>
		line.split(',')
	);
	const columnOf = (name: string) => heading?.indexOf(name) ?? -1;

	test('is the last column, and has no other twice', () => {
		expect(heading?.at(-1)).toBe('yield');
		expect(new Set(heading).size).toBe(heading?.length);
	});

	test('is told of the whole in a last line, beside which nothing could be added up', () => {
		const whole = csv.find(([key]) => key === 'overall');
		expect(csv.at(-2)).toBe(whole);
		expect(whole?.[1]).toBe('Chung');
		expect(whole?.[columnOf('units')]).toBe('');
	});

	const people: DonorFigures[] = rows.map(({ key }, index) => ({
		key,
		donors: 20 + index,
		firstTimers: 5,
		couldReturn12: 10,
		returned12: 4,
		couldReturn24: 8,
		returned24: 6
	}));
	const counted = { rows, people, all: { ...people[0]!, donors: 99, firstTimers: 33 } };
	const base = (changes: Pick<RateBase, 'measure' | 'column'>): RateBase => ({
		of: new Map([['380', 4000]]),
		overall: 9000,
		times: 1,
		unknown: { why: 'no_population' },
		remarks: [],
		...changes
	});
	const total = { units: 4500, roughly: [] };
	const made: Record<ComputedMeasure, { computed: Computed; whole: Record<string, number> }> = {
		donors: { computed: computedDonors(counted), whole: { first_time_donors: 33, donors: 99 } },
		yield: {
			computed: { ...computedYield(rows), overall: 0.5 },
			whole: { left_out_drives: 0, paired_units: 0, paired_registered: 0, yield: 0.5 }
		},
		target_share: {
			computed: computedRate(rows, total, base({ measure: 'target_share', column: 'target_units' })),
			whole: { target_units: 9000, target_share: 0.5 }
		},
		per_1000: {
			computed: computedRate(rows, total, base({ measure: 'per_1000', column: 'population' })),
			whole: { population: 9000, per_1000: 0.5 }
		},
		return_12: { computed: computedReturn(counted, 12), whole: { could_return: 10, donors: 99, return_12: 0.4 } },
		return_24: { computed: computedReturn(counted, 24), whole: { could_return: 8, donors: 99, return_24: 0.75 } }
	};

	test.each(Object.entries(made))('is the same to programs: %s', (measure, { computed, whole }) => {
		const all = { ...facts, computed };
		const cells = collectedCells(rows, { by: 'district', measure: measure as ComputedMeasure }, all);
		const [headings = [], ...inFile] = cells;
		const own = [...computed.details.map(({ key }) => key), computed.measure];
		const figures = inFile.map((line) => own.map((name) => line[headings.indexOf(name)] ?? null));
		const json = namedRows(rows, all) as Record<string, unknown>[];
		expect(json.map((row) => own.map((name) => row[name] ?? null))).toEqual(figures);
		const last = Object.fromEntries(headings.map((name, at) => [name, inFile.at(-1)?.[at]]));
		const filled = Object.entries(last).filter(([, value]) => value !== null);
		expect(Object.fromEntries(filled)).toEqual({ area_code: 'overall', area: 'Chung', ...whole });
		expect(json.at(-1)).toEqual({ kind: 'overall', key: 'overall', name: 'Chung', ...whole });
	});
});
