import { forgetEverybody } from './kept-roster';
import type { Waiting } from './queue';
import type { DeskStore } from './store';

/** Who was signed in here when the server was reached last. */
export async function whoWasHere(store: DeskStore): Promise<string | null> {
	const known = await store.get('device', 'by');
	return typeof known === 'string' ? known : null;
}

/** Keeps who is signed in here: what is done from now on is theirs. The people whom somebody else could see are forgotten. */
export async function nowHere(store: DeskStore, by: string): Promise<void> {
	const before = await whoWasHere(store);
	if (before === by) return;
	if (before !== null) await forgetEverybody(store);
	await store.put('device', by, 'by');
}

/** Whether an act waits for somebody else to sign in: nobody sends as theirs what another one did. */
export const isOfAnother = ({ by }: Waiting, me: string | null): boolean => by !== '' && by !== me;

/** Makes what others did here somebody's own, who answers for it from now on. */
export async function takeOver(store: DeskStore, driveId: string, me: string): Promise<void> {
	const tx = store.transaction('queue', 'readwrite');
	for (const kept of await tx.store.index('drive').getAll(driveId)) await tx.store.put({ ...kept, by: me });
	await tx.done;
}
