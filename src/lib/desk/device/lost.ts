import { readUnsent, UNSENT_COOKIE } from '../unsent-cookie';
import { cookie } from './cookie';
import type { DeskStore } from './store';

/**
 * How many acts went with what a browser threw away. A device that has no name any more is a new one, and the cookie still says how many waited on it; they
 * are told until somebody has read it.
 */
export async function lostHere(store: DeskStore): Promise<number> {
	const known = await store.get('device', 'id');
	const waited = typeof known === 'string' ? 0 : (readUnsent(cookie(UNSENT_COOKIE))?.count ?? 0);
	if (waited > 0) await store.put('device', String(waited), 'lost');
	return Number((await store.get('device', 'lost')) ?? 0);
}

/** Somebody has read what was lost. */
export function lostIsKnown(store: DeskStore): Promise<void> {
	return store.delete('device', 'lost');
}
