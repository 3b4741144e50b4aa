import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorOf } from './band-marks';
import { barPicture, highestOf, type BarPoint } from './bar-picture';
import { linePicture, type LinePoint } from './line-picture';
import type { Paint } from './palette';
import { barData, lineData, medianRatio, pointData, pyramidData } from './picture-data';
import { medianEnd, pointPicture } from './point-picture';
import { pyramidPicture } from './pyramid-picture';
import { totalOf, type Series, type SeriesRow } from './series';

const paint = { rose: '#ae2148', previous: '#948880', peer: '#c9beb5', ink: '#241d1a', tealMark: '#2b8488' } as Paint;

const row = (key: string, value: number | null, more: Partial<SeriesRow> = {}): SeriesRow => ({
	key,
	label: `Huyện ${key}`,
	value,
	...more
});

const series = (more: Partial<Series>): Series => ({
	id: 's',
	title: 'Tiêu đề',
	subtitle: 'Phụ đề',
	unit: 'Đơn vị',
	rowHeading: 'Huyện',
	rows: [],
	...more
});

const figures = fc.array(fc.option(fc.nat(1_000_000)), { maxLength: 60 });
const rowsOf = (values: (number | null)[]) => values.map((value, index) => row(String(index), value));
const sum = (values: (number | null | undefined)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);

describe('bars', () => {
	test('hold exactly the figures of the series, those aside included, by their keys', () => {
		fc.assert(
			fc.property(figures, fc.nat(500), (values, aside) => {
				const made = series({ rows: rowsOf(values), aside: [row('', aside)] });
				const [bars] = barPicture(barData(made, 'vi'))(paint).data.datasets;
				const points = bars?.data as BarPoint[];
				expect(points.map(({ key, x }) => [key, x])).toEqual([
					...values.map((value, index) => [String(index), value]),
					['', aside]
				]);
				expect(sum(points.map(({ x }) => x))).toBe(totalOf(made));
			})
		);
	});

	test('of parts are one data set for each, stacked in their order', () => {
		const made = series({
			parts: [
				{ key: '250', label: '250 ml' },
				{ key: '350', label: '350 ml' }
			],
			rows: [row('a', 30, { parts: { 250: 10, 350: 20 } }), row('b', null)]
		});
		const { datasets } = barPicture(barData(made, 'vi'))(paint).data;
		expect(datasets.map(({ label, stack }) => [label, stack])).toEqual([
			['250 ml', 'parts'],
			['350 ml', 'parts']
		]);
		expect(datasets.map(({ data }) => (data as BarPoint[]).map(({ x }) => x))).toEqual([
			[10, null],
			[20, null]
		]);
	});

	test('beside ours are drawn in the colour of the other side, expected figures are no bars', () => {
		const made = series({
			rows: [row('a', 30)],
			comparisons: [
				{ label: '2025', style: 'other', values: { a: 20 } },
				{ label: 'Dự kiến', style: 'expected', values: { a: 90 } }
			]
		});
		const data = barData(made, 'vi');
		const { datasets } = barPicture(data)(paint).data;
		expect(datasets.map(({ label }) => label)).toEqual(['Đơn vị', '2025']);
		expect(datasets[1]?.backgroundColor).toBe(paint.tealMark);
		expect(highestOf(data)).toBe(90);
	});

	test('of shares fill the width though all are below one', () => {
		const data = barData(series({ format: 'percent', rows: [row('a', 0.2), row('b', 0.4)] }), 'vi');
		expect(highestOf(data)).toBe(0.4);
	});

	test('without any figure still have an axis', () => {
		expect(highestOf(barData(series({ rows: rowsOf([null, 0]) }), 'vi'))).toBe(1);
		expect(highestOf(barData(series({}), 'vi'))).toBe(1);
	});
});

