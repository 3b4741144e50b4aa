import type { Answered } from '../sending';
import type { Step, Steps } from '../step';
import { unsealHere, type DeskStore } from './store';

/** What was done last at this device with each person of a drive. */
export async function keptSteps(store: DeskStore, driveId: string): Promise<Steps> {
	const kept = await store.getAllFromIndex('steps', 'drive', driveId);
	const read = kept.map(async ({ registrationId, sealed }) => {
		return [registrationId, await unsealHere<Step>(store, sealed)] as const;
	});
	return new Map(await Promise.all(read));
}

/** Keeps the steps of those who walked in under the name that the server gave them. */
export async function renameKept(store: DeskStore, answers: readonly Answered[]): Promise<void> {
	const tx = store.transaction('steps', 'readwrite');
	for (const one of answers) {
		const kept = one.refused ? undefined : await tx.store.get(one.id);
		if (!kept || one.refused) continue;
		await tx.store.put({ ...kept, registrationId: one.registrationId });
		await tx.store.delete(one.id);
	}
	await tx.done;
}
