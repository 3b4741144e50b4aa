import { describe, expect, test } from 'vitest';
import { computedYield } from './computed';
import { collectedCsv } from './csv';
import { namedRows, type FileFacts } from './file-facts';
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

	test('is the same to programs', () => {
		const json = namedRows(rows, facts) as { key: string; yield: number | null }[];
		expect(json.map((row) => [row.key, row.yield === null ? '' : String(row.yield)])).toEqual(
			csv.filter((line) => line.length > 1).map((line) => [line[0], line.at(-1)])
		);
	});
});
