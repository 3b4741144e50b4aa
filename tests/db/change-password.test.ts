import { expect, test } from 'vitest';
import { changePassword } from '../../src/lib/server/accounts/change-password';
import { requestReset } from '../../src/lib/server/accounts/request-reset';
import { resetOffer } from '../../src/lib/server/accounts/set-password-by-token';
import { hashPassword, passwordFits } from '../../src/lib/server/auth/password';
import { tokenHash } from '../../src/lib/server/auth/token';
import { inScope } from '../../src/lib/server/scope';
import { actions } from '../../src/routes/(app)/account/password/+page.server';
import { m } from '../../src/lib/paraglide/messages';
import { admin, browser, lookUp, openAccounts, password, sessionRow, signedIn, truth } from '../support/accounts';
import { adminRow, mailServer, openMail, sendAll, tokenMailedTo } from '../support/mail';

openMail();
openAccounts();

const newPassword = 'hoa sen nở giữa hồ thu';

test('a new password ends every other session and the links that were mailed before, and is told of by mail', async () => {
	await truth('update accounts set joined_at = now()');
	await requestReset(admin.email, { address: '203.0.113.7', userAgent: 'a browser', now: new Date() });
	await sendAll();
	const link = tokenHash(tokenMailedTo(admin.email, 'reset'));
	expect(await resetOffer(link, 'password_reset')).not.toBeNull();
	const [own, other] = [await signedIn(), await signedIn()];
	const actor = { ...admin, sessionId: tokenHash(own) };
	const passwordHash = await hashPassword(newPassword);
	const token = await inScope(actor, (tx) => changePassword(tx, actor, { passwordHash, now: new Date() }));
	expect(await resetOffer(link, 'password_reset')).toBeNull();
	expect([await lookUp(own), await lookUp(other)]).toEqual([null, null]);
	expect(await lookUp(token)).toMatchObject({ accountId: admin.accountId });
	expect(await passwordFits((await adminRow())?.password_hash as string, newPassword)).toBe(true);
	await sendAll();
	expect(mailServer.to(admin.email)).toHaveLength(2);
});

test('a changed password gives this browser another session, which still ends when the old one would have', async () => {
	await truth('update accounts set password_hash = $1', [await hashPassword(password)]);
	const own = await signedIn();
	const before = await sessionRow(own);
	const { cookies, jar } = browser(own);
	const body = new URLSearchParams({ old: password, password: newPassword });
	const request = new Request('http://localhost:3000/account/password', { method: 'POST', body });
	const actor = { ...admin, sessionId: tokenHash(own) };
	const event = { request, cookies, locals: { actor }, getClientAddress: () => '203.0.113.7' };
	await expect(actions.default?.(event as never)).rejects.toMatchObject({ location: '/account?done=password' });
	const token = jar.get('session') ?? '';
	expect(token).not.toBe(own);
	expect(await lookUp(own)).toBeNull();
	expect(await lookUp(token)).toMatchObject({ accountId: admin.accountId });
	expect((await sessionRow(token))?.absolute_expires_at).toEqual(before?.absolute_expires_at);
});

test('the password that one has is refused as a new one', async () => {
	const body = new URLSearchParams({ old: newPassword, password: newPassword });
	const request = new Request('http://localhost:3000/account/password', { method: 'POST', body });
	const answer = await actions.default?.({ request, locals: { actor: admin } } as never);
	expect(answer).toMatchObject({ status: 400, data: { problem: m.password_same() } });
});
