import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unfitness } from '../../src/lib/server/db/preconditions';
import { testIdentityKey } from '../support/database-server-address';
import { setDurable } from '../support/durability';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
let superuser: pg.Pool;

async function whyUnfit(url: string, key = testIdentityKey): Promise<string | null> {
	const pool = new pg.Pool({ connectionString: url });
	try {
		return await unfitness(pool, key);
	} finally {
		await pool.end();
	}
}

/** Roles belong to the whole server, which other tests share: each question gets a role of its own. */
async function whyUnfitFor(making: string): Promise<string | null> {
	await superuser.query(`create role odd login password 'odd' in role giot_app; ${making}`);
	try {
		const url = new URL(database.appUrl);
		url.username = url.password = 'odd';
		return await whyUnfit(url.href);
	} finally {
		await superuser.query('drop owned by odd; drop role odd');
	}
}

beforeAll(async () => {
	database = await createTestDatabase();
	superuser = new pg.Pool({ connectionString: database.superuserUrl, max: 1 });
	await setDurable(database.superuserUrl, true);
});

afterAll(async () => {
	await setDurable(database.superuserUrl, false);
	await superuser.end();
	await database.drop();
});

describe('the database before the application starts', () => {
	test('is fit when prepared, for the role of the application', async () => {
		expect(await whyUnfit(database.appUrl)).toBeNull();
	});

	test('is refused for the role that owns the tables, saying how to make the right one', async () => {
		expect(await whyUnfit(database.ownerUrl)).toMatch(/giot_owner .* bypasses .* giot_app; `npm run db:roles`/);
	});

	test('is refused for a superuser', async () => {
		expect(await whyUnfit(database.superuserUrl)).toMatch(/postgres .*bypasses/);
	});

	test('is fit for a further role with the rights of the application', async () => {
		expect(await whyUnfitFor('')).toBeNull();
	});

	test('is refused for a role that may bypass row-level security', async () => {
		expect(await whyUnfitFor('alter role odd bypassrls')).toMatch(/bypasses/);
	});

	test('is refused for a member of the owner', async () => {
		expect(await whyUnfitFor('grant giot_owner to odd')).toMatch(/owns the tables/);
	});

	test('is refused while the server confirms before it writes, as for most of these tests', async () => {
		await setDurable(database.superuserUrl, false);
		expect(await whyUnfit(database.appUrl)).toMatch(/lose confirmed writes.*fsync/);
		await setDurable(database.superuserUrl, true);
	});

	test('is refused while commits are not waited for', async () => {
		expect(await whyUnfitFor('alter role odd set synchronous_commit = off')).toMatch(
			/lose confirmed writes.*synchronous_commit/
		);
	});

	test('is refused when its schema is older than the program', async () => {
		const version = "update installation set value = $1 where key = 'schema_version' returning value";
		await superuser.query(version, ['-1']);
		expect(await whyUnfit(database.appUrl)).toMatch(/schema is older.*npm start/);
		await superuser.query(version, ['9999']);
		expect(await whyUnfit(database.appUrl)).toBeNull();
	});

	test('is refused when its identity numbers were encrypted with another key', async () => {
		expect(await whyUnfit(database.appUrl, Buffer.alloc(32, 2))).toMatch(/IDENTITY_KEY is not the key/);
	});
});
