import { describe, expect, test } from 'vitest';
import { askedOf, targetHolder } from './target-holder';

const nothing = { province: null, area: null, club: null, campaign: null, venue: null };

describe('whose target stands for what is asked', () => {
	test.each([
		['the whole of one province', {}, 'VN-21'],
		['a province', { province: 'LA-HO' }, 'LA-HO'],
		['an area of it', { province: 'VN-21', area: '380' }, '380'],
		['a club', { club: 'c' }, 'c'],
		['a campaign', { campaign: 'k' }, 'k'],
		['a club in an area', { club: 'c', area: '380' }, null],
		['a campaign in a province', { campaign: 'k', province: 'VN-21' }, null],
		['a kind of place', { venue: 'school' }, null]
	])('%s', (_, narrowed, holder) => {
		expect(targetHolder({ ...nothing, ...narrowed }, ['VN-21'])).toBe(holder);
	});

	test('of two provinces nobody, unless one is chosen', () => {
		expect(targetHolder(nothing, ['VN-21', 'LA-HO'])).toBeNull();
	});
});

describe('what is asked month by month', () => {
	const targets = [
		{ key: '380', month: '2026-01', units: 5, split: true },
		{ key: '14758', month: '2026-01', units: 2, split: true },
		{ key: '14797', month: '2026-01', units: 1, split: false }
	];
	const months = ['2026-01', '2026-02'];

	test('is its own target', () => {
		expect(askedOf('380', months, { targets, members: ['14758', '14797'] })).toEqual({ months: [5, 0], split: true });
	});

	test('or the sum of its communes', () => {
		const communes = targets.slice(1);
		expect(askedOf('380', months, { targets: communes, members: ['14758', '14797'] })).toEqual({
			months: [3, 0],
			split: false
		});
	});

	test('or not known', () => {
		expect(askedOf('399', months, { targets, members: [] })).toBeNull();
	});
});
