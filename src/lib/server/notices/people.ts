import { sql } from 'drizzle-orm';
import type { RegistrationState } from '$lib/drives/registration-state';
import { concerns, isOfPlaces, type NoticeKind } from '$lib/notices/notice';
import type { Somebody } from '$lib/notices/reach';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Tx } from '../scope';

/** Somebody to be told, by their place at a drive or as a donor; `locale` null where nobody knows their language,
 * `placeVersion` and `clubName`, who holds the drive, where they have no place. */
export type Person = Somebody & {
	registrationId: string | null;
	donorId: string | null;
	applicantId: string | null;
	state: RegistrationState | null;
	registeredAt: Date | null;
	slotStartsAt: Date | null;
	donatedOn: CalendarDate | null;
	fullName: string;
	locale: Locale | null;
	placeVersion: number | null;
	clubName: string | null;
};

type Row = {
	registrationId: string;
	donorId: string | null;
	applicantId: string | null;
	state: RegistrationState;
	registeredAt: string;
	slotStartsAt: string | null;
	donatedOn: CalendarDate | null;
	fullName: string;
	locale: Locale | null;
	ownEmail: string | null;
	ownPhone: string | null;
	ownAgreed: string[];
	donorEmail: string | null;
	donorPhone: string | null;
	donorAgreed: string[];
	restricted: boolean;
	placeVersion: number;
	clubName: string | null;
};

/** The people of a drive, as the actor sees them or, to the job, those who may be told by some way; nobody who was erased. */
async function peopleOf(tx: Tx, driveId: string, by: 'actor' | 'job'): Promise<Person[]> {
	const people = sql.raw(by === 'job' ? 'giot_job_people_to_tell' : 'giot_people_to_tell');
	const { rows } = await tx.execute<Row>(sql`
		select registration_id as "registrationId", donor_id as "donorId", applicant_id as "applicantId", state,
			to_json(registered_at)#>>'{}' as "registeredAt", to_json(slot_starts_at)#>>'{}' as "slotStartsAt", donated_on as "donatedOn",
			full_name as "fullName", locale, own_email as "ownEmail", own_phone as "ownPhone", own_agreed as "ownAgreed",
			donor_email as "donorEmail", donor_phone as "donorPhone", donor_agreed as "donorAgreed", restricted,
			place_version as "placeVersion", club_name as "clubName"
		from ${people}(${driveId}) where not erased order by registration_id`);
	return rows.map(personOf);
}

function personOf(row: Row): Person {
	const { ownEmail, ownPhone, ownAgreed, donorEmail, donorPhone, donorAgreed, registeredAt, slotStartsAt, ...rest } =
		row;
	return {
		...rest,
		registeredAt: new Date(registeredAt),
		slotStartsAt: slotStartsAt ? new Date(slotStartsAt) : null,
		own: row.applicantId ? { email: ownEmail, phone: ownPhone, agreed: ownAgreed } : null,
		donor: row.donorId ? { email: donorEmail, phone: donorPhone, agreed: donorAgreed } : null
	};
}

/** Reads the people of a drive: what asks for several kinds of notices hands the same one on. */
export type ReadPeople = () => Promise<Person[]>;

/** The people of a drive, read when somebody first asks and only then. */
export function peopleOnce(tx: Tx, driveId: string, by: 'actor' | 'job' = 'actor'): ReadPeople {
	let read: Promise<Person[]> | undefined;
	return () => (read ??= peopleOf(tx, driveId, by));
}

/** Those of a drive whom a kind of notice is about. */
export async function concerned(kind: NoticeKind, people: ReadPeople): Promise<Person[]> {
	if (!isOfPlaces(kind)) return [];
	return (await people()).filter(({ state }) => state !== null && concerns(kind, state));
}
