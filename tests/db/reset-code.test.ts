import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { refused } from '../../src/lib/result';
import { giveResetCode } from '../../src/lib/server/accounts/give-reset-code';
import { RESET_MS } from '../../src/lib/server/accounts/request-reset';
import { resetOffer } from '../../src/lib/server/accounts/set-password-by-token';
import type { Actor, Role } from '../../src/lib/server/actor';
import { tidyCode, tokenHash } from '../../src/lib/server/auth/token';
import { personOf } from '../../src/lib/server/people/queries';
import { inScope } from '../../src/lib/server/scope';
import { admin, club, database, MINUTE, truth } from '../support/accounts';
import { asked, fits, newPassword, openResets, reset } from '../support/reset';
import { addActor, addClub } from '../support/society';

openResets();

describe('a code', () => {
	/** On the page of the first role of theirs that is seen, or of the one at a club. */
	const give = (actor: Actor, accountId: string, { now = new Date(), at }: { now?: Date; at?: string } = {}) =>
		inScope(actor, async (tx) => {
			const { rows } = await tx.execute(sql`select id from memberships
				where account_id = ${accountId} and club_id is not distinct from coalesce(${at ?? null}::uuid, club_id) order by id limit 1`);
			const seen = rows[0] && (await personOf(tx, String(rows[0].id)));
			return seen ? giveResetCode(tx, { actor, person: seen, now }) : refused('not_found');
		});
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

	test('is told of at the place where it was given, of whoever works at several', async () => {
		const elsewhere = await addClub(database.superuserUrl, 'CLB Thứ Hai');
		const registrar = await person('registrar', { clubId: club });
		await alsoHolds(registrar, 'registrar', { clubId: elsewhere });
		const coordinator = await person('province_coordinator');
		for (const at of [elsewhere, club]) {
			await give(coordinator, registrar.accountId, { at });
			const entries = await truth(
				"select club_id from audit_entries where action = 'reset_code.given' and object_id = $1 order by id desc",
				[registrar.accountId]
			);
			expect(entries[0]).toEqual({ club_id: at });
		}
	});

	test('is no link, and a link is no code', async () => {
		const code = await codeFor(await person('province_coordinator'), admin.accountId);
		expect(await reset(code, 'password_reset')).toBe('no_offer');
		expect(await reset(await asked(), 'reset_code')).toBe('no_offer');
	});

	test('works for 30 minutes', async () => {
		const coordinator = await person('province_coordinator');
		const early = await give(coordinator, admin.accountId, { now: new Date(Date.now() - RESET_MS + MINUTE) });
		expect(early.ok && (await resetOffer(tokenHash(early.value.code), 'reset_code'))).toMatchObject({
			email: admin.email
		});
		const late = await give(coordinator, admin.accountId, { now: new Date(Date.now() - RESET_MS) });
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
		['a system administrator for a coordinator', 'system_admin', 'province_coordinator'],
		['a system administrator for another', 'system_admin', 'system_admin']
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

	test('is not given on an invitation alone, which may be sent to anybody', async () => {
		const other = await addClub(database.superuserUrl, 'CLB Cũ');
		const resting = await person('registrar', { clubId: other });
		await truth("update memberships set state = 'ended' where account_id = $1", [resting.accountId]);
		await alsoHolds(resting, 'registrar', { clubId: club }, 'invited');
		expect(await give(admin, resting.accountId)).toMatchObject({ refusal: 'not_found' });
		await truth("update memberships set state = 'active' where account_id = $1 and club_id = $2", [
			resting.accountId,
			club
		]);
		expect(await give(admin, resting.accountId)).toMatchObject({ ok: true });
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
