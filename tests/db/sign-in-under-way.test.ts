import pg from 'pg';
import { TOTP } from 'otpauth';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { beginEnrolment, finishEnrolment } from '../../src/lib/server/accounts/enrol';
import { setUpApp } from '../../src/lib/server/auth/own-factors';
import { hashPassword } from '../../src/lib/server/auth/password';
import { giveSecondFactor } from '../../src/lib/server/auth/second-factor';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { startSession } from '../../src/lib/server/auth/start-session';
import { beginTotp } from '../../src/lib/server/auth/totp';
import { inScope } from '../../src/lib/server/scope';
import { admin, credentials, database, inSession, openAccounts, password, truth } from '../support/accounts';
import { addActor } from '../support/society';

openAccounts();

const device = { ...credentials, now: new Date() };
const sessionsOf = ({ accountId }: Actor) => truth('select stage from sessions where account_id = $1', [accountId]);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let hash = '';
let otherHash = '';
let coordinator: Actor;

beforeEach(async () => {
	hash ||= await hashPassword(password);
	otherHash ||= await hashPassword('hoa sen nở giữa hồ thu');
	await truth('delete from totp_secrets');
	await truth('delete from passkeys');
	await truth('update accounts set password_hash = $1 where id = $2', [hash, admin.accountId]);
	coordinator = await addActor(database.superuserUrl, 'province_coordinator');
});

/** Ends sessions in one transaction, with something else that begins before it is over; answers what that came to. */
async function meanwhile<T>(ending: [string, unknown[]][], begin: () => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: database.superuserUrl });
	await client.connect();
	try {
		await client.query('begin');
		for (const [statement, values] of ending) await client.query(statement, values);
		const beginning = begin();
		await pause(200);
		await client.query('commit');
		return await beginning;
	} finally {
		await client.end();
	}
}

const endSessions = ({ accountId }: Actor): [string, unknown[]] => [
	'delete from sessions where account_id = $1',
	[accountId]
];
const newPassword = ({ accountId }: Actor): [string, unknown[]] => [
	'update accounts set password_hash = $2 where id = $1',
	[accountId, otherHash]
];
const addApp = ({ accountId }: Actor): [string, unknown[]] => [
	"insert into totp_secrets (account_id, secret_encrypted, confirmed_at) values ($1, '', now())",
	[accountId]
];
const addPasskey = ({ accountId }: Actor, id = v7()): [string, unknown[]] => [
	"insert into passkeys (id, account_id, credential_id, public_key, transports, name) values ($1, $2, $3, '', '{}', 'máy')",
	[id, accountId, id]
];

