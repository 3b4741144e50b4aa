import { and, eq, inArray } from 'drizzle-orm';
import type { Doubt } from '$lib/desk/doubt';
import { operationForm, type Operation } from '$lib/desk/operation';
import { standingOf } from '$lib/desk/standing';
import { isSettled, type RegistrationState } from '$lib/drives/registration-state';
import { recordsOutcomes } from '$lib/drives/status';
import type { LineInput, LineRefusal } from '$lib/paper/line-form';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { driveOperations } from '../db/schema/operations';
import { registrations } from '../db/schema/registrations';
import { deedsOf } from '../desk/deeds';
import { takeOperation } from '../desk/take-operation';
import type { Drive } from '../drives/queries';
import { usualEnds } from '../registrations/deferral-choices';
import { personName } from '../registrations/queries';
import { bagIsTaken } from '../registrations/record-donation';
import type { InScope, Tx } from '../scope';
import { keyOfAct, LINE_ACTS, type LineAct } from './line-keys';
import { paperMoment } from './paper-moment';

/** Somebody who types a line of the paper list of a drive. */
export type Entering = { actor: Actor; drive: Drive; input: LineInput; locale: Locale; now: Date };

/** What became of a line: whose it was, where they stand, and why somebody has still to look, if so. */
export type Entered = {
	operationId: string;
	registrationId: string;
	name: string;
	state: RegistrationState;
	doubt: Doubt | null;
};

const ACT_OF: Record<Exclude<LineInput['outcome'], ''>, LineAct> = {
	donated: 'donate',
	deferred: 'defer',
	left: 'leave',
	arrived: 'arrive'
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
	let doubt: Doubt | null = null;
	for (const operation of opened.value) {
		const taken = await takePaper(scope, entering, operation);
		if (!taken.ok) return taken;
		doubt = taken.value.doubt ?? doubt;
	}
	return done(await scope((tx) => enteredLine(tx, entering.input, doubt)));
}

/** Takes one operation of a paper list; the account stands for the device. */
export function takePaper(
	scope: InScope,
	{ actor, drive, locale, now }: Pick<Entering, 'actor' | 'drive' | 'locale' | 'now'>,
	operation: Operation
) {
	const taking = { actor, driveId: drive.id, deviceId: actor.accountId, operation, locale, now };
	return takeOperation(scope, { ...taking, onPaper: true });
}

/** The operations that a line stands for, none where it was taken before; or what is wrong with it. */
async function openLine(
	tx: Tx,
	{ drive, input, now }: Entering,
	moment: Date
): Promise<Result<Operation[], LineRefusal>> {
	const found = await registrationAt(tx, drive.id, input.registrationId);
	if (!found) return refused('registration_not_found');
	const act = ACT_OF[input.outcome as Exclude<LineInput['outcome'], ''>];
	const earlier = await takenBefore(tx, input.operationId);
	const repeated = earlier.find((one) => one.act === act);
	if (earlier.some((one) => one.registrationId !== found.id) || (earlier.length > 1 && !repeated))
		return refused('operation_reused');
	if (repeated) return done([]);
	const objection = await objectionTo(tx, { drive, input, found, now });
	if (objection) return objection;
	const { before, deeds } = await deedsOf(tx, found);
	return done(operationsOf(input, act, { moment, head: standingOf(before, deeds).head, state: found.state }));
}

async function registrationAt(tx: Tx, driveId: string, id: string) {
	const [row] = await tx
		.select()
		.from(registrations)
		.where(and(eq(registrations.id, id), eq(registrations.driveId, driveId)));
	return row ? { ...row, state: row.state as RegistrationState } : null;
}

function takenBefore(tx: Tx, lineKey: string) {
	const keys = LINE_ACTS.map((act) => keyOfAct(lineKey, act));
	const { act, registrationId, id } = driveOperations;
	return tx.select({ act, registrationId }).from(driveOperations).where(inArray(id, keys));
}

type Found = NonNullable<Awaited<ReturnType<typeof registrationAt>>>;

async function objectionTo(
	tx: Tx,
	{ drive, input, found, now }: Pick<Entering, 'drive' | 'input' | 'now'> & { found: Found }
) {
	const { state } = found;
	if (!recordsOutcomes(drive.status)) return refused('drive_not_running');
	const came = state === 'arrived' || state === 'fit';
	if ((isSettled(state) && state !== 'no_show') || (came && input.outcome === 'arrived'))
		return refused('wrong_state', { state });
	const { outcome, bagNumber, deferralClass, untilOn, permanent } = input;
	if (found.donorId === null && outcome !== 'arrived') return refused('person_not_matched');
	const desk = { drive, registration: found, repeated: false };
	if (outcome === 'donated' && (await bagIsTaken(tx, desk, bagNumber))) return refused('bag_taken', { bagNumber });
	if (outcome !== 'deferred' || untilOn !== '' || permanent) return null;
	const usual = (await usualEnds(tx, drive, now)).find((one) => one.deferralClass === deferralClass);
	return usual?.end ? null : refused('deferral_end_missing');
}

function operationsOf(
	input: LineInput,
	act: LineAct,
	{ moment, head, state }: { moment: Date; head: string; state: RegistrationState }
): Operation[] {
	const { operationId, registrationId } = input;
	const occurredAt = moment.toISOString();
	const one = (what: LineAct, after: string, said = {}) =>
		operationForm.parse({
			id: keyOfAct(operationId, what),
			registrationId,
			after,
			occurredAt,
			act: what,
			...said
		});
	const came = state === 'arrived' || state === 'fit';
	const arrive = came ? [] : [one('arrive', head)];
	if (act === 'arrive') return arrive;
	return [...arrive, one(act, arrive[0]?.id ?? head, saidOf(input, act))];
}

function saidOf(input: LineInput, act: LineAct): Record<string, unknown> {
	const { volumeMl, bagNumber, insufficient, deferralClass, untilOn, permanent } = input;
	if (act === 'donate') return { volumeMl: Number(volumeMl), bagNumber, quantitySufficient: !insufficient };
	return act === 'defer' ? { deferralClass, untilOn, permanent } : {};
}

async function enteredLine(tx: Tx, { operationId, registrationId }: LineInput, doubt: Doubt | null): Promise<Entered> {
	const [row] = await tx
		.select({ state: registrations.state })
		.from(registrations)
		.where(eq(registrations.id, registrationId));
	const state = (row?.state ?? 'registered') as RegistrationState;
	return { operationId, registrationId, name: await personName(tx, registrationId), state, doubt };
}
