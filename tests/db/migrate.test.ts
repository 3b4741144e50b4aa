import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { createDatabaseStatement, databaseGrants } from '../../scripts/postgres/roles';
import journal from '../../drizzle/meta/_journal.json';
import { readCardCode } from '../../src/lib/donors/card-code';
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
async function migrateUnguarded(folder = migrationsFolder): Promise<void> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		await migrate(drizzle(client), { migrationsFolder: folder });
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
		const results = await Promise.allSettled([1, 2, 3, 4].map(() => migrateUnguarded()));
		expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
	});
});

/** A database as it was before a migration. */
async function migrateUntil(tag: string): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'giot-hong-migrations-'));
	cpSync(migrationsFolder, folder, { recursive: true });
	const at = journal.entries.findIndex((one) => one.tag === tag);
	expect(at).toBeGreaterThan(0);
	const entries = journal.entries.slice(0, at);
	writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }));
	await migrateUnguarded(folder).finally(() => rmSync(folder, { recursive: true }));
}

describe('donors stored before there were cards', () => {
	test('get a code each, and keep everything else', async () => {
		await migrateUntil('0022_whose_card_it_is');
		const superuser = onDatabase(inject('databaseServer').superuserUrl, name);
		const stored = 'select id, full_name, version from donors order by id';
		await run(
			superuser,
			`insert into provinces (code, country, name_vi, name_en, timezone) values ('VN-21', 'VN', 'Thanh Hóa', 'Thanh Hoa', 'Asia/Ho_Chi_Minh')`,
			`insert into donors (id, province_code, full_name, search_key, sort_key)
			select gen_random_uuid(), 'VN-21', 'An ' || n, 'an ' || n, 'an ' || n from generate_series(1, 500) n`
		);
		const before = (await run(superuser, stored)).rows;
		await migrateDatabase(ownerUrl);
		const { rows } = await run(superuser, 'select card_code from donors');
		const codes: string[] = rows.map(({ card_code: code }) => code);
		expect(codes.filter((code) => readCardCode(code) !== code)).toEqual([]);
		expect(new Set(codes).size).toBe(500);
		expect((await run(superuser, stored)).rows).toEqual(before);
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
