import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { isOpen } from '../open-data/open-breakdowns';
import { collectedCsv } from './csv';
import { breakdowns } from './filter-query';
import { noFigures } from './figures';
import { hxlCsv } from './hxl-csv';
import type { CollectedRow } from './rollup';

const silent = { registered: 0, donations: 0, units: 0, volumeMl: 0 };
const row: CollectedRow = {
	...noFigures,
	kind: 'ordinary',
	key: '2026-11',
	other: '',
	units: 12,
	unitsWithVolume: 12,
	countedUnits: 12,
	reportedUnits: 0,
	roughly: [],
	silent
};
const lines = (csv: string) => Papa.parse<string[]>(csv.replace(/^\uFEFF/, '').trimEnd()).data;

describe('a file with HXL tags', () => {
	const open = breakdowns.filter(isOpen);

	test.each(open)('by %s is the file of the page with a second row, in which every column has a tag', (by) => {
		const split = { by, measure: 'drives' } as const;
		const [headings, tags, ...rest] = lines(hxlCsv([row], split, () => '=1+1'));
		expect([headings, ...rest]).toEqual(lines(collectedCsv([row], split, () => '=1+1')));
		expect(tags?.every((tag) => /^#[a-z][a-z0-9]+(\+[a-z][a-z0-9_]*)*$/.test(tag))).toBe(true);
		expect(new Set(tags).size).toBe(tags?.length);
	});

	test('splits nothing by what people are', () => {
		const closed = breakdowns.filter((by) => !isOpen(by));
		expect(closed).toEqual(['club', 'drive', 'day', 'group', 'sex', 'age', 'sex_age', 'first', 'hour', 'reason']);
	});
});
