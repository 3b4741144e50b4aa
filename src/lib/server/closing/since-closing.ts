import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { RegistrationState } from '$lib/drives/registration-state';
import { bagsCorrectedSince } from '../audit/bags-corrected';
import { applicants, registrationEvents, registrations } from '../db/schema/registrations';
import { donorName } from '../donors/donor-name';
import { accountName } from '../people/account-name';
import type { Tx } from '../scope';

/** As many as are named; the figures count all of them. */
const MOST = 500;

/** Something that became known of a drive after it was closed: somebody moved, or a bag has another number (`to` is null). */
export type Since = {
	id: string;
	/** When it was entered. */
	at: Date;
	by: string | null;
	registrationId: string;
	name: string;
	from: RegistrationState | null;
	to: RegistrationState | null;
	undone: boolean;
};

const name = sql<string>`coalesce(${donorName(registrations.donorId)}, ${applicants.fullName}, '')`;

/** What was changed at a drive after this instant and until now, in the order in which it was entered; a demonstration is dated ahead. */
export async function sinceClosing(tx: Tx, driveId: string, closedAt: Date): Promise<Since[]> {
	const moved = await movesSince(tx, driveId, closedAt);
	const corrected = await bagsCorrectedSince(tx, driveId, closedAt);
	const names = await namesOf(
		tx,
		corrected.map(({ registrationId }) => registrationId)
	);
	const bags = corrected.map((one): Since => {
		return { ...one, name: names.get(one.registrationId) ?? '', from: null, to: null, undone: false };
	});
	return [...moved, ...bags].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

async function movesSince(tx: Tx, driveId: string, closedAt: Date): Promise<Since[]> {
	const { id, receivedAt, fromState, toState, undoes, by } = registrationEvents;
	const rows = await tx
		.select({
			id,
			at: receivedAt,
			by: accountName(by),
			registrationId: registrations.id,
			name,
			from: fromState,
			to: toState,
			undoes
		})
		.from(registrationEvents)
		.innerJoin(registrations, eq(registrations.id, registrationEvents.registrationId))
		.leftJoin(applicants, eq(applicants.id, registrations.applicantId))
		.where(and(eq(registrationEvents.driveId, driveId), gt(receivedAt, closedAt), lte(receivedAt, sql`now()`)))
		.orderBy(asc(id))
		.limit(MOST);
	return rows.map(({ undoes: undone, from, to, ...row }) => ({
		...row,
		from: from as RegistrationState | null,
		to: to as RegistrationState,
		undone: undone !== null
	}));
}

async function namesOf(tx: Tx, ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await tx
		.select({ id: registrations.id, name })
		.from(registrations)
		.leftJoin(applicants, eq(applicants.id, registrations.applicantId))
		.where(inArray(registrations.id, ids));
	return new Map(rows.map((row) => [row.id, row.name]));
}
