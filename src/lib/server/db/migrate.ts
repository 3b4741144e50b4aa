import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { identityKeyCheck, identityKeyRow } from './identity-key';
import { onConnection } from './own-connection';
import { schemaVersion, schemaVersionRow } from './schema-version';

/** Any number that no other program locks in this database. */
const migrationLock = 7_164_208;

const migrationsFolder = join(import.meta.dirname, '../../../../drizzle');

/** A function with a setting of an extension is only made where its library was used before: on a database that has it, in no new connection. */
const loadTrigrams = `do $$ begin
	if exists (select from pg_extension where extname = 'pg_trgm') then perform word_similarity('', ''); end if;
end $$`;

const remember = `insert into installation (key, value) values ($1, $2)
	on conflict (key) do update set value = excluded.value where installation.value <> excluded.value`;

/** Brings the schema up to date as the owner. Processes that start together take turns, and the later ones find nothing to do. */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
	await onConnection(ownerUrl, async (client) => {
		await client.query('select pg_advisory_lock($1)', [migrationLock]);
		await client.query(loadTrigrams);
		await migrate(drizzle(client), { migrationsFolder });
		await client.query(remember, [schemaVersionRow, schemaVersion]);
	});
}

/** Binds a database to the key of its identity numbers. Answers false when it is already bound to another key. */
export async function bindIdentityKey(ownerUrl: string, key: Buffer): Promise<boolean> {
	return onConnection(ownerUrl, async (client) => {
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
