import { describe, expect, test } from 'vitest';
import { listAddress } from './list-address';
import { readDonorFilter } from './donors/list-filter';
import { dialled } from './donors/phone';
import { identityProblem, lastFour, normaliseIdentity } from './donors/identity';
import { readCardCode } from './donors/card-code';
import { optionalDay, optionalPhone, optionalTime } from './field';
import { readBirthDate, readDay, readTime } from './time/typed-date';
import { readWhole } from './typed-number';
import { usualDigits } from './time/digits';

const LAO = '໐໑໒໓໔໕໖໗໘໙';
const WIDE = '０１２３４５６７８９';
const written = (digits: string) => (text: string) => text.replace(/\d/g, (digit) => [...digits][Number(digit)] ?? '');

/** A code whose last character fits. */
const CARD = 'K7Q2-M9XW-TBZ';

test('letters and signs around digits stay', () => {
	expect(usualDigits('ບ້ານ ໑໒, xóm ３')).toBe('ບ້ານ 12, xóm 3');
});

describe.each([
	['Lao', written(LAO)],
	['full-width', written(WIDE)]
])('in %s digits', (_, as) => {
	test.each([
		['a phone', dialled, '020 5550 0118'],
		['a foreign phone', dialled, '+84 912 345 678'],
		['a day', readDay, '7/4/1991'],
		['a day as files have it', readDay, '1991-04-07'],
		['a birth date', readBirthDate, '7/4/1991'],
		['a birth year', readBirthDate, '1991'],
		['a time', readTime, '7:30'],
		['a whole number', readWhole, '1.500'],
		['a paper', normaliseIdentity, '038 196 001 234'],
		['the end of a paper', lastFour, '038196001234'],
		['a card', readCardCode, CARD]
	] as const)('%s is read as in others', (_, read, text) => {
		const reading = read as (text: string, country: 'LA') => unknown;
		const usual = reading(text, 'LA');
		expect(usual).not.toBeNull();
		expect(reading(as(text), 'LA')).toEqual(usual);
	});

	test('a form accepts them', () => {
		expect(optionalPhone().safeParse(as('0912 345 678')).success).toBe(true);
		expect(optionalDay().parse(as('7/4/1991'))).toBe('1991-04-07');
		expect(optionalTime().parse(as('7:30'))).toBe('07:30');
		expect(identityProblem('cccd', as('038196001234'))).toBeNull();
	});

	test('a list is narrowed by them', () => {
		const typed = listAddress('/donors', { least: as('3'), most: as('12') }).split('?')[1];
		expect(readDonorFilter(new URLSearchParams(typed))).toMatchObject({ least: 3, most: 12 });
	});
});
