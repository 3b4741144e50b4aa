import { afterEach, beforeEach, expect } from 'vitest';
import { resetOffer, setPasswordByToken } from '../../src/lib/server/accounts/set-password-by-token';
import { requestReset } from '../../src/lib/server/accounts/request-reset';
import { passwordFits } from '../../src/lib/server/auth/password';
import { tokenHash } from '../../src/lib/server/auth/token';
import { admin, openAccounts, truth } from './accounts';
import { adminRow, openMail, sendAll, tokenMailedTo } from './mail';

/** What is typed as the new password. */
export const newPassword = 'hoa sen nở giữa hồ thu';
/** Where a request comes from. */
export const device = (now = new Date()) => ({ address: '203.0.113.7', userAgent: 'a browser', now });

/** The hash of the administrator's password before each test. */
let before: unknown;

/** Opens accounts and mail for the tests of a file; the administrator has joined and has their password before each of them. */
export function openResets(): void {
	openMail();
	openAccounts();
	beforeEach(async () => {
		await truth('update accounts set joined_at = now() where id = $1', [admin.accountId]);
		before = (await adminRow())?.password_hash;
	});
	afterEach(() => truth('update accounts set password_hash = $1, suspended_at = null', [before]));
}

/** Asks for a link and answers the token out of the mail. */
export async function asked(email = admin.email, now = new Date()): Promise<string> {
	await requestReset(email, device(now));
	await sendAll();
	return tokenMailedTo(email, 'reset');
}

/** Sets a password by a token, if the token offers it. */
export async function reset(
	token: string,
	purpose: 'password_reset' | 'reset_code' = 'password_reset',
	typed = newPassword
) {
	const hash = tokenHash(token);
	const offer = await resetOffer(hash, purpose);
	return offer ? setPasswordByToken(hash, { offer, password: typed }) : 'no_offer';
}

/** Whether a password is the administrator's. */
export const fits = async (typed: string) => passwordFits((await adminRow())?.password_hash as string, typed);
/** The administrator's password is what it was. */
export const unchanged = async () => expect((await adminRow())?.password_hash).toBe(before);
