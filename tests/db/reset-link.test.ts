import { describe, expect, test } from 'vitest';
import { requestReset } from '../../src/lib/server/accounts/request-reset';
import { resetOffer, setPasswordByToken } from '../../src/lib/server/accounts/set-password-by-token';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { newToken, tokenHash } from '../../src/lib/server/auth/token';
import { admin, credentials, password, signedIn, truth } from '../support/accounts';
import { mailServer, outboxRows, sendAll } from '../support/mail';
import { asked, device, fits, newPassword, openResets, reset, unchanged } from '../support/reset';

openResets();

describe('asking for a new password', () => {
	test('mails a link for 30 minutes to the public address, in the language of the account', async () => {
		await truth("update accounts set locale = 'lo' where id = $1", [admin.accountId]);
		const token = await asked(admin.email);
		await truth("update accounts set locale = 'vi'");
		expect(mailServer.to(admin.email)[0]?.mail.text).toMatch(/[\u0e80-\u0eff]/);
		expect(await resetOffer(tokenHash(token), 'password_reset')).toMatchObject({
			email: admin.email,
			hasFactor: false
		});
		const [row] = await truth('select expires_at - created_at as stands, token_hash from account_tokens');
		expect((row?.stands as { minutes: number }).minutes).toBeGreaterThanOrEqual(29);
		expect(row?.token_hash).not.toContain(token);
	});

	test.each(['unknown', 'suspended', 'only invited', 'of a device'])(
		'mails nothing to an address that is %s',
		async (kind) => {
			const email = kind === 'unknown' ? 'nobody@example.org' : admin.email;
			if (kind === 'suspended') await truth('update accounts set suspended_at = now()');
			if (kind === 'only invited') await truth('update accounts set joined_at = null');
			if (kind === 'of a device') await truth("update accounts set password_hash = null, kind = 'device'");
			await requestReset(email, device());
			await truth("update accounts set kind = 'person'");
			expect(await outboxRows()).toEqual([]);
			expect(await truth('select * from account_tokens')).toEqual([]);
		}
	);

	test('mails no more than ten from one address, and to others still', async () => {
		for (let i = 0; i < 12; i += 1) await requestReset(admin.email, device());
		expect(await outboxRows()).toHaveLength(10);
		await requestReset(admin.email, { ...device(), address: '198.51.100.1' });
		expect(await outboxRows()).toHaveLength(11);
	});
});

