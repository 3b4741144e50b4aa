import { describe, expect, test } from 'vitest';
import { done, refused } from '../../src/lib/result';
import type { Actor } from '../../src/lib/server/actor';
import { auditOf } from '../../src/lib/server/audit/queries';
import { connect } from '../../src/lib/server/db';
import { changeMembership, type MembershipChange } from '../../src/lib/server/people/change-membership';
import { invitePerson } from '../../src/lib/server/people/invite-person';
import { withScope } from '../../src/lib/server/scope';
import {
	accept,
	admin,
	as,
	club,
	coordinator,
	database,
	invite,
	lastAction,
	member,
	neighbour,
	openPeople,
	pool,
	roleOf,
	rowOf,
	system,
	today,
	truth
} from '../support/people';
import { addActor } from '../support/society';

openPeople();

const change = (by: Actor, id: string, given: MembershipChange) =>
	as(by, (tx) => changeMembership(tx, { actor: by, today }, id, given));

describe('a role', () => {
	test.each([
		[{ to: 'suspended' }, { state: 'suspended', until: null }, 'membership.suspended'],
		[{ to: 'ended' }, { state: 'ended', until: null }, 'membership.ended'],
		[{ to: 'limited', until: '2026-12-24' }, { state: 'active', until: '2026-12-24' }, 'membership.limited']
	] as [MembershipChange, object, string][])('%j is stored and told in the trail', async (given, row, action) => {
		const person = await member();
		expect(await change(admin, await roleOf(person), given)).toEqual(done({ before: null }));
		expect(await rowOf(await roleOf(person))).toEqual(row);
		expect(await lastAction(person.accountId)).toBe(action);
	});

	test('is taken up again after it ended, and not twice', async () => {
		const id = await roleOf(await member());
		await change(admin, id, { to: 'ended' });
		expect(await change(admin, id, { to: 'active', until: null })).toMatchObject({ ok: true });
		expect(await change(admin, id, { to: 'active', until: null })).toEqual(refused('changed_meanwhile'));
	});

	test('taken up again after its last day has no end any more', async () => {
		const id = await roleOf(await member());
		await truth("update memberships set until = '2026-11-01' where id = $1", [id]);
		expect(await change(admin, id, { to: 'suspended' })).toEqual(refused('changed_meanwhile'));
		expect(await change(admin, id, { to: 'active', until: null })).toMatchObject({ ok: true });
		expect(await rowOf(id)).toEqual({ state: 'active', until: null });
	});

	test('ends today at the earliest', async () => {
		const id = await roleOf(await member());
		expect(await change(admin, id, { to: 'limited', until: '2026-11-26' })).toEqual(refused('last_day_passed'));
		expect(await change(admin, id, { to: 'limited', until: today })).toMatchObject({ ok: true });
		const offer = {
			fullName: 'Được Mời Minh Họa',
			email: 'da-qua@example.org',
			locale: 'vi',
			role: 'registrar'
		} as const;
		const invitation = { ...offer, clubId: club, provinceCode: null, until: '2020-01-01' };
		const inviting = { actor: admin, invitation, now: new Date() };
		expect(await as(admin, (tx) => invitePerson(tx, inviting))).toEqual(refused('last_day_passed'));
	});

	test('of an office ends the sessions of its person when it is taken up again; of a club it does not', async () => {
		for (const [role, place, sessions] of [
			['province_coordinator', {}, 0],
			['registrar', { clubId: club }, 1]
		] as const) {
			const person = await addActor(database.superuserUrl, role, place);
			const id = await roleOf(person);
			await change(system, id, { to: 'suspended' });
			await truth(
				`insert into sessions (id, account_id, idle_expires_at, absolute_expires_at)
				values (gen_random_uuid(), $1, now() + interval '1 hour', now() + interval '1 hour')`,
				[person.accountId]
			);
			expect(await change(system, id, { to: 'active', until: null })).toMatchObject({ ok: true });
			expect(await truth('select 1 from sessions where account_id = $1', [person.accountId])).toHaveLength(sessions);
		}
	});

	test('of a club that an office changes is told to the office too', async () => {
		const person = await member();
		await change(coordinator, await roleOf(person), { to: 'suspended' });
		const seen = await as(coordinator, (tx) => auditOf(tx, 'account', person.accountId));
		expect(seen.map(({ action }) => action)).toEqual(['membership.suspended']);
	});

	test('that was given anew meanwhile stays ended', async () => {
		const { membershipId, token } = await invite(admin, { email: 'lai@example.org' });
		await accept(token);
		await change(admin, membershipId, { to: 'ended' });
		const again = await invite(admin, { email: 'lai@example.org' });
		expect(again.membershipId).not.toBe(membershipId);
		expect(await change(admin, membershipId, { to: 'active', until: null })).toEqual(refused('held_again'));
	});

	test('that was offered and not accepted is begun by nobody else', async () => {
		const { membershipId } = await invite(admin);
		for (const given of [{ to: 'active', until: null }, { to: 'suspended' }, { to: 'ended' }] as MembershipChange[])
			expect(await change(admin, membershipId, given)).toEqual(refused('changed_meanwhile'));
		expect(await rowOf(membershipId)).toMatchObject({ state: 'invited' });
	});

	test('of oneself is left, but not suspended, limited or prolonged', async () => {
		const second = await member('club_admin');
		const own = await roleOf(second);
		for (const given of [{ to: 'suspended' }, { to: 'limited', until: null }] as MembershipChange[])
			expect(await change(second, own, given)).toEqual(refused('own_membership'));
		expect(await change(second, own, { to: 'ended' })).toMatchObject({ ok: true });
	});

	test('of a foreign club is not found', async () => {
		const id = await roleOf(await member());
		expect(await change(neighbour, id, { to: 'suspended' })).toEqual(refused('not_found'));
	});

	test('taken away is gone on the next request', async () => {
		const person = await member();
		await truth(
			`insert into sessions (id, account_id, idle_expires_at, absolute_expires_at) values ($1, $2, now() + interval '1 h', now() + interval '1 h')`,
			[person.accountId, person.accountId]
		);
		const roles = async () =>
			(
				await withScope(connect(pool), { kind: 'sign_in', accountId: null }, (tx) =>
					tx.execute(`select memberships from giot_session('${person.accountId}')`)
				)
			).rows[0]?.memberships;
		expect(await roles()).toHaveLength(1);
		await change(admin, await roleOf(person), { to: 'suspended' });
		expect(await roles()).toEqual([]);
	});
});

