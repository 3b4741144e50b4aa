import { describe, expect, test } from 'vitest';
import { readBirthDate, readDay, readTime, writeBirthDate } from './typed-date';

describe('typed days', () => {
	test.each([
		['5/12/2026', '2026-12-05'],
		['05-12-2026', '2026-12-05'],
		['5.12.2026', '2026-12-05'],
		[' 2026-12-05 ', '2026-12-05'],
		['5 12 2026', '2026-12-05'],
		['5 / 12 / 2026', '2026-12-05'],
		['05122026', '2026-12-05'],
		['31122026', '2026-12-31'],
		['31042026', null],
		['20261205', null],
		['20051112', null],
		['5122026', null],
		['31/4/2026', null],
		['12/31/2026', null],
		['5/12/26', null],
		['', null]
	])('%j reads as %j', (text, day) => {
		expect(readDay(text)).toBe(day);
	});

	test.each([
		['1996', { date: '1996-01-01', precision: 'year' }],
		['5/12/1996', { date: '1996-12-05', precision: 'day' }],
		['1899', null],
		['96', null]
	])('the birth date %j reads as %j', (text, birth) => {
		expect(readBirthDate(text)).toEqual(birth);
	});

	test('a birth date is written as exactly as it is known', () => {
		expect(writeBirthDate({ date: '1996-01-01', precision: 'year' })).toBe('1996');
		expect(writeBirthDate({ date: '1996-01-01', precision: 'day' })).toBe('1996-01-01');
	});

	test.each([
		['7:30', '07:30'],
		['7h30', '07:30'],
		['07:30:00', '07:30'],
		['7h', '07:00'],
		['24:00', null],
		['7:5', null],
		['7', null]
	])('the time %j reads as %j', (text, time) => {
		expect(readTime(text)).toBe(time);
	});
});
