import { MOST_AT_ONCE } from '../sending';
import { SHELL_CACHE } from '../shell-cache';
import { send, tellForgotten } from './exchange';
import { forgetEverybody } from './kept-roster';
import { dequeue, drivesWaiting, waiting } from './queue';
import { forgetDevice, type DeskStore } from './store';
import { isOfAnother } from './whose';

/**
 * Forgets everything that is kept on this device, as it was asked to: the people at once; what waits is sent first. What cannot be sent stays, sealed,
 * with the key that opens it, and so does what somebody else than `by` did here; otherwise the key goes too and the server is told. Answers whether everything went.
 */
export async function forgetEverything(store: DeskStore, deviceId: string, by: string | null): Promise<boolean> {
	await forgetEverybody(store);
	await caches.delete(SHELL_CACHE);
	for (const driveId of await drivesWaiting(store)) await handOver(store, driveId, { deviceId, by });
	if ((await store.count('queue')) > 0) return false;
	store.close();
	await forgetDevice();
	await tellForgotten();
	return true;
}

type Sender = { deviceId: string; by: string | null };

async function handOver(store: DeskStore, driveId: string, sender: Sender): Promise<void> {
	const unread = new Set<number>();
	for (let most = MOST_AT_ONCE; ;) {
		const own = (await waiting(store, driveId)).filter((one) => !one.refused && !isOfAnother(one, sender.by));
		const queue = own.filter(({ number }) => !unread.has(number)).slice(0, most);
		const reached = queue.length > 0 ? await send(driveId, sender, queue) : null;
		if (reached?.ok === false && reached.why === 'not_understood') {
			if (most === 1) for (const { number } of queue) unread.add(number);
			most = 1;
			continue;
		}
		if (!reached?.ok) return;
		const taken = new Set(reached.value.answers.flatMap(({ id, refused }) => (refused ? [] : [id])));
		const done = queue.filter(({ operation: { id } }) => taken.has(id));
		if (done.length === 0) return;
		await dequeue(store, done);
	}
}
