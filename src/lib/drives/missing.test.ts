import { describe, expect, test } from 'vitest';
import { MISSING, missingFor, type Planned } from './missing';
import { missingWords } from './missing-words';

const whole: Planned = {
	datePrecision: 'day',
	areaCode: '395',
	venueName: 'Nhà văn hóa',
	address: null,
	sites: 0,
	opensAt: '07:00:00',
	targetUnits: 100,
	capacity: 120,
	bloodCentreId: 'centre'
};

describe('what a plan lacks before it is announced', () => {
	test.each([
		[{}, [], []],
		[{ datePrecision: 'month' }, ['day'], []],
		[{ opensAt: null }, ['hours'], []],
		[{ areaCode: null }, [], []],
		[{ areaCode: null, venueName: null }, ['area'], ['place']],
		[{ areaCode: null, venueName: null, sites: 2 }, [], []],
		[{ venueName: null }, [], ['place']],
		[{ venueName: null, address: '12 Lê Lợi' }, [], []],
		[{ targetUnits: null, capacity: null, bloodCentreId: null }, [], ['target', 'capacity', 'centre']],
		[{ targetUnits: 0 }, [], []]
	] as const)('%j: needed %j, wanted %j', (change, needed, wanted) => {
		expect(missingFor('announced', { ...whole, ...change })).toEqual({ needed, wanted });
	});

	test.each([
		['proposed', ['hours']],
		['approved', []],
		['announced', ['hours']],
		['open', ['hours']],
		['running', []],
		['closed', []],
		['cancelled', []]
	] as const)('without hours, %s lacks %j', (to, needed) => {
		expect(missingFor(to, { ...whole, opensAt: null }).needed).toEqual(needed);
	});

	test('each thing has words of its own', () => {
		expect(new Set(MISSING.map((one) => missingWords[one]())).size).toBe(MISSING.length);
	});
});
