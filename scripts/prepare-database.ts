import pg from 'pg';
import { dayIn } from '../src/lib/time/calendar-date';
import { continueDemo } from '../src/lib/server/db/continue-demo';
import { fillMatchKeys } from '../src/lib/server/db/fill-match-keys';
import { loadReferenceData } from '../src/lib/server/db/load-reference';
import { bindIdentityKey, migrateDatabase } from '../src/lib/server/db/migrate';
import { onConnection } from '../src/lib/server/db/own-connection';
import { unfitness } from '../src/lib/server/db/preconditions';
import { PlainFailure } from './plain-failure.mjs';
import { step } from './say.mjs';

/** Whether nobody has an account yet. Asked as the loader: the owner itself sees no rows. */
export function isEmpty(ownerUrl: string): Promise<boolean> {
	return onConnection(ownerUrl, async (client) => {
		await client.query('begin; set local role giot_loader');
		return (await client.query('select from accounts limit 1')).rowCount === 0;
	});
}

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

function explained(error: unknown): unknown {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
	const message = cause instanceof Error ? cause.message : '';
	if (code === '53100')
		return new PlainFailure('The disk that holds the database is full: free some space and start again.');
	if (code === '42501')
		return new PlainFailure(
			`The role in DATABASE_OWNER_URL may not do its work (${message}): use giot_owner, as made by the SQL that \`npm run db:roles\` prints.`
		);
	if (unreachable.has(code))
		return new PlainFailure(
			`PostgreSQL does not answer (${message}): start it, or correct DATABASE_URL and DATABASE_OWNER_URL.`
		);
	if (code.startsWith('28') || code === '3D000')
		return new PlainFailure(
			`PostgreSQL refuses to let us in (${message}): correct DATABASE_URL and DATABASE_OWNER_URL, or make roles and database with the SQL that \`npm run db:roles\` prints.`
		);
	if (code === '42704' && /role "giot_/.test(message))
		return new PlainFailure(`${message}: run the SQL that \`npm run db:roles\` prints, then start again.`);
	return error;
}

/**
 * Brings the schema and the reference data up to date. Where a demonstration is wanted, loads it when nobody is there yet, or
 * takes it on to today.
 */
export async function prepareDatabase(
	ownerUrl: string,
	{ identityKey, demo }: { identityKey: Buffer; demo: boolean }
): Promise<void> {
	// Imported only now: it takes a good part of a second start's time.
	const { loadDemoData } = await import('../src/lib/server/db/load-demo');
	const today = dayIn('Asia/Ho_Chi_Minh', new Date());
	try {
		await migrateDatabase(ownerUrl);
		if (!(await bindIdentityKey(ownerUrl, identityKey)))
			throw new PlainFailure(
				'IDENTITY_KEY is not the key that this database was made with: give the one kept from its first start.'
			);
		await loadReferenceData(ownerUrl);
		await fillMatchKeys(ownerUrl);
		if (!demo) return;
		if (!(await isEmpty(ownerUrl))) return await continueDemo(ownerUrl, today);
		await step('Loading a year of demonstration data', () => loadDemoData(ownerUrl, { today }));
	} catch (error) {
		throw explained(error);
	}
}

/** Throws in words when the application would refuse this database. */
export async function checkDatabase(appUrl: string, identityKey: Buffer): Promise<void> {
	const pool = new pg.Pool({ connectionString: appUrl, max: 1 });
	pool.on('error', () => {});
	try {
		const why = await unfitness(pool, identityKey);
		if (why) throw new PlainFailure(why);
	} catch (error) {
		throw explained(error);
	} finally {
		await pool.end();
	}
}
