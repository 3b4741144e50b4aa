import { describe, expect, test } from 'vitest';
import { person } from './duplicates.cases';
import { labelledPairs } from './labelled-pairs.fixture';
import { comparison, type Entry } from './suspected-pairs';
import { groupsAmong, pairsAmong } from './suspected-pairs.cases';

const entry = (id: string, known: Partial<Entry> = {}): Entry => ({
	...person(),
	id,
	idKind: '',
	idHash: '',
	...known
});
const found = (entries: Entry[]) => pairsAmong(entries, 'VN');
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

	test('are looked for with whoever is new alone, in whichever group these are met', () => {
		const twins = ['a', 'b', 'c', 'd'].map((id) => entry(id, { idHash: 'x' }));
		const ids = (isNew: (id: string) => boolean) =>
			pairsAmong(twins, 'VN', isNew)
				.map(({ one, other }) => one + other)
				.sort();
		expect(ids((id) => id === 'c')).toEqual(['ac', 'bc', 'cd']);
		expect(ids((id) => id === 'a' || id === 'c')).toEqual(['ab', 'ac', 'ad', 'bc', 'cd']);
		expect(ids(() => false)).toEqual([]);
	});

	test('are met once, in the first group that is handed out, in any order of the groups', () => {
		const twins = [entry('a', { idHash: 'x' }), entry('b', { idHash: 'x' })];
		const groups = groupsAmong(twins);
		expect(groups).toHaveLength(3);
		for (const inOrder of [groups, groups.toReversed(), groups.slice(2)]) {
			const compare = comparison({ country: 'VN', isNew: () => true });
			expect(inOrder.flatMap((group) => [...compare(group)].flat())).toHaveLength(1);
		}
	});

	test('let others work after everybody who is compared with a group', () => {
		const people = Array.from({ length: 300 }, (_, at) =>
			entry(`x${at}`, { fullName: `Trần Văn ${at}`, birthDate: null })
		);
		const compare = comparison({ country: 'VN', isNew: () => true });
		expect(groupsAmong(people).flatMap((group) => [...compare(group)])).toHaveLength(people.length);
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
