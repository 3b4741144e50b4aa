import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { giveResetCode } from '../../src/lib/server/accounts/give-reset-code';
import { requestReset, RESET_MS } from '../../src/lib/server/accounts/request-reset';
import { resetOffer, setPasswordByToken } from '../../src/lib/server/accounts/set-password-by-token';
import type { Actor, Role } from '../../src/lib/server/actor';
import { passwordFits } from '../../src/lib/server/auth/password';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { newToken, tidyCode, tokenHash } from '../../src/lib/server/auth/token';
import { inScope } from '../../src/lib/server/scope';
import { admin, club, credentials, database, MINUTE, openAccounts, signedIn, truth } from '../support/accounts';
import { adminRow, mailServer, openMail, outboxRows, sendAll, tokenMailedTo } from '../support/mail';
import { addActor, addClub } from '../support/society';

openMail();
openAccounts();

const newPassword = 'hoa sen nở giữa hồ thu';
const device = (now = new Date()) => ({ address: '203.0.113.7', userAgent: 'a browser', now });
let before: unknown;
beforeEach(async () => {
	await truth('update accounts set joined_at = now() where id = $1', [admin.accountId]);
	before = (await adminRow())?.password_hash;
});
afterEach(() => truth('update accounts set password_hash = $1, suspended_at = null', [before]));

/** Asks for a link and answers the token out of the mail. */
async function asked(email = admin.email, now = new Date()): Promise<string> {
	await requestReset(email, device(now));
	await sendAll();
	return tokenMailedTo(email, 'reset');
}
async function reset(token: string, purpose: 'password_reset' | 'reset_code' = 'password_reset', typed = newPassword) {
	const hash = tokenHash(token);
	const offer = await resetOffer(hash, purpose);
	return offer ? setPasswordByToken(hash, { offer, password: typed }) : 'no_offer';
}
const fits = async (typed: string) => passwordFits((await adminRow())?.password_hash as string, typed);
const unchanged = async () => expect((await adminRow())?.password_hash).toBe(before);

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

