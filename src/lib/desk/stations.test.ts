import { describe, expect, test } from 'vitest';
import { readCitizenCard } from './citizen-card';
import { findable, findPeople } from './find';
import { deskPerson } from './person.fixture';
import { actsFor, queueOf, waitingAt } from './stations';

describe('stations', () => {
	test.each([
		['reception', { state: 'registered' }, ['arrive']],
		['reception', { state: 'left' }, ['arrive']],
		['reception', { state: 'donated' }, []],
		['medical', { state: 'arrived' }, ['fit', 'defer', 'leave']],
		['medical', { state: 'arrived', matched: false }, ['fit', 'defer', 'leave']],
		['collection', { state: 'fit', matched: false }, ['begin', 'donate', 'defer', 'leave']],
		['collection', { state: 'fit' }, ['begin', 'donate', 'defer', 'leave']],
		['collection', { state: 'fit', begunAt: '2026-11-23T03:00:00Z' }, ['donate', 'defer', 'leave']],
		['rest', { state: 'donated' }, ['thank']],
		['rest', { state: 'arrived' }, []]
	] as const)('%s sees %o', (station, changes, acts) => {
		expect(actsFor(station, deskPerson(changes))).toEqual(acts);
	});

	test('whoever waits longest is first; at the door the slot comes first, then the given name', () => {
		const [late, early] = [deskPerson({ state: 'arrived', since: '2' }), deskPerson({ state: 'arrived', since: '1' })];
		expect(queueOf('medical', [late, early])).toEqual([early, late]);
		const [an, binh, slot] = [
			deskPerson({ name: 'Vì Thị An' }),
			deskPerson({ name: 'An Văn Bình' }),
			deskPerson({ slot: '08:00' })
		];
		expect(queueOf('reception', [slot, binh, an])).toEqual([an, binh, slot]);
	});

	test('a bed is taken while a bag is filled', () => {
		const people = [
			deskPerson({ state: 'fit', begunAt: '1' }),
			deskPerson({ state: 'fit' }),
			deskPerson({ state: 'donated', begunAt: '1' })
		];
		expect(waitingAt(people)).toMatchObject({ collection: 2, beds: 1, rest: 1 });
	});
});

describe('finding', () => {
	const people = findable([
		deskPerson({ name: 'Đặng Thị Ví Dụ', born: '1991', code: '' }),
		deskPerson({ name: 'Trần Văn Thử', born: '1988' })
	]);
	const names = (typed: string) => findPeople(people, typed).map(({ name }) => name);

	test('by the beginnings of words in any order, without diacritics, or by the year', () => {
		expect(names('du dang')).toEqual(['Đặng Thị Ví Dụ']);
		expect(names('thu 1988')).toEqual(['Trần Văn Thử']);
		expect(names('ang')).toEqual([]);
		expect(names('')).toHaveLength(2);
	});
});

describe('the QR code of a chip ID card', () => {
	test('gives number, name, birth date and sex, and nothing else', () => {
		expect(readCitizenCard('038190000001|170000001|Nguyễn Thị Ví Dụ|05061990|Nữ|Thôn Mẫu, Xã Mẫu|10102021')).toEqual({
			idNumber: '038190000001',
			fullName: 'Nguyễn Thị Ví Dụ',
			birthDate: '1990-06-05',
			sex: 'female'
		});
	});

	test.each([
		'',
		'GH:K7Q2M9XWTBZ',
		'038190000001|x||05061990|Nữ',
		'0381|1|A|05061990|Nam',
		'038190000001||Mẫu|31021990|Nam'
	])('%s is none', (text) => expect(readCitizenCard(text)).toBeNull());
});
