import { describe, expect, test } from 'vitest';
import {
	formatDate,
	formatDateTime,
	formatDayMonth,
	formatMl,
	formatMonth,
	formatNumber,
	formatPercent,
	formatPeriod,
	formatTime,
	formatWeekday
} from './format';

describe('dates', () => {
	test('a day is written without leading zeros in every language', () => {
		for (const locale of ['vi', 'lo', 'en'] as const) expect(formatDate('2026-12-05', locale)).toBe('5/12/2026');
		expect(formatDayMonth('2026-09-12', 'lo')).toBe('12/9');
	});

	test.each([
		['vi', 'tháng 8/2026', 'T8', 'Chủ nhật', 'CN'],
		['lo', 'ສິງຫາ 2026', 'ສ.ຫ.', 'ວັນອາທິດ', 'ອາທິດ'],
		['en', 'August 2026', 'Aug', 'Sunday', 'Sun']
	] as const)('months and weekdays in %s', (locale, month, shortMonth, weekday, shortWeekday) => {
		expect(formatMonth('2026-08-02', locale)).toBe(month);
		expect(formatMonth('2026-08-02', locale, 'short')).toBe(shortMonth);
		expect(formatWeekday('2026-08-02', locale)).toBe(weekday);
		expect(formatWeekday('2026-08-02', locale, 'short')).toBe(shortWeekday);
	});

	test('times are those of the zone', () => {
		expect(formatTime('07:00:00', 'vi')).toBe('7:00');
		expect(formatDateTime(new Date('2026-11-22T17:05:00Z'), 'Asia/Vientiane', 'vi')).toBe('23/11/2026 0:05');
	});

	test.each([
		['2018-08-23', '2018-08-24', 'day', '23–24/8/2018'],
		['2018-08-31', '2018-09-01', 'day', '31/8–1/9/2018'],
		['2018-12-31', '2019-01-01', 'day', '31/12/2018–1/1/2019'],
		['2018-08-23', '2018-08-23', 'day', '23/8/2018'],
		['2018-08-23', null, 'day', '23/8/2018'],
		['2018-08-01', '2018-08-31', 'month', 'tháng 8/2018'],
		['2018-08-01', '2018-09-30', 'month', 'tháng 8/2018–tháng 9/2018'],
		['2018-01-01', '2018-12-31', 'year', 'năm 2018']
	] as const)('%s to %s, known to the %s', (from, to, precision, expected) => {
		expect(formatPeriod(from, to, precision, 'vi')).toBe(expected);
	});
});

describe('numbers', () => {
	test.each([
		[1234.5, 'vi', '1.234,5'],
		[1234.5, 'lo', '1.234,5'],
		[1234567, 'en', '1,234,567'],
		[-1234, 'vi', '-1.234'],
		[-0.01, 'vi', '0'],
		[999.96, 'vi', '1.000'],
		[12, 'vi', '12']
	] as const)('%d in %s is %s', (value, locale, expected) => {
		expect(formatNumber(value, locale)).toBe(expected);
	});

	test('shares and volumes', () => {
		expect(formatPercent(0.874, 'vi')).toBe('87%');
		expect(formatPercent(0.1234, 'vi', 1)).toBe('12,3%');
		expect(formatPercent(1 / 0, 'vi')).toBe('–');
		expect(formatMl(1250, 'vi')).toBe('1.250\u00a0ml');
	});
});
