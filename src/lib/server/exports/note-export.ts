import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { ExportAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { wasDoneBy } from '../audit/queries';
import { recordAudit } from '../audit/record';
import type { Tx } from '../scope';

/** How long what was noted may be taken, in milliseconds. */
const TAKEN_WITHIN_MS = 10 * 60_000;

/** What somebody takes: `list` is the address of the list with all that narrows it, `fields` what it is narrowed by, without the values. */
export type Export = { action: ExportAction; list: string };
type Noted = Export & { rows: number; fields: readonly string[] };

/**
 * Notes in the trail of each of the actor's places that a list is taken, with the number of rows, and returns the key that takes it. The
 * trail holds a hash of key and list: it tells neither, and another list is not taken by this key.
 */
export async function noteExport(tx: Tx, actor: Actor, { action, list, rows, fields }: Noted): Promise<string> {
	const key = v7();
	const about = {
		action,
		objectType: 'export' as const,
		objectId: traceOf(key, list),
		fields: [`rows:${rows}`, ...fields]
	};
	for (const place of placesOf(actor)) await recordAudit(tx, actor, { ...about, ...place });
	return key;
}

/** Whether this person noted just now that they take this list. */
export async function isNoted(
	tx: Tx,
	actor: Actor,
	{ action, list, key, now }: Export & { key: string; now: Date }
): Promise<boolean> {
	const since = new Date(now.getTime() - TAKEN_WITHIN_MS);
	return wasDoneBy(tx, actor, action, traceOf(key, list), since);
}

const traceOf = (key: string, list: string) => createHash('sha256').update(`${key} ${list}`).digest('base64url');

/** Clubs and offices that the actor's roles belong to, each once. */
function placesOf({ memberships }: Actor) {
	const places = memberships.map(({ provinceCode, clubId }) => ({ provinceCode, clubId }));
	return [...new Map(places.map((place) => [place.clubId ?? place.provinceCode, place])).values()];
}
