/** The passwords of the two roles that sign in. */
export type RolePasswords = { owner: string; app: string };

/** The database of an embedded installation; with a PostgreSQL of one's own it may be called otherwise. */
export const databaseName = 'giot_hong';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const missingRole = (role: string) =>
	`do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role}; end if; end $$`;

/**
 * Makes the roles, or mends them: giot_owner migrates, giot_app is what the application signs in as, giot_system owns the listed
 * functions that cross scopes, giot_loader loads reference and demo data. Run as a superuser, or as a role that may create roles.
 */
export function roleStatements({ owner, app }: RolePasswords): string[] {
	return [
		...['giot_owner', 'giot_app', 'giot_system', 'giot_loader'].map(missingRole),
		`alter role giot_owner with login password ${quoted(owner)}`,
		`alter role giot_app with login password ${quoted(app)}`,
		'alter role giot_system with nologin',
		'alter role giot_loader with nologin',
		'grant giot_system, giot_loader to giot_owner',
		"alter role giot_app set statement_timeout = '10s'",
		"alter role giot_app set lock_timeout = '3s'",
		"alter role giot_app set idle_in_transaction_session_timeout = '15s'"
	];
}

/** Makes a database. Its text order and letters are those of Unicode on every platform. */
export function createDatabaseStatement(database: string): string {
	return `create database ${database} owner giot_owner encoding 'UTF8' template template0`;
}

/** Who may enter a database; a copy made from a template needs these again. */
export function databaseGrants(database: string): string[] {
	return [
		`revoke all on database ${database} from public`,
		`grant connect on database ${database} to giot_owner, giot_app`,
		'revoke create on schema public from public'
	];
}

/** The whole as a file for psql, safe to run again. */
export function rolesScript(database: string, passwords: RolePasswords): string {
	const ended = (statements: string[]) => statements.map((statement) => `${statement};`).join('\n');
	return `-- Roles and database of Giọt Hồng, for PostgreSQL 15 or newer. Keep it as a file, put in passwords of your own, then run it as a superuser:
--   npm run --silent db:roles > roles.sql
--   psql -d postgres -f roles.sql
-- Running it again changes nothing but the passwords.
${ended(roleStatements(passwords))}

select $$${createDatabaseStatement(database)}$$
where not exists (select from pg_database where datname = '${database}') \\gexec
\\connect ${database}
${ended(databaseGrants(database))}
`;
}
