import { expect, test } from 'vitest';
import { suspendAccount } from '../../scripts/accounts';
import { loadAs } from '../../src/lib/server/db/load-rows';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { admin, credentials, database, lookUp, openAccounts, signedIn, truth } from '../support/accounts';

openAccounts();

const suspend = (suspended: boolean, email = admin.email) =>
	loadAs(database.ownerUrl, (client) => suspendAccount(client, email, suspended));
const enter = () => signIn({ ...credentials, email: admin.email, now: new Date() });

test('an account that whoever installs suspends is out at the next request and stays out until it is let in again, as the trail tells', async () => {
	const token = await signedIn();
	expect(await lookUp(token)).toMatchObject({ accountId: admin.accountId });

	await suspend(true);
	expect(await lookUp(token)).toBeNull();
	expect(await enter()).toMatchObject({ ok: false, refusal: 'sign_in_wrong' });

	await suspend(false);
	expect(await lookUp(token)).toBeNull();
	expect(await enter()).toMatchObject({ ok: true });
	const trail = await truth("select action from audit_entries where action like 'account.%ed' order by at, id");
	expect(trail.map(({ action }) => action)).toEqual(['account.suspended', 'account.resumed']);
});

test('an address that has no account is refused in words', async () => {
	await expect(suspend(true, 'khong-co@example.org')).rejects.toThrow('Nobody has an account');
});
