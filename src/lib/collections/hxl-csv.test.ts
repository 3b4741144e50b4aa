import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { isOpen } from '../open-data/open-breakdowns';
import type { Computed, ComputedDetail } from './computed';
import { collectedCsv } from './csv';
import type { FileFacts } from './file-facts';
import { breakdowns } from './filter-query';
import { noFigures } from './figures';
import { unpaired } from './yield';
import { hxlCsv } from './hxl-csv';
import type { ComputedMeasure } from './measure';
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
	silent,
	paired: unpaired
};
const lines = (csv: string) => Papa.parse<string[]>(csv.replace(/^\uFEFF/, '').trimEnd()).data;

describe('a file with HXL tags', () => {
	const open = breakdowns.filter(isOpen);
	const facts: FileFacts = { nameOf: () => '=1+1', overall: 'Chung' };

	test.each(open)('by %s is the file of the page with a second row, in which every column has a tag', (by) => {
		const split = { by, measure: 'drives' } as const;
		const [headings, tags, ...rest] = lines(hxlCsv([row], split, facts));
		expect([headings, ...rest]).toEqual(lines(collectedCsv([row], split, facts)));
		expect(tags?.every((tag) => /^#[a-z][a-z0-9]+(\+[a-z][a-z0-9_]*)*$/.test(tag))).toBe(true);
		expect(new Set(tags).size).toBe(tags?.length);
	});

	const details = {
		donors: ['first_time_donors'],
		yield: ['left_out_drives', 'paired_units', 'paired_registered'],
		target_share: ['units', 'target_units']
	};
	const more = {
		per_1000: ['population'],
		return_12: ['could_return', 'donors'],
		return_24: ['could_return', 'donors']
	};

	test.each(Object.entries({ ...details, ...more }))(
		'has a tag for %s and for what it is made of',
		(measure, columns) => {
			const values = new Map([['380', 0.5]]);
			const computed: Computed = {
				measure: measure as ComputedMeasure,
				values,
				overall: 0.5,
				details: columns.map((key) => ({ key: key as ComputedDetail, values, overall: 0.5 })),
				unknown: { why: 'no_results' },
				remarks: []
			};
			const split = { by: 'district', measure: measure as ComputedMeasure } as const;
			const [headings, tags, ...rest] = lines(hxlCsv([{ ...row, key: '380' }], split, { ...facts, computed }));
			expect(headings?.at(-1)).toBe(measure);
			expect(tags?.filter((tag) => !/^#[a-z][a-z0-9]+(\+[a-z0-9_]+)*$/.test(tag))).toEqual([]);
			expect(new Set(tags).size).toBe(tags?.length);
			expect(rest.map((line) => line.at(-1))).toEqual(['0.5', '0.5']);
		}
	);

	test('splits nothing by what people are', () => {
		const closed = breakdowns.filter((by) => !isOpen(by));
		expect(closed).toEqual(['club', 'drive', 'day', 'group', 'sex', 'age', 'sex_age', 'first', 'hour', 'reason']);
	});
});
