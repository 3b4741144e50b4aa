import { and, eq, inArray } from 'drizzle-orm';
import type { Doubt } from '$lib/desk/doubt';
import type { Operation } from '$lib/desk/operation';
import { standingOf } from '$lib/desk/standing';
import { isSettled, type RegistrationState } from '$lib/drives/registration-state';
import type { LineInput, LineRefusal } from '$lib/paper/line-form';
import { done, refused, type Refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { driveOperations } from '../db/schema/operations';
import { registrations } from '../db/schema/registrations';
import { deedsOf } from '../desk/deeds';
import { takeOperation } from '../desk/take-operation';
import type { Drive } from '../drives/queries';
import { personName } from '../registrations/queries';
import type { InScope, Tx } from '../scope';
import { keyOfAct, LINE_ACTS } from './line-keys';
import { actOf, came, operationsOf, thanksOf } from './line-operations';
import { objectionTo } from './objection';
import { paperMoment } from './paper-moment';

/** Somebody who types the paper list of a drive. */
export type Who = { actor: Actor; drive: Drive; locale: Locale; now: Date };

/** Their line about somebody on the list. */
export type Entering = Who & { input: LineInput };

/** What became of a line: whose it was, where they stand, null while the whole line waits, and why somebody has still to look, if so. */
export type Entered = {
	operationId: string;
	registrationId: string;
	name: string;
	state: RegistrationState | null;
	doubt: Doubt | null;
};

/**
 * Takes a line of paper: the arrival, where it was not recorded, and what became of the person, as a device would have sent them at that time. What can be put right at
 * the keyboard is refused; what the desk would have kept for somebody to look at is kept here too.
 */
export async function enterLine(scope: InScope, entering: Entering): Promise<Result<Entered, LineRefusal>> {
	const moment = paperMoment(entering.drive, entering.input, entering.now);
	if (!moment.ok) return moment;
	const opened = await scope((tx) => openLine(tx, entering, moment.value));
	if (!opened.ok) return opened;
	const taken = await takeAll(scope, entering, opened.value);
	if (!taken.ok) return taken;
	return done(await scope((tx) => enteredLine(tx, entering.input, taken.value)));
}

/** Takes the operations of a line one after the other; the answer is why somebody has to look at the first of them that is doubted. */
export async function takeAll(
	scope: InScope,
	entering: Who,
	operations: Operation[]
): Promise<Result<Doubt | null, LineRefusal>> {
	let doubt: Doubt | null = null;
	for (const operation of operations) {
		const taken = await takePaper(scope, entering, operation);
		if (!taken.ok) return taken;
		doubt ??= taken.value.doubt;
	}
	return done(doubt);
}

/** Takes one operation of a paper list; the account stands for the device. */
export function takePaper(scope: InScope, { actor, drive, locale, now }: Who, operation: Operation) {
	const taking = { actor, driveId: drive.id, deviceId: actor.accountId, operation, locale, now };
	return takeOperation(scope, { ...taking, onPaper: true });
}

/** The operations that a line stands for, without those that were taken before; or what is wrong with it. */
async function openLine(tx: Tx, entering: Entering, moment: Date): Promise<Result<Operation[], LineRefusal>> {
	const { drive, input, now } = entering;
	const found = await registrationAt(tx, drive.id, input.registrationId);
	if (!found) return refused('registration_not_found');
	const earlier = await takenBefore(tx, input.operationId);
	const repeated = earlier.some(({ act }) => act === actOf(input));
	if (earlier.some((one) => one.registrationId !== found.id) || (earlier.length > 1 && !repeated))
		return refused('operation_reused');
	const of = { registrationId: found.id, moment };
	const thanked = found.state !== 'donated' || earlier.some(({ act }) => act === 'thank');
	if (repeated) return done(thanked ? [] : thanksOf(input, of));
	const objection = stateObjection(found, input) ?? (await objectionTo(tx, drive, input, now));
	if (objection) return objection;
	const { before, deeds } = await deedsOf(tx, found);
	return done(operationsOf(input, { ...of, head: standingOf(before, deeds).head }, came(found.state)));
}

async function registrationAt(tx: Tx, driveId: string, id: string) {
	const [row] = await tx
		.select()
		.from(registrations)
		.where(and(eq(registrations.id, id), eq(registrations.driveId, driveId)));
	return row ? { ...row, state: row.state as RegistrationState } : null;
}

/** What was taken under the key of a line before. */
export function takenBefore(tx: Tx, lineKey: string) {
	const keys = LINE_ACTS.map((act) => keyOfAct(lineKey, act));
	const { act, registrationId, id } = driveOperations;
	return tx.select({ act, registrationId }).from(driveOperations).where(inArray(id, keys));
}

type Found = NonNullable<Awaited<ReturnType<typeof registrationAt>>>;

function stateObjection({ state, donorId }: Found, { outcome }: LineInput): Refused<LineRefusal> | null {
	if ((isSettled(state) && state !== 'no_show') || (came(state) && outcome === 'arrived'))
		return refused('wrong_state', { state });
	return donorId === null && outcome !== 'arrived' ? refused('person_not_matched') : null;
}

async function enteredLine(tx: Tx, { operationId, registrationId }: LineInput, doubt: Doubt | null): Promise<Entered> {
	const [row] = await tx
		.select({ state: registrations.state })
		.from(registrations)
		.where(eq(registrations.id, registrationId));
	const state = (row?.state ?? 'registered') as RegistrationState;
	return { operationId, registrationId, name: await personName(tx, registrationId), state, doubt };
}