describe('lines', () => {
	test('hold exactly the figures of the series and of what they are compared with', () => {
		fc.assert(
			fc.property(figures, (values) => {
				const rows = rowsOf(values);
				const before = Object.fromEntries(rows.map(({ key }, index) => [key, index]));
				const made = series({ rows, comparisons: [{ label: '2025', style: 'previous', values: before }] });
				const data = lineData(made, 'vi');
				const [ours, theirs] = linePicture(data)(paint).data.datasets;
				expect((ours?.data as LinePoint[]).map(({ key, y }) => [key, y])).toEqual(
					rows.map(({ key, value }) => [key, value])
				);
				expect((theirs?.data as LinePoint[]).map(({ y }) => y)).toEqual(rows.map((_row, index) => index));
				const top = data.axis?.at(-1)?.value ?? 0;
				expect(Math.max(0, ...values.map(Number))).toBeLessThanOrEqual(top);
			})
		);
	});

	test('end with the last known figure in words', () => {
		expect(lineData(series({ label: '2026', rows: rowsOf([1, 1240, null]) }), 'vi').end).toBe('2026: 1.240');
		expect(lineData(series({ rows: rowsOf([null, null]) }), 'vi').end).toBeUndefined();
	});

	const running = series({
		label: '2026',
		additive: false,
		rows: [row('1', 100), row('2', 210, { partial: true }), row('3', null)],
		comparisons: [{ label: 'Chỉ tiêu', style: 'target', stepped: true, values: { 1: 120, 2: 240, 3: 360 } }],
		forecast: {
			label: 'Dự báo',
			values: { 2: { low: 200, mid: 230, high: 260 }, 3: { low: 280, mid: 330, high: 400 } }
		}
	});

	test('have a range whose middle and bounds can be read, opening where the figures end', () => {
		const data = lineData(running, 'vi');
		const { datasets } = linePicture(data)(paint).data;
		expect(datasets.map(({ label }) => label)).toEqual(['Đơn vị', 'Chỉ tiêu', 'Dự báo', 'Dự báo ↓', 'Dự báo ↑']);
		expect(datasets.slice(2).map(({ data: points }) => (points as LinePoint[]).map(({ y }) => y))).toEqual([
			[null, 230, 330],
			[null, 200, 280],
			[null, 260, 400]
		]);
		expect(anchorOf(data)).toBe(0);
		expect(data.axis?.at(-1)?.value).toBeGreaterThanOrEqual(400);
	});

	test('say aim and forecast at their ends', () => {
		const data = lineData(running, 'vi');
		expect(data.comparisons?.[0]?.end).toBe('Chỉ tiêu: 360');
		expect(data.band?.end).toBe('Dự báo: 330');
	});
});

describe('points', () => {
	const drives = series({
		across: 'Đã đăng ký',
		rows: [row('late', 40, { across: 80 }), row('early', 10, { across: 20 }), row('unknown', null, { across: 5 })]
	});

	test('are in the order of what they are set against; those without both figures are not drawn', () => {
		const data = pointData(drives, 'vi', String);
		const [points] = pointPicture(data)(paint).data.datasets;
		expect(points?.data).toMatchObject([
			{ key: 'early', x: 20, y: 10 },
			{ key: 'late', x: 80, y: 40 }
		]);
		expect(data.median).toEqual({ ratio: 0.5, words: '0.5' });
	});

	test('have a median that half of them lie on or above', () => {
		fc.assert(
			fc.property(
				fc.array(fc.record({ value: fc.nat(500), across: fc.integer({ min: 1, max: 500 }) }), { minLength: 1 }),
				(rows) => {
					const ratio = medianRatio(rows) ?? NaN;
					const near = 1e-9;
					const above = rows.filter(({ value, across }) => value / across >= ratio - near).length;
					const below = rows.filter(({ value, across }) => value / across <= ratio + near).length;
					expect(Math.min(above, below) * 2).toBeGreaterThanOrEqual(rows.length);
				}
			)
		);
	});

	test('without any drive that had registrations have no median', () => {
		expect(
			medianRatio([
				{ value: 3, across: 0 },
				{ value: null, across: 9 }
			])
		).toBeNull();
	});

	test('have a line that ends at the edge it meets first', () => {
		expect(medianEnd(0.5, { across: 100, value: 80 })).toEqual({ across: 100, value: 50 });
		expect(medianEnd(2, { across: 100, value: 80 })).toEqual({ across: 40, value: 80 });
	});
});

test('a pyramid has the first part on the left, the second on the right, the third on a scale of its own', () => {
	const made = series({
		parts: [
			{ key: 'f', label: 'Nữ' },
			{ key: 'm', label: 'Nam' },
			{ key: 'u', label: 'Chưa rõ' }
		],
		rows: [row('<18', 6, { parts: { f: 3, m: 2, u: 1 } }), row('18–24', 5, { parts: { f: 5, m: 0, u: null } })]
	});
	const { data } = pyramidPicture(pyramidData(made, 'vi'))(paint);
	expect(data.labels).toEqual(['Huyện 18–24', 'Huyện <18']);
	expect(data.datasets.map(({ xAxisID }) => xAxisID)).toEqual(['x', 'x', 'beside']);
	expect(data.datasets.map(({ data: points }) => points.map((point) => (point as { x: number | null }).x))).toEqual([
		[-5, -3],
		[0, 2],
		[null, 1]
	]);
	expect(data.datasets[0]?.data).toMatchObject([{ value: 5 }, { value: 3 }]);
});
