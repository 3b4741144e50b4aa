import { describe, expect, test } from 'vitest';
import { differenceText, formatValue, rangeText } from './figure-words';
import { rowLines, summaryText } from './row-words';
import { columnsOf, hasTotal } from './series-columns';
import type { Series } from './series';
import { wordedRows } from './worded-rows';

const series = (more: Partial<Series>): Series => ({
	id: 's',
	title: 'Tiêu đề',
	subtitle: 'Phụ đề',
	unit: 'Đơn vị',
	rowHeading: 'Huyện',
	rows: [
		{ key: 'a', label: 'A', value: 30 },
		{ key: 'b', label: 'B', value: null }
	],
	...more
});

const table = (made: Series) =>
	columnsOf(made, 'vi').map(({ heading, text, total }) => [heading, ...made.rows.map(text), total]);

describe('figures', () => {
	test.each([
		{ value: 1240, format: 'count', text: '1.240' },
		{ value: 0.4237, format: 'percent', text: '42,4%' },
		{ value: 4.256, format: 'decimal', text: '4,26' },
		{ value: 441.7, format: 'decimal', suffix: 'l', text: '441,7\u00a0l' }
	] as const)('of $value as $format read $text', ({ value, text, ...measure }) => {
		expect(formatValue(value, 'vi', measure)).toBe(text);
	});

	test.each([
		{ value: 120, other: 100, text: '+20 (+20%)' },
		{ value: 80, other: 100, text: '-20 (-20%)' },
		{ value: 80, other: 0, text: '+80' },
		{ value: 0, other: 0, text: '0' },
		{ value: null, other: 3, text: '–' },
		{ value: 3, other: undefined, text: '–' }
	])('$value beside $other differ by $text', ({ value, other, text }) => {
		expect(differenceText(value, other, 'vi')).toBe(text);
	});

	test('that are shares differ by points', () => {
		expect(differenceText(0.43, 0.421, 'vi', { format: 'percent' })).toBe('+0,9 điểm %');
	});

	test('to come are a middle and its bounds', () => {
		expect(rangeText({ low: 4100, mid: 4500, high: 5000 }, 'vi')).toBe('4.500 (4.100–5.000)');
	});
});

