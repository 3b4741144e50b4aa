import { and, asc, eq, gt, isNull, or, sql, type SQL } from 'drizzle-orm';
import { countryOf } from '$lib/areas/country';
import type { DeskNews, DeskPerson, DeskRoster } from '$lib/desk/roster';
import { bloodGroupLabel } from '$lib/donors/blood-group';
import { isSettled, type RegistrationState } from '$lib/drives/registration-state';
import type { Locale } from '$lib/time/format';
import { dayIn } from '$lib/time/calendar-date';
import { deferrals, donors } from '../db/schema/donors';
import { driveOperations } from '../db/schema/operations';
import { applicants, donations, registrationEvents, registrations } from '../db/schema/registrations';
import { driveGroups, driveSignUps, driveSlots } from '../db/schema/sign-ups';
import { currentConsentText } from '../donors/consents';
import type { Drive } from '../drives/queries';
import { usualEnds } from '../registrations/deferral-choices';
import { screenedAt } from '../registrations/screened';
import type { Tx } from '../scope';
import { openLooks } from './looks';

/** The largest drive that a device takes along. */
const MOST = 5_000;

/** Whoever asks for news is told so much twice, in milliseconds: what was still being written when they asked last came in before that. */
const OVERLAP_MS = 60_000;

type Asking = { drive: Drive; settles: boolean; locale: Locale; now: Date };

/** Everybody of a drive for a device, and the rules of its place. */
export async function deskRoster(tx: Tx, asking: Asking): Promise<DeskRoster> {
	const { news, rules } = await brought(tx, asking);
	return { ...news, rules };
}

/** Those of a drive about whom something came in `since` an instant of the server's clock. */
export async function deskNews(tx: Tx, asking: Asking, since: Date): Promise<DeskNews> {
	return (await brought(tx, asking, newsSince(since))).news;
}

async function brought(tx: Tx, asking: Asking, which?: SQL) {
	const { drive, now } = asking;
	const at = await clockOf(tx);
	const found = await peopleQuery(tx)
		.where(and(eq(registrations.driveId, drive.id), which))
		.orderBy(asc(registrations.id))
		.limit(MOST);
	const donorsFound = found.flatMap(({ donor }) => donor ?? []);
	const screened = await screenedAt(tx, drive, donorsFound, now);
	const people = found.map((row) => deskPerson(row, screened));
	return { news: { drive: await aboutDrive(tx, asking), people, at }, rules: screened.rules };
}

/** The clock by which the database says when something came in. */
async function clockOf(tx: Tx): Promise<string> {
	const { rows } = await tx.execute<{ ms: number }>(sql`select (extract(epoch from now()) * 1000)::float8 as ms`);
	return new Date(Math.floor(rows[0]?.ms ?? 0)).toISOString();
}

const lastEvent = sql<string | null>`(select coalesce(e.operation_id, e.id)::text from registration_events e
	where e.registration_id = ${registrations.id} order by e.id desc limit 1)`;

const lastMoved = sql<Date>`coalesce((select max(e.at) from registration_events e where e.registration_id = ${registrations.id}),
	${registrations.registeredAt})`;

/** What waits because nobody has said yet which donor somebody is. */
const heldAct = sql<
	'donate' | 'defer' | null
>`(select o.act from drive_operations o where o.drive_id = ${registrations.driveId}
	and o.registration_id in (${registrations.id}, ${registrations.operationId}) and o.waiting and o.settled_at is null
	and o.doubt = 'person_not_matched' and o.act in ('donate', 'defer') order by o.act = 'donate' desc limit 1)`;

function peopleQuery(tx: Tx) {
	return tx
		.select({
			registration: registrations,
			head: lastEvent,
			held: heldAct,
			since: lastMoved.mapWith(registrations.registeredAt),
			donor: donors,
			applicant: applicants,
			donation: donations,
			deferral: deferrals,
			group: driveGroups.name,
			slotAt: driveSlots.startsAt
		})
		.from(registrations)
		.leftJoin(donors, eq(donors.id, registrations.donorId))
		.leftJoin(applicants, eq(applicants.id, registrations.applicantId))
		.leftJoin(donations, eq(donations.registrationId, registrations.id))
		.leftJoin(deferrals, and(eq(deferrals.registrationId, registrations.id), isNull(deferrals.liftedAt)))
		.leftJoin(driveGroups, eq(driveGroups.id, registrations.groupId))
		.leftJoin(driveSlots, eq(driveSlots.id, registrations.slotId))
		.$dynamic();
}

