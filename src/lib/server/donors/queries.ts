import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { clubsByName } from '../clubs/club-name';
import { plannedOnce } from '../db/planned-once';
import { areas } from '../db/schema/areas';
import { clubs } from '../db/schema/clubs';
import { consents, deferrals, donorClubs, donors } from '../db/schema/donors';
import { accountName } from '../people/account-name';
import type { Tx } from '../scope';
import type { DonorRow } from './donor-row';

/** A donor by id; `null` when missing, erased or outside the actor's scope. */
export async function donorById(tx: Tx, id: string): Promise<DonorRow | null> {
	const [found] = await plannedOnce(
		tx
			.select()
			.from(donors)
			.where(and(eq(donors.id, id), isNull(donors.erasedAt)))
	);
	return found ?? null;
}

/** Donors by their ids, as far as the actor sees them; those who were erased are not among them. */
export async function donorsByIds(tx: Tx, ids: readonly string[]): Promise<DonorRow[]> {
	if (ids.length === 0) return [];
	return tx
		.select()
		.from(donors)
		.where(and(inArray(donors.id, [...ids]), isNull(donors.erasedAt)));
}

/** A donor by id, locked until the transaction ends. */
export async function lockDonor(tx: Tx, id: string): Promise<DonorRow | null> {
	const [found] = await tx
		.select()
		.from(donors)
		.where(and(eq(donors.id, id), isNull(donors.erasedAt)))
		.for('update');
	return found ?? null;
}

/** Every deferral of a donor, lifted and past ones included, latest first, with the name of who lifted it where visible. */
export async function waitsOf(tx: Tx, donorId: string) {
	return tx
		.select({
			id: deferrals.id,
			class: deferrals.class,
			startsOn: deferrals.startsOn,
			untilOn: deferrals.untilOn,
			permanent: deferrals.permanent,
			liftedAt: deferrals.liftedAt,
			liftedReason: deferrals.liftedReason,
			liftedBy: accountName(deferrals.liftedBy),
			atDrive: sql<boolean>`${deferrals.registrationId} is not null`,
			version: deferrals.version
		})
		.from(deferrals)
		.where(eq(deferrals.donorId, donorId))
		.orderBy(desc(deferrals.startsOn), desc(deferrals.id));
}

/** What a donor agreed to, latest first, with the name of who took it where visible. */
export async function consentsOf(tx: Tx, donorId: string) {
	return tx
		.select({
			id: consents.id,
			purpose: consents.purpose,
			textLocale: consents.textLocale,
			textVersion: consents.textVersion,
			how: consents.how,
			givenAt: consents.givenAt,
			withdrawnAt: consents.withdrawnAt,
			takenBy: accountName(consents.takenBy)
		})
		.from(consents)
		.where(eq(consents.donorId, donorId))
		.orderBy(desc(consents.givenAt), desc(consents.id));
}

/** The clubs that know a donor, as far as the actor may see them, by name. */
export async function clubsOf(tx: Tx, donorId: string) {
	return tx
		.select({ id: clubs.id, name: clubs.name })
		.from(donorClubs)
		.innerJoin(clubs, eq(clubs.id, donorClubs.clubId))
		.where(eq(donorClubs.donorId, donorId))
		.orderBy(...clubsByName);
}

/** The area a donor lives in; `null` when not stated. */
export async function homeOf(tx: Tx, { areaCode }: DonorRow) {
	if (areaCode === null) return null;
	const [area] = await tx.select().from(areas).where(eq(areas.code, areaCode));
	return area ?? null;
}
