import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureDatabase } from '../../scripts/postgres/database';
import { startPostgres } from '../../scripts/postgres/server';
import { loadReferenceData } from '../../src/lib/server/db/load-reference';
import { bindIdentityKey, migrateDatabase } from '../../src/lib/server/db/migrate';
import { onDatabase, testIdentityKey } from './database-server-address';
import { setDurable } from './durability';

const inMemory = '/dev/shm';
const ampleBytes = 4 * 1024 ** 3;

/** Memory, where there is ample: every file makes a database of a thousand files and drops it, which costs a disk's file system dear. */
function placeOfData(): string {
	try {
		const { bavail, bsize } = statfsSync(inMemory);
		return bavail * bsize < ampleBytes ? tmpdir() : inMemory;
	} catch {
		return tmpdir();
	}
}

/** Starts one PostgreSQL for all database tests, with a template that holds the schema and the reference data. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const data = mkdtempSync(join(placeOfData(), 'giot-hong-db-'));
	chmodSync(data, 0o755);
	const server = await startPostgres(data);
	const stop = async () => {
		await server.stop();
		rmSync(data, { recursive: true, force: true });
	};
	try {
		const { appUrl, ownerUrl } = await ensureDatabase(server, 'template_giot');
		await setDurable(server.superuserUrl('template_giot'), false);
		await migrateDatabase(ownerUrl);
		await bindIdentityKey(ownerUrl, testIdentityKey);
		await loadReferenceData(ownerUrl);
		project.provide('databaseServer', {
			appUrl: onDatabase(appUrl, 'postgres'),
			ownerUrl: onDatabase(ownerUrl, 'postgres'),
			superuserUrl: server.superuserUrl('postgres')
		});
	} catch (error) {
		await stop();
		throw error;
	}
	return stop;
}
