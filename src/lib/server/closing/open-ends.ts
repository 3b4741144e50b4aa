import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Doubt } from '$lib/desk/doubt';
import type { Act } from '$lib/desk/operation';
import { driveOperations } from '../db/schema/operations';
import { applicants, donations, registrations } from '../db/schema/registrations';
import { openAt } from '../desk/open-look';
import { donorName } from '../donors/donor-name';
import type { Tx } from '../scope';

/** As many of each kind as are named; a drive with more has not been closed in earnest yet. */
const MOST = 200;

const name = sql<string>`coalesce(${donorName(registrations.donorId)}, ${applicants.fullName}, '')`;

/** What a drive still leaves open: who came and nothing became of them, bags without a number, and what somebody has to look at. */
export async function openEnds(tx: Tx, driveId: string) {
	const people = await unsettled(tx, driveId);
	return {
		arrived: people.filter(({ state }) => state === 'arrived'),
		fit: people.filter(({ state }) => state === 'fit'),
		unnumbered: await unnumbered(tx, driveId),
		doubts: await openDoubts(tx, driveId)
	};
}

/** What a drive leaves open, as it was found. */
export type OpenEnds = Awaited<ReturnType<typeof openEnds>>;

function unsettled(tx: Tx, driveId: string) {
	return tx
		.select({ registrationId: registrations.id, name, state: registrations.state })
		.from(registrations)
		.leftJoin(applicants, eq(applicants.id, registrations.applicantId))
		.where(and(eq(registrations.driveId, driveId), inArray(registrations.state, ['arrived', 'fit'])))
		.orderBy(asc(registrations.id))
		.limit(2 * MOST);
}

function unnumbered(tx: Tx, driveId: string) {
	const { volumeMl, version, bagNumber } = donations;
	return tx
		.select({ registrationId: registrations.id, name, volumeMl, version })
		.from(donations)
		.innerJoin(registrations, eq(registrations.id, donations.registrationId))
		.leftJoin(applicants, eq(applicants.id, registrations.applicantId))
		.where(and(eq(donations.driveId, driveId), isNull(bagNumber)))
		.orderBy(asc(donations.id))
		.limit(MOST);
}

async function openDoubts(tx: Tx, driveId: string) {
	const { id, doubt, act } = driveOperations;
	const sameOne = or(
		eq(registrations.id, driveOperations.registrationId),
		eq(registrations.operationId, driveOperations.registrationId)
	);
	const rows = await tx
		.select({ id, doubt, act, registrationId: registrations.id, name })
		.from(driveOperations)
		.leftJoin(registrations, and(eq(registrations.driveId, driveId), sameOne))
		.leftJoin(applicants, eq(applicants.id, registrations.applicantId))
		.where(openAt(driveId))
		.orderBy(asc(id))
		.limit(MOST);
	return rows.map((row) => ({ ...row, doubt: row.doubt as Doubt, act: row.act as Act }));
}
