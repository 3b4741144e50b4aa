import { desc, eq } from 'drizzle-orm';
import { drives } from '../db/schema/drives';
import { donations, registrations } from '../db/schema/registrations';
import type { Tx } from '../scope';

/** The visible visits of a donor, latest first: drive, state and what was given. Those at other clubs are not among them. */
export async function visitsOf(tx: Tx, donorId: string) {
	return tx
		.select({
			id: registrations.id,
			state: registrations.state,
			overrideReason: registrations.overrideReason,
			overrideBy: registrations.overrideBy,
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
