import { KEPT_MS, type DeskNews, type DeskRoster } from '../roster';
import { sealHere, unsealHere, type DeskStore, type KeptDrive } from './store';

/** A roster as it is kept here: when it was brought, until when, and how large it is in bytes. */
export type KeptRoster = { roster: DeskRoster; kept: Omit<KeptDrive, 'sealed'> };

/** Keeps the roster of a drive for 14 hours from when the server was asked last. */
export async function keepRoster(store: DeskStore, roster: DeskRoster, now: number): Promise<KeptRoster> {
	const sealed = await sealHere(store, roster);
	const kept = {
		driveId: roster.drive.id,
		at: now,
		until: now + KEPT_MS,
		people: roster.people.length,
		bytes: sealed.data.byteLength
	};
	await store.put('drives', { ...kept, sealed });
	return { roster, kept };
}

/** The roster that is kept of a drive; null when there is none. One whose time is over is forgotten here and now. */
export async function keptRoster(store: DeskStore, driveId: string, now: number): Promise<KeptRoster | null> {
	const found = await store.get('drives', driveId);
	if (!found || now >= found.until) {
		await forgetPeople(store, driveId);
		return null;
	}
	const { sealed, ...kept } = found;
	return { roster: await unsealHere<DeskRoster>(store, sealed), kept };
}

/** Forgets the people of a drive: their list, and what could be taken back. What waits stays. */
export async function forgetPeople(store: DeskStore, driveId: string): Promise<void> {
	const tx = store.transaction(['drives', 'steps'], 'readwrite');
	const steps = await tx.objectStore('steps').index('drive').getAllKeys(driveId);
	await Promise.all([
		tx.objectStore('drives').delete(driveId),
		...steps.map((key) => tx.objectStore('steps').delete(key)),
		tx.done
	]);
}

/** Forgets the people of every drive whose time is over, whichever is opened. */
export async function forgetOverdue(store: DeskStore, now: number): Promise<void> {
	for (const { driveId, until } of await store.getAll('drives')) if (now >= until) await forgetPeople(store, driveId);
}

/** Forgets the people of every drive. */
export async function forgetEverybody(store: DeskStore): Promise<void> {
	await Promise.all([store.clear('drives'), store.clear('steps')]);
}

/** The roster with news put in: whoever is in both is as the news say. */
export function withNews(roster: DeskRoster, news: DeskNews): DeskRoster {
	const changed = new Map(news.people.map((person) => [person.id, person]));
	const stayed = roster.people.map((person) => changed.get(person.id) ?? person);
	const known = new Set(roster.people.map(({ id }) => id));
	const added = news.people.filter(({ id }) => !known.has(id));
	return { ...roster, drive: news.drive, people: [...stayed, ...added], at: news.at };
}
