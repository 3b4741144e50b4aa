import pg from 'pg';
import { v7 } from 'uuid';
import type { Actor, Membership, Role } from '../../src/lib/server/actor';

/** One pool for each database, since opening a connection costs more than most statements. */
const pools = new Map<string, pg.Pool>();

function poolOf(url: string): pg.Pool {
	const known = pools.get(url);
	if (known) return known;
	const pool = new pg.Pool({ connectionString: url, max: 4, idleTimeoutMillis: 2_000, allowExitOnIdle: true });
	// Dropping a database cuts what is still open.
	pool.on('error', () => {});
	pools.set(url, pool);
	return pool;
}

/** Runs one statement past row-level security, to prepare a test or to look at the truth. */
export async function asSuperuser<Row extends pg.QueryResultRow>(
	url: string,
	statement: string,
	values: unknown[] = []
): Promise<Row[]> {
	return (await poolOf(url).query<Row>(statement, values)).rows;
}

/** Closes what was opened to run statements past row-level security. */
export async function leaveAsSuperuser(url: string): Promise<void> {
	await pools.get(url)?.end();
	pools.delete(url);
}

/** Adds a club to a province and returns its id. */
export async function addClub(url: string, name: string, provinceCode = 'VN-21'): Promise<string> {
	const id = v7();
	await asSuperuser(url, 'insert into clubs (id, province_code, name) values ($1, $2, $3)', [id, provinceCode, name]);
	return id;
}

/** Adds an account with one role and returns it as the actor of a request. */
export async function addActor(url: string, role: Role, scope: Partial<Membership> = {}): Promise<Actor> {
	const membership: Membership = {
		role,
		provinceCode: 'VN-21',
		clubId: null,
		clubName: null,
		driveId: null,
		driveTitle: null,
		...scope
	};
	const accountId = v7();
	const email = `${accountId}@example.org`;
	await asSuperuser(url, 'insert into accounts (id, email, full_name) values ($1, $2, $3)', [accountId, email, role]);
	await addMembership(url, accountId, membership);
	return {
		accountId,
		sessionId: 'test',
		kind: 'person',
		passwordAt: new Date(),
		email,
		fullName: role,
		locale: 'vi',
		isDemo: false,
		memberships: [membership]
	};
}

async function addMembership(url: string, accountId: string, { role, provinceCode, clubId, driveId }: Membership) {
	const ofProvince = role === 'province_coordinator' ? provinceCode : null;
	await asSuperuser(
		url,
		'insert into memberships (id, account_id, role, province_code, club_id, drive_id) values ($1, $2, $3, $4, $5, $6)',
		[v7(), accountId, role, ofProvince, clubId, driveId]
	);
}
