import pg from 'pg';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Actor, Role } from '../../src/lib/server/actor';
import { tokenHash } from '../../src/lib/server/auth/token';
import { connect } from '../../src/lib/server/db';
import { acceptInvitation } from '../../src/lib/server/people/accept-invitation';
import { invitePerson, type Invitation } from '../../src/lib/server/people/invite-person';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { addActor, addClub, asSuperuser } from './society';
import { createTestDatabase, type TestDatabase } from './test-database';

/** The day on which these tests take place. */
export const today = '2026-11-27';

/** The tests’ own database. */
export let database: TestDatabase;
/** Connections of the application’s role. */
export let pool: pg.Pool;
/** A club of its own for each test. */
export let club: string;
/** Its only administrator. */
export let admin: Actor;
/** The office of the club’s province. */
export let coordinator: Actor;
/** The office of the other province. */
export let neighbour: Actor;
/** A system administrator. */
export let system: Actor;

/** Opens a database with the offices for the tests of a file; each test has a club with one administrator. */
export function openPeople(): void {
	beforeAll(async () => {
		database = await createTestDatabase();
		pool = new pg.Pool({ connectionString: database.appUrl, max: 10 });
		const url = database.superuserUrl;
		coordinator = await addActor(url, 'province_coordinator');
		neighbour = await addActor(url, 'province_coordinator', { provinceCode: 'LA-HO' });
		system = await addActor(url, 'system_admin', { provinceCode: null });
	});
	beforeEach(async () => {
		club = await addClub(database.superuserUrl, 'CLB Minh Họa');
		admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
	});
	afterAll(async () => {
		await pool.end();
		await database.drop();
	});
}

/** Asks the database past all policies. */
export const truth = (statement: string, values: unknown[] = []) =>
	asSuperuser(database.superuserUrl, statement, values);
/** Runs work as somebody. */
export const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
	withScope(connect(pool), { kind: 'actor', actor }, work);

/** The role of somebody who has one. */
export const roleOf = async ({ accountId }: Actor) =>
	(await truth('select id from memberships where account_id = $1', [accountId]))[0]?.id as string;
/** A role as it is stored. */
export const rowOf = async (id: string) =>
	(await truth('select state, until::text from memberships where id = $1', [id]))[0];
/** Somebody else of the club. */
export const member = (role: Role = 'registrar') => addActor(database.superuserUrl, role, { clubId: club });
/** The newest entry of the audit trail about an account. */
export const lastAction = async (accountId: string) =>
	(
		await truth('select action from audit_entries where object_id = $1 order by at desc, id desc limit 1', [accountId])
	)[0]?.action;

let sent = 0;
/** An invitation of somebody new, as a registrar of the club unless said otherwise. */
export const invitation = (given: Partial<Invitation> = {}): Invitation => ({
	fullName: 'Được Mời Minh Họa',
	email: `duoc-moi-${++sent}@example.org`,
	role: 'registrar',
	clubId: club,
	provinceCode: null,
	until: null,
	locale: 'vi',
	...given
});

/** Invites somebody new, as a registrar of the club unless said otherwise. */
export async function invite(actor: Actor, given: Partial<Invitation> = {}, now = new Date()) {
	const result = await as(actor, (tx) => invitePerson(tx, { actor, invitation: invitation(given), now }));
	if (!result.ok) throw new Error(result.refusal);
	return result.value;
}

/** What somebody new says of themself. */
export const newcomer = { fullName: 'Người Mới Minh Họa', passwordHash: 'hash', locale: 'vi' as const };
/** Runs work as whoever bears a token. */
export const bearing = <T>(token: string, work: (tx: Tx) => Promise<T>) =>
	withScope(connect(pool), { kind: 'token', tokenHash: tokenHash(token) }, work);
/** Somebody new accepts; with null, somebody who has an account. */
export const accept = (token: string, who: typeof newcomer | null = newcomer) =>
	bearing(token, (tx) => acceptInvitation(tx, { newcomer: who, now: new Date() }));
