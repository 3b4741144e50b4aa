import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { hashPassword } from '../../src/lib/server/auth/password';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { inScope } from '../../src/lib/server/scope';
import { personOf } from '../../src/lib/server/people/queries';
import { resetFactors } from '../../src/lib/server/people/reset-factors';
import { club, credentials, database, openAccounts, truth } from '../support/accounts';
import { addActor } from '../support/society';

openAccounts();

/** Twelve characters, as many as are taken beside a second factor. */
const short = 'hoa sen nở 7';
const longer = 'hoa sen nở 7 cánh';

let system: Actor;
let hashes: { short: string; longer: string };

beforeEach(async () => {
	system ??= await addActor(database.superuserUrl, 'system_admin');
	hashes ??= { short: await hashPassword(short), longer: await hashPassword(longer) };
});

/** Somebody with an app and the password that is taken beside it. */
async function withApp(role: 'club_admin' | 'province_coordinator'): Promise<Actor> {
	const actor = await addActor(database.superuserUrl, role, role === 'club_admin' ? { clubId: club } : {});
	await setPassword(actor, hashes.short);
	await truth("insert into totp_secrets (account_id, secret_encrypted, confirmed_at) values ($1, '', now())", [
		actor.accountId
	]);
	return actor;
}

const setPassword = ({ accountId }: Actor, hash: string) =>
	truth('update accounts set password_hash = $2 where id = $1', [accountId, hash]);
const signingIn = ({ email }: Actor, password: string) => signIn({ ...credentials, email, password, now: new Date() });

/** Somebody above takes the lost factor away. */
async function resetBySystem({ accountId }: Actor): Promise<void> {
	const [row] = await truth('select id from memberships where account_id = $1', [accountId]);
	const done = await inScope(system, async (tx) => {
		const person = await personOf(tx, String(row?.id));
		return person && resetFactors(tx, { actor: system, person, mails: false });
	});
	expect(done).toMatchObject({ ok: true });
}

describe('a password that was chosen beside a second factor', () => {
	test.each(['club_admin', 'province_coordinator'] as const)(
		'lets %s in no further once that is reset',
		async (role) => {
			const actor = await withApp(role);
			expect(await signingIn(actor, short)).toMatchObject({ ok: true, value: { stage: 'second_factor' } });
			await resetBySystem(actor);
			expect(await signingIn(actor, short)).toMatchObject({ refusal: 'password_not_alone' });
			expect(await truth('select * from sessions where account_id = $1', [actor.accountId])).toEqual([]);
		}
	);

	test('is told from a wrong one only by whoever knows it', async () => {
		const actor = await withApp('club_admin');
		await resetBySystem(actor);
		expect(await signingIn(actor, 'hoa sen nở 8')).toMatchObject({ refusal: 'sign_in_wrong' });
	});

	test('control: a longer one stands alone', async () => {
		const [admin, office] = [await withApp('club_admin'), await withApp('province_coordinator')];
		for (const actor of [admin, office]) {
			await setPassword(actor, hashes.longer);
			await resetBySystem(actor);
		}
		expect(await signingIn(admin, longer)).toMatchObject({ ok: true, value: { stage: 'full' } });
		expect(await signingIn(office, longer)).toMatchObject({ ok: true, value: { stage: 'enrol' } });
	});
});
