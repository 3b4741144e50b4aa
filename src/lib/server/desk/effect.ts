import { eq } from 'drizzle-orm';
import type { Operation } from '$lib/desk/operation';
import type { Deed, Standing } from '$lib/desk/standing';
import type { RegistrationState } from '$lib/drives/registration-state';
import { donationDay } from '$lib/registrations/drive-day';
import { done, refused, type Result } from '$lib/result';
import { donations, registrations } from '../db/schema/registrations';
import { removeDeferralsAt } from '../donors/deferrals';
import type { Drive } from '../drives/queries';
import { addDeferralAt } from '../registrations/defer-donor';
import { decisionAt } from '../registrations/decision';
import {
	lockDeskDonor,
	takeStep,
	type Acting,
	type Desk,
	type StepEvent,
	type Stepped
} from '../registrations/desk-step';
import { bagIsTaken, donationOf } from '../registrations/record-donation';
import { eventOfOperation } from '../registrations/operation';
import { orRefused } from '../registrations/refusal-of-constraint';
import { registerDonor } from '../registrations/register-donor';
import type { Tx } from '../scope';
import { keptOperation } from './kept-operation';
import type { Taking, Without } from './take-operation';

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

type Of<A extends Operation['act']> = Extract<Operation, { act: A }>;
type Changed = Promise<Result<{ registrationId: string }, string>>;

/** Writes what the operation changes; nothing where another one says more already. */
export async function effectOf(tx: Tx, effect: Effect): Changed {
	const { operation } = effect.taking;
	if (operation.act === 'register') return register(tx, effect, operation);
	const desk = deskOf(effect);
	const registrationId = desk.registration.id;
	if (operation.act === 'begin') return noted(tx, registrationId, { begunAt: effect.at });
	if (operation.act === 'thank') return thank(tx, registrationId, operation, effect.at);
	if (operation.act === 'undo') return undo(tx, effect, desk, operation);
	if (effect.stands.state === desk.registration.state) return done({ registrationId });
	return step(tx, effect, desk, operation);
}

function deskOf({ drive, registration }: Effect): Desk {
	if (!registration) throw new Error('An operation without its registration');
	return { drive, registration: { ...registration, state: registration.state as RegistrationState }, repeated: false };
}

async function noted(tx: Tx, registrationId: string, set: Partial<typeof registrations.$inferInsert>): Changed {
	await tx.update(registrations).set(set).where(eq(registrations.id, registrationId));
	return done({ registrationId });
}

function thank(tx: Tx, registrationId: string, { certificateNumber, gift }: Of<'thank'>, thankedAt: Date): Changed {
	return noted(tx, registrationId, { thankedAt, certificateNumber: certificateNumber || null, giftGiven: gift });
}

/** A walk-in. Known to the device by the key of this operation, under which the registration is found again. */
async function register(tx: Tx, { taking, drive, without, at }: Effect, operation: Of<'register'>): Changed {
	const { id, act: _act, after: _after, registrationId: _name, occurredAt: _clock, ...typed } = operation;
	const confirmNew = without.comparing === true;
	const input = { ...typed, donorId: '', operationId: id, confirmNew, elsewhere: '' as const };
	return registerDonor(tx, { actor: taking.actor, driveId: drive.id, input, locale: taking.locale, now: at });
}

/** Moves the registration to where it stands with this operation, with what the operation says besides. */
async function step(tx: Tx, effect: Effect, desk: Desk, operation: Operation): Changed {
	const { to, input } = { to: effect.stands.state, input: inputOf(desk, operation) };
	const acting = { actor: effect.taking.actor, driveId: desk.drive.id, input, now: effect.at };
	if (operation.act === 'donate') return donate(tx, effect, desk, operation);
	if (operation.act === 'defer') {
		const donor = await lockDeskDonor(tx, desk);
		if (!donor) return refused('person_not_matched');
		const added = await addDeferralAt(tx, desk, donor, { ...acting, input: { ...input, ...deferralOf(operation) } });
		if (!added.ok) return added;
	}
	const decided = operation.act === 'fit' ? await decision(tx, effect, desk, operation) : done({});
	return decided.ok ? takeStep(tx, desk, acting, { to, ...decided.value }) : decided;
}

