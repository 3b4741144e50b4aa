import { afterEach, describe, expect, test } from 'vitest';
import { confirmEmail, mayAskForEmail, requestEmailChange } from '../../src/lib/server/accounts/change-email';
import { requestReset } from '../../src/lib/server/accounts/request-reset';
import { newToken, tokenHash } from '../../src/lib/server/auth/token';
import { inScope, inTokenScope } from '../../src/lib/server/scope';
import { admin, database, openAccounts, signedIn, lookUp, truth } from '../support/accounts';
import { adminRow, mailServer, openMail, outboxRows, sendAll, tokenMailedTo } from '../support/mail';
import { addActor } from '../support/society';
import { meetingOf } from '../support/meeting';

const TIMES = process.env.TEST_FULL === '1' ? 10 : 3;

openMail();
openAccounts();

let asked = 0;
/** Asks for another address and answers it with both tokens out of the mail. */
async function ask() {
	const newEmail = `moi-${(asked += 1)}@example.org`;
	await inScope(admin, (tx) => requestEmailChange(tx, admin, newEmail, new Date()));
	await sendAll();
	return { newEmail, old: tokenMailedTo(admin.email, 'email'), fresh: tokenMailedTo(newEmail, 'email') };
}
const confirm = (token: string) => confirmEmail(tokenHash(token));
const address = async () => (await adminRow())?.email;

afterEach(() => truth('update accounts set email = $1 where id = $2', [admin.email, admin.accountId]));

describe('another address', () => {
	test('may be asked for five times in a quarter of an hour, by each for themself', async () => {
		const somebody = await addActor(database.superuserUrl, 'province_coordinator');
		const asked = await Promise.all(Array.from({ length: 8 }, () => mayAskForEmail(somebody)));
		expect(asked.filter(Boolean)).toHaveLength(5);
		expect(await mayAskForEmail(admin)).toBe(true);
	});

	test('is asked for at both, in the same words and with different links', async () => {
		const { newEmail, old, fresh } = await ask();
		expect(old).not.toBe(fresh);
		for (const to of [admin.email, newEmail]) {
			expect(mailServer.to(to)).toHaveLength(1);
			expect(mailServer.to(to)[0]?.mail.text).toContain(newEmail);
		}
		expect(await address()).toBe(admin.email);
		expect(JSON.stringify(await outboxRows())).not.toContain(newEmail);
	});

	test.each(['old first', 'new first'])('begins once both have confirmed, %s', async (order) => {
		const { newEmail, old, fresh } = await ask();
		const [first, second] = order === 'old first' ? [old, fresh] : [fresh, old];
		expect(await confirm(first)).toEqual({ ok: true, value: { changed: false } });
		expect(await address()).toBe(admin.email);
		expect(await confirm(second)).toEqual({ ok: true, value: { changed: true } });
		expect(await address()).toBe(newEmail);
		const [entry] = await truth("select * from audit_entries where action = 'email.changed' order by id desc limit 1");
		expect(entry).toMatchObject({ object_id: admin.accountId, fields: ['email'] });
		expect(JSON.stringify(entry)).not.toContain('example.org');
	});

	test(`begins when both confirm at the same moment, ${TIMES} times`, async () => {
		for (let i = 0; i < TIMES; i += 1) {
			const { newEmail, old, fresh } = await ask();
			const answers = await Promise.all([confirm(old), confirm(fresh)]);
			expect(answers.map((one) => one.ok && one.value.changed).sort()).toEqual([false, true]);
			expect(await address()).toBe(newEmail);
			await truth('update accounts set email = $1 where id = $2', [admin.email, admin.accountId]);
		}
	});

	test('control: of two confirmations that do not take turns neither sees the other', async () => {
		const { old, fresh } = await ask();
		const [bothUsed, bothLooked] = [meetingOf(2), meetingOf(2)];
		const use = (token: string) =>
			inTokenScope(tokenHash(token), async (tx) => {
				await tx.execute("select from giot_use_token('{email_old,email_new}')");
				await bothUsed();
				const { rows } = await tx.execute('select giot_email_confirmed() as email');
				await bothLooked();
				return rows[0]?.email;
			});
		expect(await Promise.all([use(old), use(fresh)])).toEqual([null, null]);
	});

	test('does not begin by one link used twice', async () => {
		const { old } = await ask();
		expect(await confirm(old)).toMatchObject({ ok: true });
		expect(await confirm(old)).toMatchObject({ refusal: 'token_gone' });
		expect(await address()).toBe(admin.email);
	});

	test('does not begin by the halves of two requests', async () => {
		const first = await ask();
		const second = await ask();
		await confirm(first.old);
		expect(await confirm(second.fresh)).toEqual({ ok: true, value: { changed: false } });
		expect(await address()).toBe(admin.email);
	});

	test.each(['expired', 'foreign', 'garbled'])('does not begin by a link that is %s', async (kind) => {
		const { old, fresh } = await ask();
		await confirm(old);
		if (kind === 'expired') await truth('update account_tokens set expires_at = now() where used_at is null');
		const shown = { foreign: newToken(), garbled: fresh.slice(1) }[kind] ?? fresh;
		expect(await confirm(shown)).toMatchObject({ ok: false, refusal: 'token_gone' });
		expect(await address()).toBe(admin.email);
	});

	test('that somebody else took meanwhile is refused, and the old one stays', async () => {
		const { newEmail, old, fresh } = await ask();
		await confirm(old);
		const other = await addActor(database.superuserUrl, 'exchange_viewer');
		await truth('update accounts set email = $1 where id = $2', [newEmail, other.accountId]);
		expect(await confirm(fresh)).toMatchObject({ ok: false, refusal: 'email_taken' });
		expect(await address()).toBe(admin.email);
	});

	test('ends the links that were sent to the old one, and keeps the sessions', async () => {
		const session = await signedIn();
		await requestReset(admin.email, { address: '203.0.113.7', userAgent: null, now: new Date() });
		const { newEmail, old, fresh } = await ask();
		await confirm(old);
		await confirm(fresh);
		expect(await truth("select * from account_tokens where purpose = 'password_reset'")).toEqual([]);
		expect(await lookUp(session)).toMatchObject({ email: newEmail });
	});
});
