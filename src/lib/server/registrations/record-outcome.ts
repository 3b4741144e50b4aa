import type { OutcomeRefusal } from '$lib/registrations/refusals';
import type { Result } from '$lib/result';
import type { Tx } from '../scope';
import { asItStands, openForOutcome, takeStep, type Acting, type Stepped } from './desk-step';

/** The acts that say nothing but where somebody stands. Being fit, deferrals and donations may carry more and have commands of their own. */
export type PlainOutcome = 'registered' | 'confirmed' | 'arrived' | 'left' | 'no_show' | 'cancelled';

/** Giving a place to somebody who waits, confirming and cancelling is possible before the day; everything else waits for the drive to run. */
const BEFORE_THE_DAY: readonly PlainOutcome[] = ['registered', 'confirmed', 'cancelled'];

/** Records that somebody got a place, confirmed, arrived, left, stayed away or cancelled; or says why not. */
export async function recordOutcome(
	tx: Tx,
	{ to, ...acting }: Acting & { to: PlainOutcome }
): Promise<Result<Stepped, OutcomeRefusal>> {
	const opened = await openForOutcome(tx, acting, to, { early: BEFORE_THE_DAY.includes(to) });
	if (!opened.ok) return opened;
	const desk = opened.value;
	if (desk.repeated) return asItStands(desk);
	return takeStep(tx, desk, acting, { to });
}