describe('a code', () => {
	const give = (actor: Actor, accountId: string, now = new Date()) =>
		inScope(actor, (tx) => giveResetCode(tx, { actor, accountId, now }));
	const person = async (role: Role, scope: object = {}) => {
		const actor = await addActor(database.superuserUrl, role, scope);
		await truth("update accounts set joined_at = now(), password_hash = 'x' where id = $1", [actor.accountId]);
		return actor;
	};
	const alsoHolds = (
		actor: Actor,
		role: Role,
		place: { clubId?: string; provinceCode?: string } = {},
		state = 'active'
	) =>
		truth(
			'insert into memberships (id, account_id, role, club_id, province_code, state) values (gen_random_uuid(), $1, $2, $3, $4, $5)',
			[actor.accountId, role, place.clubId ?? null, place.provinceCode ?? null, state]
		);
	async function codeFor(giver: Actor, accountId: string): Promise<string> {
		const given = await give(giver, accountId);
		if (!given.ok) throw new Error(given.refusal);
		return given.value.code;
	}

	test('is given by whoever stands above, shown once, audited where it happened, and sets a password', async () => {
		const coordinator = await person('province_coordinator');
		const code = await codeFor(coordinator, admin.accountId);
		expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
		expect(JSON.stringify(await truth('select * from account_tokens'))).not.toContain(code);
		const [entry] = await truth("select * from audit_entries where action = 'reset_code.given' and object_id = $1", [
			admin.accountId
		]);
		expect(entry).toMatchObject({ account_id: coordinator.accountId, club_id: club, province_code: 'VN-21' });
		expect(JSON.stringify(entry)).not.toContain(code);

		expect(await reset(tidyCode(code.toUpperCase().replaceAll('-', ' ')), 'reset_code')).toMatchObject({ ok: true });
		expect(await fits(newPassword)).toBe(true);
		expect(await reset(code, 'reset_code')).toBe('no_offer');
	});

	test('is no link, and a link is no code', async () => {
		const code = await codeFor(await person('province_coordinator'), admin.accountId);
		expect(await reset(code, 'password_reset')).toBe('no_offer');
		expect(await reset(await asked(), 'reset_code')).toBe('no_offer');
	});

	test('works for 30 minutes', async () => {
		const coordinator = await person('province_coordinator');
		const early = await give(coordinator, admin.accountId, new Date(Date.now() - RESET_MS + MINUTE));
		expect(early.ok && (await resetOffer(tokenHash(early.value.code), 'reset_code'))).toMatchObject({
			email: admin.email
		});
		const late = await give(coordinator, admin.accountId, new Date(Date.now() - RESET_MS));
		expect(late.ok && (await resetOffer(tokenHash(late.value.code), 'reset_code'))).toBeNull();
	});

	test('takes the place of the one before it', async () => {
		const coordinator = await person('province_coordinator');
		const [first, second] = [await codeFor(coordinator, admin.accountId), await codeFor(coordinator, admin.accountId)];
		expect(await reset(first, 'reset_code')).toBe('no_offer');
		expect(await reset(second, 'reset_code')).toMatchObject({ ok: true });
	});

	test('of a suspended account opens nothing, and none is given', async () => {
		const coordinator = await person('province_coordinator');
		const code = await codeFor(coordinator, admin.accountId);
		await truth('update accounts set suspended_at = now() where id = $1', [admin.accountId]);
		expect(await reset(code, 'reset_code')).toBe('no_offer');
		expect(await give(coordinator, admin.accountId)).toMatchObject({ refusal: 'not_found' });
	});

	test.each([
		['a club admin for a registrar of the club', 'club_admin', 'registrar'],
		['a coordinator for a registrar of the province', 'province_coordinator', 'registrar'],
		['a coordinator for a club admin of the province', 'province_coordinator', 'club_admin'],
		['a system administrator for a coordinator', 'system_admin', 'province_coordinator']
	] as const)('control: is given by %s', async (_, giver, taker) => {
		const ofClub = (role: Role) => (role === 'club_admin' || role === 'registrar' ? { clubId: club } : {});
		expect(
			await give(await person(giver, ofClub(giver)), (await person(taker, ofClub(taker))).accountId)
		).toMatchObject({ ok: true });
	});

	test('is not given to an equal, to somebody above, to oneself or to somebody of another place', async () => {
		const other = await addClub(database.superuserUrl, 'CLB Khác');
		const abroad = await addClub(database.superuserUrl, 'ສະໂມສອນອື່ນ', 'LA-HO');
		const [coordinator, registrar, system] = [
			await person('province_coordinator'),
			await person('registrar', { clubId: club }),
			await person('system_admin')
		];
		const pairs: [string, Actor, Actor][] = [
			['another admin of the club', admin, await person('club_admin', { clubId: club })],
			['a registrar of another club', admin, await person('registrar', { clubId: other })],
			['a coordinator', admin, coordinator],
			['a club admin by a registrar', registrar, admin],
			['a coordinator of the province', coordinator, await person('province_coordinator')],
			['a club admin of the other province', coordinator, await person('club_admin', { clubId: abroad })],
			['a system administrator', coordinator, system],
			['oneself', coordinator, coordinator],
			['the highest self', system, system]
		];
		for (const [name, giver, taker] of pairs)
			expect(await give(giver, taker.accountId), name).toMatchObject({ ok: false, refusal: 'not_found' });
		expect(await truth('select * from account_tokens')).toEqual([]);
	});

	test.each([
		['a registrar who is an admin of another club', 'active', 'club_admin', 'other'],
		['a registrar who registers for another club', 'active', 'registrar', 'other'],
		['a registrar who coordinates the province', 'active', 'province_coordinator', 'province'],
		['a registrar who runs the system', 'active', 'system_admin', 'nowhere'],
		['a registrar who reads the exchange', 'active', 'exchange_viewer', 'nowhere'],
		['a registrar whose office is suspended', 'suspended', 'province_coordinator', 'province'],
		['a registrar who is invited to an office', 'invited', 'province_coordinator', 'province']
	] as const)('leads no club admin into %s', async (_, state, role, where) => {
		const registrar = await person('registrar', { clubId: club });
		const other = await addClub(database.superuserUrl, 'CLB Khác Nữa');
		const place = { other: { clubId: other }, province: { provinceCode: 'VN-21' }, nowhere: {} }[where];
		await alsoHolds(registrar, role, place, state);
		expect(await give(admin, registrar.accountId)).toMatchObject({ refusal: 'not_found' });
		// Past the command, the policy says no as well.
		const forged = inScope(admin, (tx) =>
			tx.execute(`insert into account_tokens (id, purpose, account_id, token_hash, created_by, expires_at)
				values (gen_random_uuid(), 'reset_code', '${registrar.accountId}', 'forged', '${admin.accountId}', now() + interval '1 hour')`)
		);
		await expect(forged).rejects.toThrow();
	});

	test('control: the same person without the other role, or after it has ended', async () => {
		const registrar = await person('registrar', { clubId: club });
		expect(await give(admin, registrar.accountId)).toMatchObject({ ok: true });
		await alsoHolds(registrar, 'province_coordinator', { provinceCode: 'VN-21' }, 'ended');
		expect(await give(admin, registrar.accountId)).toMatchObject({ ok: true });
	});

	test('leads no coordinator into a club admin who runs the system', async () => {
		const [coordinator, clubAdmin] = [
			await person('province_coordinator'),
			await person('club_admin', { clubId: club })
		];
		expect(await give(coordinator, clubAdmin.accountId)).toMatchObject({ ok: true });
		await alsoHolds(clubAdmin, 'system_admin');
		expect(await give(coordinator, clubAdmin.accountId)).toMatchObject({ refusal: 'not_found' });
	});

	test('is not given to whoever is only invited and has no password yet', async () => {
		const registrar = await addActor(database.superuserUrl, 'registrar', { clubId: club });
		expect(await give(admin, registrar.accountId)).toMatchObject({ refusal: 'not_found' });
	});
});
