import { describe, expect, test } from 'vitest';
import { stoodAs } from './person-after';
import { deskPerson } from './person.fixture';
import { isLast } from './step';

const before = deskPerson({ state: 'fit', head: 'fit-1' });
const step = (act: 'arrive' | 'begin' | 'thank') => ({ id: 'step-1', act, stood: stoodAs(before) });

describe('a step at this device', () => {
	test('is the last one for as long as nobody did anything after it', () => {
		expect(isLast(step('arrive'), { ...before, head: 'step-1' })).toBe(true);
		expect(isLast(step('arrive'), { ...before, head: 'another' })).toBe(false);
	});

	test('is not the last one once a bag was begun, or thanks were given', () => {
		const found = { ...before, head: 'step-1' };
		expect(isLast(step('arrive'), { ...found, begunAt: '2026-11-28T03:00:00Z' })).toBe(false);
		expect(isLast(step('arrive'), { ...found, thankedAt: '2026-11-28T03:00:00Z' })).toBe(false);
	});

	test.each([
		['begin', 'begunAt'],
		['thank', 'thankedAt']
	] as const)('%s moves nobody: it is the last one while it shows and they stand where they stood', (act, shows) => {
		const shown = { ...before, [shows]: '2026-11-28T03:00:00Z' };
		expect(isLast(step(act), shown)).toBe(true);
		expect(isLast(step(act), before)).toBe(false);
		expect(isLast(step(act), { ...shown, state: 'donated' })).toBe(false);
	});
});