describe('a link', () => {
	test('sets a password that signs in, ends every session and is told of by mail', async () => {
		await signedIn();
		await signedIn();
		const token = await asked();
		expect(await reset(token)).toMatchObject({ ok: true });
		expect(await truth('select * from sessions')).toEqual([]);
		expect(await signIn({ ...credentials, email: admin.email, now: new Date() })).toMatchObject({ ok: false });
		const again = await signIn({ ...credentials, email: admin.email, password: newPassword, now: new Date() });
		expect(again).toMatchObject({ ok: true });
		await sendAll();
		expect(mailServer.to(admin.email)).toHaveLength(2);
		const trail = await truth(
			"select account_id, fields from audit_entries where action = 'password.reset' and object_id = $1",
			[admin.accountId]
		);
		expect(trail.at(-1)).toMatchObject({ account_id: admin.accountId });
	});

	test.each(['expired', 'used', 'foreign', 'garbled', 'for another purpose'])(
		'that is %s changes nothing',
		async (kind) => {
			const token = await asked();
			if (kind === 'expired') await truth('update account_tokens set expires_at = now()');
			if (kind === 'used') await truth('update account_tokens set used_at = now()');
			if (kind === 'for another purpose')
				await truth("update account_tokens set purpose = 'email_old', new_email = 'moi@example.org'");
			const shown = { foreign: newToken(), garbled: token.slice(0, -1) }[kind] ?? token;
			expect(await reset(shown)).toBe('no_offer');
			await unchanged();
		}
	);

	test('that expires while the password is typed changes nothing', async () => {
		const hash = tokenHash(await asked());
		const offer = await resetOffer(hash, 'password_reset');
		await truth('update account_tokens set expires_at = now()');
		expect(await setPasswordByToken(hash, { offer: offer!, password: newPassword })).toMatchObject({
			refusal: 'token_gone'
		});
		await unchanged();
	});

	test('ends every other link of the account', async () => {
		const [first, second] = [await asked(), await asked()];
		expect(await reset(first)).toMatchObject({ ok: true });
		expect(await reset(second, 'password_reset', 'một mật khẩu khác hẳn')).toBe('no_offer');
		expect(await fits(newPassword)).toBe(true);
	});

	test('stays when the password is not taken', async () => {
		const token = await asked();
		expect(await reset(token, 'password_reset', 'ngắn')).toMatchObject({ refusal: 'password_short' });
		expect(await reset(token, 'password_reset', '123456789012345')).toMatchObject({ refusal: 'password_common' });
		await unchanged();
		expect(await reset(token)).toMatchObject({ ok: true });
	});

	test('does not set the password that is to be replaced, and stays for another one', async () => {
		const token = await asked();
		expect(await reset(token, 'password_reset', password)).toMatchObject({ refusal: 'password_same' });
		await unchanged();
		expect(await reset(token)).toMatchObject({ ok: true });
		expect(await reset(token, 'password_reset', password)).toBe('no_offer');
	});

	test('leaves the second factor where it is', async () => {
		await truth('insert into totp_secrets (account_id, secret_encrypted, confirmed_at) values ($1, $2, now())', [
			admin.accountId,
			Buffer.from('sealed')
		]);
		const token = await asked();
		expect(await resetOffer(tokenHash(token), 'password_reset')).toMatchObject({ hasFactor: true });
		await reset(token);
		const again = await signIn({ ...credentials, email: admin.email, password: newPassword, now: new Date() });
		await truth('delete from totp_secrets where account_id = $1', [admin.accountId]);
		expect(again).toMatchObject({ ok: true, value: { stage: 'second_factor' } });
	});

	const twoTabs = (token: string) =>
		Promise.all(
			['hoa sen nở giữa hồ thu', 'hoa ban nở trắng núi rừng'].map((typed) => reset(token, 'password_reset', typed))
		);

	test('works in one of two tabs at the same moment', async () => {
		const answers = await twoTabs(await asked());
		expect(answers.filter((one) => typeof one === 'object' && one.ok)).toHaveLength(1);
	});

	test('control: without the mark of use both tabs set a password', async () => {
		const token = await asked();
		const [{ source } = { source: '' }] = (await truth(
			`select pg_get_functiondef('giot_use_token(text[])'::regprocedure) as source`
		)) as { source: string }[];
		const [{ policy } = { policy: '' }] = (await truth(
			`select pg_get_functiondef('giot_token_account()'::regprocedure) as policy`
		)) as { policy: string }[];
		await truth(`create or replace function giot_use_token(p_purposes text[])
			returns table (id uuid, purpose text, account_id uuid, membership_id uuid, ends_membership_id uuid, new_email text, created_by uuid)
			language sql volatile security definer set search_path = public, pg_temp as
			$$ select t.id, t.purpose, t.account_id, t.membership_id, t.ends_membership_id, t.new_email, t.created_by
			from account_tokens t where t.token_hash = giot_token_hash() $$`);
		await truth(`create or replace function giot_token_account() returns uuid language sql stable security definer
			set search_path = public, pg_temp as 'select t.account_id from account_tokens t where t.token_hash = giot_token_hash()'`);
		await truth('alter table account_tokens disable row level security');
		await truth('revoke delete on account_tokens from giot_app');
		await truth('create rule keep as on delete to account_tokens do instead nothing');
		await truth('grant delete on account_tokens to giot_app');
		const answers = await twoTabs(token);
		await truth('drop rule keep on account_tokens');
		await truth('alter table account_tokens enable row level security');
		await truth(source);
		await truth(policy);
		expect(answers.filter((one) => typeof one === 'object' && one.ok)).toHaveLength(2);
	});
});
