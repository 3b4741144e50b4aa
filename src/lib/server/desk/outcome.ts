import { eq } from 'drizzle-orm';
import type { Operation } from '$lib/desk/operation';
import type { Deed, Standing } from '$lib/desk/standing';
import type { RegistrationState } from '$lib/drives/registration-state';
import { donationDay } from '$lib/registrations/drive-day';
import { done, refused, type Result } from '$lib/result';
import { donations, type registrations } from '../db/schema/registrations';
import type { Drive } from '../drives/queries';
import { decisionAt } from '../registrations/decision';
import { addDeferralAt } from '../registrations/defer-donor';
import { lockDeskDonor, takeStep, type Acting, type Desk } from '../registrations/desk-step';
import { eventOfOperation } from '../registrations/operation';
import { bagIsTaken } from '../registrations/bag-taken';
import { donationOf } from '../registrations/record-donation';
import { orRefused } from '../registrations/refusal-of-constraint';
import type { Tx } from '../scope';
import type { Taking, Without } from './taking';

/** What an operation changes: on which registration, and where that stands with the operation counted. `at` is when it happened, as far as that is believed. */
export type Effect = {
	taking: Taking;
	drive: Drive;
	registration: typeof registrations.$inferSelect | null;
	deeds: Deed[];
	stands: Standing;
	without: Without;
	at: Date;
};

/** An operation of one kind. */
export type Of<A extends Operation['act']> = Extract<Operation, { act: A }>;

/** The registration that was changed, or why nothing was. */
export type Changed = Promise<Result<{ registrationId: string }, string>>;

/** The desk at which an operation is recorded. */
export function deskOf({ drive, registration }: Effect): Desk {
	if (!registration) throw new Error('An operation without its registration');
	return { drive, registration: { ...registration, state: registration.state as RegistrationState }, repeated: false };
}

/** What every step of the desk says, as this operation says it. */
export const inputOf = ({ registration: { id, version } }: Desk, { id: operationId }: Operation) => ({
	registrationId: id,
	version,
	operationId
});

/** Writes the deferral of somebody at this desk. */
export async function defer(
	tx: Tx,
	desk: Desk,
	acting: Acting,
	operation: Of<'defer'>
): Promise<Result<unknown, string>> {
	const donor = await lockDeskDonor(tx, desk);
	if (!donor) return refused('person_not_matched');
	return addDeferralAt(tx, desk, donor, { ...acting, input: { ...acting.input, ...deferralOf(operation) } });
}

const deferralOf = ({ deferralClass, untilOn, permanent }: Of<'defer'>) => ({ deferralClass, untilOn, permanent });

/** The decision of medical staff that the rules ask for, unless the operation is taken without one. */
export async function decision(tx: Tx, { taking, without, at }: Effect, desk: Desk, operation: Of<'fit' | 'donate'>) {
	const donor = without.decision ? null : await lockDeskDonor(tx, desk);
	if (!donor) return done({});
	const input = { ...inputOf(desk, operation), ...operation };
	const component = operation.act === 'donate' ? operation.component : 'whole_blood';
	return decisionAt(tx, desk, donor, { actor: taking.actor, driveId: desk.drive.id, input, now: at }, component);
}

/** A donation that happened is stored, against the rules too. Beside another bag of the person it waits, as it was typed, for somebody to say which one counts. */
export async function donate(tx: Tx, effect: Effect, desk: Desk, operation: Of<'donate'>): Changed {
	const donor = await lockDeskDonor(tx, desk);
	if (!donor) return refused('person_not_matched');
	const bagNumber = effect.without.bagNumber ? '' : operation.bagNumber;
	const input = { ...operation, ...inputOf(desk, operation), bagNumber };
	const acting: Acting<typeof input> = { actor: effect.taking.actor, driveId: desk.drive.id, input, now: effect.at };
	if (await hasBag(tx, desk))
		return effect.without.bag ? takeStep(tx, desk, acting, { to: effect.stands.state }) : refused('donated_twice');
	if (await bagIsTaken(tx, desk.drive.id, bagNumber)) return refused('bag_taken');
	const decided = await decision(tx, effect, desk, operation);
	if (!decided.ok) return decided;
	const row = await donationOf(tx, desk, donor, acting, donationDay(desk.drive, effect.at));
	const stepped = await stepOnce(tx, desk, acting, { to: effect.stands.state, ...decided.value });
	if (!stepped.ok) return stepped;
	const refusal = await orRefused(
		tx
			.insert(donations)
			.values(row)
			.then(() => null),
		{ donations_drive_bag_key: 'bag_taken' as const }
	);
	return refusal ?? stepped;
}

const hasBag = async (tx: Tx, { registration }: Desk) =>
	(await tx.$count(donations, eq(donations.registrationId, registration.id))) > 0;

/** Takes a step, unless this very operation led to one before, beside another bag. */
async function stepOnce(tx: Tx, desk: Desk, acting: Acting, step: Parameters<typeof takeStep>[3]): Changed {
	const earlier = await eventOfOperation(tx, acting.input.operationId);
	return earlier ? done({ registrationId: desk.registration.id }) : takeStep(tx, desk, acting, step);
}
