import { eq } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Arrival } from '../../src/lib/server/actor';
import { beginEnrolment, finishEnrolment } from '../../src/lib/server/accounts/enrol';
import { ownFactors, removeApp, removePasskey, setUpApp } from '../../src/lib/server/auth/own-factors';
import { giveSecondFactor } from '../../src/lib/server/auth/second-factor';
import { isThrottled, recordFailure, signInKeys } from '../../src/lib/server/auth/throttle';
import { beginTotp } from '../../src/lib/server/auth/totp';
import { passkeys } from '../../src/lib/server/db/schema/second-factors';
import { inScope, inSignIn } from '../../src/lib/server/scope';
import { meetingOf } from '../support/meeting';
import { addActor } from '../support/society';
import { admin as anAdmin, club, database, inSession, openAccounts, truth } from '../support/accounts';

openAccounts();

/** The middle of a time step. */
const now = new Date(Math.floor(Date.now() / 30_000) * 30_000 + 15_000);
const device = { address: '203.0.113.7', userAgent: 'a browser', now };
let admin: Actor;
let key = '';
let codes: string[] = [];

const arrival = (): Arrival => ({ ...admin, stage: 'second_factor' });
const codeAt = (steps: number) => new TOTP({ secret: key }).generate({ timestamp: now.getTime() + steps * 30_000 });
const give = (code: string, at = now) => giveSecondFactor({ arrival: arrival(), code, device: { ...device, now: at } });

/** A club's admin with two passkeys. */
async function addOwnerOfTwo() {
	const owner = await inSession(await addActor(database.superuserUrl, 'club_admin', { clubId: club }));
	const [one, other] = [v7(), v7()];
	for (const id of [one, other])
		await truth(
			"insert into passkeys (id, account_id, credential_id, public_key, transports, name) values ($1, $2, $3, ''::bytea, '{}', 'máy')",
			[id, owner.accountId, id]
		);
	return { owner, one, other };
}

beforeEach(async () => {
	await truth('delete from totp_secrets');
	await truth('delete from recovery_codes');
	admin = await inSession(anAdmin);
	const setup = await inScope(admin, (tx) => beginTotp(tx, admin.accountId, admin.email));
	key = setup?.secret ?? '';
	const done = await inScope(admin, (tx) => setUpApp(tx, admin, { code: codeAt(-1), now }));
	codes = (done.ok && done.value) || [];
});

