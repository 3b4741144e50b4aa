import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standingOf, type Deed } from './standing';

const deed = (id: string, after: string, act: Deed['act'], undoes?: string): Deed =>
	undoes === undefined ? { id, after, act } : { id, after, act, undoes };

const clashes = (deeds: Deed[]) => standingOf('registered', deeds).clashes.map(({ clash }) => clash);

describe('one desk after the other', () => {
	const way = [deed('1', '', 'arrive'), deed('2', '1', 'fit'), deed('3', '2', 'donate')];

	test('leads from arriving to giving', () => {
		expect(standingOf('registered', way)).toEqual({ state: 'donated', head: '3', clashes: [] });
	});

	test('an act that is taken back leaves what was before', () => {
		expect(standingOf('registered', [...way, deed('4', '3', 'undo', '3')])).toMatchObject({ state: 'fit', head: '4' });
		expect(standingOf('confirmed', [deed('1', '', 'arrive'), deed('2', '1', 'undo', '1')]).state).toBe('confirmed');
	});

	test('whoever left may come back', () => {
		expect(
			standingOf('registered', [...way.slice(0, 1), deed('2', '1', 'leave'), deed('3', '2', 'arrive')]).state
		).toBe('arrived');
	});

	test('whoever leaves after giving has given', () => {
		expect(standingOf('registered', [...way, deed('4', '3', 'leave')])).toMatchObject({ state: 'donated', head: '4' });
	});

	test('thanks move nobody', () => {
		expect(standingOf('registered', [...way, deed('4', '3', 'thank')])).toMatchObject({ state: 'donated', head: '3' });
	});
});

describe('two desks that do not know of each other', () => {
	test.each([
		{ acts: ['arrive', 'arrive'], state: 'arrived', clash: ['arrived_twice'] },
		{ acts: ['donate', 'donate'], state: 'donated', clash: ['donated_twice'] },
		{ acts: ['defer', 'donate'], state: 'donated', clash: ['donated_and_away'] },
		{ acts: ['leave', 'donate'], state: 'donated', clash: ['donated_and_away'] },
		{ acts: ['defer', 'defer'], state: 'deferred', clash: ['deferred_twice'] },
		{ acts: ['cancel', 'arrive'], state: 'arrived', clash: ['cancelled_meanwhile'] },
		{ acts: ['arrive', 'fit'], state: 'fit', clash: [] },
		{ acts: ['fit', 'leave'], state: 'left', clash: [] }
	] as const)('$acts leave somebody $state', ({ acts: [one, other], state, clash }) => {
		const deeds = [deed('1', '', one), deed('2', '', other)];
		expect(standingOf('registered', deeds).state).toBe(state);
		expect(clashes(deeds)).toEqual(clash);
	});

	test('one goes on where the other took back: somebody has to look', () => {
		const deeds = [deed('1', '', 'arrive'), deed('2', '1', 'undo', '1'), deed('3', '1', 'fit')];
		expect(standingOf('registered', deeds).state).toBe('fit');
		expect(clashes(deeds)).toEqual(['undone_meanwhile']);
	});

	test('taking one of two arrivals back leaves the other and no doubt', () => {
		const deeds = [deed('1', '', 'arrive'), deed('2', '', 'arrive'), deed('3', '2', 'undo', '2')];
		expect(standingOf('registered', deeds)).toMatchObject({ state: 'arrived', clashes: [] });
	});
});

/** What several devices do to one person: each deed follows something that its device had seen, which may be old. */
const history = fc
	.array(fc.tuple(fc.constantFrom<Deed['act'][]>('arrive', 'fit', 'defer', 'leave', 'donate', 'undo'), fc.nat()), {
		minLength: 1,
		maxLength: 12
	})
	.map((acts) =>
		acts.reduce<Deed[]>((deeds, [act, seen], index) => {
			const last = deeds[seen % (deeds.length + 1)];
			const id = String(index).padStart(2, '0');
			if (act === 'undo' && last && last.act !== 'undo') return [...deeds, deed(id, last.id, act, last.id)];
			return [...deeds, deed(id, last?.id ?? '', act === 'undo' ? 'arrive' : act)];
		}, [])
	);

describe('whatever the order in which deeds come in', () => {
	test('everybody ends in the same place, with the same doubts', () => {
		fc.assert(
			fc.property(history, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (deeds, keys) => {
				const shuffled = deeds
					.map((one, index) => ({ one, key: keys[index] ?? 0 }))
					.toSorted((a, b) => a.key - b.key)
					.flatMap(({ one }, index) => (index % 3 === 0 ? [one, one] : [one]));
				expect(standingOf('registered', shuffled)).toEqual(standingOf('registered', deeds));
			})
		);
	});

	test('a bag that exists is never given up', () => {
		fc.assert(
			fc.property(history, (deeds) => {
				const undone = new Set(deeds.flatMap(({ undoes }) => undoes ?? []));
				const given = deeds.some(({ id, act }) => act === 'donate' && !undone.has(id));
				if (given) expect(standingOf('registered', deeds).state).toBe('donated');
			})
		);
	});
});
