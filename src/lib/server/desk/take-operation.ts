import { waits, type Doubt } from '$lib/desk/doubt';
import { deedOf, standingOf, type Standing } from '$lib/desk/standing';
import { recordsOutcomes } from '$lib/drives/status';
import { done, refused, type Refused, type Result } from '$lib/result';
import { lockDrive } from '../drives/queries';
import type { InScope, Tx } from '../scope';
import { answeredBefore, standingNow } from './answered-before';
import { deedsOf } from './deeds';
import { effectOf } from './effect';
import { keepOperation } from './keep-operation';
import { joinedTo, nameOf, registrationNamed } from './registration-named';
import type { Taking, Told, Without } from './taking';
import { late, momentOf, oddTime } from './when-it-happened';

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
	const { registrationId: said } = operation;
	const name = registration ? nameOf(registration, said) : said;
	await keepOperation(tx, taking, drive, { doubt, waiting: false, registrationId: name, sameAs: null });
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
	const registrationId = await joinedTo(tx, drive.id, taking.operation.registrationId);
	const same = doubt === 'already_registered' ? sameAs(why) : null;
	await keepOperation(tx, taking, drive, { doubt, waiting: true, registrationId, sameAs: same });
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

function newClash(stood: Standing, stands: Standing): Doubt | null {
	const known = new Set(stood.clashes.map(({ clash, of }) => clash + of));
	return stands.clashes.find(({ clash, of }) => !known.has(clash + of))?.clash ?? null;
}
