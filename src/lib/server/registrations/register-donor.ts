import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { newDonorOf, type RegistrationInput } from '$lib/drives/registration-form';
import { canResume, type RegistrationState } from '$lib/drives/registration-state';
import { acceptsRegistrations, recordsOutcomes, type DriveStatus } from '$lib/drives/status';
import type { Eligibility } from '$lib/donors/eligibility';
import { donationDay } from '$lib/registrations/drive-day';
import type { RegisterRefusal } from '$lib/registrations/refusals';
import { done, refused, type Done, type Refused } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { plannedOnce } from '../db/planned-once';
import { registrations } from '../db/schema/registrations';
import { findOrAddDonor } from '../donors/find-or-add-donor';
import type { DonorRow } from '../donors/donor-row';
import { eligibilityOf } from '../donors/eligibility-of';
import { exactIdentity, matchDonor } from '../donors/match-donor';
import { findDrive, lockDrive, type Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { decisionIn, isDecidable } from './decision';
import { registrationOfOperation } from './operation';
import { orRefused } from './refusal-of-constraint';
import { restPeriodOf } from './rest-period';
import { takePlace } from './take-place';

/** Who registers whom at which drive. `locale` is the language in which the consent was read. */
export type Registering = {
	actor: Actor;
	driveId: string;
	input: RegistrationInput;
	locale: Locale;
	now: Date;
	/** Whether it is typed from a paper list, on which the person signed: a closed drive takes them too. */
	onPaper?: boolean;
	/** Whether the person was just looked up and found among the donors of other clubs. */
	knownElsewhere?: boolean;
};

/** A place at a drive; the same one again when the same sending came twice. */
export type Registered = { registrationId: string; donorId: string; fullName: string };

/** A refusal by the rules carries them, so that every one can be said with its first possible day; `decidable` where medical staff may decide otherwise. */
export type NotEligible = Refused<'not_eligible'> & { eligibility: Eligibility; decidable: boolean };

/** A place, or why there is none. */
export type RegisterResult = Done<Registered> | NotEligible | Refused<Exclude<RegisterRefusal, 'not_eligible'>>;

/** Registers a donor, or says why not. Locking the drive keeps two desks from sharing the last place. */
export async function registerDonor(tx: Tx, registering: Registering): Promise<RegisterResult> {
	const { actor, driveId, input, locale, now, onPaper = false } = registering;
	const drive = await lockDrive(tx, driveId);
	const earlier = await registrationOfOperation(tx, input.operationId);
	if (earlier) return repeated(earlier, registering);
	if (!drive || !takesPeople(drive.status, onPaper)) return refused('drive_closed');
	if (drive.capacity !== null && drive.placesTaken >= drive.capacity) {
		return refused('drive_full', { capacity: drive.capacity });
	}

	const donorId = input.elsewhere === 'same' ? await sameElsewhere(tx, drive, registering) : input.donorId;
	if (donorId === null) return refused('donor_not_found');
	const { clubId, provinceCode } = drive;
	const donorInput = { ...newDonorOf(input), donorId, confirmNew: input.confirmNew || input.elsewhere === 'other' };
	const found = await findOrAddDonor(tx, actor, {
		clubId,
		provinceCode,
		input: donorInput,
		locale,
		now,
		signed: onPaper
	});
	if (!found.ok) return found;
	return registerAt(tx, drive, found.value.donor, registering);
}

const takesPeople = (status: DriveStatus, onPaper: boolean) =>
	acceptsRegistrations(status) || (onPaper && recordsOutcomes(status));

/** The donor of another club who was looked up before and was told to be this person: matched once more by what was typed. */
async function sameElsewhere(
	tx: Tx,
	{ id, provinceCode }: Drive,
	{ input, knownElsewhere }: Registering
): Promise<string | null> {
	const identity = knownElsewhere ? await exactIdentity(tx, provinceCode, input) : null;
	return identity && matchDonor(tx, id, identity);
}

async function registerAt(
	tx: Tx,
	drive: Drive,
	donor: DonorRow,
	{ actor, input, now }: Registering
): Promise<RegisterResult> {
	const existing = await registrationOf(tx, drive.id, donor.id);
	if (existing && !canResume(existing.state)) return refused('already_registered', { registrationId: existing.id });

	const day = donationDay(drive, now);
	const eligibility = await eligibilityOf(tx, donor, { provinceCode: drive.placeProvince, day });
	const isRefused = eligibility.reasons.length > 0;
	const decidable = isDecidable(drive, donor);
	const override = isRefused && decidable ? decisionIn(input) : null;
	if (isRefused && !override) return { ...refused('not_eligible'), eligibility, decidable };

	const restPeriod = (await restPeriodOf(tx, drive))(donor.sex);
	const planned = await plannedElsewhere(tx, drive.id, donor.id, restPeriod);
	if (planned) return refused('already_planned', planned);

	const { operationId } = input;
	const place = { actor, drive, donorId: donor.id, existing, restPeriod, override, operationId, now };
	const written = await orRefused(takePlace(tx, place), {
		registrations_drive_donor_key: 'already_registered',
		registrations_people_check: 'donor_not_found'
	});
	if (typeof written !== 'string') return written;
	return done({ registrationId: written, donorId: donor.id, fullName: donor.fullName });
}

type Earlier = Registered & { driveId: string; overrideReason: string | null; overrideBy: string | null };

function repeated(earlier: Earlier, { driveId, input }: Registering): RegisterResult {
	const { driveId: earlierDrive, overrideReason, overrideBy, ...registered } = earlier;
	const decision = overrideReason === null ? null : decisionIn(input);
	if (decision && (decision.reason !== overrideReason || decision.by !== overrideBy))
		return refused('operation_reused');
	if (earlierDrive === driveId && input.elsewhere === 'same') return done(registered);
	const samePerson = input.donorId === '' ? earlier.fullName === input.fullName : earlier.donorId === input.donorId;
	return earlierDrive === driveId && samePerson ? done(registered) : refused('operation_reused');
}

async function registrationOf(tx: Tx, driveId: string, donorId: string) {
	const [found] = await plannedOnce(
		tx
			.select({ id: registrations.id, state: registrations.state, overrideReason: registrations.overrideReason })
			.from(registrations)
			.where(and(eq(registrations.driveId, driveId), eq(registrations.donorId, donorId)))
	);
	return found ? { ...found, state: found.state as RegistrationState } : null;
}

/** Another planned registration that the actor can see; the constraint also knows those of other clubs. */
async function plannedElsewhere(tx: Tx, driveId: string, donorId: string, restPeriod: string) {
	const planned = and(
		eq(registrations.donorId, donorId),
		ne(registrations.driveId, driveId),
		inArray(registrations.state, ['registered', 'confirmed', 'arrived', 'fit']),
		isNull(registrations.overrideReason),
		sql`${registrations.restPeriod} && ${restPeriod}::daterange`
	);
	const [found] = await plannedOnce(
		tx.select({ driveId: registrations.driveId }).from(registrations).where(planned).limit(1)
	);
	const drive = found && (await findDrive(tx, found.driveId));
	return drive && { title: drive.title, startsOn: drive.startsOn };
}
