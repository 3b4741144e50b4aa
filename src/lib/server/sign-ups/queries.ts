import { and, asc, eq, sql } from 'drizzle-orm';
import { isFree } from '$lib/sign-ups/slots';
import type { SignUpDrive } from '$lib/sign-ups/sign-up-state';
import { plannedOnce } from '../db/planned-once';
import { registrations } from '../db/schema/registrations';
import { driveGroups, driveSignUps, driveSlots } from '../db/schema/sign-ups';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';

/** How people sign up for a drive. */
export type SignUps = Omit<typeof driveSignUps.$inferSelect, 'arrival'> & { arrival: 'open' | 'slots' };

/** A slot of a drive, as it is stored. */
export type Slot = typeof driveSlots.$inferSelect;

/** A group that comes together. */
export type Group = typeof driveGroups.$inferSelect;

/** How people sign up for this drive: every drive has its settings from the beginning. */
export async function signUpsOf(tx: Tx, driveId: string): Promise<SignUps> {
	const [found] = await plannedOnce(tx.select().from(driveSignUps).where(eq(driveSignUps.driveId, driveId)));
	if (!found) throw new Error(`No sign-up settings of drive ${driveId}`);
	return found as SignUps;
}

/** The slots of a drive in the order of time. */
export function slotsOfDrive(tx: Tx, driveId: string): Promise<Slot[]> {
	return plannedOnce(
		tx.select().from(driveSlots).where(eq(driveSlots.driveId, driveId)).orderBy(asc(driveSlots.startsAt))
	);
}

/** The slots among which people choose at the drive of a public page or of a link, none where they come when they like, and what keeps them from choosing. */
export async function placesToChoose(tx: Tx, settings: Pick<SignUps, 'driveId' | 'arrival'>, now: Date) {
	const { slots, slotsFull } = await slotsToChoose(tx, settings, now);
	return { slots, crowd: { slotsFull, somebodyWaits: await somebodyWaits(tx) } };
}

/** Whether somebody waits to whom a place would be offered before anybody else may take it. */
async function somebodyWaits(tx: Tx): Promise<boolean> {
	const { rows } = await tx.execute<{ waits: boolean }>(sql`select giot_somebody_waits() as waits`);
	return rows[0]?.waits ?? false;
}

/** The slots among which people of a drive choose, none where they come when they like, and whether none of them is left to choose. */
export async function slotsToChoose(tx: Tx, settings: Pick<SignUps, 'driveId' | 'arrival'>, now: Date) {
	const slots = settings.arrival === 'slots' ? await slotsOfDrive(tx, settings.driveId) : [];
	return { slots, slotsFull: slots.length > 0 && !slots.some((slot) => isFree(slot, now)) };
}

/** The drive whose public page this transaction works for. */
export async function publicDriveId(tx: Tx): Promise<string | null> {
	const { rows } = await tx.execute<{ id: string | null }>(sql`select giot_public_drive() as id`);
	return rows[0]?.id ?? null;
}

/** Who signed up under this key before; the scope shows no other. */
export async function signedUpAs(tx: Tx, operationId: string): Promise<string | null> {
	const ofKey = eq(registrations.operationId, operationId);
	const [found] = await plannedOnce(
		tx.select({ applicantId: registrations.applicantId }).from(registrations).where(ofKey)
	);
	return found?.applicantId ?? null;
}

/** The group whose link was followed; the scope shows no other. */
export async function groupOfLink(tx: Tx, driveId: string): Promise<Group | null> {
	const ofLink = and(eq(driveGroups.driveId, driveId), eq(driveGroups.tokenHash, sql`giot_group_token()`));
	const [found] = await plannedOnce(tx.select().from(driveGroups).where(ofLink));
	return found ?? null;
}

/** The name of the club that holds the drive of a public page or of a link; null where the province does. */
export async function holdingClub(tx: Tx): Promise<string | null> {
	const { rows } = await tx.execute<{ name: string | null }>(sql`select giot_holding_club() as name`);
	return rows[0]?.name ?? null;
}

/** A drive and its settings, as the rules of signing up ask for them. */
export function signUpDrive(drive: Drive, settings: SignUps): SignUpDrive {
	const { status, endsOn, opensAt, timezone, capacity, placesTaken } = drive;
	const { walkInPercent, waiting, opensAt: signUpOpensAt, closesAt: signUpClosesAt } = settings;
	return {
		status,
		endsOn,
		opensAt,
		timezone,
		capacity,
		placesTaken,
		walkInPercent,
		waiting,
		signUpOpensAt,
		signUpClosesAt
	};
}
