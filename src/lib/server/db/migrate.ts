import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { identityKeyCheck, identityKeyRow } from './identity-key';
import { schemaVersion, schemaVersionRow } from './schema-version';

/** Any number that no other program locks in this database. */
const migrationLock = 7_164_208;

const migrationsFolder = join(import.meta.dirname, '../../../../drizzle');

async function connected<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: ownerUrl });
	client.on('error', () => {});
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

const remember = `insert into installation (key, value) values ($1, $2)
	on conflict (key) do update set value = excluded.value where installation.value <> excluded.value`;

/** Brings the schema up to date as the owner. Processes that start together take turns, and the later ones find nothing to do. */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
	await connected(ownerUrl, async (client) => {
		await client.query('select pg_advisory_lock($1)', [migrationLock]);
		await migrate(drizzle(client), { migrationsFolder });
		await client.query(remember, [schemaVersionRow, schemaVersion]);
	});
}

/** Binds a database to the key of its identity numbers. Answers false when it is already bound to another key. */
export async function bindIdentityKey(ownerUrl: string, key: Buffer): Promise<boolean> {
	return connected(ownerUrl, async (client) => {
		await client.query('insert into installation (key, value) values ($1, $2) on conflict (key) do nothing', [
			identityKeyRow,
			identityKeyCheck(key)
		]);
		const { rows } = await client.query<{ value: string }>('select value from installation where key = $1', [
			identityKeyRow
		]);
		return rows[0]?.value === identityKeyCheck(key);
	});
}
