import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { env } from '../env';
import * as accounts from './schema/accounts';
import * as areas from './schema/areas';
import * as audit from './schema/audit';
import * as clubs from './schema/clubs';
import * as donors from './schema/donors';
import * as drives from './schema/drives';
import * as registrations from './schema/registrations';
import * as tallies from './schema/tallies';

const schema = { ...accounts, ...areas, ...audit, ...clubs, ...donors, ...drives, ...registrations, ...tallies };

/** Days come back as `YYYY-MM-DD` text, never as a `Date` in some machine's zone. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Opens a pool of the application's role; a lost connection is dropped, and the next call opens another. */
export function openPool(connectionString: string): pg.Pool {
	const pool = new pg.Pool({
		connectionString,
		max: 10,
		connectionTimeoutMillis: 3_000,
		statement_timeout: 10_000,
		lock_timeout: 3_000,
		idle_in_transaction_session_timeout: 15_000,
		query_timeout: 12_000,
		// Policies make plans look costly, and compiling them takes seconds where running them takes milliseconds.
		options: '-c jit=off'
	});
	pool.on('error', () => {});
	// The pool listens to idle connections only: one lost inside a transaction would end the process.
	pool.on('connect', (client) => client.on('error', () => {}));
	return pool;
}

/** Drizzle over a pool, with the tables of this application. */
export function connect(pool: pg.Pool) {
	return drizzle(pool, { schema, casing: 'snake_case' });
}

/** Drizzle over the pool, outside of any transaction. */
export type Database = ReturnType<typeof connect>;
/** An open transaction. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

let opened: { pool: pg.Pool; db: Database } | undefined;

/** The process's one pool, opened on first use. Only `scope.ts` and the health checks may ask for it. */
export function database() {
	if (!opened) {
		const pool = openPool(env().DATABASE_URL);
		opened = { pool, db: connect(pool) };
	}
	return opened;
}

/** Closes the pool; the process ends only after this. */
export async function closeDatabase(): Promise<void> {
	await opened?.pool.end();
	opened = undefined;
}
