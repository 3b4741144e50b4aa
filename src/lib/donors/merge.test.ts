import { describe, expect, test } from 'vitest';
import { proposedSide, sidesOf, staysFirst, toChoose, type MergedEntry } from './merge';

const entry = (changes: Partial<MergedEntry> = {}): MergedEntry => ({
	fullName: 'Lê Thị Ví Dụ',
	sex: 'female',
	birthDate: '1994-05-12',
	birthPrecision: 'day',
	phone: null,
	email: null,
	paper: '',
	areaCode: null,
	address: null,
	abo: null,
	rhd: null,
	groupSource: null,
	weightClass: null,
	reserve: false,
	note: null,
	...changes
});

describe('between two entries', () => {
	test('only what both say, and not alike, has to be chosen', () => {
		expect(toChoose(entry(), entry())).toEqual([]);
		expect(toChoose(entry({ phone: '+84912345678' }), entry())).toEqual([]);
		expect(toChoose(entry({ phone: '+84912345678' }), entry({ phone: '+84987654321' }))).toEqual(['phone']);
		expect(toChoose(entry(), entry({ birthDate: '1994-01-01', birthPrecision: 'year' }))).toEqual(['birthDate']);
	});

	test.each([
		['what the other alone knows', 'phone', {}, { phone: '+84912345678' }, 'gone'],
		['what the one alone knows', 'phone', { phone: '+84912345678' }, {}, 'kept'],
		['the word of the one that stays', 'sex', { sex: 'male' }, { sex: 'female' }, 'kept'],
		['the name with diacritics', 'fullName', { fullName: 'Le Thi Vi Du' }, {}, 'gone'],
		['a whole birth date', 'birthDate', { birthDate: '1994-01-01', birthPrecision: 'year' }, {}, 'gone'],
		['a confirmed group', 'group', { abo: 'O', groupSource: 'stated' }, { abo: 'A', groupSource: 'confirmed' }, 'gone'],
		['both notes', 'note', { note: 'Gọi buổi tối' }, { note: 'Đi xe máy' }, 'both'],
		['a note once', 'note', { note: 'Gọi buổi tối' }, { note: 'Gọi buổi tối' }, 'kept'],
		['to be called, if either agreed', 'reserve', {}, { reserve: true }, 'gone']
	] as const)('%s is proposed', (_, field, kept, gone, side) => {
		expect(proposedSide(field, entry(kept), entry(gone))).toBe(side);
	});

	test('what was chosen counts where there was a choice, and nowhere else', () => {
		const [kept, gone] = [entry({ phone: '+84912345678', email: 'a@example.org' }), entry({ phone: '+84987654321' })];
		const sides = sidesOf(kept, gone, { phone: 'gone', email: 'gone' });
		expect(sides).toMatchObject({ phone: 'gone', email: 'kept', fullName: 'kept' });
	});

	test('the one with more donations stays, then the older one', () => {
		const [a, b] = [
			{ id: 'a', donationCount: 1 },
			{ id: 'b', donationCount: 2 }
		];
		expect(staysFirst(a, b)).toEqual([b, a]);
		expect(staysFirst({ ...b, donationCount: 1 }, a)).toEqual([a, { ...b, donationCount: 1 }]);
	});
});
