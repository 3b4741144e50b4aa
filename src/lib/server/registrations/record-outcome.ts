import { canBecome } from '$lib/drives/registration-state';
import type { OutcomeRefusal } from '$lib/registrations/refusals';
import { refused, type Result } from '$lib/result';
import type { Tx } from '../scope';
import { asItStands, notRunning, openDesk, takeStep, type Acting, type Stepped } from './desk-step';

/** The acts that say nothing but where somebody stands. Deferrals and donations carry more and have commands of their own. */
export type PlainOutcome = 'confirmed' | 'arrived' | 'fit' | 'left' | 'no_show' | 'cancelled';

/** Confirming and cancelling is possible before the day; everything else waits for the drive to run. */
const BEFORE_THE_DAY: readonly PlainOutcome[] = ['confirmed', 'cancelled'];

/** Records that somebody confirmed, arrived, was found fit, left, stayed away or cancelled; or says why not. */
export async function recordOutcome(
	tx: Tx,
	{ to, ...acting }: Acting & { to: PlainOutcome }
): Promise<Result<Stepped, OutcomeRefusal>> {
	const opened = await openDesk(tx, acting, (event) => event.toState === to && event.undoes === null);
	if (!opened.ok) return opened;
	const desk = opened.value;
	if (desk.repeated) return asItStands(desk);
	const early = BEFORE_THE_DAY.includes(to) ? null : notRunning(desk);
	if (early) return early;
	const { state } = desk.registration;
	if (!canBecome(state, to)) return refused('wrong_state', { state });
	return takeStep(tx, desk, acting, { to });
}
