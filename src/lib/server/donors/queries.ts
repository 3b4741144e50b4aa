import { and, asc, desc, eq, gte, inArray, isNull } from 'drizzle-orm';
import type { CalendarDate } from '$lib/time/calendar-date';
import { accounts } from '../db/schema/accounts';
import { areas } from '../db/schema/areas';
import { clubs } from '../db/schema/clubs';
import { consents, deferrals, donorClubs, donors } from '../db/schema/donors';
import { drives } from '../db/schema/drives';
import { donations, registrations } from '../db/schema/registrations';
import type { Tx } from '../scope';
import type { DonorRow } from './donor-row';

/** A donor by id; `null` when missing, erased or outside the actor's scope. */
export async function donorById(tx: Tx, id: string): Promise<DonorRow | null> {
	const [found] = await tx
		.select()
		.from(donors)
		.where(and(eq(donors.id, id), isNull(donors.erasedAt)));
	return found ?? null;
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

/** The visible visits of a donor, latest first: drive, state and what was given. Those at other clubs are not among them. */
export async function visitsOf(tx: Tx, donorId: string) {
	return tx
		.select({
			id: registrations.id,
			state: registrations.state,
			driveId: drives.id,
			driveTitle: drives.title,
			startsOn: drives.startsOn,
			endsOn: drives.endsOn,
			datePrecision: drives.datePrecision,
			donatedOn: donations.donatedOn,
			component: donations.component,
			volumeMl: donations.volumeMl,
			units: donations.units,
			bagNumber: donations.bagNumber
		})
		.from(registrations)
		.innerJoin(drives, eq(drives.id, registrations.driveId))
		.leftJoin(donations, eq(donations.registrationId, registrations.id))
		.where(eq(registrations.donorId, donorId))
		.orderBy(desc(drives.startsOn), desc(registrations.id));
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
			liftedBy: accounts.fullName,
			version: deferrals.version
		})
		.from(deferrals)
		.leftJoin(accounts, eq(accounts.id, deferrals.liftedBy))
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
			takenBy: accounts.fullName
		})
		.from(consents)
		.leftJoin(accounts, eq(accounts.id, consents.takenBy))
		.where(eq(consents.donorId, donorId))
		.orderBy(desc(consents.givenAt));
}

/** The clubs that know a donor, as far as the actor may see them, by name. */
export async function clubsOf(tx: Tx, donorId: string) {
	return tx
		.select({ id: clubs.id, name: clubs.name })
		.from(donorClubs)
		.innerJoin(clubs, eq(clubs.id, donorClubs.clubId))
		.where(eq(donorClubs.donorId, donorId))
		.orderBy(asc(clubs.name));
}

/** The next visible drives of a province that take registrations, at most five. */
export async function drivesToRegisterAt(tx: Tx, provinceCode: string, day: CalendarDate) {
	const { id, title, startsOn, endsOn, datePrecision } = drives;
	const takes = and(inArray(drives.status, ['open', 'running']), gte(drives.endsOn, day));
	return tx
		.select({ id, title, startsOn, endsOn, datePrecision })
		.from(drives)
		.where(and(takes, eq(drives.provinceCode, provinceCode)))
		.orderBy(asc(drives.startsOn), asc(drives.id))
		.limit(5);
}

/** The area a donor lives in; `null` when not stated. */
export async function homeOf(tx: Tx, { areaCode }: DonorRow) {
	if (areaCode === null) return null;
	const [area] = await tx.select().from(areas).where(eq(areas.code, areaCode));
	return area ?? null;
}
