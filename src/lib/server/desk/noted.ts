import { eq } from 'drizzle-orm';
import { done } from '$lib/result';
import type { Deed } from '$lib/desk/standing';
import { registrations } from '../db/schema/registrations';
import type { Tx } from '../scope';
import type { Changed } from './outcome';

type Note = Partial<typeof registrations.$inferInsert>;

/** What acts note that move nobody, and how a registration stands without them. */
const WITHOUT: Partial<Record<Deed['act'], Note>> = {
	begin: { begunAt: null },
	thank: { thankedAt: null, certificateNumber: null, giftGiven: null }
};

/** Notes something at a registration that moves nobody. */
export async function noted(tx: Tx, registrationId: string, note: Note): Changed {
	await tx.update(registrations).set(note).where(eq(registrations.id, registrationId));
	return done({ registrationId });
}

/** Takes back what an act noted, unless somebody else did the same; null for acts that move somebody. */
export function notedNoMore(tx: Tx, registrationId: string, deeds: readonly Deed[], id: string): Changed | null {
	const undone = new Set(deeds.flatMap(({ undoes }) => undoes ?? []));
	const act = deeds.find((deed) => deed.id === id)?.act;
	const without = act && WITHOUT[act];
	if (!without) return null;
	const stays = deeds.some((other) => other.act === act && other.id !== id && !undone.has(other.id));
	return stays ? Promise.resolve(done({ registrationId })) : noted(tx, registrationId, without);
}
