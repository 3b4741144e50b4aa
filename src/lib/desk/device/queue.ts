import type { Operation } from '../operation';
import type { DoneHere, TakenBack } from '../person-after';
import { sealHere, unsealHere, type DeskStore } from './store';

/** An operation that waits, with its place in the order in which things were done here, and whose it is. */
export type Waiting = DoneHere & { number: number; refused: boolean; by: string };

/** Keeps an operation of whoever is signed in; once this returns it outlives the browser. Throws where the device is full. */
export async function enqueue(
	store: DeskStore,
	driveId: string,
	{ operation, back }: DoneHere,
	by: string
): Promise<void> {
	const sealed = await sealHere(store, operation);
	const sealedBack = back && { sealedBack: await sealHere(store, back) };
	const tx = store.transaction('queue', 'readwrite', { durability: 'strict' });
	await tx.store.add({ id: operation.id, driveId, refused: false, by, sealed, ...sealedBack });
	await tx.done;
}

/** Everything of a drive that the server has not confirmed, in the order in which it was done. */
export async function waiting(store: DeskStore, driveId: string): Promise<Waiting[]> {
	const kept = await store.getAllFromIndex('queue', 'drive', driveId);
	return Promise.all(
		kept
			.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))
			.map(async ({ number = 0, refused, by = '', sealed, sealedBack }) => ({
				number,
				refused,
				by,
				operation: await unsealHere<Operation>(store, sealed),
				...(sealedBack && { back: await unsealHere<TakenBack>(store, sealedBack) })
			}))
	);
}

/** The drives of which something waits here. */
export async function drivesWaiting(store: DeskStore): Promise<string[]> {
	const kept = await store.getAll('queue');
	return [...new Set(kept.filter(({ refused }) => !refused).map(({ driveId }) => driveId))];
}

/** Lets go of operations that the server has confirmed. */
export async function dequeue(store: DeskStore, numbers: number[]): Promise<void> {
	const tx = store.transaction('queue', 'readwrite');
	await Promise.all([...numbers.map((number) => tx.store.delete(number)), tx.done]);
}

/** Marks operations that the server refuses for good: they are sent no more, and stay to be looked at. */
export async function markRefused(store: DeskStore, numbers: number[]): Promise<void> {
	const tx = store.transaction('queue', 'readwrite');
	for (const number of numbers) {
		const kept = await tx.store.get(number);
		if (kept) await tx.store.put({ ...kept, refused: true });
	}
	await tx.done;
}
