import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cleanup, cleanUpOnSignal } from './cleanup';
import { isAlive } from './lock.mjs';
import { claimData, openInstallation } from './installation';
import { dataDirectory } from './paths';
import { PlainFailure } from './plain-failure.mjs';
import { databaseName } from './postgres/roles';
import { keepSecret } from './postgres/secrets';
import { prepareDatabase } from './prepare-database';
import { givenDatabase, loadSettingsFile, type GivenDatabase } from './settings';

/** The owner's address of the embedded database while `npm start` runs, or null when it does not. */
function addressWhileRunning(data: string): string | null {
	try {
		if (!isAlive(JSON.parse(readFileSync(join(data, 'instance.lock'), 'utf8')))) return null;
		const port = readFileSync(join(data, 'postgres-port'), 'utf8').trim();
		const password = keepSecret(join(data, 'secrets'), 'owner-password');
		return `postgres://giot_owner:${encodeURIComponent(password)}@127.0.0.1:${port}/${databaseName}`;
	} catch {
		return null;
	}
}

async function withEmbedded<T>(data: string, work: (ownerUrl: string) => Promise<T>): Promise<T> {
	const cleanup = new Cleanup();
	const forget = cleanUpOnSignal(cleanup, { exitCode: 130 });
	try {
		claimData(data, cleanup);
		const { ownerUrl } = await openInstallation({ data, database: null, demo: false, cleanup });
		return await work(ownerUrl ?? '');
	} finally {
		await cleanup.run();
		forget();
	}
}

async function withGiven<T>(
	{ ownerUrl, identityKey }: GivenDatabase,
	work: (ownerUrl: string) => Promise<T>
): Promise<T> {
	if (!ownerUrl)
		throw new PlainFailure('This needs the owner of the tables: set DATABASE_OWNER_URL as well as DATABASE_URL.');
	await prepareDatabase(ownerUrl, { identityKey, demo: false });
	return work(ownerUrl);
}

/** Runs work as the owner of this installation's database: the given one, that of a running `npm start`, or else one started for it. */
export async function withOwner<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
	loadSettingsFile();
	const given = givenDatabase();
	if (given) return withGiven(given, work);
	const data = dataDirectory();
	const running = addressWhileRunning(data);
	return running ? work(running) : withEmbedded(data, work);
}
