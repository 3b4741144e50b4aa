import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { m } from '../../src/lib/paraglide/messages';
import { done } from '../../src/lib/result';
import type { Actor } from '../../src/lib/server/actor';
import { tokenHash } from '../../src/lib/server/auth/token';
import { closeDatabase } from '../../src/lib/server/db';
import { pendingInvitation } from '../../src/lib/server/people/pending-invitation';
import { personOf } from '../../src/lib/server/people/queries';
import { resetFactors } from '../../src/lib/server/people/reset-factors';
import { tokenOffer } from '../../src/lib/server/people/token-offer';
import { actions, load } from '../../src/routes/(app)/people/[membershipId=uuid]/+page.server';
import {
	accept,
	admin,
	as,
	club,
	coordinator,
	database,
	invite,
	member,
	neighbour,
	openPeople,
	roleOf,
	rowOf,
	system,
	truth
} from '../support/people';
import { addActor, addClub } from '../support/society';

openPeople();

beforeAll(() => {
	Object.assign(process.env, {
		DATABASE_URL: database.appUrl,
		ORIGIN: 'http://localhost:3000',
		IDENTITY_KEY: Buffer.alloc(32, 1).toString('base64'),
		SMTP_URL: 'smtp://127.0.0.1:1'
	});
});
afterAll(closeDatabase);

const eventOf = (actor: Actor, membershipId: string, typed: Record<string, string> = {}) => {
	const url = new URL(`http://localhost:3000/people/${membershipId}`);
	const request = new Request(url, { method: 'POST', body: new URLSearchParams(typed) });
	return { url, request, params: { membershipId }, locals: { actor }, setHeaders: () => {} } as never;
};
const seen = async (actor: Actor, id: string) => {
	const { invitation, can } = (await load(eventOf(actor, id))) as Exclude<Awaited<ReturnType<typeof load>>, void>;
	return { ...invitation, renew: can.renew };
};
const leave = ({ accountId }: Actor) =>
	truth("update memberships set state = 'ended' where account_id = $1", [accountId]);

describe('the page of somebody who is invited', () => {
	test('says until when the link works, and that it works no more once its giver may not give that role', async () => {
		const { membershipId } = await invite(admin);
		expect(await seen(coordinator, membershipId)).toMatchObject({ works: true, expired: false, renew: true });
		await leave(admin);
		expect(await seen(coordinator, membershipId)).toMatchObject({ works: false, expired: false, renew: true });
		await actions.renew(eventOf(coordinator, membershipId));
		expect(await seen(coordinator, membershipId)).toMatchObject({ works: true });
	});

	test('tells an expired invitation from one that works no more', async () => {
		const { membershipId } = await invite(admin, {}, new Date(Date.now() - 73 * 3_600_000));
		expect(await seen(admin, membershipId)).toMatchObject({ works: false, expired: true });
	});

	test('says whose role ends when they accept, and nothing once it has ended', async () => {
		const own = await roleOf(admin);
		const { membershipId } = await invite(admin, { role: 'club_admin', endsMembershipId: own });
		const colleague = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
		expect((await seen(admin, membershipId)).ends).toBe(m.people_invitation_ends_own());
		for (const reader of [colleague, coordinator])
			expect((await seen(reader, membershipId)).ends).toBe(m.people_invitation_ends({ name: admin.fullName }));
		await leave(admin);
		expect((await seen(coordinator, membershipId)).ends).toBeNull();
		expect((await seen(coordinator, (await invite(coordinator)).membershipId)).ends).toBeNull();
	});
});

describe('the page of a person', () => {
	test('tells times and days of the place where its reader works', async () => {
		const abroad = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
		const there = await addClub(database.superuserUrl, 'ສະໂມສອນ ຕົວຢ່າງ', 'LA-HO');
		const { membershipId } = await invite(abroad, { clubId: there });
		await truth("update account_tokens set expires_at = '2099-11-26T16:30:00Z' where membership_id = $1", [
			membershipId
		]);
		await truth("update memberships set created_at = '2026-11-26T16:30:00Z' where id = $1", [membershipId]);
		await truth("update provinces set timezone = 'Asia/Tokyo' where code = 'LA-HO'");
		try {
			const shown = await load(eventOf(abroad, membershipId));
			expect(shown).toMatchObject({
				person: { since: '27/11/2026' },
				invitation: { until: expect.stringContaining('27/11/2099 1:30') }
			});
		} finally {
			await truth("update provinces set timezone = 'Asia/Vientiane' where code = 'LA-HO'");
		}
	});
});

