import { sql } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { newToken, tokenHash } from '../../src/lib/server/auth/token';
import { connect } from '../../src/lib/server/db';
import { invitePerson, type Invitation } from '../../src/lib/server/people/invite-person';
import { withScope } from '../../src/lib/server/scope';
import { meetingOf } from '../support/meeting';
import {
	accept,
	admin,
	as,
	bearing,
	club,
	coordinator,
	database,
	invitation,
	invite,
	newcomer,
	openPeople,
	truth
} from '../support/people';
import { addActor, addClub, asSuperuser } from '../support/society';
import { createTestDatabase } from '../support/test-database';

openPeople();

const addSession = (accountId: string) =>
	truth(
		`insert into sessions (id, account_id, stage, idle_expires_at, absolute_expires_at)
		values (gen_random_uuid(), $1, 'full', now() + interval '1 hour', now() + interval '1 hour')`,
		[accountId]
	);
const stateOf = async (membershipId: string) =>
	(await truth('select state from memberships where id = $1', [membershipId]))[0]?.state;

describe('an invitation', () => {
	test('begins the role and sets up the account when it is accepted', async () => {
		const { membershipId, accountId, token } = await invite(admin);
		expect(await stateOf(membershipId)).toBe('invited');
		expect(await accept(token)).toEqual({ ok: true, value: { accountId } });
		expect(await stateOf(membershipId)).toBe('active');
		const [account] = await truth(
			'select full_name, password_hash, joined_at is not null as joined from accounts where id = $1',
			[accountId]
		);
		expect(account).toEqual({ full_name: newcomer.fullName, password_hash: 'hash', joined: true });
		const trail = await truth('select action, club_id from audit_entries where object_id = $1 order by id', [
			accountId
		]);
		expect(trail).toEqual([
			{ action: 'person.invited', club_id: club },
			{ action: 'person.joined', club_id: club }
		]);
	});

	test('works once: of ten tabs at the same moment one gets in', async () => {
		const { token } = await invite(admin);
		const answers = await Promise.all(Array.from({ length: 10 }, () => accept(token)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await accept(token)).toMatchObject({ refusal: 'token_gone' });
	});

	test('control: without the mark of use every tab gets in', async () => {
		const victim = await createTestDatabase();
		const url = victim.superuserUrl;
		const there = await addClub(url, 'CLB Đối Chứng');
		const actor = await addActor(url, 'club_admin', { clubId: there });
		await asSuperuser(
			url,
			`create or replace function giot_use_token(p_purposes text[])
				returns table (id uuid, purpose text, account_id uuid, membership_id uuid, ends_membership_id uuid, new_email text, created_by uuid)
				language sql volatile security definer set search_path = public, pg_temp as
				$$ select t.id, t.purpose, t.account_id, t.membership_id, t.ends_membership_id, t.new_email, t.created_by
				from account_tokens t where t.token_hash = giot_token_hash() $$`
		);
		const loose = new pg.Pool({ connectionString: victim.appUrl, max: 4 });
		const given = { actor, invitation: invitation({ clubId: there }), now: new Date() };
		const invited = await withScope(connect(loose), { kind: 'actor', actor }, (tx) => invitePerson(tx, given));
		if (!invited.ok) throw new Error(invited.refusal);
		const scope = { kind: 'token', tokenHash: tokenHash(invited.value.token) } as const;
		const use = () =>
			withScope(connect(loose), scope, (tx) => tx.execute(sql`select from giot_use_token('{invitation}')`));
		const used = [await use(), await use()];
		await loose.end();
		await victim.drop();
		expect(used.map(({ rowCount }) => rowCount)).toEqual([1, 1]);
	});

	test.each(['expired', 'garbled', 'foreign'])('that is %s begins nothing', async (kind) => {
		const { membershipId, token } = await invite(
			admin,
			{},
			kind === 'expired' ? new Date(Date.now() - 73 * 3_600_000) : new Date()
		);
		const shown = { expired: token, garbled: token.slice(1), foreign: newToken() }[kind] ?? '';
		expect(await accept(shown)).toMatchObject({ ok: false, refusal: 'token_gone' });
		expect(await stateOf(membershipId)).toBe('invited');
	});

	test('replaces the one before it', async () => {
		const email = 'hai-lan@example.org';
		const first = await invite(admin, { email });
		const second = await invite(admin, { email });
		expect(second.membershipId).toBe(first.membershipId);
		expect(await accept(first.token)).toMatchObject({ refusal: 'token_gone' });
		expect(await accept(second.token)).toMatchObject({ ok: true });
	});

	test('to a role that is held already is refused', async () => {
		const email = 'da-co@example.org';
		await accept((await invite(admin, { email })).token);
		const again = await as(admin, (tx) =>
			invitePerson(tx, { actor: admin, invitation: invitation({ email }), now: new Date() })
		);
		expect(again).toMatchObject({ refusal: 'already_member' });
	});

	test('to a second role leaves name and password of the account as they are', async () => {
		const email = 'hai-vai@example.org';
		const { accountId } = await invite(admin, { email });
		await truth("update accounts set password_hash = 'own', joined_at = now(), full_name = 'Tên Riêng' where id = $1", [
			accountId
		]);
		const { token } = await invite(admin, { email, role: 'club_admin', fullName: 'Tên Khác' });
		await accept(token, null);
		const [account] = await truth('select full_name, password_hash from accounts where id = $1', [accountId]);
		expect(account).toEqual({ full_name: 'Tên Riêng', password_hash: 'own' });
	});

	test('ends the sessions of the account: a role begins with a new one', async () => {
		const email = 'hai-may@example.org';
		const { accountId, token } = await invite(admin, { email });
		await accept(token);
		await addSession(accountId);
		const office = { email, role: 'province_coordinator', clubId: null, provinceCode: 'VN-21' } as const;
		const system = await addActor(database.superuserUrl, 'system_admin');
		await accept((await invite(system, office)).token, null);
		expect(await truth('select 1 from sessions where account_id = $1', [accountId])).toEqual([]);
	});

	test('of two to one newcomer, the second asks for the password that was set at the first', async () => {
		const email = 'hai-loi-moi@example.org';
		const { accountId, token } = await invite(admin, { email });
		const second = await invite(admin, { email, role: 'club_admin' });
		await accept(token);
		expect(await accept(second.token, { ...newcomer, passwordHash: 'another' })).toMatchObject({
			refusal: 'joined_meanwhile'
		});
		expect(await truth('select password_hash from accounts where id = $1', [accountId])).toEqual([
			{ password_hash: 'hash' }
		]);
		expect(await accept(second.token, null)).toMatchObject({ ok: true });
	});

	test('sent ten times at once is one role, and every sender is answered', async () => {
		const email = 'muoi-lan@example.org';
		await accept((await invite(admin, { email })).token);
		const answers = await Promise.all(Array.from({ length: 10 }, () => invite(admin, { email, role: 'club_admin' })));
		expect(new Set(answers.map(({ membershipId }) => membershipId)).size).toBe(1);
	});

	test('control: when both look before either invites, the second fails', async () => {
		const email = 'hai-ben@example.org';
		const { accountId } = await invite(admin, { email });
		const bothLooked = meetingOf(2);
		const add = () =>
			as(admin, async (tx) => {
				await tx.execute(sql`select from memberships where account_id = ${accountId} and role = 'club_admin'`);
				await bothLooked();
				await tx.execute(sql`insert into memberships (id, account_id, role, club_id, state)
					values (gen_random_uuid(), ${accountId}, 'club_admin', ${club}, 'invited')`);
			});
		const ended = await Promise.allSettled([add(), add()]);
		expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	test('hands a club over: the predecessor leaves when the successor has come', async () => {
		const [held] = await truth('select id from memberships where account_id = $1', [admin.accountId]);
		const { token, membershipId } = await invite(admin, { role: 'club_admin', endsMembershipId: held?.id as string });
		expect(await stateOf(held?.id as string)).toBe('active');
		await accept(token);
		expect([await stateOf(membershipId), await stateOf(held?.id as string)]).toEqual(['active', 'ended']);
		await truth("update memberships set state = 'active' where id = $1", [held?.id]);
	});
});

describe('nobody invites beyond their reach', () => {
	const attempt = (actor: Actor, given: Partial<Invitation>) => invite(actor, given);

	test('a club admin to another club, an office or the system', async () => {
		const other = await addClub(database.superuserUrl, 'CLB Khác');
		for (const given of [
			{ clubId: other },
			{ role: 'province_coordinator', clubId: null, provinceCode: 'VN-21' },
			{ role: 'system_admin', clubId: null }
		] as Partial<Invitation>[])
			await expect(attempt(admin, given)).rejects.toThrow();
	});

	test('a coordinator to the other province or to an office', async () => {
		const foreign = await addClub(database.superuserUrl, 'ສະໂມສອນອື່ນ', 'LA-HO');
		for (const given of [
			{ clubId: foreign },
			{ role: 'province_coordinator', clubId: null, provinceCode: 'VN-21' }
		] as Partial<Invitation>[])
			await expect(attempt(coordinator, given)).rejects.toThrow();
	});

	test('a registrar to anything', async () => {
		const registrar = await addActor(database.superuserUrl, 'registrar', { clubId: club });
		await expect(attempt(registrar, {})).rejects.toThrow();
	});

	test('control: a coordinator to a club of the province', async () => {
		expect(await attempt(coordinator, {})).toHaveProperty('token');
	});
});

describe('the bearer of a token', () => {
	test('sees nothing but the offer, and changes nothing before it is used', async () => {
		const { token } = await invite(admin);
		for (const table of ['donors', 'drives', 'clubs', 'memberships', 'sessions', 'audit_entries', 'outbox'])
			expect((await bearing(token, (tx) => tx.execute(sql.raw(`select * from ${table}`)))).rows, table).toEqual([]);
		const renamed = await bearing(token, (tx) => tx.execute(sql`update accounts set full_name = 'x'`));
		expect(renamed.rowCount).toBe(0);
	});

	test('reaches no other account with a used token', async () => {
		const { token } = await invite(admin);
		const touched = await bearing(token, async (tx) => {
			await tx.execute(sql`select from giot_use_token('{invitation}')`);
			return tx.execute(sql`update accounts set locale = 'en' where id = ${admin.accountId}`);
		});
		expect(touched.rowCount).toBe(0);
	});
});
