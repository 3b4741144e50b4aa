import { describe, expect, test } from 'vitest';
import { cookieName } from '../../src/lib/paraglide/runtime';
import { actions } from '../../src/routes/(app)/account/+page.server';
import { admin, browser, openAccounts } from '../support/accounts';

openAccounts();

describe('the language of an account', () => {
	const save = async (typed: { fullName: string; locale: string }) => {
		const { cookies, jar } = browser();
		cookies.set(cookieName, 'en', { path: '/' });
		const body = new URLSearchParams(typed);
		const request = new Request('http://localhost:3000/account', { method: 'POST', body });
		const saving = actions.default?.({ request, cookies, locals: { actor: admin } } as never);
		await expect(saving).rejects.toMatchObject({ status: 303 });
		return jar.get(cookieName);
	};

	test('leaves the language that was chosen on this device when only the name is changed', async () => {
		expect(await save({ fullName: 'Tên Mới Minh Họa', locale: admin.locale })).toBe('en');
	});

	test('is spoken on this device at once when it is changed', async () => {
		expect(await save({ fullName: admin.fullName, locale: 'lo' })).toBe('lo');
	});
});
