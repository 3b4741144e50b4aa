import { expect, test } from 'vitest';
import { collectedCsv } from './csv';
import { publishedAreas, publishedResults, talliedResult } from './published-results.fixture';
import { collectedBy } from './rollup';

const rowsBy = (by: 'district' | 'month') =>
	collectedBy(
		publishedResults.map((result) => talliedResult(result, by)),
		{ by, mode: 'then', areas: publishedAreas, namesAllClubs: true }
	);
const units = (by: 'district' | 'month') => ({ by, measure: 'units' as const });
const lines = (csv: string) => csv.slice(1).split('\r\n');

test('areas have code, name, units, units with a volume, and an empty volume where nobody stated one', () => {
	const csv = lines(collectedCsv(rowsBy('district'), units('district'), (row) => `Tên-${row.key}`));
	expect(csv[0]).toBe('area_code,area,units,units_with_volume,volume_ml');
	expect(csv[1]).toBe('380,Tên-380,3962,5,1350');
	expect(csv[2]).toBe('399,Tên-399,1672,0,');
	expect(csv).toContain(',Tên-,300,0,');
	expect(csv).toContain('outside,Tên-outside,250,0,');
});

test('months have no name column', () => {
	const csv = lines(collectedCsv(rowsBy('month'), units('month'), () => 'unused'));
	expect(csv.slice(0, 2)).toEqual(['month,units,units_with_volume,volume_ml', '2017-07,2040,0,']);
});

test('the file begins with a byte order mark', () => {
	expect(collectedCsv([], units('month'), () => '')).toBe('\uFEFFmonth,units,units_with_volume,volume_ml\r\n');
});

test.each(['=1+1', '+84', '-2', '@SUM(A1)', '\tx', '\rx'])('a name %j is not run as a formula', (name) => {
	const csv = collectedCsv(rowsBy('district').slice(0, 1), units('district'), () => name);
	expect(csv).toContain(`'${name}`);
});

test('quotes and commas in a name stay in one cell', () => {
	const csv = collectedCsv(rowsBy('district').slice(0, 1), units('district'), () => 'CLB "Sen", Hồng');
	expect(csv).toContain('380,"CLB ""Sen"", Hồng",3962');
});
