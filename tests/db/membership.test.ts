import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, refused } from '../../src/lib/result';
import type { Actor } from '../../src/lib/server/actor';
import { connect } from '../../src/lib/server/db';
import { changeMembership } from '../../src/lib/server/people/change-membership';
import { withScope } from '../../src/lib/server/scope';
import { addActor, addClub } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const TIMES = 20;
const today = '2026-11-27';

let database: TestDatabase;
let pool: pg.Pool;
let unbound: pg.Pool;

beforeAll(async () => {
	database = await createTestDatabase();
	pool = new pg.Pool({ connectionString: database.appUrl, max: 2 });
	unbound = new pg.Pool({ connectionString: database.superuserUrl });
});

afterAll(async () => {
	await pool.end();
	await unbound.end();
	await database.drop();
});

type Admin = { actor: Actor; membershipId: string };
type Suspend = (by: Actor, membershipId: string) => Promise<unknown>;

const truth = async <Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []) =>
	(await unbound.query<Row>(statement, values)).rows;

async function addAdmin(clubId: string): Promise<Admin> {
	const actor = await addActor(database.superuserUrl, 'club_admin', { clubId });
	const [row] = await truth<{ id: string }>('select id from memberships where account_id = $1', [actor.accountId]);
	return { actor, membershipId: row?.id ?? '' };
}

const activeAdmins = async (clubId: string) =>
	(await truth("select id from memberships where club_id = $1 and state = 'active'", [clubId])).length;

async function bothWait(): Promise<void> {
	const waiting = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
	for (let n = 0; n < 2;) n = (await truth<{ n: number }>(waiting))[0]?.n ?? 0;
}

/** Two admins of one club suspend each other: a third transaction holds both back until both have come to a lock. */
async function suspendEachOther(suspend: Suspend) {
	const clubId = await addClub(database.superuserUrl, 'CLB Hai Người');
	const [one, two] = [await addAdmin(clubId), await addAdmin(clubId)];
	const gate = await unbound.connect();
	await gate.query('begin');
	await gate.query('select from memberships where club_id = $1 for update', [clubId]);
	const suspending = [suspend(one.actor, two.membershipId), suspend(two.actor, one.membershipId)];
	const settled = Promise.allSettled(suspending);
	await bothWait();
	await gate.query('commit');
	gate.release();
	const outcomes = (await settled).map((one) => (one.status === 'fulfilled' ? one.value : 'an error'));
	return { outcomes, active: await activeAdmins(clubId) };
}

describe('two admins who suspend each other at the same moment', () => {
	const suspend: Suspend = (by, id) =>
		withScope(connect(pool), { kind: 'actor', actor: by }, (tx) =>
			changeMembership(tx, { actor: by, today }, id, { to: 'suspended' })
		);

	test.each(Array.from({ length: TIMES }, (_, i) => i + 1))('leave the club one, time %i', async () => {
		const { outcomes, active } = await suspendEachOther(suspend);
		expect(outcomes).toContainEqual(done({ before: null }));
		expect(outcomes).toContainEqual(refused('last_admin'));
		expect(active).toBe(1);
	});

	/** The same act with another way of looking for the other admins, in SQL of its own. */
	const suspending =
		(...statements: string[]): Suspend =>
		async (_by, id) => {
			const client = await unbound.connect();
			try {
				await client.query('begin');
				for (const statement of statements) {
					const { rowCount } = await client.query(statement, [id]);
					if (rowCount === 0) return 'last admin';
				}
				await client.query('commit');
				return 'suspended';
			} finally {
				await client.query('rollback');
				client.release();
			}
		};
	const others = `select from memberships where id <> $1 and state = 'active'
		and club_id = (select club_id from memberships where id = $1)`;
	const change = "update memberships set state = 'suspended' where id = $1";

	/** Two that ask at the same moment do not always meet: the same again until they have. */
	async function everSeen(act: Suspend, met: (end: Awaited<ReturnType<typeof suspendEachOther>>) => boolean) {
		for (let time = 0; time < 25; time += 1) if (met(await suspendEachOther(act))) return true;
		return false;
	}

	test('control: without a lock nobody is left', async () => {
		expect(await everSeen(suspending(others, change), ({ active }) => active === 0)).toBe(true);
	});

	test('control: with locks in the order of asking, one gets an error', async () => {
		const locked = 'select from memberships where id = $1 for update';
		const act = suspending(locked, `${others} for update`, change);
		expect(await everSeen(act, ({ outcomes }) => outcomes.includes('an error'))).toBe(true);
	});
});
