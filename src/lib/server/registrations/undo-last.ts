import { asc, eq } from 'drizzle-orm';
import { canUndo, type RegistrationState } from '$lib/drives/registration-state';
import type { OutcomeRefusal } from '$lib/registrations/refusals';
import { refused, type Result } from '$lib/result';
import { donations, registrationEvents } from '../db/schema/registrations';
import { removeDeferralsAt } from '../donors/deferrals';
import type { Tx } from '../scope';
import { asItStands, lockDeskDonor, openDesk, takeStep, type Acting, type Stepped } from './desk-step';

/** Takes the last act back, as an event of its own: a donation, a deferral or a decision against the rules that it recorded goes with it. */
export async function undoLast(tx: Tx, acting: Acting): Promise<Result<Stepped, OutcomeRefusal>> {
	const opened = await openDesk(tx, acting, (event) => event.undoes !== null);
	if (!opened.ok) return opened;
	const desk = opened.value;
	if (desk.repeated) return asItStands(desk);
	const { id, state } = desk.registration;
	const last = await lastStanding(tx, id);
	if (!canUndo(state) || last?.toState !== state || last.fromState === null) return refused('nothing_to_undo');

	await lockDeskDonor(tx, desk);
	if (state === 'deferred') await removeDeferralsAt(tx, id);
	// An offer that was answered is over: whoever goes back waits again.
	const to = last.fromState === 'offered' ? 'waiting' : (last.fromState as RegistrationState);
	const override = last.overrideReason !== null && { override: null };
	const stepped = await takeStep(tx, desk, acting, { to, undoes: last.id, ...override });
	if (stepped.ok && state === 'donated') await tx.delete(donations).where(eq(donations.registrationId, id));
	return stepped;
}

/** The last change of state that was not taken back. */
async function lastStanding(tx: Tx, registrationId: string) {
	const events = await tx
		.select()
		.from(registrationEvents)
		.where(eq(registrationEvents.registrationId, registrationId))
		.orderBy(asc(registrationEvents.id));
	const undone = new Set(events.flatMap(({ undoes }) => undoes ?? []));
	return events.findLast((event) => event.undoes === null && !undone.has(event.id));
}
