import { KEPT_MS, type DeskRoster } from '../roster';
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
	if (!found) return null;
	if (now >= found.until) {
		await store.delete('drives', driveId);
		return null;
	}
	const { sealed, ...kept } = found;
	return { roster: await unsealHere<DeskRoster>(store, sealed), kept };
}

/** The roster with news put in: whoever is in both is as the news say. */
export function withNews(roster: DeskRoster, news: DeskRoster): DeskRoster {
	if (news.whole) return news;
	const changed = new Map(news.people.map((person) => [person.id, person]));
	const stayed = roster.people.map((person) => changed.get(person.id) ?? person);
	const known = new Set(roster.people.map(({ id }) => id));
	const added = news.people.filter(({ id }) => !known.has(id));
	return { drive: news.drive, people: [...stayed, ...added], whole: true, at: news.at };
}
