import { drizzle, NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
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
export function openPool(connectionString: string, max = 10): pg.Pool {
	const pool = new pg.Pool({
		connectionString,
		max,
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

const casing = 'snake_case';

/** Drizzle over a pool, with the tables of this application. */
export function connect(pool: pg.Pool) {
	return drizzle(pool, { schema, casing });
}

/** Drizzle over the pool, outside of any transaction. */
export type Database = ReturnType<typeof connect>;
/** An open transaction. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

const dialect = new PgDialect({ casing });

/**
 * Runs work in one transaction whose first statement is `opening`, SQL without parameters: it travels with the BEGIN, which Drizzle's own
 * transaction would send and wait for by itself.
 */
export async function transaction<T>(pool: pg.Pool, opening: string, work: (tx: Tx) => Promise<T>): Promise<T> {
	const client = await pool.connect();
	try {
		await client.query(`begin; ${opening}`);
		const tx = new NodePgTransaction(dialect, new NodePgSession(client, dialect, undefined), undefined);
		const result = await work(tx as unknown as Tx);
		await client.query('commit');
		return result;
	} catch (thrown) {
		await client.query('rollback');
		throw thrown;
	} finally {
		client.release();
	}
}

type Opened = { pool: pg.Pool; db: Database };

let opened: Opened | undefined;
let ofBoards: Opened | undefined;

function open(max?: number): Opened {
	const pool = openPool(env().DATABASE_URL, max);
	return { pool, db: connect(pool) };
}

/** The process's one pool, opened on first use. Only `scope.ts` and the health checks may ask for it. */
export function database() {
	return (opened ??= open());
}

/** One connection for boards: while fifty desks wait for the others, a question about totals would wait longer than it may take to be shown. */
export function boardDatabase() {
	return (ofBoards ??= open(1));
}

/** Closes the pools; the process ends only after this. */
export async function closeDatabase(): Promise<void> {
	await Promise.all([opened?.pool.end(), ofBoards?.pool.end()]);
	opened = undefined;
	ofBoards = undefined;
}
