import { describe, expect, test } from 'vitest';
import { chanceFrom } from './chance';

describe('a source of chance', () => {
	test('repeats itself from the same seed, keys included', () => {
		const draw = () => {
			const chance = chanceFrom(7);
			return [chance.whole(1, 1_000_000), chance.pick(['a', 'b', 'c']), chance.key(new Date(0))];
		};
		expect(draw()).toEqual(draw());
	});

	test('draws whole numbers from both ends included', () => {
		const chance = chanceFrom(1);
		const drawn = new Set(Array.from({ length: 200 }, () => chance.whole(3, 5)));
		expect([...drawn].sort()).toEqual([3, 4, 5]);
	});

	test('draws different members, all of them when asked for more', () => {
		const members = [1, 2, 3, 4, 5];
		const chance = chanceFrom(2);
		expect(new Set(chance.sample(members, 3)).size).toBe(3);
		expect(chance.sample(members, 9).sort()).toEqual(members);
		expect(members).toEqual([1, 2, 3, 4, 5]);
	});

	test('never draws what weighs nothing', () => {
		const chance = chanceFrom(3);
		const drawn = Array.from({ length: 200 }, () =>
			chance.weighted([
				['often', 3],
				['never', 0],
				['seldom', 1]
			])
		);
		expect(new Set(drawn)).toEqual(new Set(['often', 'seldom']));
	});

	test('makes keys that sort by time', () => {
		const chance = chanceFrom(4);
		const later = chance.key(new Date('2026-02-01T00:00:00Z'));
		expect(chance.key(new Date('2026-01-01T00:00:00Z')) < later).toBe(true);
	});
});