describe('a code of the app', () => {
	test('enters, and the same step never again', async () => {
		expect(await give(codeAt(0))).toMatchObject({ ok: true });
		expect(await give(codeAt(0))).toMatchObject({ ok: false, refusal: 'code_wrong' });
		expect(await give(codeAt(1))).toMatchObject({ ok: true });
		expect(await give(codeAt(0))).toMatchObject({ ok: false });
	});

	test('control: without the memory of the last step it enters twice', async () => {
		await give(codeAt(0));
		await truth('update totp_secrets set last_step = 0');
		expect(await give(codeAt(0))).toMatchObject({ ok: true });
	});

	test.each([-2, 2])('of %d steps away is refused', async (steps) => {
		await truth('update totp_secrets set last_step = 0');
		expect(await give(codeAt(steps))).toMatchObject({ refusal: 'code_wrong' });
	});

	test('of ten tabs at once lets one in', async () => {
		const answers = await Promise.all(Array.from({ length: 10 }, () => give(codeAt(0))));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test('cannot be guessed: after ten wrong ones even the right one waits, a quarter of an hour', async () => {
		const wrong = codeAt(0) === '000000' ? '111111' : '000000';
		for (let tries = 0; tries < 10; tries += 1) expect(await give(wrong)).toMatchObject({ refusal: 'code_wrong' });
		expect(await give(codeAt(0))).toMatchObject({ refusal: 'sign_in_throttled' });
		await truth("update sign_in_failures set failed_at = failed_at - interval '16 minutes'");
		expect(await give(codeAt(0))).toMatchObject({ ok: true });
	});

	test('is guessed at most ten times, however many come at once and from wherever', async () => {
		const wrong = codeAt(0) === '000000' ? '111111' : '000000';
		const from = (n: number) => ({ ...device, address: `203.0.113.${n}` });
		const answers = await Promise.all(
			Array.from({ length: 60 }, (_, n) => giveSecondFactor({ arrival: arrival(), code: wrong, device: from(n) }))
		);
		expect(answers.filter((one) => !one.ok && one.refusal === 'code_wrong')).toHaveLength(10);
	});

	test('control: looked at, tried and counted apart, more than ten are', async () => {
		const keys = signInKeys('factor:control', device.address);
		const apart = async () => {
			if (await inSignIn(null, (tx) => isThrottled(tx, keys, now))) return;
			await inSignIn(null, (tx) => recordFailure(tx, keys, now));
		};
		await Promise.all(Array.from({ length: 60 }, apart));
		expect((await truth('select * from sign_in_failures')).length).toBeGreaterThan(10);
	});
});

describe('the first factor of somebody', () => {
	const addSession = (accountId: string, stage = 'full') =>
		truth(
			`insert into sessions (id, account_id, stage, idle_expires_at, absolute_expires_at)
			values (gen_random_uuid(), $1, $2, now() + interval '1 hour', now() + interval '1 hour')`,
			[accountId, stage]
		);
	const sessionsOf = async (accountId: string) =>
		(await truth('select stage from sessions where account_id = $1 order by created_at', [accountId])).map(
			({ stage }) => stage
		);

	test('ends the sessions that began without it; a second one ends none', async () => {
		const { owner, one } = await addOwnerOfTwo();
		const setUp = async () => {
			const setup = await inScope(owner, (tx) => beginTotp(tx, owner.accountId, owner.email));
			const code = new TOTP({ secret: setup?.secret ?? '' }).generate({ timestamp: now.getTime() });
			return inScope(owner, (tx) => setUpApp(tx, owner, { code, now }));
		};
		await addSession(owner.accountId);
		expect(await setUp()).toMatchObject({ ok: true });
		expect(await sessionsOf(owner.accountId)).toEqual(['full', 'full']);

		await truth('delete from totp_secrets where account_id = $1', [owner.accountId]);
		await truth('delete from passkeys where account_id = $1 or id = $2', [owner.accountId, one]);
		expect(await setUp()).toMatchObject({ ok: true });
		expect(await sessionsOf(owner.accountId)).toEqual(['full']);
	});

	test('set up on the way in, too', async () => {
		const office = await inSession(await addActor(database.superuserUrl, 'province_coordinator'));
		await addSession(office.accountId, 'enrol');
		const arriving: Arrival = { ...office, stage: 'enrol' };
		const setup = await beginEnrolment(arriving);
		const code = new TOTP({ secret: setup?.secret ?? '' }).generate({ timestamp: now.getTime() });
		expect(await finishEnrolment(arriving, code, device)).toMatchObject({ ok: true });
		expect(await sessionsOf(office.accountId)).toEqual(['full']);
	});
});

describe('a recovery code', () => {
	test('enters once, however it is typed', async () => {
		expect(codes).toHaveLength(10);
		const [code = ''] = codes;
		expect(await give(code.toUpperCase().replaceAll('-', ' '))).toMatchObject({ ok: true });
		expect(await give(code)).toMatchObject({ refusal: 'code_wrong' });
	});

	test('of ten tabs at once lets one in', async () => {
		const answers = await Promise.all(Array.from({ length: 10 }, () => give(codes[1] ?? '')));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test('control: without the mark of use it enters again', async () => {
		await give(codes[2] ?? '');
		await truth('update recovery_codes set used_at = null');
		expect(await give(codes[2] ?? '')).toMatchObject({ ok: true });
	});

	test("of somebody else's enters nowhere", async () => {
		const other = await addActor(database.superuserUrl, 'registrar', { clubId: club });
		await truth('update recovery_codes set account_id = $1', [other.accountId]);
		expect(await give(codes[3] ?? '')).toMatchObject({ refusal: 'code_wrong' });
	});
});

describe('an app that is set up', () => {
	test('is not replaced by beginning anew', async () => {
		expect(await inScope(admin, (tx) => beginTotp(tx, admin.accountId, admin.email))).toBeNull();
		expect(await give(codeAt(0))).toMatchObject({ ok: true });
	});

	test('goes with its codes when a club admin takes it off', async () => {
		const removing = (passwordAlone: boolean) => inScope(admin, (tx) => removeApp(tx, admin, { passwordAlone }));
		expect(await removing(false)).toMatchObject({ refusal: 'password_needed' });
		expect(await inScope(admin, (tx) => ownFactors(tx, admin))).toMatchObject({ hasApp: true });
		expect(await removing(true)).toMatchObject({ ok: true });
		const left = await inScope(admin, (tx) => ownFactors(tx, admin));
		expect(left).toEqual({ hasApp: false, codesLeft: 0, passkeys: [] });
	});

	test('is the last to go only with a password that may stand alone, be it an app or a passkey', async () => {
		const { owner, one, other } = await addOwnerOfTwo();
		const remove = (id: string, passwordAlone: boolean) =>
			inScope(owner, (tx) => removePasskey(tx, owner, { id, passwordAlone }));
		expect(await remove(one, false)).toMatchObject({ ok: true });
		expect(await remove(other, false)).toMatchObject({ refusal: 'password_needed' });
		expect(await inScope(owner, (tx) => ownFactors(tx, owner))).toMatchObject({ passkeys: [{ id: other }] });
		expect(await remove(one, false)).toMatchObject({ ok: true });
		expect(await remove(other, true)).toMatchObject({ ok: true });
	});

	test('of two tabs that each take off one of the last two, one is asked for the password', async () => {
		for (let round = 0; round < 10; round += 1) {
			const { owner, one, other } = await addOwnerOfTwo();
			const remove = (id: string) => inScope(owner, (tx) => removePasskey(tx, owner, { id, passwordAlone: false }));
			const answers = await Promise.all([remove(one), remove(other)]);
			expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
			expect((await inScope(owner, (tx) => ownFactors(tx, owner))).passkeys).toHaveLength(1);
		}
	});

	test('control: when both look before either removes, none is left', async () => {
		const { owner, one, other } = await addOwnerOfTwo();
		const bothLooked = meetingOf(2);
		const remove = (id: string) =>
			inScope(owner, async (tx) => {
				expect((await ownFactors(tx, owner)).passkeys).toHaveLength(2);
				await bothLooked();
				await tx.delete(passkeys).where(eq(passkeys.id, id));
			});
		await Promise.all([remove(one), remove(other)]);
		expect((await inScope(owner, (tx) => ownFactors(tx, owner))).passkeys).toEqual([]);
	});

	test('goes from an office that has a passkey, to be set up on another phone, and then the passkey stays', async () => {
		const { owner, one, other } = await addOwnerOfTwo();
		const office: Actor = { ...owner, memberships: [{ ...owner.memberships[0]!, role: 'province_coordinator' }] };
		await truth("insert into totp_secrets (account_id, secret_encrypted, confirmed_at) values ($1, '', now())", [
			office.accountId
		]);
		const removeOne = (id: string) => inScope(office, (tx) => removePasskey(tx, office, { id, passwordAlone: false }));
		expect(await inScope(office, (tx) => removeApp(tx, office, { passwordAlone: false }))).toMatchObject({ ok: true });
		expect(await removeOne(one)).toMatchObject({ ok: true });
		expect(await removeOne(other)).toMatchObject({ refusal: 'factor_required' });
	});

	test('stays with an office as its last factor, demonstrations apart', async () => {
		const office = await inSession(await addActor(database.superuserUrl, 'province_coordinator'));
		await truth("insert into totp_secrets (account_id, secret_encrypted, confirmed_at) values ($1, '', now())", [
			office.accountId
		]);
		expect(await inScope(office, (tx) => removeApp(tx, office, { passwordAlone: true }))).toMatchObject({
			refusal: 'factor_required'
		});
		const shown = { ...office, isDemo: true };
		expect(await inScope(shown, (tx) => removeApp(tx, shown, { passwordAlone: true }))).toMatchObject({ ok: true });
	});

	test('is seen by nobody else', async () => {
		const other = await addActor(database.superuserUrl, 'system_admin');
		const seen = await inScope(other, (tx) => ownFactors(tx, { ...other, accountId: admin.accountId }));
		expect(seen).toMatchObject({ hasApp: false, codesLeft: 0 });
	});
});
