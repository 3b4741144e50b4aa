import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { addOwnPasskey } from '../../src/lib/server/accounts/add-passkey';
import { resetOffer } from '../../src/lib/server/accounts/set-password-by-token';
import { ownFactors } from '../../src/lib/server/auth/own-factors';
import { passkeyToMake } from '../../src/lib/server/auth/passkeys';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { tokenHash } from '../../src/lib/server/auth/token';
import { inScope } from '../../src/lib/server/scope';
import { addActor } from '../support/society';
import { admin, credentials, database, inSession, truth } from '../support/accounts';
import { newPasskey } from '../support/authenticator';
import { mailServer, sendAll } from '../support/mail';
import { asked, newPassword, openResets, reset } from '../support/reset';

openResets();

const appOf = ({ accountId }: Actor, confirmedAt: Date | null) =>
	truth("insert into totp_secrets (account_id, secret_encrypted, confirmed_at) values ($1, '', $2)", [
		accountId,
		confirmedAt
	]);
const factorsOf = (owner: Actor) => inScope(owner, (tx) => ownFactors(tx, owner));

async function add(owner: Actor, name = 'Điện thoại của Hoa') {
	const { challenge } = await inScope(owner, (tx) => passkeyToMake(tx, owner));
	return inScope(owner, (tx) => addOwnPasskey(tx, owner, { answer: newPasskey().make({ challenge }), name }));
}

const enter = async ({ email }: Actor) => signIn({ ...credentials, email, password: newPassword, now: new Date() });

let owner: Actor;

beforeEach(async () => {
	await truth('delete from totp_secrets');
	await truth('delete from passkeys');
	await truth('delete from recovery_codes');
	owner = await inSession(admin);
});

test('a passkey that is added is told of by mail, under its name', async () => {
	expect(await add(owner)).toMatchObject({ ok: true });
	await sendAll();
	expect(mailServer.to(admin.email).at(-1)?.mail.text).toContain('Điện thoại của Hoa');
});

test('a device that holds a passkey already is not asked for another, wherever it is reached', async () => {
	await add(owner);
	const { excludeCredentials } = await inScope(owner, (tx) => passkeyToMake(tx, owner));
	expect(excludeCredentials).toMatchObject([{ transports: ['internal'] }]);
});

describe('a password that is set anew by a link', () => {
	test('takes passkeys and their recovery codes along, and is then long enough to stand alone', async () => {
		await add(owner);
		const token = await asked();
		expect(await resetOffer(tokenHash(token), 'password_reset')).toMatchObject({ hasFactor: false });
		expect(await reset(token)).toMatchObject({ ok: true });
		expect(await factorsOf(owner)).toEqual({ hasApp: false, codesLeft: 0, passkeys: [] });
		expect(await enter(admin)).toMatchObject({ value: { stage: 'full' } });
	});

	test('leaves an app and the recovery codes where they are', async () => {
		await add(owner);
		await appOf(admin, new Date());
		const token = await asked();
		expect(await resetOffer(tokenHash(token), 'password_reset')).toMatchObject({ hasFactor: true });
		expect(await reset(token)).toMatchObject({ ok: true });
		expect(await factorsOf(owner)).toEqual({ hasApp: true, codesLeft: 10, passkeys: [] });
	});

	test('forgets the key of an app that was never confirmed', async () => {
		await appOf(admin, null);
		await reset(await asked());
		expect(await truth('select * from totp_secrets')).toEqual([]);
	});

	test('leaves other accounts alone', async () => {
		const other = await inSession(await addActor(database.superuserUrl, 'system_admin'));
		await add(other);
		await reset(await asked());
		expect((await factorsOf(other)).passkeys).toHaveLength(1);
	});

	test('leads an office that lost its last factor by it to set one up', async () => {
		const office = await inSession(await addActor(database.superuserUrl, 'province_coordinator'));
		await truth('update accounts set joined_at = now() where id = $1', [office.accountId]);
		await add(office);
		await reset(await asked(office.email));
		expect(await enter(office)).toMatchObject({ value: { stage: 'enrol' } });
	});
});