test('a system administrator whose second factor another one resets is told by mail', async () => {
	const other = await addActor(database.superuserUrl, 'system_admin', { provinceCode: null });
	const id = await roleOf(other);
	const reset = await as(system, async (tx) => {
		const person = await personOf(tx, id);
		return person && resetFactors(tx, { actor: system, person, mails: true });
	});
	expect(reset).toEqual(done(null));
	expect(await truth('select kind from outbox where created_by = $1', [system.accountId])).toEqual([
		{ kind: 'factor_reset' }
	]);
});

describe('whether an invitation works', () => {
	const asked = async (actor: Actor, tokenId: string) => {
		const { rows } = await as(actor, (tx) => tx.execute(`select giot_invitation_stands('${tokenId}') as works`));
		return rows[0]?.works;
	};

	test('is told those who may take it back, and nobody else who knows its id', async () => {
		const { membershipId, accountId } = await invite(admin);
		const [token] = await truth('select id from account_tokens where membership_id = $1', [membershipId]);
		const id = String(token?.id);
		const invited = { ...admin, accountId, memberships: [] };
		const answers = await Promise.all(
			[admin, coordinator, neighbour, await member(), invited].map((actor) => asked(actor, id))
		);
		expect(answers).toEqual([true, true, false, false, false]);
		expect(await as(neighbour, (tx) => pendingInvitation(tx, membershipId))).toBeUndefined();
	});

	test('control: without the question who asks, whoever knows its id is told', async () => {
		const { membershipId } = await invite(admin);
		const [token] = await truth('select id from account_tokens where membership_id = $1', [membershipId]);
		const [guarded] = await truth(
			"select pg_get_functiondef('giot_invitation_stands(uuid)'::regprocedure) as definition"
		);
		await truth(
			`create or replace function giot_invitation_stands(p_token_id uuid) returns boolean language sql stable security definer
				set search_path = public, pg_temp
				as 'select giot_still_stands(t) from account_tokens t where t.id = p_token_id'`
		);
		try {
			expect(await asked(neighbour, String(token?.id))).toBe(true);
		} finally {
			await truth(String(guarded?.definition));
		}
		expect(await asked(neighbour, String(token?.id))).toBe(false);
	});
});

describe('whoever takes over a club', () => {
	const predecessor = async (token: string) => (await tokenOffer(tokenHash(token), ['invitation']))?.predecessor;

	test('reads before they accept who hands it over; whoever is only invited reads of nobody', async () => {
		const handedOver = await invite(admin, { role: 'club_admin', endsMembershipId: await roleOf(admin) });
		expect(await predecessor(handedOver.token)).toBe(admin.fullName);
		expect(await predecessor((await invite(admin)).token)).toBeNull();
	});

	test('reads of nobody whose role has ended otherwise', async () => {
		const giver = await addActor(database.superuserUrl, 'system_admin');
		await truth(
			"insert into memberships (id, account_id, role, club_id) values (gen_random_uuid(), $1, 'club_admin', $2)",
			[giver.accountId, club]
		);
		const [{ id } = {}] = await truth('select id from memberships where account_id = $1 and club_id = $2', [
			giver.accountId,
			club
		]);
		const { token } = await invite(giver, { role: 'club_admin', endsMembershipId: String(id) });
		expect(await predecessor(token)).toBe(giver.fullName);
		await truth("update memberships set state = 'ended' where id = $1", [id]);
		expect(await predecessor(token)).toBeNull();
	});
});

describe('a club is handed over', () => {
	const typed = { fullName: 'Kế Nhiệm Minh Họa', email: '', locale: 'lo' };

	test('to somebody who is its admin already: refused, and what was typed stays in the form', async () => {
		const { email } = await member('club_admin');
		const answer = await actions.handOver(eventOf(admin, await roleOf(admin), { ...typed, email }));
		expect(answer).toMatchObject({
			status: 409,
			data: { refused: m.person_already_member(), successor: { ...typed, email } }
		});
	});
});

describe('an admin who invites themself as registrar', () => {
	const inviteOneself = async () => (await invite(admin, { email: admin.email })).membershipId;

	test('renews that invitation', async () => {
		const id = await inviteOneself();
		expect(await seen(admin, id)).toMatchObject({ works: true, renew: true });
		const answer = await actions.renew(eventOf(admin, id));
		const { link } = (answer as { invited: { link: string } }).invited;
		expect(await accept(link.split('/').at(-1) ?? '', null)).toMatchObject({ ok: true });
		expect(await rowOf(id)).toMatchObject({ state: 'active' });
	});

	test('takes it back, and suspends neither it nor themself', async () => {
		const id = await inviteOneself();
		for (const role of [id, await roleOf(admin)])
			await expect(actions.suspend(eventOf(admin, role))).rejects.toMatchObject({ status: 404 });
		await expect(actions.takeBack(eventOf(admin, id))).rejects.toMatchObject({ status: 303 });
		expect(await rowOf(id)).toBeUndefined();
	});
});
