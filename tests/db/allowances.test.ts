import { describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { requestReset } from '../../src/lib/server/accounts/request-reset';
import { takeTry } from '../../src/lib/server/auth/allowance';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { recordFailure, signInKeys } from '../../src/lib/server/auth/throttle';
import { receiveApplication } from '../../src/lib/server/clubs/apply';
import { inSignIn } from '../../src/lib/server/scope';
import { newApplication } from '../support/application';
import { MINUTE, admin, credentials, truth } from '../support/accounts';
import { outboxRows } from '../support/mail';
import { openResets } from '../support/reset';

openResets();

const { address, userAgent } = credentials;
const elsewhere = '198.51.100.1';
const at = (minutes: number, from: Date) => new Date(from.getTime() + minutes * MINUTE);

const apply = async (from = address, now = new Date()) =>
	(await receiveApplication({ input: newApplication(), locale: 'vi', address: from, now })).ok;
const enter = async (from = address) =>
	(await signIn({ ...credentials, email: admin.email, address: from, now: new Date() })).ok;
const ask = (email: string, from = address, now = new Date()) => requestReset(email, { address: from, userAgent, now });

/** Whether a request for a new password of the administrator leads to a message. */
async function isMailed(from = address, now = new Date()): Promise<boolean> {
	const before = (await outboxRows()).length;
	await ask(admin.email, from, now);
	return (await outboxRows()).length > before;
}

const times = (n: number, work: (i: number) => Promise<unknown>) =>
	Promise.all(Array.from({ length: n }, (_, i) => work(i)));
const mistype = (n: number, now = new Date()) =>
	inSignIn(null, async (tx) => {
		for (let i = 0; i < n; i += 1) await recordFailure(tx, signInKeys(`${v7()}@example.org`, address), now);
	});

describe('behind one address, after 24 failed sign-ins,', () => {
	const whatWorks = async () => ({ enter: await enter(), isMailed: await isMailed(), apply: await apply() });
	const all = { enter: true, isMailed: true, apply: true };

	test('25 requests for new passwords hold up further ones and nothing else', async () => {
		await mistype(24);
		await times(25, (i) => ask(`${i}@example.org`));
		expect(await whatWorks()).toEqual({ ...all, isMailed: false });
		expect(await isMailed(elsewhere)).toBe(true);
	});

	test('25 applications of clubs hold up further ones and nothing else', async () => {
		await mistype(24);
		await times(25, () => apply());
		expect(await whatWorks()).toEqual({ ...all, apply: false });
		expect(await apply(elsewhere)).toBe(true);
	});

	test('control: one more failed sign-in holds up sign-ins, and nothing else', async () => {
		await mistype(24);
		expect(await whatWorks()).toEqual(all);
		await mistype(1);
		expect(await whatWorks()).toEqual({ ...all, enter: false });
		expect(await enter(elsewhere)).toBe(true);
	});
});

describe('requests for new passwords', () => {
	test('of one e-mail lead to ten messages, however many come at once', async () => {
		await times(20, () => ask(admin.email));
		expect(await outboxRows()).toHaveLength(10);
	});

	test('of one network are 25 in five minutes, and one that was too many costs its person nothing', async () => {
		const [now, here] = [new Date(), '2001:db8:0:1::'];
		await times(40, (i) => ask(`${i}@example.org`, `${here}${i}`, now));
		for (let i = 0; i < 10; i += 1) expect(await isMailed(here, now)).toBe(false);
		expect(await truth('select * from sign_in_failures')).toHaveLength(2 * 25);
		expect(await isMailed(here, at(4.9, now))).toBe(false);
		expect(await isMailed(here, at(5, now))).toBe(true);
	});
});

describe('applications', () => {
	test('of one network are ten in a quarter of an hour, however many come at once', async () => {
		const now = new Date();
		const taken = await times(20, (i) => apply(`2001:db8:0:1::${i}`, now));
		expect(taken.filter(Boolean)).toHaveLength(10);
		expect(await apply('2001:db8:0:1::', at(14.9, now))).toBe(false);
		expect(await apply('2001:db8:0:1::', at(15, now))).toBe(true);
	});
});

describe('a try', () => {
	const now = new Date();
	const once = { most: 1, minutes: 15 } as const;

	test('is forgotten once it counts in no allowance, by whatever is tried next', async () => {
		await times(3, (i) => takeTry(`old ${i}`, once, at(-15.1, now)));
		await takeTry('new', once, now);
		expect(await truth('select * from sign_in_failures')).toHaveLength(1);
	});

	test('is remembered as long as it counts, whatever else is tried or fails', async () => {
		await takeTry('mine', once, at(-14.9, now));
		await takeTry("somebody else's", { most: 1, minutes: 5 }, now);
		await mistype(1, now);
		expect(await takeTry('mine', once, now)).toBeNull();
	});
});
