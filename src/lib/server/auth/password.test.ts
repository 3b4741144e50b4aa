import { expect, test } from 'vitest';
import { hashPassword, passwordFits, TooBusy } from './password';

test('a password is kept as Argon2id with 19 MiB, two passes, one lane', async () => {
	const stored = await hashPassword('một giọt máu cho đi');
	expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect(await passwordFits(stored, 'một giọt máu cho đi')).toBe(true);
	expect(await passwordFits(stored, 'một giọt máu khác')).toBe(false);
});

test('nobody has the password that stands in for unknown accounts', async () => {
	expect(await passwordFits(null, 'a password that nobody has')).toBe(false);
});

test('two are checked at once, twenty wait, the next is turned away', { timeout: 60_000 }, async () => {
	const stored = await hashPassword('x');
	const answers = await Promise.allSettled(Array.from({ length: 23 }, () => passwordFits(stored, 'x')));
	const turnedAway = answers.filter((one) => one.status === 'rejected');
	expect(turnedAway).toHaveLength(1);
	expect(turnedAway[0]?.reason).toBeInstanceOf(TooBusy);
	expect(await passwordFits(stored, 'x')).toBe(true);
});
