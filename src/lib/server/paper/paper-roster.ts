import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { PaperPerson } from '$lib/paper/paper-person';
import type { RegistrationState } from '$lib/drives/registration-state';
import { donors } from '../db/schema/donors';
import { applicants, registrations } from '../db/schema/registrations';
import { driveGroups, driveSlots } from '../db/schema/sign-ups';
import type { Tx } from '../scope';

/** The largest drive that is printed; one of more people is held with devices. */
const MOST = 5_000;

const sortKey = sql<string>`coalesce(${donors.sortKey}, lower(${applicants.fullName}), '')`;

/** Everybody on the list of a drive who did not cancel, by given name or by slot. Whoever was erased has no name. */
export async function paperRoster(tx: Tx, driveId: string, by: 'name' | 'slot'): Promise<PaperPerson[]> {
	const birth = sql<string>`coalesce(extract(year from coalesce(${donors.birthDate}, ${applicants.birthDate}))::text, '')`;
	const rows = await tx
		.select({
			id: registrations.id,
			state: registrations.state,
			matched: sql<boolean>`${registrations.donorId} is not null`,
			name: sql<string>`coalesce(${donors.fullName}, ${applicants.fullName}, '')`,
			born: birth,
			code: sql<string>`coalesce(${donors.cardCode}, ${applicants.code}, '')`,
			group: sql<string>`coalesce(${driveGroups.name}, '')`,
			slotAt: driveSlots.startsAt
		})
		.from(registrations)
		.leftJoin(donors, eq(donors.id, registrations.donorId))
		.leftJoin(applicants, eq(applicants.id, registrations.applicantId))
		.leftJoin(driveGroups, eq(driveGroups.id, registrations.groupId))
		.leftJoin(driveSlots, eq(driveSlots.id, registrations.slotId))
		.where(and(eq(registrations.driveId, driveId), ne(registrations.state, 'cancelled')))
		.orderBy(...(by === 'slot' ? [sql`${driveSlots.startsAt} nulls last`] : []), asc(sortKey), asc(registrations.id))
		.limit(MOST);
	return rows.map((row) => ({ ...row, state: row.state as RegistrationState }));
}
