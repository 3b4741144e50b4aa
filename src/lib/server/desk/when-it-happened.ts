import type { Doubt } from '$lib/desk/doubt';
import type { Drive } from '../drives/queries';
import type { Taking } from './taking';

/** Clocks that are further ahead, or operations that are older, in milliseconds, are not believed (R21). */
const AHEAD_MS = 10 * 60_000;
const OLD_MS = 48 * 3_600_000;

/** A clock that cannot be believed; null when it can. */
export function oddTime({ operation: { occurredAt }, now, onPaper = false }: Taking): Doubt | null {
	const behind = now.getTime() - Date.parse(occurredAt);
	return behind < -AHEAD_MS || (behind > OLD_MS && !onPaper) ? 'odd_time' : null;
}

/** Whether the drive was closed already when it came in. */
export function late({ onPaper = false }: Taking, { status }: Drive): Doubt | null {
	return status === 'closed' && !onPaper ? 'after_closing' : null;
}

/** When it happened: by the device's clock where that can be, otherwise when it came in. */
export function momentOf(taking: Taking): Date {
	const at = new Date(taking.operation.occurredAt);
	return oddTime(taking) || at > taking.now ? taking.now : at;
}