function newsSince(since: Date) {
	const moment = new Date(since.getTime() - OVERLAP_MS);
	const moved = sql`exists (select from ${registrationEvents} where ${registrationEvents.registrationId} = ${registrations.id}
		and ${registrationEvents.receivedAt} > ${moment})`;
	const told = sql`exists (select from ${driveOperations} where ${driveOperations.registrationId} in (${registrations.id}, ${registrations.operationId})
		and (${driveOperations.receivedAt} > ${moment} or ${driveOperations.settledAt} > ${moment}))`;
	return or(gt(registrations.receivedAt, moment), moved, told);
}

type Row = Awaited<ReturnType<typeof peopleQuery>>[number];
type Screened = Awaited<ReturnType<typeof screenedAt>>;

function deskPerson(row: Row, screened: Screened): DeskPerson {
	const { registration, donor, applicant, donation, deferral } = row;
	const held = donor ? null : row.held;
	const state = held ? (held === 'donate' ? 'donated' : 'deferred') : (registration.state as RegistrationState);
	const verdict = donor ? screened.of(donor.id) : null;
	const text = (at: Date | null) => at?.toISOString() ?? '';
	return {
		id: registration.id,
		state,
		head: row.head ?? '',
		since: row.since.toISOString(),
		matched: donor !== null,
		held: held ?? '',
		name: donor?.fullName ?? applicant?.fullName ?? '',
		born: (donor?.birthDate ?? applicant?.birthDate)?.slice(0, 4) ?? '',
		sex: donor?.sex ?? applicant?.sex ?? '',
		weightClass: (donor?.weightClass ?? applicant?.weightClass ?? '') as DeskPerson['weightClass'],
		bloodGroup: donor ? bloodGroupLabel(donor) : '',
		code: donor?.cardCode ?? applicant?.code ?? '',
		group: row.group ?? '',
		slot: text(row.slotAt),
		firstTime: donor ? donor.donationCount === 0 : applicant?.firstTime === true,
		notYet: verdict && !isSettled(state) ? verdict.reasons : [],
		advice: verdict?.advice ?? [],
		decided: registration.overrideReason !== null,
		maxVolumeMl: verdict?.maxVolumeMl ?? screened.rules.maxVolumeMl.value,
		begunAt: text(registration.begunAt),
		bag: donation && {
			volumeMl: donation.volumeMl,
			number: donation.bagNumber ?? '',
			sufficient: donation.quantitySufficient
		},
		deferral: deferral && {
			deferralClass: deferral.class as NonNullable<DeskPerson['deferral']>['deferralClass'],
			untilOn: deferral.untilOn as NonNullable<DeskPerson['deferral']>['untilOn']
		},
		thankedAt: text(registration.thankedAt)
	};
}

async function aboutDrive(tx: Tx, { drive, settles, locale, now }: Asking): Promise<DeskRoster['drive']> {
	const [signUps] = await tx
		.select({ beds: driveSignUps.beds })
		.from(driveSignUps)
		.where(eq(driveSignUps.driveId, drive.id));
	const openDoubts = await openLooks(tx, drive.id);
	const { id, title, startsOn, endsOn, timezone, status, targetUnits, capacity, placesTaken } = drive;
	const place = drive.venueName ?? '';
	const consent = await currentConsentText(tx, 'registration', locale, dayIn(drive.timezone, now));
	return {
		id,
		title,
		place,
		country: countryOf(drive.placeProvince) ?? 'VN',
		startsOn,
		endsOn,
		timezone,
		status,
		target: targetUnits,
		capacity,
		placesTaken,
		beds: signUps?.beds ?? null,
		openDoubts,
		settles,
		consent: consent.body,
		ends: await usualEnds(tx, drive, now)
	};
}
