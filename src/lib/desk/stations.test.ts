import { describe, expect, test } from 'vitest';
import { readCitizenCard } from './citizen-card';
import { findable, findPeople } from './find';
import { deskPerson } from './person.fixture';
import { actsFor, minutesWaited, queueOf, waitingAt } from './stations';

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

	test('whoever waits longest is first, or whoever has the earliest slot', () => {
		const late = deskPerson({ state: 'arrived', since: '2', slot: '2026-11-23T01:00:00Z' });
		const early = deskPerson({ state: 'arrived', since: '1', slot: '2026-11-23T03:00:00Z' });
		const without = deskPerson({ state: 'arrived', since: '0' });
		const people = [late, early, without];
		expect(queueOf('medical', people, { country: 'VN' })).toEqual([without, early, late]);
		expect(queueOf('medical', people, { country: 'VN', next: 'slot' })).toEqual([late, early, without]);
	});

	test('at the door the slot comes first, then the name as it is sorted in the country', () => {
		const [an, binh] = [deskPerson({ name: 'Vì Thị An' }), deskPerson({ name: 'An Văn Bình' })];
		const slots = ['2026-11-23T10:00:00Z', '2026-11-23T01:30:00Z'].map((slot) => deskPerson({ slot }));
		const [ten, half] = [slots[0]!, slots[1]!];
		expect(queueOf('reception', [binh, an, ten, half], { country: 'VN' })).toEqual([half, ten, an, binh]);
		expect(queueOf('reception', [an, binh], { country: 'LA' })).toEqual([binh, an]);
		const [first, second] = [deskPerson({ name: 'ກອງ ພົມມາ' }), deskPerson({ name: 'ຄຳ ກອນ' })];
		expect(queueOf('reception', [second, first], { country: 'VN' })).toEqual([first, second]);
	});

	test.each([
		[{ state: 'arrived' }, 12],
		[{ state: 'fit' }, 12],
		[{ state: 'donated' }, 12],
		[{ state: 'donated', thankedAt: '1' }, null],
		[{ state: 'registered' }, null],
		[{ state: 'arrived', since: '2026-11-20T03:00:00Z' }, null],
		[{ state: 'arrived', since: '2026-11-23T04:00:00Z' }, null]
	] as const)('%o has waited %s minutes', (changes, minutes) => {
		const person = deskPerson({ since: '2026-11-23T03:00:00Z', ...changes });
		expect(minutesWaited(person, Date.parse('2026-11-23T03:12:30Z'))).toBe(minutes);
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
