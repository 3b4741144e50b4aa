import { describe, expect, test } from 'vitest';
import { person } from './duplicates.cases';
import { labelledPairs } from './labelled-pairs.fixture';
import { suspectedPairs, type Entry } from './suspected-pairs';

const entry = (id: string, known: Partial<Entry> = {}): Entry => ({
	...person(),
	id,
	idKind: '',
	idHash: '',
	...known
});
const found = (entries: Entry[]) => [...suspectedPairs(entries, 'VN')].flat();
const idsOf = (entries: Entry[]) => found(entries).map(({ one, other }) => `${one} ${other}`);

describe('the suspected pairs of a registry', () => {
	test('are found once, whatever they share', () => {
		expect(found([entry('b', { idHash: 'x' }), entry('a', { idHash: 'x' })])).toEqual([
			expect.objectContaining({ one: 'a', other: 'b', strength: 'certain' })
		]);
	});

	test('share a paper, a phone or a birth date beside the name', () => {
		const alone = { phone: null, birthDate: null } as const;
		expect(idsOf([entry('a', { birthDate: null }), entry('b', { birthDate: null })])).toEqual(['a b']);
		expect(idsOf([entry('a', { phone: null }), entry('b', { phone: null })])).toEqual(['a b']);
		expect(idsOf([entry('a', alone), entry('b', alone)])).toEqual([]);
		const ofYear = { phone: null, birthDate: '1994-01-01', birthPrecision: 'year' } as const;
		expect(idsOf([entry('a', ofYear), entry('b', ofYear)])).toEqual([]);
	});

	test('are not of a family with one phone', () => {
		expect(idsOf([entry('a'), entry('b', { fullName: 'Nguyễn Thị Ví Dụ', birthDate: '1970-09-09' })])).toEqual([]);
	});

	test('are found although too many share a phone', () => {
		const office = Array.from({ length: 600 }, (_, at) =>
			entry(`x${at}`, { fullName: `Trần Văn ${'ABCDEFGHIK'[at % 10]}${at}`, birthDate: null })
		);
		expect(idsOf([entry('a'), ...office, entry('b')])).toEqual(['a b']);
	});

	test('let others work after everybody who is made ready, looked up, or compared with a group', () => {
		const people = Array.from({ length: 300 }, (_, at) =>
			entry(`x${at}`, { fullName: `Trần Văn ${at}`, birthDate: null })
		);
		let steps = 0;
		for (const _pairs of suspectedPairs(people, 'VN')) steps += 1;
		expect(steps).toBe(3 * people.length);
	});

	test('are hardly ever two people', () => {
		const pairs = labelledPairs('reported');
		const suspected = pairs.filter(({ typed, known, ids }, at) => {
			const number = ids === 'same' ? 'one' : '';
			const [a, b] = [entry(`a${at}`, { ...typed, idHash: number }), entry(`b${at}`, { ...known, idHash: number })];
			return found([a, b]).length > 0;
		});
		const right = suspected.filter(({ one }) => one).length;
		expect([suspected.length, right, pairs.filter(({ one }) => one).length]).toEqual([336, 336, 560]);
	});
});
