import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { connect } from '../../src/lib/server/db';
import { plannedOnce } from '../../src/lib/server/db/planned-once';
import { donors } from '../../src/lib/server/db/schema/donors';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { asSuperuser } from '../support/society';
import { openWorlds, unguarded, world, type World } from '../support/isolated-worlds';

openWorlds();

/** PostgreSQL decides on a plan for all values after five runs. */
const OFTEN = 8;

const pools = new Map<World, pg.Pool>();
beforeAll(() => {
	// One connection each, so that the plan made for one actor is there for the next.
	for (const one of [world, unguarded]) pools.set(one, new pg.Pool({ connectionString: one.database.appUrl, max: 1 }));
});
afterAll(async () => {
	await Promise.all([...pools.values()].map((pool) => pool.end()));
});

const as = <T>(where: World, actor: Actor, work: (tx: Tx) => Promise<T>) =>
	withScope(connect(pools.get(where) as pg.Pool), { kind: 'actor', actor }, work);
const named = (tx: Tx, name: string) =>
	plannedOnce(tx.select({ fullName: donors.fullName }).from(donors).where(eq(donors.fullName, name)));
const everybody = async (tx: Tx) =>
	(await plannedOnce(tx.select({ fullName: donors.fullName }).from(donors))).map(({ fullName }) => fullName).sort();

async function oftenAs(where: World, actor: Actor) {
	let seen: string[] = [];
	for (let turn = 0; turn < OFTEN; turn += 1) seen = await as(where, actor, everybody);
	return seen;
}

describe('a statement that is planned once', () => {
	test('shows each actor their own rows by the plan of the one before', async () => {
		const { admin, nobody, neighbour } = world.actors;
		expect(await oftenAs(world, admin)).toEqual(['canarya1', 'cnaarya1']);
		expect(await oftenAs(world, nobody)).toEqual([]);
		expect(await as(world, neighbour, everybody)).not.toContain('canarya1');
		expect(await oftenAs(world, admin)).toEqual(['canarya1', 'cnaarya1']);
		const { rows } = await as(world, admin, (tx) =>
			tx.execute(
				sql`select 1 from pg_prepared_statements where statement like 'select %"full_name" from "donors"' and generic_plans > ${OFTEN}`
			)
		);
		expect(rows).toHaveLength(1);
	});

	test('control: without the policies it shows all of them to everybody', async () => {
		expect(await oftenAs(unguarded, unguarded.actors.nobody)).toContain('canarya1');
	});

	test('is planned anew when a policy changes', async () => {
		const { admin } = world.actors;
		expect(await oftenAs(world, admin)).not.toEqual([]);
		const { superuserUrl } = world.database;
		await asSuperuser(superuserUrl, 'create policy nobody_at_all on donors as restrictive for select using (false)');
		expect(await as(world, admin, everybody)).toEqual([]);
		await asSuperuser(superuserUrl, 'drop policy nobody_at_all on donors');
		expect(await as(world, admin, everybody)).not.toEqual([]);
	});

	test('has one name on a connection however often it runs and whatever its values are', async () => {
		const { admin } = world.actors;
		const prepared = sql`select count(*)::int as n from pg_prepared_statements where statement like '%"full_name" = $1%'`;
		for (const name of ['canarya1', 'canarya2', "'; --"]) await as(world, admin, (tx) => named(tx, name));
		expect((await as(world, admin, (tx) => tx.execute(prepared))).rows).toEqual([{ n: 1 }]);
	});
});