describe('the last admin', () => {
	const leaving: MembershipChange[] = [{ to: 'ended' }, { to: 'limited', until: '2026-12-31' }, { to: 'suspended' }];

	test.each(leaving)('of a club stays: %j', async (given) => {
		expect(await change(coordinator, await roleOf(admin), given)).toEqual(refused('last_admin'));
	});

	test('does not leave: a successor comes first', async () => {
		expect(await change(admin, await roleOf(admin), { to: 'ended' })).toEqual(refused('last_admin'));
	});

	test('is not replaced by an admin whose last day has passed', async () => {
		const second = await member('club_admin');
		await truth("update memberships set until = '2026-11-26' where account_id = $1", [second.accountId]);
		expect(await change(admin, await roleOf(admin), { to: 'ended' })).toEqual(refused('last_admin'));
	});

	test('is not replaced by an admin whose account is suspended', async () => {
		const second = await member('club_admin');
		await truth('update accounts set suspended_at = now() where id = $1', [second.accountId]);
		expect(await change(admin, await roleOf(admin), { to: 'ended' })).toEqual(refused('last_admin'));
		await truth('update accounts set suspended_at = null where id = $1', [second.accountId]);
		expect(await change(admin, await roleOf(admin), { to: 'ended' })).toMatchObject({ ok: true });
	});

	test.each(leaving)('of a club is not replaced by one who leaves earlier: %j', async (given) => {
		const second = await member('club_admin');
		expect(await change(admin, await roleOf(second), { to: 'limited', until: '2026-12-30' })).toMatchObject({
			ok: true
		});
		expect(await change(coordinator, await roleOf(admin), given)).toEqual(refused('last_admin'));
	});

	test('of the house is not replaced by one who leaves earlier', async () => {
		const second = await addActor(database.superuserUrl, 'system_admin', { provinceCode: null });
		await change(system, await roleOf(second), { to: 'limited', until: '2026-12-30' });
		expect(await change(second, await roleOf(system), { to: 'suspended' })).toEqual(refused('last_admin'));
		await change(system, await roleOf(second), { to: 'ended' });
	});

	test.each([null, '2026-12-31', '2026-12-30'] as const)(
		'control: whose last day is 30 December leaves to one who stays until %s',
		async (until) => {
			const second = await member('club_admin');
			await truth('update memberships set until = $2 where account_id = $1', [second.accountId, until]);
			await truth("update memberships set until = '2026-12-30' where account_id = $1", [admin.accountId]);
			expect(await change(admin, await roleOf(admin), { to: 'ended' })).toMatchObject({ ok: true });
		}
	);

	test('whose last day is set already stays longer, not shorter', async () => {
		const id = await roleOf(admin);
		await truth("update memberships set until = '2026-12-30' where id = $1", [id]);
		expect(await change(coordinator, id, { to: 'limited', until: '2026-12-29' })).toEqual(refused('last_admin'));
		expect(await change(coordinator, id, { to: 'limited', until: '2026-12-31' })).toMatchObject({ ok: true });
		expect(await change(coordinator, id, { to: 'limited', until: null })).toMatchObject({ ok: true });
	});

	test('control: with another admin the same is allowed', async () => {
		await member('club_admin');
		expect(await change(admin, await roleOf(admin), { to: 'ended' })).toMatchObject({ ok: true });
	});

	test('of the house stays, until there is another', async () => {
		expect(await change(system, await roleOf(system), { to: 'ended' })).toEqual(refused('last_admin'));
		const second = await addActor(database.superuserUrl, 'system_admin', { provinceCode: null });
		expect(await change(system, await roleOf(second), { to: 'ended' })).toMatchObject({ ok: true });
	});
});
