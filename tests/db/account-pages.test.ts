import { describe, expect, test } from 'vitest';
import { cookieName } from '../../src/lib/paraglide/runtime';
import { actions } from '../../src/routes/(app)/account/+page.server';
import { load as passkeysPage } from '../../src/routes/(app)/account/passkeys/+page.server';
import { load as sessionsPage } from '../../src/routes/(app)/account/sessions/+page.server';
import { admin, browser, database, openAccounts, truth } from '../support/accounts';
import { addActor } from '../support/society';

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

describe('the pages on signing in', () => {
	test('tell the time where somebody works', async () => {
		const abroad = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
		await truth("update provinces set timezone = 'Asia/Tokyo' where code = 'LA-HO'");
		await truth(
			`insert into passkeys (id, account_id, credential_id, public_key, transports, name, created_at)
			values (gen_random_uuid(), $1, 'k', '', '{}', 'Máy', '2026-11-26T16:30:00Z')`,
			[abroad.accountId]
		);
		await truth(
			`insert into sessions (id, account_id, created_at, last_used_at, idle_expires_at, absolute_expires_at)
			values ('s', $1, '2026-11-26T16:30:00Z', '2026-11-26T16:30:00Z', now() + interval '1 hour', now() + interval '1 hour')`,
			[abroad.accountId]
		);
		const event = { locals: { actor: { ...abroad, passwordAt: new Date() } } };
		expect(await sessionsPage(event as never)).toMatchObject({
			sessions: [{ since: expect.stringContaining('27/11/2026 1:30') }]
		});
		expect(await passkeysPage(event as never)).toMatchObject({
			passkeys: [{ added: expect.stringContaining('27/11/2026 1:30') }]
		});
	});
});
