import { eq } from 'drizzle-orm';
import type { Operation } from '$lib/desk/operation';
import { done } from '$lib/result';
import { donations } from '../db/schema/registrations';
import { hasDeferralAt, removeDeferralsAt } from '../donors/deferrals';
import { lockDeskDonor, takeStep, type Desk, type StepEvent, type Stepped } from '../registrations/desk-step';
import { eventOfOperation } from '../registrations/operation';
import type { Tx } from '../scope';
import { keptOperation } from './kept-operation';
import { notedNoMore } from './noted';
import { defer, donate, inputOf, type Changed, type Effect, type Of } from './outcome';

/** Takes one act back, with the donation or deferral that it recorded; another one that stood beside it counts from now on. */
export async function undo(tx: Tx, effect: Effect, desk: Desk, operation: Of<'undo'>): Changed {
	const { registration } = desk;
	const registrationId = registration.id;
	const aside = notedNoMore(tx, registrationId, effect.deeds, operation.undoes);
	if (aside) return aside;
	const undone = await eventOfOperation(tx, operation.undoes);
	await lockDeskDonor(tx, desk);
	if (undone?.toState === 'donated') return ungive(tx, effect, desk, operation, undone);
	const stays = effect.stands.state === registration.state;
	if (undone?.toState === 'deferred' || (registration.state === 'deferred' && !stays))
		await removeDeferralsAt(tx, registrationId);
	const stepped = stays ? done({ registrationId }) : await stepBack(tx, effect, desk, operation, undone);
	return stepped.ok ? deferBeside(tx, effect, desk, operation, stepped) : stepped;
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
	const beside = effect.stands.state === 'donated' ? await typedBeside(tx, effect, 'donate', operation.undoes) : null;
	const stepped = await stepBack(tx, effect, desk, operation, undone);
	if (!stepped.ok) return stepped;
	await tx.delete(donations).where(eq(donations.registrationId, registrationId));
	if (!beside) return deferBeside(tx, effect, desk, operation, stepped);
	const { version } = stepped.value as Stepped;
	const now = { ...desk, registration: { ...desk.registration, version } };
	return donate(tx, { ...effect, at: happenedAt(beside, effect.at) }, now, beside);
}

/** Whoever counts as deferred again, by an act that stood beside what is taken back, has its deferral. */
async function deferBeside(
	tx: Tx,
	effect: Effect,
	desk: Desk,
	operation: Of<'undo'>,
	stepped: Awaited<Changed>
): Changed {
	if (effect.stands.state !== 'deferred' || (await hasDeferralAt(tx, desk.registration.id))) return stepped;
	const beside = await typedBeside(tx, effect, 'defer', operation.undoes);
	if (!beside) return stepped;
	const input = inputOf(desk, beside);
	const acting = { actor: effect.taking.actor, driveId: desk.drive.id, input, now: happenedAt(beside, effect.at) };
	const added = await defer(tx, desk, acting, beside);
	return added.ok ? stepped : added;
}

/** When something happened that is recorded only now, by its device's clock where that can be. */
function happenedAt({ occurredAt }: Operation, at: Date): Date {
	const said = new Date(occurredAt);
	return said < at ? said : at;
}

/** What was typed of another act of this kind about the same person, which did not count beside the one that is taken back. */
async function typedBeside<A extends 'donate' | 'defer'>(
	tx: Tx,
	{ deeds }: Effect,
	kind: A,
	but: string
): Promise<Of<A> | null> {
	const undone = new Set(deeds.flatMap(({ undoes }) => undoes ?? []));
	const ids = deeds.filter(({ id, act }) => act === kind && id !== but && !undone.has(id)).map(({ id }) => id);
	for (const id of ids) {
		const operation = await keptOperation(tx, id);
		if (operation?.act === kind) return operation as Of<A>;
	}
	return null;
}
