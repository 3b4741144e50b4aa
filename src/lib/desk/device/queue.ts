import type { Operation } from '../operation';
import type { DoneHere, TakenBack } from '../person-after';
import type { Step } from '../step';
import { sealHere, unsealHere, type DeskStore } from './store';

/** An operation that waits, with its place in the order in which things were done here, and whose it is. */
export type Waiting = DoneHere & { number: number; refused: boolean; by: string };

/** What is kept of an act: the operation, whose it is, and how the person stood before, for as long as it can be taken back. */
export type Keeping = DoneHere & { by: string; stood?: TakenBack['stood'] };

/** Keeps an operation of whoever is signed in; once this returns it outlives the browser. Throws where the device is full. */
export async function enqueue(
	store: DeskStore,
	driveId: string,
	{ operation, back, by, stood }: Keeping
): Promise<void> {
	const { id, act, registrationId } = operation;
	const sealed = await sealHere(store, operation);
	const sealedBack = back && { sealedBack: await sealHere(store, back) };
	const step = stood && { registrationId, driveId, sealed: await sealHere(store, { id, act, stood } satisfies Step) };
	const tx = store.transaction(['queue', 'steps'], 'readwrite', { durability: 'strict' });
	await Promise.all([
		tx.objectStore('queue').add({ id, driveId, refused: false, by, sealed, ...sealedBack }),
		step ? tx.objectStore('steps').put(step) : tx.objectStore('steps').delete(registrationId),
		tx.done
	]);
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
export async function dequeue(store: DeskStore, acts: readonly Waiting[]): Promise<void> {
	const tx = store.transaction('queue', 'readwrite');
	await Promise.all([...acts.map(({ number }) => tx.store.delete(number)), tx.done]);
}

/** Marks operations that the server refuses for good: they are sent no more, and stay to be looked at. */
export async function markRefused(store: DeskStore, acts: readonly Waiting[]): Promise<void> {
	const tx = store.transaction('queue', 'readwrite');
	for (const { number } of acts) {
		const kept = await tx.store.get(number);
		if (kept) await tx.store.put({ ...kept, refused: true });
	}
	await tx.done;
}

/** What the server refused waits again, for instance for a newer program. */
export async function sendRefusedAgain(store: DeskStore, driveId: string): Promise<void> {
	const tx = store.transaction('queue', 'readwrite');
	for (const kept of await tx.store.index('drive').getAll(driveId))
		if (kept.refused) await tx.store.put({ ...kept, refused: false });
	await tx.done;
}
