import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { databaseGrants } from '../../scripts/postgres/roles';
import { onConnection } from '../../src/lib/server/db/own-connection';
import { onDatabase } from './database-server-address';

/** A database of one test file, with schema and reference data and nothing else. */
export type TestDatabase = { appUrl: string; ownerUrl: string; superuserUrl: string; drop(): Promise<void> };

let made = 0;

const run = (url: string, statements: string[]) =>
	onConnection(url, async (client) => {
		for (const statement of statements) await client.query(statement);
	});

/** The application's pool says that it has ended while its connections are still going: cut then, they would fail whatever test comes next. */
const dropOnceLeft = (url: string, name: string) =>
	onConnection(url, async (client) => {
		const isThere = async () =>
			((await client.query("select from pg_stat_activity where datname = $1 and usename = 'giot_app'", [name]))
				.rowCount ?? 0) > 0;
		for (let tries = 0; tries < 40 && (await isThere()); tries += 1) await pause(25);
		await client.query(`drop database ${name} with (force)`);
	});

/** Copies the template, file by file: with nothing forced to disk that is quickest. Call `drop` at the end; open connections are cut. */
export async function createTestDatabase(): Promise<TestDatabase> {
	const server = inject('databaseServer');
	const name = `test_${process.pid}_${(made += 1)}_${Date.now().toString(36)}`;
	await run(server.superuserUrl, [
		`create database ${name} owner giot_owner template template_giot strategy file_copy`
	]);
	await run(onDatabase(server.superuserUrl, name), databaseGrants(name));
	return {
		appUrl: onDatabase(server.appUrl, name),
		ownerUrl: onDatabase(server.ownerUrl, name),
		superuserUrl: onDatabase(server.superuserUrl, name),
		drop: () => dropOnceLeft(server.superuserUrl, name)
	};
}
