import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { connect, type Tx } from '../../src/lib/server/db';
import { withScope } from '../../src/lib/server/scope';
import { asSuperuser } from './society';
import { createTestDatabase, type TestDatabase } from './test-database';
import { addTwoProvinces, type Owner, type TwoProvinces } from './two-provinces';

/** Two provinces in a database of their own. */
export type World = TwoProvinces & { database: TestDatabase; pool: pg.Pool };

/** Opens a world of its own, to be closed by whoever opened it. */
export async function openWorld(): Promise<World> {
	const database = await createTestDatabase();
	const provinces = await addTwoProvinces(database.superuserUrl);
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

/** Whether the policies let a statement through: it touches a row, or fails for a reason that comes after them. */
export async function letThrough(where: World, actor: Actor, statement: ReturnType<typeof sql>): Promise<boolean> {
	let touched = 0;
	try {
		await as(where, actor, async (tx) => {
			touched = (await tx.execute(statement)).rowCount ?? 0;
			throw new Undo();
		});
	} catch (thrown) {
		const cause = thrown instanceof Error && thrown.cause instanceof pg.DatabaseError ? thrown.cause : null;
		if (cause?.code === '42501') return false;
		if (!(thrown instanceof Undo) && !['23505', '23503', '23P01'].includes(cause?.code ?? '')) throw thrown;
		return !(thrown instanceof Undo) || touched > 0;
	}
	return false;
}
