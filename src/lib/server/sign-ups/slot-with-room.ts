import { sql } from 'drizzle-orm';
import { registrations } from '../db/schema/registrations';
import { driveSlots } from '../db/schema/sign-ups';

/** The slot of a registration whose person takes a place anew, or none where it was filled meanwhile: the desk is bound by the places of the drive. */
export const slotWithRoom = sql`(select ${driveSlots.id} from ${driveSlots}
	where ${driveSlots.id} = ${registrations.slotId} and ${driveSlots.taken} < ${driveSlots.places})`;
