import { describe, expect, test } from 'vitest';
import { done, refused } from '../../src/lib/result';
import type { Actor } from '../../src/lib/server/actor';
import { renewInvitation, takeBackInvitation } from '../../src/lib/server/people/renew-invitation';
import {
	accept,
	admin,
	as,
	club,
	coordinator,
	invite,
	lastAction,
	neighbour,
	openPeople,
	roleOf,
	rowOf
} from '../support/people';

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
