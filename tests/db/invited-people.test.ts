import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PeopleFilter } from '../../src/lib/accounts/people-filter';
import type { Actor } from '../../src/lib/server/actor';
import { trailPage } from '../../src/lib/server/audit/trail';
import { invitePerson, type Invitation } from '../../src/lib/server/people/invite-person';
import { listPeople } from '../../src/lib/server/people/queries';
import { renewInvitation } from '../../src/lib/server/people/renew-invitation';
import {
	accept,
	admin,
	as,
	bearing,
	club,
	database,
	invite,
	invitation,
	member,
	openPeople,
	today,
	truth
} from '../support/people';
import { addActor, addClub } from '../support/society';

openPeople();

let elsewhere: string;
beforeAll(async () => {
	elsewhere = await addClub(database.superuserUrl, 'ສະໂມສອນ ຕົວຢ່າງ', 'LA-HO');
});

/** Somebody with a role in the other province, whom the admin here knows by nothing but an address. */
async function stranger(): Promise<Actor> {
	const actor = await addActor(database.superuserUrl, 'registrar', { clubId: elsewhere, provinceCode: 'LA-HO' });
	await truth("update accounts set full_name = 'Tên Thật Minh Họa', joined_at = now() where id = $1", [
		actor.accountId
	]);
	return actor;
}

const typed = (email: string): Partial<Invitation> => ({ fullName: 'Đã Gõ Minh Họa', email, locale: 'lo' });

const everybody: PeopleFilter = { q: '', role: '', state: '', club: '', page: 1 };
const listed = async (email: string, q = '') =>
	(await as(admin, (tx) => listPeople(tx, { ...everybody, q }, today)))
		.filter((row) => row.email === email)
		.map(({ fullName, locale, joined, state }) => ({ fullName, locale, joined, state }));
const filter = { person: null, object: 'account', action: null, from: null, to: null, after: null } as const;
const namesInTrail = async (accountId: string) => {
	const asking = { actor: admin, filter, zone: 'Asia/Ho_Chi_Minh' };
	const { rows } = await as(admin, (tx) => trailPage(tx, asking));
	return rows.filter(({ objectId }) => objectId === accountId).map(({ name }) => name);
};

describe('who is invited', () => {
	test('stands in list and trail as they were typed, until they accept', async () => {
		const { email, accountId } = await stranger();
		const { token } = await invite(admin, typed(email));
		const asTyped = { fullName: 'Đã Gõ Minh Họa', locale: 'lo', joined: false, state: 'invited' };
		expect(await listed(email)).toEqual([asTyped]);
		expect(await listed(email, 'da go')).toEqual([asTyped]);
		expect(await listed(email, 'ten that')).toEqual([]);
		expect(await namesInTrail(accountId)).toEqual(['Đã Gõ Minh Họa']);

		await accept(token, null);
		expect(await listed(email)).toEqual([
			{ fullName: 'Tên Thật Minh Họa', locale: 'vi', joined: true, state: 'active' }
		]);
		expect(await namesInTrail(accountId)).toEqual(['Tên Thật Minh Họa', 'Tên Thật Minh Họa']);
	});

	test('who has not joined is met with the name that the inviter behind each link typed', async () => {
		const there = await addActor(database.superuserUrl, 'club_admin', { clubId: elsewhere, provinceCode: 'LA-HO' });
		const email = 'hai-ten@example.org';
		const first = await invite(there, { email, clubId: elsewhere, fullName: 'Ghi Chú Của Nơi Khác' });
		const { token, accountId } = await invite(admin, typed(email));
		const offered = (shown: string) =>
			bearing(
				shown,
				async (tx) => (await tx.execute(sql`select full_name from giot_token_details()`)).rows[0]?.full_name
			);
		expect([await offered(first.token), await offered(token)]).toEqual(['Ghi Chú Của Nơi Khác', 'Đã Gõ Minh Họa']);

		await truth("update accounts set full_name = 'Tên Thật Minh Họa', joined_at = now() where id = $1", [accountId]);
		expect(await offered(token)).toBe('Tên Thật Minh Họa');
	});

	test('looks the same whether the address has an account or not', async () => {
		const { email } = await stranger();
		await invite(admin, typed(email));
		await invite(admin, typed('chua-co@example.org'));
		expect(await listed(email)).toEqual(await listed('chua-co@example.org'));
	});

	test('control: with the policy that an invitation was enough for, their name is learnt', async () => {
		const { email } = await stranger();
		await invite(admin, typed(email));
		await truth(
			"create policy control on accounts for select to giot_app using ((select giot_scope()) = 'actor' and exists (select from memberships m where m.account_id = accounts.id))"
		);
		try {
			expect(await listed(email)).toMatchObject([{ fullName: 'Tên Thật Minh Họa' }]);
		} finally {
			await truth('drop policy control on accounts');
		}
	});

	test('is still the same person when the invitation is renewed after their address changed', async () => {
		const { email, accountId } = await stranger();
		const { membershipId } = await invite(admin, typed(email));
		await truth("update accounts set email = 'da-doi-dia-chi@example.org' where id = $1", [accountId]);
		const renewed = await as(admin, (tx) => renewInvitation(tx, { actor: admin, membershipId, now: new Date() }));
		expect(renewed).toMatchObject({ ok: true, value: { invitation: { ...typed(email), accountId } } });
		expect(await truth('select id from accounts where email = $1', [email])).toEqual([]);
	});

	test('is invited as typed the last time', async () => {
		const email = 'go-lai@example.org';
		await invite(admin, typed(email));
		await invite(admin, { ...typed(email), fullName: 'Gõ Lại Minh Họa', until: '2099-12-31' });
		expect(await listed(email)).toMatchObject([{ fullName: 'Gõ Lại Minh Họa' }]);
		expect(await truth("select until::text from memberships where invited_as ->> 'email' = $1", [email])).toEqual([
			{ until: '2099-12-31' }
		]);
	});
});

describe('a role whose last day has passed', () => {
	const rolesOf = (accountId: string) =>
		truth('select state, until::text from memberships where account_id = $1 and club_id = $2 order by id', [
			accountId,
			club
		]);

	test('is given anew: the old one has ended, and says so', async () => {
		const { email, accountId } = await member();
		await truth("update memberships set until = '2020-01-01' where account_id = $1", [accountId]);
		await invite(admin, typed(email));
		expect(await rolesOf(accountId)).toEqual([
			{ state: 'ended', until: '2020-01-01' },
			{ state: 'invited', until: null }
		]);
		const trail = await truth('select action from audit_entries where object_id = $1 order by id', [accountId]);
		expect(trail.map(({ action }) => action)).toEqual(['membership.ended', 'person.invited']);
	});

	test('on its last day it is still held', async () => {
		const { email, accountId } = await member();
		await truth("update memberships set until = (now() at time zone 'Asia/Ho_Chi_Minh')::date where account_id = $1", [
			accountId
		]);
		const asked = { actor: admin, invitation: invitation(typed(email)), now: new Date() };
		expect(await as(admin, (tx) => invitePerson(tx, asked))).toMatchObject({ refusal: 'already_member' });
	});
});
