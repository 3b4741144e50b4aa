import { sql } from 'drizzle-orm';
import type { Clash } from '$lib/team/team';
import type { Tx } from '../scope';

/** Where somebody stands on a day, at whatever drive the actor may know of. Whoever declined stands nowhere; cancelled drives are not held. */
export async function placesOf(tx: Tx, volunteerId: string, heldOn: string): Promise<Clash[]> {
	const { rows } = await tx.execute<Clash>(sql`
		select s.id as "shiftId", s.held_on as "heldOn", s.starts_at as "startsAt", s.ends_at as "endsAt", d.title as drive
		from drive_shifts s join drives d on d.id = s.drive_id
		where s.volunteer_id = ${volunteerId} and s.held_on = ${heldOn}::date and s.state <> 'declined' and d.status <> 'cancelled'
		order by s.starts_at, s.id`);
	return rows;
}
