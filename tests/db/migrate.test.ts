import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { createDatabaseStatement, databaseGrants } from '../../scripts/postgres/roles';
import journal from '../../drizzle/meta/_journal.json';
import { bindIdentityKey, migrateDatabase } from '../../src/lib/server/db/migrate';
import { onDatabase } from '../support/database-server-address';

const name = `empty_${process.pid}`;
const migrationsFolder = join(import.meta.dirname, '../../drizzle');
let ownerUrl: string;

async function run(url: string, ...statements: string[]): Promise<pg.QueryResult> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		for (const statement of statements.slice(0, -1)) await client.query(statement);
		return await client.query(statements.at(-1) ?? 'select 1');
	} finally {
		await client.end();
	}
}

beforeEach(async () => {
	const { superuserUrl, ownerUrl: anyOwner } = inject('databaseServer');
	await run(superuserUrl, createDatabaseStatement(name));
	await run(onDatabase(superuserUrl, name), ...databaseGrants(name));
	ownerUrl = onDatabase(anyOwner, name);
});

afterEach(() => run(inject('databaseServer').superuserUrl, `drop database ${name} with (force)`));

/** Drizzle's migrator as it comes, without our lock. */
async function migrateUnguarded(): Promise<void> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		await migrate(drizzle(client), { migrationsFolder });
	} finally {
		await client.end();
	}
}

describe('processes that migrate at once', () => {
	test('take turns, and every migration runs once', async () => {
		await Promise.all([1, 2, 3, 4].map(() => migrateDatabase(ownerUrl)));
		const { rows } = await run(ownerUrl, 'select count(*)::int as count from drizzle.__drizzle_migrations');
		expect(rows).toEqual([{ count: journal.entries.length }]);
	});

	test('get into each other’s way without the lock (control)', async () => {
		const results = await Promise.allSettled([1, 2, 3, 4].map(migrateUnguarded));
		expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
	});
});

describe('the key of identity numbers', () => {
	test('is bound to a database at the first start; another key is refused afterwards', async () => {
		await migrateDatabase(ownerUrl);
		expect(await bindIdentityKey(ownerUrl, Buffer.alloc(32, 1))).toBe(true);
		expect(await bindIdentityKey(ownerUrl, Buffer.alloc(32, 1))).toBe(true);
		expect(await bindIdentityKey(ownerUrl, Buffer.alloc(32, 2))).toBe(false);
	});
});
