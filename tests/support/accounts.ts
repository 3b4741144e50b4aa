import type { Cookies } from '@sveltejs/kit';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { hashPassword } from '../../src/lib/server/auth/password';
import { visitorOf } from '../../src/lib/server/auth/session';
import { addSession } from '../../src/lib/server/auth/start-session';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { tokenHash } from '../../src/lib/server/auth/token';
import { closeDatabase } from '../../src/lib/server/db';
import { inSignIn } from '../../src/lib/server/scope';
import { addActor, addClub, asSuperuser } from './society';
import { createTestDatabase, type TestDatabase } from './test-database';

/** In milliseconds. */
export const MINUTE = 60_000;
/** In milliseconds. */
export const HOUR = 60 * MINUTE;
/** Everybody’s password. */
export const password = 'một giọt máu cho đi';

/** The tests’ own database. */
export let database: TestDatabase;
/** A club. */
export let club: string;
/** Its administrator. */
export let admin: Actor;

/** Opens a database with a club’s administrator for the tests of a file; nobody is signed in before each of them. */
export function openAccounts(): void {
	beforeAll(async () => {
		database = await createTestDatabase();
		process.env.DATABASE_URL = database.appUrl;
		process.env.ORIGIN = 'http://localhost:3000';
		process.env.IDENTITY_KEY = Buffer.alloc(32, 1).toString('base64');
		club = await addClub(database.superuserUrl, 'Sen Hồng');
		admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
		await truth('update accounts set password_hash = $1', [await hashPassword(password)]);
	});

	afterAll(async () => {
		await closeDatabase();
		await database.drop();
	});

	beforeEach(async () => {
		await truth('delete from sign_in_failures');
		await truth('delete from sessions');
	});
}

/** Asks the database past all policies. */
export const truth = (statement: string, values: unknown[] = []) =>
	asSuperuser(database.superuserUrl, statement, values);

/** A browser’s cookies. */
export function browser(token?: string) {
	const jar = new Map<string, string>(token ? [['session', token]] : []);
	const cookies: Cookies = {
		get: (name) => jar.get(name),
		getAll: () => [...jar].map(([name, value]) => ({ name, value })),
		set: (name, value) => void (value === '' ? jar.delete(name) : jar.set(name, value)),
		delete: (name) => void jar.delete(name),
		serialize: () => ''
	};
	return { cookies, jar };
}

/** What is typed into the sign-in page, without the address. */
export const credentials = { email: '', password, address: '203.0.113.7', userAgent: 'a browser' };

/** Signs in by the password alone and answers the token. */
export async function signedIn(actor = admin, now = new Date()): Promise<string> {
	const result = await signIn({ ...credentials, email: actor.email, now });
	if (!result.ok) throw new Error(result.refusal);
	return result.value.token;
}

/** Signs in past whatever second factor the roles need, and answers the token. */
export const wholly = ({ accountId }: Actor, now = new Date()) =>
	inSignIn(accountId, (tx) => addSession(tx, { accountId, stage: 'full' }, { ...credentials, now }));

/** Signs in past whatever second factor the roles need, and answers who acts in that session. */
export const inSession = async (actor: Actor): Promise<Actor> => ({
	...actor,
	sessionId: tokenHash(await wholly(actor))
});

/** Who is behind a token. */
export const lookUp = async (token: string, { counts = true, now = new Date() } = {}) =>
	(await visitorOf(browser(token).cookies, { now, counts })).actor;
/** A session as it is stored. */
export const sessionRow = async (token: string) =>
	(await truth('select * from sessions where id = $1', [tokenHash(token)]))[0];
/** Puts an instant of a session into the past. */
export const passed = (column: string, token: string) =>
	truth(`update sessions set ${column} = now() - interval '1 second' where id = $1`, [tokenHash(token)]);
/** Puts the last use of a session into the past. */
export const lastUsed = (minutesAgo: number, token: string) =>
	truth(`update sessions set last_used_at = now() - $2 * interval '1 minute' where id = $1`, [
		tokenHash(token),
		minutesAgo
	]);
