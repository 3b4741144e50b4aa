import { and, asc, eq, ilike, inArray, isNull, or, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { readCardCode } from '$lib/donors/card-code';
import { isSettled, type RegistrationState } from '$lib/drives/registration-state';
import { ERASED_NAME } from '$lib/donors/erasing';
import { overrideOf } from '$lib/registrations/override-reason';
import { STATES_SHOWN, type RosterFilter } from '$lib/registrations/roster-filter';
import type { RosterDonation, RosterRow } from '$lib/registrations/roster-row';
import { deferrals, donors } from '../db/schema/donors';
import { applicants, donations, registrationEvents, registrations } from '../db/schema/registrations';
import { searchCondition } from '../donors/search';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { screenedAt } from './screened';

/** People on one page of a roster. */
export const ROSTER_PAGE = 60;

/** Somebody erased has no name to sort by and stands first. */
const sortKey = sql<string>`coalesce(${donors.sortKey}, lower(${applicants.fullName}), '')`;

/** A page of a drive's roster by given name, and the registration after which the next page begins. */
export async function roster(
	tx: Tx,
	drive: Drive,
	{ show, typed, after, group }: Pick<RosterFilter, 'show' | 'typed' | 'after' | 'group'>,
	now: Date
): Promise<{ rows: RosterRow[]; next: string | null }> {
	const matching = typed === '' ? undefined : await typedCondition(tx, typed);
	const found = await rosterQuery(tx)
		.where(
			and(
				eq(registrations.driveId, drive.id),
				inArray(registrations.state, [...STATES_SHOWN[show]]),
				matching,
				group === '' ? undefined : eq(registrations.groupId, group),
				after === '' ? undefined : await beyond(tx, after)
			)
		)
		.orderBy(asc(sortKey), asc(registrations.id))
		.limit(ROSTER_PAGE + 1);
	const page = found.slice(0, ROSTER_PAGE);
	const next = found.length > ROSTER_PAGE ? (page.at(-1)?.registrationId ?? null) : null;
	return { rows: await withRules(tx, drive, page, now), next };
}

type Found = Awaited<ReturnType<typeof rosterQuery>>[number];

const changedAt = sql<Date>`coalesce((select max(${registrationEvents.at}) from ${registrationEvents}
	where ${registrationEvents.registrationId} = ${registrations.id}), ${registrations.registeredAt})`;

function rosterQuery(tx: Tx) {
	return tx
		.select({
			registrationId: registrations.id,
			version: registrations.version,
			state: registrations.state,
			overrideReason: registrations.overrideReason,
			overrideBy: registrations.overrideBy,
			since: changedAt.mapWith(registrations.registeredAt),
			donor: donors,
			applicantName: applicants.fullName,
			applicantBirthDate: applicants.birthDate,
			donation: donations,
			deferral: deferrals
		})
		.from(registrations)
		.leftJoin(donors, eq(donors.id, registrations.donorId))
		.leftJoin(applicants, eq(applicants.id, registrations.applicantId))
		.leftJoin(donations, eq(donations.registrationId, registrations.id))
		.leftJoin(deferrals, and(eq(deferrals.registrationId, registrations.id), isNull(deferrals.liftedAt)))
		.$dynamic();
}

async function typedCondition(tx: Tx, typed: string) {
	const ofApplicant = and(
		isNull(registrations.donorId),
		ilike(applicants.fullName, `%${typed.replace(/[%_\\]/g, '\\$&')}%`)
	);
	const code = readCardCode(typed);
	return or(await searchCondition(tx, typed), ofApplicant, code === null ? undefined : eq(applicants.code, code));
}

/** Everything behind the last line of the page before. */
async function beyond(tx: Tx, registrationId: string) {
	const [last] = await tx
		.select({ key: sortKey })
		.from(registrations)
		.leftJoin(donors, eq(donors.id, registrations.donorId))
		.leftJoin(applicants, eq(applicants.id, registrations.applicantId))
		.where(eq(registrations.id, registrationId));
	return last && sql`(${sortKey}, ${registrations.id}) > (${last.key}, ${registrationId}::uuid)`;
}

/** Screens everybody to whom nothing has happened yet, for the day on which they would give. */
async function withRules(tx: Tx, drive: Drive, found: Found[], now: Date): Promise<RosterRow[]> {
	const people = found.flatMap(({ donor }) => donor ?? []);
	const screened = await screenedAt(tx, drive, people, now);
	return found.map((row) => {
		const state = row.state as RegistrationState;
		const verdict = row.donor && screened.of(row.donor.id);
		return {
			...personOf(row),
			state,
			operationId: v7(),
			notYet: verdict && !isSettled(state) ? verdict.reasons : [],
			advice: verdict?.advice ?? [],
			maxVolumeMl: verdict?.maxVolumeMl ?? screened.rules.maxVolumeMl.value
		};
	});
}

function personOf({ donor, donation, deferral, ...row }: Found) {
	return {
		registrationId: row.registrationId,
		version: row.version,
		since: row.since,
		donorId: donor?.id ?? null,
		fullName: donor?.fullName ?? nameLeft(row.applicantName),
		birthYear: (donor?.birthDate ?? row.applicantBirthDate)?.slice(0, 4) ?? null,
		sex: donor?.sex ?? null,
		abo: donor?.abo ?? null,
		rhd: donor?.rhd ?? null,
		override: overrideOf(row.overrideReason, row.overrideBy),
		donation: donation && donationOf(donation),
		deferral: deferral && {
			deferralClass: deferral.class as NonNullable<RosterRow['deferral']>['deferralClass'],
			untilOn: deferral.untilOn as NonNullable<RosterRow['deferral']>['untilOn'],
			permanent: deferral.permanent
		}
	};
}

/** Empty where the applicant was erased. */
function nameLeft(applicantName: string | null): string {
	return applicantName === null || applicantName === ERASED_NAME ? '' : applicantName;
}

function donationOf(donation: typeof donations.$inferSelect): RosterDonation {
	const { volumeMl, quantitySufficient, bagNumber, component, intervalBreach } = donation;
	return {
		volumeMl,
		quantitySufficient,
		bagNumber,
		component: component as RosterDonation['component'],
		intervalBreach
	};
}
