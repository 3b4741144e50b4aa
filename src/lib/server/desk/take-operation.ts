import { createHash } from 'node:crypto';
import { and, eq, or } from 'drizzle-orm';
import { waits, type Doubt } from '$lib/desk/doubt';
import type { Operation } from '$lib/desk/operation';
import { deedOf, standingOf, type Standing } from '$lib/desk/standing';
import type { RegistrationState } from '$lib/drives/registration-state';
import { recordsOutcomes } from '$lib/drives/status';
import { done, refused, type Refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { plannedOnce } from '../db/planned-once';
import { driveOperations } from '../db/schema/operations';
import { registrations } from '../db/schema/registrations';
import { lockDrive, type Drive } from '../drives/queries';
import { seal } from '../sealing';
import type { InScope, Tx } from '../scope';
import { deedsOf } from './deeds';
import { joinedTo } from './joined-to';
import { keepAgain, stillWaits, type Again } from './kept-again';
import { effectOf } from './effect';

/**
 * An operation that came in from a device of an actor. `locale` is the language in which a walk-in's consent was read. `onPaper` is one that somebody who
 * answers for the drive typed from a paper list: however long ago it was, and though the drive is over, nobody has to look.
 */
export type Taking = {
	actor: Actor;
	driveId: string;
	deviceId: string;
	operation: Operation;
	locale: Locale;
	now: Date;
	/** Set where somebody tries again what waited; `now` is then when it came in. */
	again?: Again;
	onPaper?: boolean;
};

/** What the device is told: whether the operation counts as it was done, and where the person stands now. */
export type Told = {
	id: string;
	doubt: Doubt | null;
	registrationId: string;
	state: RegistrationState | null;
	head: string;
};

/** What an operation may go without where the safe fact is worth more: a bag number that is taken, a decision, looking at likely duplicates, the bag itself where another one is stored. */
export type Without = { bagNumber?: boolean; decision?: boolean; comparing?: boolean; bag?: boolean };

/** Clocks that are further ahead, or operations that are older, in milliseconds, are not believed (R21). */
const AHEAD_MS = 10 * 60_000;
const OLD_MS = 48 * 3_600_000;

/** Each of these is taken all the same, without what stood in the way, and somebody looks at it. */
const GOES_ON: Record<string, { without: Without; doubt: Doubt }> = {
	bag_taken: { without: { bagNumber: true }, doubt: 'bag_taken' },
	override_needed: { without: { decision: true }, doubt: 'against_the_rules' },
	likely_duplicate: { without: { comparing: true }, doubt: 'likely_duplicate' },
	donated_twice: { without: { bag: true }, doubt: 'donated_twice' }
};

/**
 * Takes an operation exactly once (R20): effect, result and audit entry are one transaction, a repetition is told the same. What cannot be recorded
 * is kept with the reason. Refused is only a key that meant something else before.
 */
export function takeOperation(scope: InScope, taking: Taking): Promise<Result<Told, 'operation_reused'>> {
	return tryTaking(scope, taking, {}, null);
}

async function tryTaking(
	scope: InScope,
	taking: Taking,
	without: Without,
	known: Doubt | null
): Promise<Result<Told, 'operation_reused'>> {
	const result = await scope((tx) => record(tx, taking, without, known));
	if (result.ok) return result;
	if (result.refusal === 'operation_reused') return refused('operation_reused');
	const further = GOES_ON[result.refusal];
	if (!further || further.doubt === known) return scope((tx) => setAside(tx, taking, result));
	return tryTaking(scope, taking, { ...without, ...further.without }, further.doubt);
}

async function record(tx: Tx, taking: Taking, without: Without, known: Doubt | null): Promise<Result<Told, string>> {
	const { operation, driveId } = taking;
	const drive = await lockDrive(tx, driveId);
	if (!drive) return refused('drive_closed');
	const earlier = await answeredBefore(tx, taking);
	if (earlier) return earlier;
	if (!recordsOutcomes(drive.status)) return refused('drive_closed');

	const registration =
		operation.act === 'register' ? null : await registrationNamed(tx, driveId, operation.registrationId);
	if (!registration && operation.act !== 'register') return refused('person_unknown');
	const { before, deeds } = registration
		? await deedsOf(tx, registration)
		: { before: 'registered' as const, deeds: [] };
	const stood = standingOf(before, deeds);
	const stands = standingOf(before, [...deeds, deedOf(operation)]);
	const effect = await effectOf(tx, {
		taking,
		drive,
		registration,
		deeds,
		stands,
		without,
		at: momentOf(taking)
	});
	if (!effect.ok) return effect;

	const timely = taking.again ? null : (oddTime(taking) ?? late(taking, drive));
	const beside = without.bag ? known : null;
	const doubt = beside ?? newClash(stood, stands) ?? known ?? timely;
	await keep(tx, taking, drive, { doubt, waiting: false });
	const state = operation.act === 'register' ? 'registered' : stands.state;
	return done({ id: operation.id, doubt, registrationId: effect.value.registrationId, state, head: stands.head });
}

/** Keeps what cannot be recorded, with the reason, until somebody decides. */
async function setAside(tx: Tx, taking: Taking, why: Refused<string>): Promise<Result<Told, 'operation_reused'>> {
	const doubt = doubtOf(why);
	const drive = await lockDrive(tx, taking.driveId);
	if (!drive) throw new Error('The drive of an operation is gone');
	const earlier = await answeredBefore(tx, taking);
	if (earlier) return earlier;
	await keep(tx, taking, drive, { doubt, waiting: true, sameAs: doubt === 'already_registered' ? sameAs(why) : null });
	return done({ ...(await standingNow(tx, taking)), id: taking.operation.id, doubt });
}

/** The registration that somebody had already, as far as it is known. */
const sameAs = ({ details }: Refused<string>) => (details.registrationId as string | undefined) ?? null;

function doubtOf({ refusal }: Refused<string>): Doubt {
	const code = CALLED[refusal] ?? refusal;
	return waits(code as Doubt) ? (code as Doubt) : 'nothing_to_undo';
}

/** Refusals of the desk that are one doubt to whoever looks. */
const CALLED: Record<string, Doubt> = {
	donor_not_found: 'person_unknown',
	registration_not_found: 'person_unknown',
	group_full: 'drive_full',
	deferral_end_past: 'deferral_end_missing'
};

/** What a key was answered before. What is tried again must still wait for the reason that was seen: otherwise its key counts as used. */
async function answeredBefore(tx: Tx, taking: Taking): Promise<Result<Told, 'operation_reused'> | null> {
	const { again, operation } = taking;
	if (!again) return earlierOf(tx, taking);
	return (await stillWaits(tx, operation.id, again.doubt)) ? null : refused('operation_reused');
}

/** What was answered under this key before; a refusal where the key meant something else. */
async function earlierOf(tx: Tx, taking: Taking): Promise<Result<Told, 'operation_reused'> | null> {
	const { id } = taking.operation;
	const [found] = await plannedOnce(tx.select().from(driveOperations).where(eq(driveOperations.id, id)));
	if (!found) return null;
	if (found.hash !== hashOf(taking.operation)) return refused('operation_reused');
	return done({
		...(await standingNow(tx, taking)),
		id,
		doubt: found.settledAt ? null : (found.doubt as Doubt | null)
	});
}

async function standingNow(tx: Tx, { driveId, operation: { id, act, registrationId } }: Taking) {
	const registration = await registrationNamed(tx, driveId, act === 'register' ? id : registrationId);
	if (!registration) return { registrationId, state: null, head: '' };
	const { before, deeds } = await deedsOf(tx, registration);
	const { head } = standingOf(before, deeds);
	return { registrationId: registration.id, state: registration.state as RegistrationState, head };
}

/** The registration that a device names: by its id, by the key under which it was registered there, or by that of one that was joined to it. */
async function registrationNamed(tx: Tx, driveId: string, said: string) {
	const name = await joinedTo(tx, driveId, said);
	const named = or(eq(registrations.id, name), eq(registrations.operationId, name));
	const [row] = await plannedOnce(
		tx
			.select()
			.from(registrations)
			.where(and(eq(registrations.driveId, driveId), named))
			.for('update')
	);
	return row ?? null;
}

function newClash(stood: Standing, stands: Standing): Doubt | null {
	const known = new Set(stood.clashes.map(({ clash, of }) => clash + of));
	return stands.clashes.find(({ clash, of }) => !known.has(clash + of))?.clash ?? null;
}

function oddTime({ operation: { occurredAt }, now, onPaper = false }: Taking): Doubt | null {
	const behind = now.getTime() - Date.parse(occurredAt);
	return behind < -AHEAD_MS || (behind > OLD_MS && !onPaper) ? 'odd_time' : null;
}

function late({ onPaper = false }: Taking, { status }: Drive): Doubt | null {
	return status === 'closed' && !onPaper ? 'after_closing' : null;
}

/** When it happened: by the device's clock where that can be, otherwise when it came in. */
function momentOf(taking: Taking): Date {
	const at = new Date(taking.operation.occurredAt);
	return oddTime(taking) || at > taking.now ? taking.now : at;
}

/** The fingerprint of everything that was sent under a key, whatever the order of its fields. */
export function hashOf(operation: Operation): string {
	return createHash('sha256')
		.update(JSON.stringify(Object.entries(operation).toSorted()))
		.digest('hex');
}

async function keep(
	tx: Tx,
	{ actor, deviceId, operation, again, onPaper = false }: Taking,
	drive: Drive,
	{ doubt, waiting, sameAs = null }: { doubt: Doubt | null; waiting: boolean; sameAs?: string | null }
): Promise<void> {
	const registrationId = await joinedTo(tx, drive.id, operation.registrationId);
	const came = { doubt, waiting, registrationId, sameAs };
	if (again) return keepAgain(tx, { actor, drive, id: operation.id, at: again.at }, came);
	const { id: driveId, provinceCode, clubId } = drive;
	const { id, act, after, occurredAt } = operation;
	const row = {
		id,
		driveId,
		provinceCode,
		clubId,
		...came,
		afterId: after || null,
		act,
		undoes: operation.act === 'undo' ? operation.undoes : null,
		deviceId,
		onPaper,
		by: actor.accountId,
		hash: hashOf(operation),
		sealed: doubt ? seal('operation', JSON.stringify(operation), id) : null,
		occurredAt: new Date(occurredAt)
	};
	await plannedOnce(tx.insert(driveOperations).values(row));
}
