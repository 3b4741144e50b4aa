import { and, asc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import { ERASED_NAME } from '$lib/donors/erasing';
import { applicants, registrations } from '../db/schema/registrations';
import { donorName, donorPhone } from '../donors/donor-name';
import type { Tx } from '../scope';

/** Who is offered a place at a drive and left no address to write to: whose offer ends first comes first. */
export function offersToTell(tx: Tx, driveId: string, now: Date) {
	const noLetter = or(isNull(applicants.id), and(isNull(applicants.email), ne(applicants.fullName, ERASED_NAME)));
	return tx
		.select({
			id: registrations.id,
			name: sql<string | null>`coalesce(${donorName(registrations.donorId)}, ${applicants.fullName})`,
			phone: sql<string | null>`coalesce(${applicants.phone}, ${donorPhone(registrations.donorId)})`,
			until: registrations.offerUntil
		})
		.from(registrations)
		.leftJoin(applicants, eq(applicants.id, registrations.applicantId))
		.where(
			and(
				eq(registrations.driveId, driveId),
				eq(registrations.state, 'offered'),
				gt(registrations.offerUntil, now),
				noLetter
			)
		)
		.orderBy(asc(registrations.offerUntil), asc(registrations.waitingSince), asc(registrations.id));
}
