import { expect, test } from 'vitest';
import { changePassword } from '../../src/lib/server/accounts/change-password';
import { requestReset } from '../../src/lib/server/accounts/request-reset';
import { resetOffer } from '../../src/lib/server/accounts/set-password-by-token';
import { hashPassword, passwordFits } from '../../src/lib/server/auth/password';
import { tokenHash } from '../../src/lib/server/auth/token';
import { inScope } from '../../src/lib/server/scope';
import { actions } from '../../src/routes/(app)/account/password/+page.server';
import { m } from '../../src/lib/paraglide/messages';
import { admin, lookUp, openAccounts, signedIn, truth } from '../support/accounts';
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
	await inScope(actor, async (tx) => changePassword(tx, actor, await hashPassword(newPassword)));
	expect(await resetOffer(link, 'password_reset')).toBeNull();
	expect([await lookUp(own), await lookUp(other)]).toMatchObject([{ accountId: admin.accountId }, null]);
	expect(await passwordFits((await adminRow())?.password_hash as string, newPassword)).toBe(true);
	await sendAll();
	expect(mailServer.to(admin.email)).toHaveLength(2);
});

test('the password that one has is refused as a new one', async () => {
	const body = new URLSearchParams({ old: newPassword, password: newPassword });
	const request = new Request('http://localhost:3000/account/password', { method: 'POST', body });
	const answer = await actions.default?.({ request, locals: { actor: admin } } as never);
	expect(answer).toMatchObject({ status: 400, data: { problem: m.password_same() } });
});
