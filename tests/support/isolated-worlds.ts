import { sql, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { connect, type Tx } from '../../src/lib/server/db';
import { withScope } from '../../src/lib/server/scope';
import { asSuperuser } from './society';
import { createTestDatabase, type TestDatabase } from './test-database';
import { addTwoProvinces } from './add-two-provinces';
import type { Owner, TwoProvinces } from './two-provinces';

/** Two provinces in a database of their own. */
export type World = TwoProvinces & { database: TestDatabase; pool: pg.Pool };

/** Opens a world of its own, to be closed by whoever opened it. */
export async function openWorld(): Promise<World> {
	const database = await createTestDatabase();
	const provinces = await addTwoProvinces(database.superuserUrl);
	await asSuperuser(database.superuserUrl, letsThrough);
	return { ...provinces, database, pool: new pg.Pool({ connectionString: database.appUrl, max: 4 }) };
}

/** Closes a world and drops its database. */
export async function closeWorld({ pool, database }: World) {
	await pool.end();
	await database.drop();
}

/** The world as it is. */
export let world: World;
/** The same with row-level security off, for controls. */
export let unguarded: World;

/** Opens both worlds for the tests of a file. */
export function openWorlds(): void {
	beforeAll(async () => {
		world = await openWorld();
		unguarded = await openWorld();
		for (const table of unguarded.rows.keys())
			await asSuperuser(unguarded.database.superuserUrl, `alter table ${table} disable row level security`);
	});

	afterAll(async () => {
		await closeWorld(world);
		await closeWorld(unguarded);
	});
}

/** Runs work as somebody. */
export const as = <T>({ pool }: World, actor: Actor, work: (tx: Tx) => Promise<T>) =>
	withScope(connect(pool), { kind: 'actor', actor }, work);
/** The rows of a table, with their owners. */
export const rowsIn = (where: World, table: string) => where.rows.get(table) ?? [];
/** The owners of rows, each once. */
export const ownersOf = (rows: { owner: Owner }[]) => [...new Set(rows.map(({ owner }) => owner))].sort().join(' ');

/** Ends a transaction without leaving anything behind. */
export class Undo extends Error {}

/** Runs a statement as whoever calls it, undoes it, and says whether the policies let it through. */
const letsThrough = `create function lets_through(statement text) returns boolean language plpgsql as $$
declare
	touched int;
begin
	execute statement;
	get diagnostics touched = row_count;
	raise sqlstate 'UNDON';
exception
	when sqlstate 'UNDON' then return touched > 0;
	when insufficient_privilege then return false;
	when unique_violation or foreign_key_violation or exclusion_violation then return true;
end $$`;

const dialect = new PgDialect();

/** Which statements the policies let through: they touch a row, or fail for a reason that comes after them. Nothing is left behind. */
export async function allLetThrough(where: World, actor: Actor, statements: SQL[]): Promise<boolean[]> {
	const texts = statements.map((statement) => dialect.sqlToQuery(statement.inlineParams()).sql);
	const { rows } = await as(where, actor, (tx) =>
		tx.execute<{ through: boolean }>(
			sql`select lets_through(one) as through from json_array_elements_text(${JSON.stringify(texts)}::json) with ordinality as t (one, nth) order by nth`
		)
	);
	return rows.map(({ through }) => through);
}

/** Whether the policies let one statement through. */
export const letThrough = async (where: World, actor: Actor, statement: SQL): Promise<boolean> =>
	(await allLetThrough(where, actor, [statement]))[0] ?? false;
