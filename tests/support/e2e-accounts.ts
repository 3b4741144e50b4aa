import { createHash } from 'node:crypto';
import { TOTP } from 'otpauth';
import { v7 } from 'uuid';
import type { BrowserContext, Page } from '@playwright/test';
import { hashPassword } from '../../src/lib/server/auth/password';
import { asSuperuser } from './society';
import type { Words } from './e2e-words';

/** Somebody who is no part of the demonstration. */
export type Person = { accountId: string; email: string; password: string };

/** Asks the product's database past all policies. */
export const truth = (statement: string, values: unknown[] = []) =>
	asSuperuser(process.env.TEST_SUPERUSER_URL ?? '', statement, values);

/** Adds a person with a password and one role: in the first club of Thanh Hóa, or its office. */
export async function addPerson(role: 'club_admin' | 'province_coordinator'): Promise<Person> {
	const accountId = v7();
	const person = { accountId, email: `${accountId}@example.org`, password: 'ba con thuyen qua song Ma' };
	await truth('insert into accounts (id, email, full_name, password_hash, joined_at) values ($1, $2, $3, $4, now())', [
		accountId,
		person.email,
		'Người Thử Minh Họa',
		await hashPassword(person.password)
	]);
	const scope =
		role === 'club_admin'
			? "null, (select id from clubs where province_code = 'VN-21' order by id limit 1)"
			: "'VN-21', null";
	await truth(`insert into memberships (id, account_id, role, province_code, club_id) values ($1, $2, $3, ${scope})`, [
		v7(),
		accountId,
		role
	]);
	return person;
}

/** Gives somebody another password, past all rules. */
export const setPassword = async ({ accountId }: Person, password: string) =>
	truth('update accounts set password_hash = $2 where id = $1', [accountId, await hashPassword(password)]);

/** Fills the sign-in page and sends it. */
export async function fillSignIn(
	page: Page,
	w: Words,
	{ email, password }: Pick<Person, 'email' | 'password'> & Partial<Person>
): Promise<void> {
	await page.goto('/login');
	await page.getByLabel(w('sign_in_email')).fill(email);
	await page.getByLabel(w('sign_in_password'), { exact: true }).fill(password);
	await page.getByRole('button', { name: w('sign_in_submit'), exact: true }).click();
}

/** Signs out with the button of the page. */
export async function signOut(page: Page, w: Words): Promise<void> {
	await page.goto('/account');
	await page
		.getByRole('button', { name: w('ui_sign_out') })
		.first()
		.click();
	await page.waitForURL('/login');
}

/** The code that an authenticator app shows for a key as the page wrote it; `steps` of 30 seconds ahead. */
export function codeOf(key: string, steps = 0): string {
	const totp = new TOTP({ secret: key.replace(/\s/g, ''), algorithm: 'SHA1', digits: 6, period: 30 });
	return totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

/** The key that the page of setting up an app shows. */
export const shownKey = async (page: Page) => (await page.locator('code').first().textContent()) ?? '';

/** Types a code into the page that asks for it. */
export async function giveCode(page: Page, label: string, code: string, button: string): Promise<void> {
	await page.getByLabel(label).fill(code);
	await page.getByRole('button', { name: button }).click();
}

/** Puts the last proof of who somebody is this many minutes into the past. */
export const provedAgo = (accountId: string, minutes: number) =>
	truth(`update sessions set password_at = now() - $2 * interval '1 minute' where account_id = $1`, [
		accountId,
		minutes
	]);

/** Puts the last proof of one browser's session this many minutes into the past; other sessions of the same person stay. */
export async function provedHereAgo(context: BrowserContext, minutes: number): Promise<void> {
	const token = (await context.cookies()).find(({ name }) => name === 'session')?.value ?? '';
	const id = createHash('sha256').update(token).digest('hex');
	await truth(`update sessions set password_at = now() - $2 * interval '1 minute' where id = $1`, [id, minutes]);
}

/** Gives a browser an authenticator that confirms every question at once, as a fingerprint would. */
export async function addAuthenticator(context: BrowserContext, page: Page): Promise<void> {
	const devtools = await context.newCDPSession(page);
	await devtools.send('WebAuthn.enable');
	await devtools.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
}
