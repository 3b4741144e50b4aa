import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { Doubt } from '$lib/desk/doubt';
import type { Look } from '$lib/desk/look';
import { operationForm, type Act, type Operation } from '$lib/desk/operation';
import { donations, registrations } from '../db/schema/registrations';
import { driveOperations } from '../db/schema/operations';
import { accountName } from '../people/account-name';
import { registrantName } from '../registrations/registrant-name';
import { unsealed } from '../sealing';
import type { Tx } from '../scope';
import { openAt } from './open-look';

/** Operations on one page. */
const PAGE = 20;

/** How much somebody has still to look at. */
export function openLooks(tx: Tx, driveId: string): Promise<number> {
	return tx.$count(driveOperations, openAt(driveId));
}

/** What somebody has to look at, the oldest first; `after` is the last one of the page before, `older` that of this one where more follow. */
export async function looksPage(tx: Tx, driveId: string, after: string | null) {
	const found = await looksQuery(tx)
		.where(and(openAt(driveId), after ? cameAfter(after) : undefined))
		.orderBy(asc(driveOperations.receivedAt), asc(driveOperations.id))
		.limit(PAGE + 1);
	const looks = named(found.slice(0, PAGE).map(lookOf));
	return { looks, count: await openLooks(tx, driveId), next: found.length > PAGE ? (looks.at(-1)?.id ?? null) : null };
}

/** Whoever was registered by an act that waits on the same page is called as it was typed there. */
function named(looks: Called[]): Look[] {
	const registering = new Map(
		looks.flatMap(({ id, typed }) => (typed?.act === 'register' ? [[id, typed.fullName] as const] : []))
	);
	return looks.map(({ calls, ...look }) => ({ ...look, person: look.person ?? registering.get(calls) ?? null }));
}

type Called = Look & { calls: string };

const cameAfter = (id: string) => sql`(${driveOperations.receivedAt}, ${driveOperations.id}) > (
	select last.received_at, last.id from drive_operations last where last.id = ${id})`;

const undoneAct = sql<Act | null>`(select undone.act from drive_operations undone where undone.id = ${driveOperations.undoes})`;

function looksQuery(tx: Tx) {
	const { registrationId: name, driveId } = driveOperations;
	const named = or(eq(registrations.id, name), eq(registrations.operationId, name));
	return tx
		.select({
			row: driveOperations,
			undoneAct,
			by: accountName(driveOperations.by),
			registrationId: registrations.id,
			person: registrantName(registrations.id),
			donation: donations,
			same: sql<
				string | null
			>`(select ${registrantName(sql`s.id`)} from registrations s where s.id = ${driveOperations.sameAs})`,
			sameSince:
				sql<Date | null>`(select s.registered_at from registrations s where s.id = ${driveOperations.sameAs})`.mapWith(
					registrations.registeredAt
				)
		})
		.from(driveOperations)
		.leftJoin(registrations, and(eq(registrations.driveId, driveId), named))
		.leftJoin(donations, eq(donations.registrationId, registrations.id))
		.$dynamic();
}

function lookOf(found: Awaited<ReturnType<typeof looksQuery>>[number]): Called {
	const { row, donation } = found;
	const { id, deviceId, occurredAt, receivedAt, waiting } = row;
	return {
		id,
		calls: row.registrationId,
		doubt: row.doubt as Doubt,
		waiting,
		act: row.act as Act,
		undoneAct: found.undoneAct,
		typed: typedIn(row),
		person: found.person,
		registrationId: found.registrationId,
		by: found.by,
		deviceId,
		occurredAt,
		receivedAt,
		stored: donation && { volumeMl: donation.volumeMl, bagNumber: donation.bagNumber ?? '' },
		isStored: donation?.operationId === id,
		tooEarly: donation?.intervalBreach === true,
		same: found.same && found.sameSince ? { person: found.same, registeredAt: found.sameSince } : null
	};
}

function typedIn({ id, sealed }: typeof driveOperations.$inferSelect): Operation | null {
	const text = sealed ? unsealed('operation', sealed, id) : null;
	return text === null ? null : operationForm.parse(JSON.parse(text));
}
