import type { Board } from '$lib/board/board';
import { hearOfDrives } from '../scope';
import { isDatabaseDown } from '../web/database-down';
import { faultRecord } from '../web/fault-record';
import { driveBoards } from './drive-boards';
import { Watching, type Tell } from './watching';

/** A board is asked at most twice a second, and at least every quarter of a minute. */
const PACE = { leastMs: 500, freshMs: 15_000 };

async function ask(driveIds: string[], now: Date): Promise<Board[]> {
	try {
		return await driveBoards(driveIds, now);
	} catch (thrown) {
		if (!isDatabaseDown(thrown)) console.error(JSON.stringify({ job: 'boards', ...faultRecord(thrown) }));
		throw thrown;
	}
}

function begin() {
	const watching = new Watching(ask, PACE);
	const listening = hearOfDrives({
		word: (driveId) => watching.heard(driveId),
		begun: () => watching.heardAll()
	});
	return { watching, listening };
}

let live: ReturnType<typeof begin> | undefined;

/** Watches a drive until the returned function is called. The first one who does opens the connection that hears of changes. */
export function watchDrive(driveId: string, tell: Tell): () => void {
	live ??= begin();
	return live.watching.watch(driveId, tell);
}

/** Lets go of the connection at the end of the process. */
export async function stopBoards(): Promise<void> {
	live?.watching.stop();
	await live?.listening.stop();
	live = undefined;
}

const asked = new Map<string, Promise<Board | null>>();

/** The board of a drive for one who asks now and then: whoever asks within the same half second gets the same answer. `null` when there is no such drive. */
export function recentBoard(driveId: string): Promise<Board | null> {
	const known = asked.get(driveId);
	if (known) return known;
	const answer = driveBoards([driveId], new Date()).then(([board]) => board ?? null);
	asked.set(driveId, answer);
	setTimeout(() => asked.delete(driveId), PACE.leastMs).unref();
	return answer;
}
