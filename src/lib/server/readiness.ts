import { statfs } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { database } from './db';
import { isSchemaCurrent } from './db/preconditions';
import { env } from './env';

const leastFreeBytes = 100 * 1024 ** 2;
const patienceMs = 2_000;

let stopping = false;

/** From the first SIGTERM on this process takes no new work, whatever else still works; `then` ends what would go on without an end. */
export function watchForStop(then: () => void): void {
	const stop = () => {
		stopping = true;
		then();
	};
	process.once('SIGTERM', stop);
	process.once('SIGINT', stop);
}

async function hasRoom(): Promise<boolean> {
	const { bavail, bsize } = await statfs(env().GIOT_DATA_DIR ?? '.');
	return bavail * bsize >= leastFreeBytes;
}

async function databaseState(): Promise<'database' | 'schema' | null> {
	try {
		const tooSlow = pause(patienceMs, 'database' as const, { ref: false });
		return await Promise.race([
			isSchemaCurrent(database().pool).then((current) => (current ? null : 'schema')),
			tooSlow
		]);
	} catch {
		return 'database';
	}
}

/** What keeps this process from serving, in one word; null when it is ready. */
export async function unreadiness(): Promise<'stopping' | 'database' | 'schema' | 'disk' | null> {
	if (stopping) return 'stopping';
	return (await databaseState()) ?? ((await hasRoom()) ? null : 'disk');
}
