import { setImmediate as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn } from './in-turn';

test('at one drive work is done one after the other in the order in which it came, at another one meanwhile', async () => {
	const log: string[] = [];
	const work = (name: string) => async () => {
		log.push(`${name} begins`);
		await pause();
		log.push(`${name} ends`);
		return name;
	};
	const done = await Promise.all([inTurn('a', work('1')), inTurn('a', work('2')), inTurn('b', work('3'))]);
	expect(done).toEqual(['1', '2', '3']);
	expect(log.filter((line) => !line.startsWith('3'))).toEqual(['1 begins', '1 ends', '2 begins', '2 ends']);
	expect(log.indexOf('3 begins')).toBeLessThan(log.indexOf('1 ends'));
});

test('what fails is told to whom it concerns, and the next one has its turn', async () => {
	const failed = inTurn('a', () => Promise.reject(new Error('lost')));
	const next = inTurn('a', () => Promise.resolve('kept'));
	await expect(failed).rejects.toThrow('lost');
	expect(await next).toBe('kept');
});
