import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarMonths } from './calendar';
import { knownShares } from './cohorts';
import { legendOf } from './legend';
import { spreadEnds } from './line-ends';
import { faded, readableOn } from './palette';
import { partLooks } from './part-tones';
import { barsPath, linePath, SMALL } from './small-shape';
import { mapBounds, mapStep } from './steps';
import { wrapped } from './wrap-text';

describe('a calendar', () => {
	const day = (key: string, value: number | null) => ({ key, label: key, value });

	test('has whole months; days without a row are outside of the period', () => {
		const months = calendarMonths([day('2026-02-27', 5), day('2026-03-01', null)]);
		expect(months.map(({ key, days }) => [key, days.length])).toEqual([
			['2026-02-01', 28],
			['2026-03-01', 31]
		]);
		expect(months[0]?.days.filter(({ row }) => row).map(({ number }) => number)).toEqual([27]);
		expect(months[1]?.days[0]).toMatchObject({ number: 1, weekday: 6, row: { value: null } });
	});

	test('begins its weeks on Monday', () => {
		expect(calendarMonths([day('2026-06-01', 1)])[0]?.days[0]?.weekday).toBe(0);
	});

	test('of nothing is empty; of a hundred years it shows the last two', () => {
		expect(calendarMonths([])).toEqual([]);
		const long = calendarMonths([day('1926-01-01', 1), day('2026-01-01', 1)]);
		expect(long).toHaveLength(24);
		expect(long.at(-1)?.key).toBe('2026-01-01');
	});
});

describe('small pictures', () => {
	test('stay inside their frame on any scale', () => {
		fc.assert(
			fc.property(fc.array(fc.option(fc.nat(1_000_000)), { maxLength: 40 }), (values) => {
				const top = Math.max(0, ...values.map(Number));
				const numbers = [...linePath(values, top).matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [
					Number(x),
					Number(y)
				]);
				expect(numbers).toHaveLength(values.filter((value) => value !== null).length);
				for (const [x = -1, y = -1] of numbers) {
					expect(x).toBeLessThanOrEqual(SMALL.width);
					expect(y).toBeGreaterThanOrEqual(0);
					expect(y).toBeLessThanOrEqual(SMALL.height);
				}
			})
		);
	});

	test('leave a gap where a value is missing, and a dot for a lonely one', () => {
		expect(linePath([0, 10, null, 10], 10)).toBe('M0 34.5L33.33 1.5M100 1.5h0.01');
	});

	test('have no bar for zero or a missing value', () => {
		expect(barsPath([0, null], 10)).toBe('');
		expect(barsPath([10], 10)).toBe('M10 36V1.5h80V36z');
	});
});

describe('the names at the ends of lines', () => {
	const end = (y: number, x = 0) => ({ x, y, width: 50 });

	test('never cover each other and stay in the picture where there is room for all', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 240 }), { minLength: 1, maxLength: 6 }), (heights) => {
				const placed = spreadEnds(
					heights.map((y) => end(y)),
					{ top: 10, bottom: 230 }
				).sort((a, b) => a - b);
				placed.slice(1).forEach((y, at) => expect(y - (placed[at] ?? 0)).toBeGreaterThanOrEqual(18));
				expect(placed.at(-1)).toBeLessThanOrEqual(230);
			})
		);
	});

	test('stay where they are when they stand beside each other', () => {
		expect(spreadEnds([end(100), end(104, 200)], { top: 0, bottom: 200 })).toEqual([100, 104]);
	});
});

describe('the looks of parts', () => {
	test('differ between neighbours by colour and by stripes', () => {
		const looks = partLooks(Array.from({ length: 7 }, () => ({})));
		looks.slice(1).forEach((look, at) => {
			expect(look.tone).not.toBe(looks[at]?.tone);
			expect(look.striped).not.toBe(looks[at]?.striped);
		});
	});

	test('are named in the legend; bars that are all alike need none', () => {
		const series = { id: '', title: '', subtitle: '', unit: 'Đơn vị', rowHeading: '', rows: [] };
		expect(legendOf(series)).toEqual([]);
		expect(legendOf({ ...series, parts: [{ key: 'a', label: 'A' }] })).toEqual([
			{ label: 'A', tone: 'main', striped: false }
		]);
		expect(
			legendOf({ ...series, label: '2026', comparisons: [{ label: '2025', style: 'other', values: {} }] })
		).toMatchObject([
			{ label: '2026', tone: 'main' },
			{ label: '2025', tone: 'other' }
		]);
	});
});

describe('colours', () => {
	test('of letters are read on their ground', () => {
		expect(readableOn('#ae2148')).toBe('#ffffff');
		expect(readableOn('#f090a8')).toBe('#241d1a');
	});

	test('are seen through, short ones too', () => {
		expect(faded('#ae2148', 0.2)).toBe('#ae214833');
		expect(faded('#fff', 1)).toBe('#ffffffff');
	});
});

describe('the shades of shares', () => {
	const shares = [0.05, 0.11, 0.18, 0.29, 0.36, 0.47];

	test('are told apart below one', () => {
		const bounds = mapBounds(shares, false);
		expect(bounds.length).toBeGreaterThan(1);
		expect(mapStep(0.47, bounds)).toBe(5);
		expect(mapStep(0.05, bounds)).toBeLessThan(3);
	});

	test('do not count what is open or unknown', () => {
		const rows = [{ key: 'a', label: '', people: 1, shares: [0.5, null, 'open' as const] }];
		expect(knownShares(rows)).toEqual([0.5]);
	});
});

describe('text on a saved picture', () => {
	const measure = (text: string) => text.length;

	test('breaks between words and loses none', () => {
		expect(wrapped('một hai ba bốn', 7, measure)).toEqual(['một hai', 'ba bốn']);
	});

	test('breaks Lao, which is written without spaces', () => {
		const text = 'ສະໂມສອນຜູ້ບໍລິຈາກເລືອດ';
		const lines = wrapped(text, 12, measure);
		expect(lines.length).toBeGreaterThan(1);
		expect(lines.join('')).toBe(text);
	});
});
