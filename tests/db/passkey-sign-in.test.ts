import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { addPasskey } from '../../src/lib/server/auth/own-factors';
import { passkeyToAsk, passkeyToMake } from '../../src/lib/server/auth/passkeys';
import { inScope } from '../../src/lib/server/scope';
import { POST } from '../../src/routes/(public)/login/passkey/+server';
import { admin, browser, club, database, inSession, lookUp, openAccounts, signedIn, truth } from '../support/accounts';
import { newPasskey, type Asked, type Passkey } from '../support/authenticator';
import { addActor } from '../support/society';

openAccounts();

/** A passkey of the administrator that was added and not used yet. */
let key: Passkey;

beforeEach(async () => {
	await truth('delete from passkeys');
	await truth('delete from passkey_challenges');
	await truth('delete from recovery_codes');
	await truth('update accounts set suspended_at = null');
	await truth("update memberships set state = 'active'");
	key = newPasskey();
	expect(await add(key)).toMatchObject({ ok: true });
});

const toMake = (actor: Actor) => inScope(actor, (tx) => passkeyToMake(tx, actor));
async function add(made: Passkey, given: Partial<Asked> = {}, actor = admin) {
	const { challenge } = await toMake(actor);
	const answer = made.make({ challenge, ...given });
	const owner = await inSession(actor);
	return inScope(owner, (tx) => addPasskey(tx, owner, { answer, name: 'Điện thoại' }));
}

const asked = async () => (await passkeyToAsk()).challenge;

/** Sends an answer to the sign-in as a browser does; answers the status and the token of the session. */
async function send(answer: ReturnType<Passkey['answer']>) {
	const { cookies, jar } = browser();
	const url = new URL('http://localhost:3000/login/passkey');
	const body = JSON.stringify({ answer });
	const request = new Request(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
	const { status } = await POST({ request, cookies, url, getClientAddress: () => '203.0.113.7' } as never);
	return { status, token: jar.get('session') };
}
const signInBy = async (used: Passkey) => send(used.answer({ challenge: await asked() }));
const stored = () => truth('select credential_id, sign_count, last_used_at from passkeys order by credential_id');

describe('a passkey', () => {
	test('that was added signs its person in wholly, time and again', async () => {
		expect(await stored()).toEqual([{ credential_id: key.id, sign_count: '0', last_used_at: null }]);
		for (const count of ['1', '2']) {
			const { status, token } = await signInBy(key);
			expect(status).toBe(200);
			expect(await lookUp(token ?? '')).toMatchObject({ accountId: admin.accountId, memberships: [{ clubId: club }] });
			expect(await stored()).toMatchObject([{ sign_count: count, last_used_at: expect.any(Date) }]);
		}
	});

	test('that counts nothing signs in too', async () => {
		for (let time = 0; time < 2; time++)
			expect((await send(key.answer({ challenge: await asked(), uses: 0 }))).status).toBe(200);
	});

	test('of somebody whose role is suspended signs in without it, as the password does', async () => {
		await truth('delete from passkeys');
		await truth("update memberships set state = 'suspended' where account_id = $1", [admin.accountId]);
		const byPassword = await lookUp(await signedIn());
		expect(byPassword).toMatchObject({ accountId: admin.accountId, memberships: [] });
		expect(await add(key)).toMatchObject({ ok: true });
		expect(await lookUp((await signInBy(key)).token ?? '')).toMatchObject({
			accountId: admin.accountId,
			memberships: []
		});
	});
});

const unasked = () => randomBytes(32).toString('base64url');
const refusals: [string, () => Promise<ReturnType<Passkey['answer']>>][] = [
	['a challenge that nobody set', async () => key.answer({ challenge: unasked() })],
	[
		'a challenge that was used before',
		async () => {
			const challenge = await asked();
			expect((await send(key.answer({ challenge }))).status).toBe(200);
			return key.answer({ challenge });
		}
	],
	[
		'a challenge that was refused before',
		async () => {
			const challenge = await asked();
			expect((await send(key.answer({ challenge, verified: false }))).status).toBe(400);
			return key.answer({ challenge });
		}
	],
	[
		'a challenge of more than five minutes ago',
		async () => {
			const challenge = await asked();
			await truth("update passkey_challenges set expires_at = expires_at - interval '5 minutes'");
			return key.answer({ challenge });
		}
	],
	['a challenge to add a passkey', async () => key.answer({ challenge: (await toMake(admin)).challenge })],
	['another origin', async () => key.answer({ challenge: await asked(), origin: 'http://localhost:3001' })],
	['another host', async () => key.answer({ challenge: await asked(), host: 'example.org' })],
	['nobody who proved who they are', async () => key.answer({ challenge: await asked(), verified: false })],
	[
		'a count that goes back',
		async () => {
			expect((await send(key.answer({ challenge: await asked(), uses: 7 }))).status).toBe(200);
			return key.answer({ challenge: await asked(), uses: 6 });
		}
	],
	[
		'a count that stands still',
		async () => {
			expect((await send(key.answer({ challenge: await asked(), uses: 7 }))).status).toBe(200);
			return key.answer({ challenge: await asked(), uses: 7 });
		}
	],
	['a key that was never added', async () => newPasskey().answer({ challenge: await asked() })],
	[
		'the signature of another key',
		async () => {
			const own = { id: key.id, rawId: key.id };
			return { ...newPasskey().answer({ challenge: await asked() }), ...own };
		}
	],
	[
		'a suspended account',
		async () => {
			await truth('update accounts set suspended_at = now() where id = $1', [admin.accountId]);
			return key.answer({ challenge: await asked() });
		}
	]
];

describe('nobody signs in', () => {
	test.each(refusals)('by %s', async (_, faulty) => {
		const answer = await faulty();
		const before = await stored();
		expect(await send(answer)).toEqual({ status: 400, token: undefined });
		expect(await stored()).toEqual(before);
		// Control: it was that alone.
		await truth('update accounts set suspended_at = null');
		expect((await send(key.answer({ challenge: await asked(), uses: 9 }))).status).toBe(200);
	});
});

describe('no passkey is added', () => {
	test.each([
		['a challenge that nobody set', { challenge: unasked() }],
		['another origin', { origin: 'http://localhost:3001' }],
		['another host', { host: 'example.org' }],
		['nobody who proved who they are', { verified: false }]
	])('by %s', async (_, given) => {
		const before = await stored();
		expect(await add(newPasskey(), given)).toMatchObject({ ok: false, refusal: 'passkey_refused' });
		expect(await stored()).toEqual(before);
	});

	test('twice, nor one that somebody else has', async () => {
		const other = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
		for (const actor of [admin, other])
			expect(await add(key, {}, actor)).toMatchObject({ ok: false, refusal: 'passkey_refused' });
	});

	test('by the challenge of somebody else', async () => {
		const other = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
		const { challenge } = await toMake(other);
		expect(await add(newPasskey(), { challenge })).toMatchObject({ ok: false, refusal: 'passkey_refused' });
	});
});
