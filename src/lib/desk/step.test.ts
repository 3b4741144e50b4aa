import { describe, expect, test } from 'vitest';
import { stoodAs } from './person-after';
import { deskPerson } from './person.fixture';
import { isLast, NO_STEPS, renamed, withStep } from './step';

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

describe('the steps of somebody who walked in', () => {
	const answer = { refused: false as const, doubt: null, registrationId: 'server-1', head: '', state: 'arrived' };

	test('are known by the name that the server gave them', () => {
		const steps = withStep(NO_STEPS, 'walk-in-1', step('arrive'));
		const after = renamed(steps, [{ ...answer, id: 'walk-in-1' }]);
		expect([...after]).toEqual([['server-1', step('arrive')]]);
	});

	test('stay where they are while the server has not taken them', () => {
		const steps = withStep(NO_STEPS, 'walk-in-1', step('arrive'));
		expect(renamed(steps, [{ id: 'walk-in-1', refused: true }])).toBe(steps);
	});
});
