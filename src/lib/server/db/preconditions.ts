import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { env } from '../env';
import { database } from '.';
import { identityKeyCheck, identityKeyRow } from './identity-key';
import { schemaVersion, schemaVersionRow } from './schema-version';

type Facts = {
	server: number;
	role: string;
	privileged: boolean;
	owner: boolean;
	unsafe: string[] | null;
	installed: boolean;
};

const factsQuery = `select current_setting('server_version_num')::int as server, current_user as role,
	(select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as privileged,
	exists (select from pg_class where relnamespace = 'public'::regnamespace and pg_has_role(current_user, relowner, 'member'))
		or exists (select from pg_database where datname = current_database() and pg_has_role(current_user, datdba, 'member')) as owner,
	(select array_agg(name order by name) from pg_settings
		where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off') as unsafe,
	to_regclass('public.installation') is not null as installed`;

const prepareIt = 'run `npm start` once with DATABASE_OWNER_URL set, which prepares it.';

function whyUnfit({ server, role, privileged, owner, unsafe, installed }: Facts): string | null {
	if (server < 150000) return `PostgreSQL ${Math.floor(server / 10000)} is too old: version 15 or newer is needed.`;
	if (privileged || owner)
		return `The role ${role} in DATABASE_URL could see every club's rows, because it owns the tables or bypasses their policies: use giot_app; \`npm run db:roles\` prints the SQL that creates it.`;
	if (unsafe) return `PostgreSQL would lose confirmed writes in a crash: switch ${unsafe.join(' and ')} on.`;
	return installed ? null : `The database is empty: ${prepareIt}`;
}

function whyUnprepared(stored: Map<string, string>, key: Buffer): string | null {
	const version = Number(stored.get(schemaVersionRow) ?? -1);
	if (version < Number(schemaVersion)) return `The database's schema is older than this program: ${prepareIt}`;
	if (!stored.has(identityKeyRow)) return `The database does not know its identity key: ${prepareIt}`;
	if (stored.get(identityKeyRow) === identityKeyCheck(key)) return null;
	return 'IDENTITY_KEY is not the key that the identity numbers in this database were encrypted with: give the one kept from its first start.';
}

/** Why the application must not run on this database, in words that say what to do; null when it may. */
export async function unfitness(pool: pg.Pool, identityKey: Buffer): Promise<string | null> {
	const { rows } = await pool.query<Facts>(factsQuery);
	const why = rows[0] ? whyUnfit(rows[0]) : 'PostgreSQL tells nothing about itself.';
	return why ?? whyUnprepared(await installation(pool), identityKey);
}

async function installation(pool: pg.Pool): Promise<Map<string, string>> {
	const { rows } = await pool.query<{ key: string; value: string }>('select key, value from installation');
	return new Map(rows.map(({ key, value }) => [key, value]));
}

/** Whether the schema is at least the one this program was written for. */
export async function isSchemaCurrent(pool: pg.Pool): Promise<boolean> {
	return Number((await installation(pool)).get(schemaVersionRow) ?? -1) >= Number(schemaVersion);
}

/** A database that is just starting gets this long to answer. */
const patienceMs = 30_000;

async function unfitnessOnceAnswering(deadline: number): Promise<string | null> {
	for (;;) {
		try {
			return await unfitness(database().pool, env().IDENTITY_KEY);
		} catch (error) {
			if (Date.now() > deadline || isRefusal(error)) throw error;
			await pause(200);
		}
	}
}

/** A wrong password or database name does not mend itself. */
function isRefusal(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return /^(28|3D|42)/.test(code);
}

/** Throws when the application must not run on its database, saying why and what to do. */
export async function refuseUnfitDatabase(): Promise<void> {
	const why = await unfitnessOnceAnswering(Date.now() + patienceMs);
	if (why) throw new Error(why);
}
