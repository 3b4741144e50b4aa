import { and, eq } from 'drizzle-orm';
import type { Doubt } from '$lib/desk/doubt';
import { operationForm, type Operation } from '$lib/desk/operation';
import type { RegistrationState } from '$lib/drives/registration-state';
import type { LineRefusal, WalkInInput } from '$lib/paper/line-form';
import { done, refused, type Result } from '$lib/result';
import { registrations } from '../db/schema/registrations';
import { alreadyHere } from '../desk/already-here';
import type { Of } from '../desk/outcome';
import { personName } from '../registrations/queries';
import type { InScope, Tx } from '../scope';
import { takeAll, takenBefore, type Entered, type Who } from './enter-line';
import { keyOfAct } from './line-keys';
import { operationsOf } from './line-operations';
import { objectionTo } from './objection';
import { paperMoment } from './paper-moment';

/** A line about somebody who was not on the list. */
export type WalkingIn = Who & { input: WalkInInput };

/**
 * Takes a line of somebody who walked in: their place, the arrival and what became of them, as a device would have sent them at that time. Who is on the list already
 * is refused; where the rules or the places of the drive stand in the way, all of it waits for somebody to look.
 */
export async function enterWalkIn(scope: InScope, walking: WalkingIn): Promise<Result<Entered, LineRefusal>> {
	const moment = paperMoment(walking.drive, walking.input, walking.now);
	if (!moment.ok) return moment;
	const registered = registeredBy(walking.input, moment.value);
	const objection = await scope((tx) => objectionToWalkIn(tx, walking, registered));
	if (objection) return objection;
	const { id: registrationId } = registered;
	const followed = operationsOf(walking.input, { registrationId, head: registrationId, moment: moment.value }, false);
	const taken = await takeAll(scope, walking, [registered, ...followed]);
	if (!taken.ok) return taken;
	return done(await scope((tx) => enteredWalkIn(tx, walking, registrationId, taken.value)));
}

/** Somebody is known by the key under which they were registered, as on a device. */
function registeredBy(input: WalkInInput, moment: Date): Of<'register'> {
	const { fullName, birthDate, sex, weightClass, phone, consentRegistration } = input;
	const id = keyOfAct(input.operationId, 'register');
	const envelope = { id, registrationId: id, after: '', occurredAt: moment.toISOString(), act: 'register' };
	const person = { fullName, birthDate, sex, weightClass, phone, consentRegistration };
	const operation: Operation = operationForm.parse({ ...envelope, ...person });
	return operation as Of<'register'>;
}

/** What can be put right at the keyboard; a line that was taken before is only told again. */
async function objectionToWalkIn(tx: Tx, { drive, input, now }: WalkingIn, registered: Of<'register'>) {
	if ((await takenBefore(tx, input.operationId)).length > 0) return null;
	const objection = await objectionTo(tx, drive, input, now);
	if (objection) return objection;
	const here = input.confirmNew ? null : await alreadyHere(tx, drive, registered, false);
	return here ? refused('already_registered', { name: await personName(tx, here) }) : null;
}

async function enteredWalkIn(tx: Tx, { drive, input }: WalkingIn, key: string, doubt: Doubt | null): Promise<Entered> {
	const [row] = await tx
		.select({ id: registrations.id, state: registrations.state })
		.from(registrations)
		.where(and(eq(registrations.driveId, drive.id), eq(registrations.operationId, key)));
	const { operationId, fullName: name } = input;
	const state = (row?.state ?? null) as RegistrationState | null;
	return { operationId, registrationId: row?.id ?? key, name, state, doubt };
}
