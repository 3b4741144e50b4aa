import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isFull, post, truth } from './visitor';

const ACCOUNTS = isFull ? 100 : 10;
const PER_ACCOUNT = 10;
/** What one address may fail within five minutes. */
const PER_ADDRESS = 25;
const password = 'mot-giot-mau-cho-di';
const email = (i: number) => `stuffed-${i}@demo.example`;
const attackers = ['127.0.1.1', '127.0.1.2'];

beforeAll(async () => {
	await truth('delete from sign_in_failures');
	await truth(
		`insert into accounts (id, email, full_name, password_hash, joined_at, is_demo)
		select gen_random_uuid(), 'stuffed-' || i || '@demo.example', 'Tài Khoản Thử', a.password_hash, now(), true
		from generate_series(0, $1::int - 1) i, accounts a where a.email = 'tho-xuan@demo.example'`,
		[ACCOUNTS]
	);
});
afterAll(async () => {
	await truth("delete from accounts where email like 'stuffed-%'");
	await truth('delete from sign_in_failures');
});

const signIn = async (i: number, secret: string, from: string) =>
	(await post('/login', { email: email(i), password: secret }, { from })).status;

describe(`${ACCOUNTS * PER_ACCOUNT} stuffed sign-ins over ${ACCOUNTS} accounts`, () => {
	test('are throttled by address, and the right person still gets in from another', async () => {
		const statuses = await Promise.all(
			attackers.map(async (from, who) => {
				const got: number[] = [];
				for (let i = who; i < ACCOUNTS * PER_ACCOUNT; i += attackers.length)
					got.push(await signIn(i % ACCOUNTS, `leaked-${i}`, from));
				return got;
			})
		);
		for (const got of statuses) {
			expect(got.filter((status) => status === 400)).toHaveLength(PER_ADDRESS);
			expect(got.filter((status) => status === 429)).toHaveLength(got.length - PER_ADDRESS);
			expect(got.slice(PER_ADDRESS).every((status) => status === 429)).toBe(true);
		}
		for (const from of attackers) expect(await signIn(0, password, from)).toBe(429);
		for (let i = 0; i < ACCOUNTS; i += 1) expect(await signIn(i, password, '127.0.2.1'), email(i)).toBe(303);
	});

	test('control: without the remembered failures the attacker’s right guess gets in', async () => {
		expect(await signIn(0, password, '127.0.1.1')).toBe(429);
		await truth('delete from sign_in_failures');
		expect(await signIn(0, password, '127.0.1.1')).toBe(303);
	});
});
