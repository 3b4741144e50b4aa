import { describe, expect, test } from 'vitest';
import { dialled, formatPhone, normalisePhone } from './phone';

describe('phone numbers', () => {
	test.each([
		['0912 345 678', 'VN', '+84912345678'],
		['912345678', 'VN', '+84912345678'],
		['+84 912 345 678', 'VN', '+84912345678'],
		['84912345678', 'VN', '+84912345678'],
		['0084912345678', 'VN', '+84912345678'],
		['+84 0912 345 678', 'LA', '+84912345678'],
		['(0237) 3852.123', 'VN', '+842373852123'],
		['020 5550 0118', 'LA', '+8562055500118'],
		['20 55500118', 'LA', '+8562055500118'],
		['030 555 0118', 'LA', '+856305550118'],
		['+33 6 12 34 56 78', 'VN', '+33612345678']
	] as const)('%j in %s is %s', (text, country, e164) => {
		expect(normalisePhone(text, country)).toEqual({ e164 });
	});

	test.each([
		['091234567', 'VN'],
		['09123456789', 'VN'],
		['020 2250 0118', 'VN'],
		['0912 345 678', 'LA'],
		['+84 12', 'VN'],
		['khong co', 'VN'],
		['', 'VN']
	] as const)('%j in %s cannot be dialled', (text, country) => {
		expect(normalisePhone(text, country)).toBeNull();
	});

	test.each([
		['0912 345 678', 'LA', '+84912345678'],
		['021 212 345', 'VN', '+85621212345'],
		['0912 345 678', 'VN', '+84912345678'],
		['khong co', 'VN', null],
		['', 'LA', null]
	] as const)('%j typed in %s is stored as %s, whichever country it is of', (text, country, e164) => {
		expect(dialled(text, country)).toBe(e164);
	});

	test.each([
		['+84912345678', '0912 345 678'],
		['+842373852123', '0237 385 2123'],
		['+8562055500118', '020 5550 0118'],
		['+856305550118', '030 555 0118'],
		['+33612345678', '+33612345678']
	])('%s is shown as %s', (e164, shown) => {
		expect(formatPhone(e164)).toBe(shown);
	});
});
