import { describe, expect, test } from 'vitest';
import { asksReason, changesBetween } from './changes';

const before = {
	startsOn: '2026-12-05',
	endsOn: '2026-12-05',
	opensAt: '07:00:00',
	closesAt: null,
	areaCode: '395',
	venueName: 'Nhà văn hóa',
	address: null,
	capacity: 100,
	title: 'Cũ'
};

describe('what people are told of a change', () => {
	test.each([
		[{ title: 'Mới' }, []],
		[{ opensAt: '07:00' }, []],
		[{ startsOn: '2026-12-06', endsOn: '2026-12-06' }, [['moved', ['startsOn', 'endsOn']]]],
		[{ opensAt: '08:00' }, [['moved', ['opensAt']]]],
		[{ closesAt: '11:00' }, [['moved', ['closesAt']]]],
		[
			{ venueName: 'Trường', capacity: null },
			[
				['place', ['venueName']],
				['capacity', ['capacity']]
			]
		],
		[{ areaCode: '399', address: '12 Lê Lợi' }, [['place', ['areaCode', 'address']]]]
	] as const)('%j: %j', (change, expected) => {
		expect(changesBetween(before, { ...before, ...change }).map(({ kind, fields }) => [kind, fields])).toEqual(
			expected
		);
	});

	test('each change holds what stood there and what stands there', () => {
		expect(changesBetween(before, { ...before, capacity: 80 })).toEqual([
			{ kind: 'capacity', fields: ['capacity'], before: { capacity: 100 }, after: { capacity: 80 } }
		]);
	});

	test('lists are compared by what they hold', () => {
		expect(changesBetween({ sites: ['A'] }, { sites: ['A'] })).toEqual([]);
		expect(changesBetween({ sites: ['A', 'B'] }, { sites: ['B', 'A'] })).toMatchObject([{ kind: 'place' }]);
	});

	test.each([
		['draft', 'counted', false],
		['approved', 'counted', false],
		['announced', 'counted', true],
		['open', 'reported', true],
		['running', 'counted', true],
		['closed', 'counted', true],
		['closed', 'reported', false],
		['cancelled', 'counted', false]
	] as const)('a drive that is %s, its result %s, asks for a reason: %s', (status, resultKind, asks) => {
		expect(asksReason({ status, resultKind })).toBe(asks);
	});
});
