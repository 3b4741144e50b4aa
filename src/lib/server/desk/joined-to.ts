import { sql } from 'drizzle-orm';
import type { Tx } from '../scope';

/** Whom a device means by a name: where that is a registration that was joined or merged into another one, that one; otherwise the name itself. */
export async function joinedTo(tx: Tx, driveId: string, name: string): Promise<string> {
	const { rows } = await tx.execute<{ id: string }>(sql`select coalesce(
		(select registration_id from drive_operations where id = ${name} and drive_id = ${driveId} and settled_as = 'joined'),
		giot_registration_kept(${driveId}, ${name}),
		${name}
	)::uuid as id`);
	return rows[0]?.id ?? name;
}
