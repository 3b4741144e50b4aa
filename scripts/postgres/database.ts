import { onConnection } from '../../src/lib/server/db/own-connection';
import { createDatabaseStatement, databaseGrants, databaseName, roleStatements } from './roles';
import { keepSecret } from './secrets';
import type { PostgresServer } from './server';

/** How the two roles reach one database of the embedded server. */
export type DatabaseUrls = { appUrl: string; ownerUrl: string };

function run(url: string, statements: string[]): Promise<void> {
	return onConnection(url, async (client) => {
		for (const statement of statements) await client.query(statement);
	});
}

function exists(url: string, database: string): Promise<boolean> {
	return onConnection(
		url,
		async (client) => (await client.query('select from pg_database where datname = $1', [database])).rowCount === 1
	);
}

/** The addresses of a database for both roles; their passwords are made at first use. */
export function urlsOf(server: PostgresServer, database: string): DatabaseUrls {
	const url = (role: string, secret: string) => server.urlFor(role, keepSecret(server.home.secrets, secret), database);
	return { appUrl: url('giot_app', 'app-password'), ownerUrl: url('giot_owner', 'owner-password') };
}

/** Makes the roles and, when missing, the database of the embedded server. */
export async function ensureDatabase(server: PostgresServer, database = databaseName): Promise<DatabaseUrls> {
	const admin = server.superuserUrl('postgres');
	const secret = (name: string) => keepSecret(server.home.secrets, name);
	await run(admin, roleStatements({ owner: secret('owner-password'), app: secret('app-password') }));
	if (!(await exists(admin, database))) await run(admin, [createDatabaseStatement(database)]);
	await run(server.superuserUrl(database), databaseGrants(database));
	return urlsOf(server, database);
}

/** Writes everything to its place, so that a crash soon after a large load leaves little to replay. */
export function settle(server: PostgresServer): Promise<void> {
	return run(server.superuserUrl('postgres'), ['checkpoint']);
}
