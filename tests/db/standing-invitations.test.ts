import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { done, refused } from '../../src/lib/result';
import type { Actor } from '../../src/lib/server/actor';
import { renewInvitation, takeBackInvitation } from '../../src/lib/server/people/renew-invitation';
import {
	accept,
	admin,
	as,
	bearing,
	club,
	coordinator,
	database,
	invite,
	lastAction,
	neighbour,
	openPeople,
	roleOf,
	rowOf,
	system,
	truth
} from '../support/people';
import { addActor } from '../support/society';

openPeople();

describe('an invitation that still stands', () => {
	const renew = (actor: Actor, membershipId: string) =>
		as(actor, (tx) => renewInvitation(tx, { actor, membershipId, now: new Date() }));
	const takeBack = (actor: Actor, membershipId: string) =>
		as(actor, (tx) => takeBackInvitation(tx, { actor, membershipId }));

	test('is renewed: the old link stops working', async () => {
		const { membershipId, token } = await invite(admin);
		const renewed = await renew(coordinator, membershipId);
		expect(renewed).toMatchObject({ ok: true, value: { invitation: { role: 'registrar', clubId: club } } });
		expect(await accept(token)).toEqual(refused('token_gone'));
		expect(await accept(renewed.ok ? renewed.value.token : '')).toMatchObject({ ok: true });
	});

	test('of a club that is handed over still ends the role of whoever renews it', async () => {
		const own = await roleOf(admin);
		const { membershipId } = await invite(admin, { role: 'club_admin', endsMembershipId: own });
		const renewed = await renew(admin, membershipId);
		await accept(renewed.ok ? renewed.value.token : '');
		expect(await rowOf(own)).toMatchObject({ state: 'ended' });
		expect(await lastAction(admin.accountId)).toBe('membership.handed_over');
	});

	test('to a club that has closed since is not renewed, and stays as it was', async () => {
		const { membershipId, token } = await invite(admin);
		await truth("update clubs set closed_on = '2026-01-01' where id = $1", [club]);
		expect(await renew(admin, membershipId)).toEqual(refused('club_closed'));
		expect(await accept(token)).toMatchObject({ ok: true });
	});

	test('to a role whose last day has passed since is not renewed, which is told', async () => {
		const { membershipId } = await invite(admin, { until: '2099-12-31' });
		await truth("update memberships set until = '2020-01-01' where id = $1", [membershipId]);
		expect(await renew(admin, membershipId)).toEqual(refused('last_day_passed'));
	});

	test('is taken back with its link', async () => {
		const { membershipId, token, accountId } = await invite(admin);
		expect(await takeBack(admin, membershipId)).toEqual(done(null));
		expect(await rowOf(membershipId)).toBeUndefined();
		expect(await accept(token)).toEqual(refused('token_gone'));
		expect(await lastAction(accountId)).toBe('invitation.taken_back');
	});

	test('once accepted is neither renewed nor taken back', async () => {
		const { membershipId, token } = await invite(admin);
		await accept(token);
		expect(await renew(admin, membershipId)).toEqual(refused('not_invited'));
		expect(await takeBack(admin, membershipId)).toEqual(refused('not_invited'));
		expect(await rowOf(membershipId)).toMatchObject({ state: 'active' });
	});

	test('of another province is left alone', async () => {
		const { membershipId, token } = await invite(admin);
		expect(await renew(neighbour, membershipId)).toEqual(refused('not_invited'));
		expect(await takeBack(neighbour, membershipId)).toEqual(refused('not_invited'));
		expect(await accept(token)).toMatchObject({ ok: true });
	});

	test('taken back and accepted at the same moment is one or the other, ten times', async () => {
		for (let time = 0; time < 10; time++) {
			const { membershipId, token } = await invite(admin);
			const [taken, accepted] = await Promise.all([takeBack(admin, membershipId), accept(token)]);
			expect([taken.ok, accepted.ok].sort()).toEqual([false, true]);
			expect(await rowOf(membershipId)).toEqual(accepted.ok ? { state: 'active', until: null } : undefined);
		}
	});
});

describe('an invitation whose giver may not give that role any more', () => {
	const gone = refused('token_gone');
	const offered = (token: string) =>
		bearing(token, async (tx) => {
			const { rowCount } = await tx.execute(sql`select from giot_token_details()`);
			return rowCount;
		});
	const ofClub = (actor: Actor) => invite(actor, { role: 'club_admin' });

	test.each([
		['whose role ended', "update memberships set state = 'ended' where account_id = $1"],
		['whose role is suspended', "update memberships set state = 'suspended' where account_id = $1"],
		['whose last day has passed', "update memberships set until = '2020-01-01' where account_id = $1"],
		['whose account is suspended', 'update accounts set suspended_at = now() where id = $1']
	])('of somebody %s is neither offered nor accepted', async (_, change) => {
		const { token } = await ofClub(admin);
		expect(await offered(token)).toBe(1);
		await truth(change, [admin.accountId]);
		expect(await offered(token)).toBe(0);
		expect(await accept(token)).toEqual(gone);
	});

	test('of a registrar who was an admin then is gone, of an office that was one of another province too', async () => {
		const { token } = await ofClub(admin);
		await truth("update memberships set role = 'registrar' where account_id = $1", [admin.accountId]);
		expect(await accept(token)).toEqual(gone);
		const moved = await addActor(database.superuserUrl, 'province_coordinator');
		const second = await ofClub(moved);
		await truth("update memberships set province_code = 'LA-HO' where account_id = $1", [moved.accountId]);
		expect(await accept(second.token)).toEqual(gone);
	});

	test('of an office and of the house stands', async () => {
		expect(await accept((await ofClub(coordinator)).token)).toMatchObject({ ok: true });
		expect(await accept((await ofClub(system)).token)).toMatchObject({ ok: true });
	});

	test('of a club that is handed over twice ends with the first that is accepted', async () => {
		const endsMembershipId = await roleOf(admin);
		const first = await invite(admin, { role: 'club_admin', endsMembershipId });
		const second = await invite(admin, { role: 'club_admin', endsMembershipId });
		expect(await accept(first.token)).toMatchObject({ ok: true });
		expect(await accept(second.token)).toEqual(gone);
	});

	test('control: without the question the link outlives the right', async () => {
		const { token } = await ofClub(admin);
		await truth("update memberships set state = 'ended' where account_id = $1", [admin.accountId]);
		await truth(
			'create or replace function giot_still_stands(t account_tokens) returns boolean language sql stable begin atomic select true; end'
		);
		expect(await accept(token)).toMatchObject({ ok: true });
	});
});
