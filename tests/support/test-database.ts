import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { databaseGrants } from '../../scripts/postgres/roles';
import { onConnection } from '../../src/lib/server/db/own-connection';
import { onDatabase } from './database-server-address';
import { leaveAsSuperuser } from './society';

/** A database of one test file, with schema and reference data and nothing else. */
export type TestDatabase = { appUrl: string; ownerUrl: string; superuserUrl: string; drop(): Promise<void> };

let made = 0;

const run = (url: string, statements: string[]) =>
	onConnection(url, async (client) => {
		for (const statement of statements) await client.query(statement);
	});

/** A pool says that it has ended while its connections are still going: cut then, they would fail whatever test comes next. */
const dropOnceLeft = (url: string, name: string) =>
	onConnection(url, async (client) => {
		const inUse = 'select from pg_stat_activity where datname = $1';
		for (let tries = 0; tries < 40 && (await client.query(inUse, [name])).rowCount; tries += 1) await pause(25);
		await client.query(`drop database ${name} with (force)`);
	});

/** Copies the template, file by file: with nothing forced to disk that is quickest. Call `drop` at the end; open connections are cut. */
export async function createTestDatabase(): Promise<TestDatabase> {
	const server = inject('databaseServer');
	const name = `test_${process.pid}_${(made += 1)}_${Date.now().toString(36)}`;
	await run(server.superuserUrl, [
		`create database ${name} owner giot_owner template template_giot strategy file_copy`
	]);
	const superuserUrl = onDatabase(server.superuserUrl, name);
	await run(superuserUrl, databaseGrants(name));
	return {
		appUrl: onDatabase(server.appUrl, name),
		ownerUrl: onDatabase(server.ownerUrl, name),
		superuserUrl,
		drop: async () => {
			await leaveAsSuperuser(superuserUrl);
			await dropOnceLeft(server.superuserUrl, name);
		}
	};
}