describe('the table of a series', () => {
	test('leads from what stands beside to where that came from, if there is a figure', () => {
		const hrefs = { a: '/a', b: '/b' };
		const made = series({ comparisons: [{ label: '2025', style: 'other', values: { a: 3, b: null }, hrefs }] });
		expect(columnsOf(made, 'vi').map(({ href }) => made.rows.map((row) => href?.(row)))).toEqual([
			[undefined, undefined],
			['/a', undefined]
		]);
	});

	test('has a column for each part, which add up to its total', () => {
		const made = series({
			parts: [
				{ key: '250', label: '250 ml' },
				{ key: '350', label: '350 ml' }
			],
			rows: [
				{ key: 'a', label: 'A', value: 30, parts: { 250: 10, 350: 20 } },
				{ key: 'b', label: 'B', value: 5, parts: { 250: 5 } }
			]
		});
		expect(table(made)).toEqual([
			['Đơn vị', '30', '5', '35'],
			['250 ml', '10', '5', '15'],
			['350 ml', '20', '–', '20']
		]);
	});

	test('has a column for each comparison and for how far it is', () => {
		const made = series({
			label: '2026',
			comparisons: [
				{ label: '2025', style: 'previous', values: { a: 20, b: 5 }, difference: true },
				{ label: 'TB 5 năm', style: 'average', values: { a: 18 } }
			]
		});
		expect(table(made)).toEqual([
			['Đơn vị 2026', '30', '–', '30'],
			['2025', '20', '5', '25'],
			['Chênh lệch', '+10 (+50%)', '–', '+5 (+20%)'],
			['TB 5 năm', '18', '–', '18']
		]);
	});

	test('of figures that have no sum ends without one, or with what is said of all together', () => {
		const rate = series({ additive: false, format: 'percent', rows: [{ key: 'a', label: 'A', value: 0.5 }] });
		expect(hasTotal(rate)).toBe(false);
		expect(hasTotal({ ...rate, overall: 0.25 })).toBe(true);
		expect(table({ ...rate, overall: 0.25 })).toEqual([['Đơn vị', '50%', '25%']]);
	});

	test.each([
		{ row: true, beside: false, cells: ['≈30', '≈30', '20', '20', '≈+10 (+50%)', '≈+10 (+50%)'] },
		{ row: false, beside: true, cells: ['30', '30', '≈20', '≈20', '≈+10 (+50%)', '≈+10 (+50%)'] },
		{ row: false, beside: false, cells: ['30', '30', '20', '20', '+10 (+50%)', '+10 (+50%)'] }
	])('has ≈ where a part of it is approximate: $row, $beside', ({ row, beside, cells }) => {
		const approximate = beside ? ['a'] : undefined;
		const made = series({
			rows: [{ key: 'a', label: 'A', value: 30, approximate: row }],
			comparisons: [{ label: '2025', style: 'other', values: { a: 20 }, difference: true, approximate }]
		});
		expect(table(made).flatMap(([, ...texts]) => texts)).toEqual(cells);
		expect(wordedRows(made.rows, made, 'vi')).toMatchObject([
			{ value: cells[0], beside: [cells[2]], share: row || beside ? '≈+50%' : '+50%' }
		]);
		expect(rowLines(made.rows[0]!, made, 'vi')).toEqual([
			`Đơn vị: ${cells[0]}`,
			`2025: ${cells[2]}`,
			`Chênh lệch: ${cells[4]}`
		]);
		expect(summaryText(made, 'vi')).toContain(`Tổng cộng ${cells[1]},`);
	});

	test('leaves out of a comparison what is left out of the figures themselves', () => {
		const made = series({
			rows: [{ key: 'a', label: 'A', value: 30 }],
			excluded: [{ key: 'vague', label: 'Không rõ ngày', value: 5 }],
			comparisons: [
				{ label: '2025', style: 'other', values: { a: 20, vague: 700 }, difference: true, approximate: ['vague'] }
			]
		});
		expect(table(made).map((texts) => texts.at(-1))).toEqual(['30', '20', '+10 (+50%)']);
	});

	test('of figures that have no sum says whether what is said of all together is approximate', () => {
		const rate = series({ additive: false, overall: 30, overallApproximate: true });
		expect(table(rate)[0]?.at(-1)).toBe('≈30');
		expect(summaryText(rate, 'vi')).toContain('≈30');
	});

	test('names the range of the forecast', () => {
		const made = series({ forecast: { label: 'Dự báo', values: { b: { low: 1, mid: 2, high: 3 } } } });
		expect(table(made).at(-1)).toEqual(['Dự báo', '', '2 (1–3)', '']);
	});
});

test('a row says its parts, its comparisons with the difference, and its forecast', () => {
	const made = series({
		parts: [{ key: '250', label: '250 ml' }],
		comparisons: [{ label: '2025', style: 'other', values: { a: 20 }, difference: true }],
		forecast: { label: 'Dự báo', values: { a: { low: 1, mid: 2, high: 3 } } }
	});
	expect(rowLines({ key: 'a', label: 'A', value: 30, parts: { 250: 10 } }, made, 'vi')).toEqual([
		'Đơn vị: 30',
		'250 ml: 10',
		'2025: 20',
		'Chênh lệch: +10 (+50%)',
		'Dự báo: 2 (1–3)'
	]);
});

test('the summary leaves out a total that does not exist and says the last forecast', () => {
	expect(summaryText(series({ additive: false }), 'vi')).toBe('Tiêu đề. Phụ đề. 2 dòng.');
	const made = series({
		additive: false,
		overall: 30,
		forecast: { label: 'Dự báo', values: { b: { low: 1, mid: 2, high: 3 } } }
	});
	expect(summaryText(made, 'vi')).toBe('Tiêu đề. Phụ đề. Tổng cộng 30, 2 dòng. B, Dự báo: 2 (1–3).');
});

test('what points are set against has no sum where the figures have none', () => {
	const points = {
		id: 'points',
		title: '',
		subtitle: '',
		unit: 'Units',
		rowHeading: 'Drive',
		across: 'Registered',
		rows: [{ key: 'a', label: 'A', value: 0.5, across: 10 }]
	};
	const total = (additive?: boolean) =>
		columnsOf({ ...points, additive }, 'en').find(({ key }) => key === 'across')?.total;
	expect([total(), total(false)]).toEqual(['10', '']);
});