describe('a sign-in under way', () => {
	const byPassword = () => startSession({ accountId: admin.accountId, proof: hash, then: { password } }, device);

	test('with the old password comes too late when a new one is set while it is checked', async () => {
		const entering = () => signIn({ ...device, email: admin.email });
		expect(await meanwhile([newPassword(admin)], entering)).toMatchObject({ ok: false, refusal: 'sign_in_wrong' });
		expect(await sessionsOf(admin)).toEqual([]);
	});

	test('waits for a reset that is being stored, and does not survive it', async () => {
		expect(await meanwhile([newPassword(admin), endSessions(admin)], byPassword)).toMatchObject({
			refusal: 'stands_no_longer'
		});
		expect(await sessionsOf(admin)).toEqual([]);
	});

	test.each([
		['an app', addApp],
		['a passkey', addPasskey]
	])('is asked for %s that is set up at the same moment', async (_, add) => {
		const begun = await meanwhile([add(admin), endSessions(admin)], byPassword);
		expect(begun).toMatchObject({ value: { stage: 'second_factor' } });
	});

	test('is asked for the factor of an office that is accepted at the same moment', async () => {
		const accept: [string, unknown[]] = [
			"insert into memberships (id, account_id, role, province_code) values ($1, $2, 'province_coordinator', 'VN-21')",
			[v7(), admin.accountId]
		];
		expect(await meanwhile([accept, endSessions(admin)], byPassword)).toMatchObject({ value: { stage: 'enrol' } });
		await truth("delete from memberships where account_id = $1 and role = 'province_coordinator'", [admin.accountId]);
	});

	test('control: without the lock it begins beside the first factor and stays', async () => {
		await truth('alter table totp_secrets disable trigger account_held');
		const begun = await meanwhile([addApp(admin), endSessions(admin)], byPassword);
		await truth('alter table totp_secrets enable trigger account_held');
		expect(begun).toMatchObject({ value: { stage: 'full' } });
		expect(await sessionsOf(admin)).toEqual([{ stage: 'full' }]);
	});

	test('by a passkey comes too late when that is removed', async () => {
		const id = v7();
		await truth(...addPasskey(admin, id));
		const enter = () => startSession({ accountId: admin.accountId, proof: id, then: 'full' }, device);
		const remove: [string, unknown[]] = ['delete from passkeys where id = $1', [id]];
		expect(await enter()).toMatchObject({ value: { stage: 'full' } });
		expect(await meanwhile([remove, endSessions(admin)], enter)).toMatchObject({ refusal: 'stands_no_longer' });
		expect(await sessionsOf(admin)).toEqual([]);
	});

	test('is not let in by what is shown of somebody else', async () => {
		const { sessionId } = await inSession(coordinator);
		for (const proof of [sessionId, otherHash, '', null])
			expect(await startSession({ accountId: admin.accountId, proof, then: 'full' }, device)).toMatchObject({
				refusal: 'stands_no_longer'
			});
	});
});

describe('a way in that is ended meanwhile', () => {
	const codeFor = (setup: { secret: string } | null) => new TOTP({ secret: setup?.secret ?? '' }).generate();

	test('takes no code', async () => {
		const office = await inSession(coordinator);
		const setup = await inScope(office, (tx) => beginTotp(tx, office.accountId, office.email));
		await inScope(office, (tx) => setUpApp(tx, office, { code: codeFor(setup), now: new Date() }));
		await truth('update totp_secrets set last_step = 0');
		const arrival = { ...office, stage: 'second_factor' as const };
		const give = () => giveSecondFactor({ arrival, code: codeFor(setup), device });
		expect(await meanwhile([newPassword(office), endSessions(office)], give)).toMatchObject({ refusal: 'code_wrong' });
		expect(await sessionsOf(office)).toEqual([]);
	});

	test('sets up no app', async () => {
		const arrival = { ...(await inSession(coordinator)), stage: 'enrol' as const };
		const code = codeFor(await beginEnrolment(arrival));
		const finish = () => finishEnrolment(arrival, code, device);
		expect(await meanwhile([newPassword(arrival as unknown as Actor), endSessions(coordinator)], finish)).toMatchObject(
			{
				refusal: 'code_wrong'
			}
		);
		expect(await truth('select confirmed_at from totp_secrets')).toEqual([{ confirmed_at: null }]);
		expect(await sessionsOf(coordinator)).toEqual([]);
	});

	test('control: one that stands sets up the app', async () => {
		const arrival = { ...(await inSession(coordinator)), stage: 'enrol' as const };
		const code = codeFor(await beginEnrolment(arrival));
		expect(await finishEnrolment(arrival, code, device)).toMatchObject({ ok: true });
		expect(await sessionsOf(coordinator)).toEqual([{ stage: 'full' }]);
	});
});

test('a session that is ended meanwhile sets up no factor', async () => {
	const owner = await inSession(admin);
	const setup = await inScope(owner, (tx) => beginTotp(tx, owner.accountId, owner.email));
	const code = new TOTP({ secret: setup?.secret ?? '' }).generate();
	const setUp = () => inScope(owner, (tx) => setUpApp(tx, owner, { code, now: new Date() }));
	expect(await meanwhile([newPassword(owner), endSessions(owner)], setUp)).toMatchObject({ refusal: 'code_wrong' });
	expect(await truth('select confirmed_at from totp_secrets')).toEqual([{ confirmed_at: null }]);
});
