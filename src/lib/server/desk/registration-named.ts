import { and, eq, or, sql } from 'drizzle-orm';
import { plannedOnce } from '../db/planned-once';
import { registrations } from '../db/schema/registrations';
import type { Tx } from '../scope';

type Row = typeof registrations.$inferSelect;

/** The registration that a device names, locked: by its id, by the key under which it was registered there, or by that of one that went into it; null when unknown. */
export async function registrationNamed(tx: Tx, driveId: string, said: string): Promise<Row | null> {
	const found = await called(tx, driveId, said);
	if (found) return found;
	const name = await joinedTo(tx, driveId, said);
	return name === said ? null : called(tx, driveId, name);
}

/** Under which name an operation is kept: as the device said it, or that of the registration into which the one it named went. */
export function nameOf({ id, operationId }: Row, said: string): string {
	return operationId === said ? said : id;
}

/** Whom a device means by a name: where that is a registration that was joined or merged into another one, that one; otherwise the name itself. */
export async function joinedTo(tx: Tx, driveId: string, said: string): Promise<string> {
	const { rows } = await tx.execute<{ id: string }>(sql`select coalesce(
		(select registration_id from drive_operations where id = ${said} and drive_id = ${driveId} and settled_as = 'joined'),
		giot_registration_kept(${driveId}, ${said}),
		${said}
	)::uuid as id`);
	return rows[0]?.id ?? said;
}

async function called(tx: Tx, driveId: string, name: string): Promise<Row | null> {
	const named = or(eq(registrations.id, name), eq(registrations.operationId, name));
	const [row] = await plannedOnce(
		tx
			.select()
			.from(registrations)
			.where(and(eq(registrations.driveId, driveId), named))
			.for('update')
	);
	return row ?? null;
}
