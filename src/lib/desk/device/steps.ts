import type { Answered } from '../sending';
import { withStep, type Step, type Steps } from '../step';
import { unsealHere, type DeskStore } from './store';

/** What was done last at this device with each person of a drive. */
export async function keptSteps(store: DeskStore, driveId: string): Promise<Steps> {
	const kept = await store.getAllFromIndex('steps', 'drive', driveId);
	const read = kept.map(async ({ registrationId, sealed }) => {
		return [registrationId, await unsealHere<Step>(store, sealed)] as const;
	});
	return new Map(await Promise.all(read));
}

/** The steps of those who walked in, kept from now on under the name that the server gave them: until then it was the key of their registering. */
export async function renameSteps(store: DeskStore, steps: Steps, answers: readonly Answered[]): Promise<Steps> {
	let renamed = steps;
	for (const answer of answers) {
		const step = renamed.get(answer.id);
		if (!step || answer.refused || answer.registrationId === answer.id) continue;
		renamed = withStep(withStep(renamed, answer.id, null), answer.registrationId, step);
		await renameStep(store, answer.id, answer.registrationId);
	}
	return renamed;
}

async function renameStep(store: DeskStore, from: string, to: string): Promise<void> {
	const tx = store.transaction('steps', 'readwrite');
	const kept = await tx.store.get(from);
	if (kept) await Promise.all([tx.store.delete(from), tx.store.put({ ...kept, registrationId: to })]);
	await tx.done;
}