const inputOf = ({ registration: { id, version } }: Desk, { id: operationId }: Operation) => ({
	registrationId: id,
	version,
	operationId
});

const deferralOf = ({ deferralClass, untilOn, permanent }: Of<'defer'>) => ({ deferralClass, untilOn, permanent });

/** The decision of medical staff that the rules ask for, unless the operation is taken without one. */
async function decision(tx: Tx, { taking, without, at }: Effect, desk: Desk, operation: Of<'fit' | 'donate'>) {
	const donor = without.decision ? null : await lockDeskDonor(tx, desk);
	if (!donor) return done({});
	const input = { ...inputOf(desk, operation), ...operation };
	const component = operation.act === 'donate' ? operation.component : 'whole_blood';
	return decisionAt(tx, desk, donor, { actor: taking.actor, driveId: desk.drive.id, input, now: at }, component);
}

/** A donation that happened is stored, against the rules too. */
async function donate(tx: Tx, effect: Effect, desk: Desk, operation: Of<'donate'>): Changed {
	const donor = await lockDeskDonor(tx, desk);
	if (!donor) return refused('person_not_matched');
	const bagNumber = effect.without.bagNumber ? '' : operation.bagNumber;
	if (await bagIsTaken(tx, desk, bagNumber)) return refused('bag_taken');
	const decided = await decision(tx, effect, desk, operation);
	if (!decided.ok) return decided;
	const input = { ...operation, ...inputOf(desk, operation), bagNumber };
	const acting: Acting<typeof input> = { actor: effect.taking.actor, driveId: desk.drive.id, input, now: effect.at };
	const row = await donationOf(tx, desk, donor, acting, donationDay(desk.drive, effect.at));
	const stepped = await takeStep(tx, desk, acting, { to: effect.stands.state, ...decided.value });
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

/** Takes one act back, with the donation or deferral that it recorded; another bag that stood beside it counts from now on. */
async function undo(tx: Tx, effect: Effect, desk: Desk, operation: Of<'undo'>): Changed {
	const { registration } = desk;
	const registrationId = registration.id;
	const undone = await eventOfOperation(tx, operation.undoes);
	await lockDeskDonor(tx, desk);
	if (undone?.toState === 'donated') return ungive(tx, effect, desk, operation, undone);
	if (effect.stands.state === registration.state) return done({ registrationId });
	if (registration.state === 'deferred') await removeDeferralsAt(tx, registrationId);
	return stepBack(tx, effect, desk, operation, undone);
}

/** Moves the registration to where it stands now; what is taken back may itself have moved nobody. */
function stepBack(
	tx: Tx,
	{ taking, stands, at }: Effect,
	desk: Desk,
	operation: Of<'undo'>,
	undone: StepEvent | null
): Changed {
	const acting = { actor: taking.actor, driveId: desk.drive.id, input: inputOf(desk, operation), now: at };
	const override = undone && undone.overrideReason !== null && { override: null };
	return takeStep(tx, desk, acting, { to: stands.state, ...(undone && { undoes: undone.id }), ...override });
}

async function ungive(tx: Tx, effect: Effect, desk: Desk, operation: Of<'undo'>, undone: StepEvent): Changed {
	const registrationId = desk.registration.id;
	const beside = effect.stands.state === 'donated' ? await otherBag(tx, effect, operation.undoes) : null;
	const stepped = await stepBack(tx, effect, desk, operation, undone);
	if (!stepped.ok) return stepped;
	await tx.delete(donations).where(eq(donations.registrationId, registrationId));
	if (!beside) return stepped;
	const { version } = stepped.value as Stepped;
	return donate(tx, effect, { ...desk, registration: { ...desk.registration, version } }, beside);
}

/** What was typed of another bag of the same person, which did not count beside the one that is taken back. */
async function otherBag(tx: Tx, { deeds }: Effect, but: string): Promise<Of<'donate'> | null> {
	const undone = new Set(deeds.flatMap(({ undoes }) => undoes ?? []));
	const ids = deeds.filter(({ id, act }) => act === 'donate' && id !== but && !undone.has(id)).map(({ id }) => id);
	for (const id of ids) {
		const operation = await keptOperation(tx, id);
		if (operation?.act === 'donate') return operation;
	}
	return null;
}
