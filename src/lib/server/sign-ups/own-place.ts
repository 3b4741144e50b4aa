import { eq, sql } from 'drizzle-orm';
import { holdsPlace, type RegistrationState } from '$lib/drives/registration-state';
import { acceptsRegistrations } from '$lib/drives/status';
import type { OwnPlaceRefusal } from '$lib/sign-ups/refusals';
import { placesAhead } from '$lib/sign-ups/places';
import { signUpState } from '$lib/sign-ups/sign-up-state';
import { isFree } from '$lib/sign-ups/slots';
import { done, refused, type Result } from '$lib/result';
import { nobody } from '../audit/record';
import { applicants, registrations } from '../db/schema/registrations';
import { lockDrive, findDrive, type Drive } from '../drives/queries';
import { recordStep } from '../registrations/record-step';
import { orRefused } from '../registrations/refusal-of-constraint';
import { inTokenScope, type Tx } from '../scope';
import { signUpDrive, signUpsOf, slotsOfDrive, placesToChoose, type SignUps } from './queries';

/** Somebody's own place at a drive, as their link reaches it. */
export type OwnPlace = {
	registration: Omit<typeof registrations.$inferSelect, 'state'> & { state: RegistrationState };
	applicant: typeof applicants.$inferSelect;
	drive: Drive;
	settings: SignUps;
};

/** What can be done by the link of one's own place. */
export type OwnAct = { act: 'cancel' | 'accept' | 'decline' | 'wait' } | { act: 'move'; slotId: string };

/** The place whose link was followed; null where the link is none, or the person was erased since. */
export async function ownPlace(tx: Tx): Promise<OwnPlace | null> {
	return placeWith(tx, findDrive);
}

async function placeWith(tx: Tx, driveById: typeof findDrive): Promise<OwnPlace | null> {
	const { rows } = await tx.execute<{ id: string | null; driveId: string | null }>(
		sql`select giot_token_applicant() as id, giot_token_drive() as "driveId"`
	);
	const { id, driveId } = rows[0] ?? {};
	const drive = driveId ? await driveById(tx, driveId) : null;
	if (!id || !drive) return null;
	const [applicant] = await tx.select().from(applicants).where(eq(applicants.id, id));
	const [registration] = await tx.select().from(registrations).where(eq(registrations.applicantId, id));
	if (!applicant || !registration) return null;
	return {
		applicant,
		registration: registration as OwnPlace['registration'],
		drive,
		settings: await signUpsOf(tx, drive.id)
	};
}

/** Does what somebody asks of their own place, in the scope of its link, or says why not. Locking the drive keeps places from being given twice. */
export async function changeOwnPlace(tx: Tx, acting: OwnAct, now: Date): Promise<Result<null, OwnPlaceRefusal>> {
	const place = await placeWith(tx, lockDrive);
	if (!place) return refused('place_gone');
	const change = await changeOf(tx, place, acting, now);
	return change.ok ? save(tx, place, change.value, now) : change;
}

/** Does it by the hash of the link's token. */
export function changeOwnPlaceBy(tokenHash: string, acting: OwnAct, now: Date): Promise<Result<null, OwnPlaceRefusal>> {
	return inTokenScope(tokenHash, (tx) => changeOwnPlace(tx, acting, now));
}

type Change = Partial<typeof registrations.$inferInsert> & { state: RegistrationState };

async function changeOf(tx: Tx, place: OwnPlace, acting: OwnAct, now: Date): Promise<Result<Change, OwnPlaceRefusal>> {
	const { state } = place.registration;
	const isPlanned = state === 'registered' || state === 'confirmed' || state === 'waiting' || state === 'offered';
	// Who did not come to a drive that is over stayed away; nobody says afterwards that the place was given back.
	const isOver = place.drive.status === 'closed' || place.drive.status === 'confirmed';
	switch (acting.act) {
		case 'cancel':
		case 'decline':
			return isPlanned && !isOver ? done({ state: 'cancelled', offerUntil: null }) : refused('place_settled');
		case 'accept':
			return accept(place, now);
		case 'wait':
			return comeBack(tx, place, now);
		case 'move':
			return moveTo(tx, place, acting.slotId, now);
	}
}

/** An offer that is over is taken by nobody, whether or not the house has ended it yet; nor is one of a drive that takes nobody any more. */
function accept({ registration: { state, offerUntil }, drive }: OwnPlace, now: Date): Result<Change, OwnPlaceRefusal> {
	if (state === 'offered' && !acceptsRegistrations(drive.status)) return refused('sign_up_over');
	if (state === 'offered' && offerUntil && offerUntil > now) return done({ state: 'registered', offerUntil: null });
	return refused(state === 'registered' || state === 'confirmed' ? 'place_settled' : 'offer_over');
}

/** Whoever gave a place back gets one again, in the slot that was theirs; where there is none they stand on the list. */
async function comeBack(
	tx: Tx,
	{ registration, drive, settings }: OwnPlace,
	now: Date
): Promise<Result<Change, OwnPlaceRefusal>> {
	if (registration.state !== 'cancelled') return refused('place_settled');
	const { slots, crowd } = await placesToChoose(tx, settings, now);
	const state = signUpState(signUpDrive(drive, settings), now, crowd);
	if (state === 'full') return refused('drive_full');
	if (state === 'kept') return refused('places_kept');
	if (state !== 'open' && state !== 'waiting') return refused('sign_up_over');
	const hasRoom = slots.length === 0 || slots.some((slot) => slot.id === registration.slotId && isFree(slot, now));
	if (state === 'open' && hasRoom) return done({ state: 'registered' });
	return settings.waiting ? done({ state: 'waiting', waitingSince: now }) : refused('slot_full');
}

async function moveTo(
	tx: Tx,
	{ registration, drive, settings }: OwnPlace,
	slotId: string,
	now: Date
): Promise<Result<Change, OwnPlaceRefusal>> {
	const { state } = registration;
	if (state !== 'registered' && state !== 'confirmed') return refused('place_settled');
	const signUps = signUpState(signUpDrive(drive, settings), now);
	if (signUps === 'over' || signUps === 'cancelled') return refused('sign_up_over');
	if (slotId === registration.slotId) return done({ state });
	const slot = (await slotsOfDrive(tx, drive.id)).find(({ id }) => id === slotId);
	return slot && isFree(slot, now) ? done({ state, slotId }) : refused('slot_full');
}

async function save(
	tx: Tx,
	{ registration, drive }: OwnPlace,
	change: Change,
	now: Date
): Promise<Result<null, OwnPlaceRefusal>> {
	const { id, state: from, version } = registration;
	const full = placesAhead({ ...drive, walkInPercent: 0 }) === 0;
	if (full && !holdsPlace(from) && holdsPlace(change.state)) return refused('drive_full');
	const update = tx
		.update(registrations)
		.set({ ...change, version: version + 1 })
		.where(eq(registrations.id, id));
	const written = await orRefused(
		update.then(() => null),
		{ drive_slots_places_check: 'slot_full', drive_groups_cap_check: 'group_full' }
	);
	if (written)
		return refused(
			written.refusal === 'slot_full' || written.refusal === 'group_full' ? written.refusal : 'drive_full'
		);
	if (from !== change.state)
		await recordStep(tx, id, { actor: nobody, drive, operationId: '', now }, { from, to: change.state });
	return done(null);
}
