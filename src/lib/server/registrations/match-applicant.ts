import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { MatchRefusal } from '$lib/registrations/refusals';
import { done, refused, type Result } from '$lib/result';
import { writeBirthDate, type BirthDate } from '$lib/time/typed-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { applicantConsents, applicants, registrations } from '../db/schema/registrations';
import { addDonor } from '../donors/add-donor';
import { recordConsent } from '../donors/consents';
import { donorById } from '../donors/queries';
import { lockDrive, type Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { orRefused } from './refusal-of-constraint';
import { restPeriodOf } from './rest-period';

/** Somebody who signed up and whom reception has not found among the donors yet. */
export type Applicant = typeof applicants.$inferSelect;

/** The applicant of a registration of this drive that has no donor; null where there is none. */
export async function unmatched(tx: Tx, driveId: string, registrationId: string): Promise<Applicant | null> {
	const itself = and(eq(registrations.id, registrationId), eq(registrations.driveId, driveId));
	const [found] = await tx
		.select({ applicant: applicants, donorId: registrations.donorId })
		.from(registrations)
		.innerJoin(applicants, eq(applicants.id, registrations.applicantId))
		.where(itself);
	return found && found.donorId === null ? found.applicant : null;
}

/** Everybody of a drive who has no donor yet, in the order in which they signed up; whoever gave the place back needs none. */
export function unmatchedAt(tx: Tx, driveId: string) {
	const { fullName, birthDate, birthPrecision } = applicants;
	return tx
		.select({ id: registrations.id, fullName, birthDate, birthPrecision })
		.from(registrations)
		.innerJoin(applicants, eq(applicants.id, registrations.applicantId))
		.where(and(eq(registrations.driveId, driveId), isNull(registrations.donorId), ne(registrations.state, 'cancelled')))
		.orderBy(asc(registrations.registeredAt), asc(registrations.id))
		.limit(500);
}

type Matching = { actor: Actor; driveId: string; registrationId: string };

/** Says which donor somebody is who signed up. The donor stays as they are: what was typed from outside never edits anybody. */
export async function matchApplicant(
	tx: Tx,
	{ donorId, ...matching }: Matching & { donorId: string }
): Promise<Result<null, MatchRefusal>> {
	const drive = await lockDrive(tx, matching.driveId);
	if (!drive || !(await unmatched(tx, drive.id, matching.registrationId))) return refused('registration_not_found');
	const donor = await donorById(tx, donorId);
	if (!donor || donor.provinceCode !== drive.provinceCode) return refused('donor_not_found');
	return settle(tx, drive, matching, donor);
}

type Adding = Matching & { confirmNew: boolean; locale: Locale; now: Date };

/** Enters whoever signed up as a new donor, with what they typed and agreed to, or says why not: a look-alike that nobody looked at. */
export async function addApplicant(
	tx: Tx,
	{ confirmNew, locale, now, ...matching }: Adding
): Promise<Result<null, MatchRefusal>> {
	const drive = await lockDrive(tx, matching.driveId);
	const applicant = drive && (await unmatched(tx, drive.id, matching.registrationId));
	if (!drive || !applicant) return refused('registration_not_found');
	const { provinceCode, clubId } = drive;
	const input = { ...typedBy(applicant), consentRegistration: true, confirmNew };
	const added = await addDonor(tx, matching.actor, { clubId, provinceCode, input, locale, now });
	if (!added.ok) return refused(added.refusal === 'likely_duplicate' ? 'likely_duplicate' : 'donor_not_found');
	await takeConsentsAlong(tx, matching.actor, applicant.id, added.value.id);
	return settle(tx, drive, matching, added.value);
}

function typedBy({ fullName, sex, birthDate, birthPrecision, phone, email, weightClass }: Applicant) {
	const birth = birthDate && ({ date: birthDate, precision: birthPrecision } as BirthDate);
	return {
		fullName,
		sex: (sex ?? '') as '',
		birthDate: birth ? writeBirthDate(birth) : '',
		phone: phone ?? '',
		email: email ?? '',
		idKind: '' as const,
		idNumber: '',
		areaCode: '',
		address: '',
		abo: '' as const,
		rhd: '' as const,
		groupSource: '' as const,
		weightClass: (weightClass ?? '') as '',
		reserve: false,
		note: ''
	};
}

/** How somebody agreed to be reached about later drives holds for the donor too, in the words that they read. */
async function takeConsentsAlong(tx: Tx, actor: Actor, applicantId: string, donorId: string): Promise<void> {
	const agreed = and(eq(applicantConsents.applicantId, applicantId), ne(applicantConsents.purpose, 'sign_up'));
	for (const { purpose, textLocale, textVersion } of await tx.select().from(applicantConsents).where(agreed)) {
		const text = { purpose, locale: textLocale, version: textVersion, body: '' } as Parameters<typeof recordConsent>[3];
		await recordConsent(tx, actor, donorId, text);
	}
}

async function settle(
	tx: Tx,
	drive: Drive,
	{ actor, registrationId }: Matching,
	{ id: donorId, sex }: { id: string; sex: string | null }
): Promise<Result<null, MatchRefusal>> {
	const restPeriod = (await restPeriodOf(tx, drive))(sex);
	const written = await orRefused(
		tx
			.update(registrations)
			.set({ donorId, restPeriod, version: sql`${registrations.version} + 1`, receivedAt: sql`now()` })
			.where(eq(registrations.id, registrationId))
			.then(() => null),
		{ registrations_drive_donor_key: 'already_registered' }
	);
	if (written) return refused(written.refusal === 'already_registered' ? 'already_registered' : 'already_planned');
	await recordAudit(tx, actor, {
		action: 'registration.matched',
		objectType: 'registration',
		objectId: registrationId,
		provinceCode: drive.provinceCode,
		clubId: drive.clubId,
		driveId: drive.id
	});
	return done(null);
}
