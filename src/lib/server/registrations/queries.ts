import { and, asc, eq } from 'drizzle-orm';
import {
	countsAsArrived,
	countsAsRegistered,
	isSettled,
	REGISTRATION_STATES,
	type RegistrationState
} from '$lib/drives/registration-state';
import { STATES_SHOWN } from '$lib/registrations/roster-filter';
import type { RosterCounts } from '$lib/registrations/roster-row';
import { applicants, registrationEvents, registrations } from '../db/schema/registrations';
import { drivePeople, driveTallies } from '../db/schema/tallies';
import { donorName } from '../donors/donor-name';
import { accountName } from '../people/account-name';
import type { Tx } from '../scope';

/** The figures over a roster, from the tallies. */
export async function rosterCounts(tx: Tx, driveId: string): Promise<RosterCounts> {
	const people = await tx.select().from(drivePeople).where(eq(drivePeople.driveId, driveId));
	const collected = await tx
		.select()
		.from(driveTallies)
		.where(and(eq(driveTallies.driveId, driveId), eq(driveTallies.dimension, 'total')));
	const of = (state: RegistrationState) => people.find((row) => row.state === state)?.people ?? 0;
	const where = (held: (state: RegistrationState) => boolean) =>
		REGISTRATION_STATES.filter(held).reduce((sum, state) => sum + of(state), 0);
	return {
		registered: where(countsAsRegistered),
		expected: where((state) => STATES_SHOWN.expected.includes(state)),
		arrived: where(countsAsArrived),
		here: of('arrived') + of('fit'),
		done: where(isSettled),
		all: where(() => true),
		donated: of('donated'),
		units: collected.reduce((sum, { units }) => sum + units, 0),
		volumeMl: collected.reduce((sum, { volumeMl }) => sum + volumeMl, 0)
	};
}

/** Whose registration it is. */
export async function personName(tx: Tx, registrationId: string): Promise<string> {
	const [found] = await tx
		.select({ donor: donorName(registrations.donorId), applicant: applicants.fullName })
		.from(registrations)
		.leftJoin(applicants, eq(applicants.id, registrations.applicantId))
		.where(eq(registrations.id, registrationId));
	return found?.donor ?? found?.applicant ?? '';
}

/** Everything that happened to a registration, oldest first, with the name of who did it where the actor may know. */
export async function historyOf(tx: Tx, registrationId: string) {
	return tx
		.select({
			id: registrationEvents.id,
			fromState: registrationEvents.fromState,
			toState: registrationEvents.toState,
			undoes: registrationEvents.undoes,
			overrideReason: registrationEvents.overrideReason,
			at: registrationEvents.at,
			by: accountName(registrationEvents.by)
		})
		.from(registrationEvents)
		.where(eq(registrationEvents.registrationId, registrationId))
		.orderBy(asc(registrationEvents.id));
}
