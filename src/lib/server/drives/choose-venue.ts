import { eq } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { VenueRefusal } from '$lib/venues/venue-words';
import { newVenueForm } from '$lib/venues/venue-form';
import type { Actor } from '../actor';
import { drives } from '../db/schema/drives';
import type { Tx } from '../scope';
import { findVenue, venuesFor } from '../venues/queries';
import { addVenue } from '../venues/save-venue';
import { auditDrive } from './audit-drive';
import { lockDrive, type Drive } from './queries';

type Choosing = { actor: Actor; driveId: string; version: number };
type Chosen = Result<{ id: string }, VenueRefusal>;

/**
 * Holds a drive at a venue that is recorded, or with an empty id at none. The drive takes the name and address of the venue where it has none
 * of its own. Refuses venues of other clubs, and those that were set aside.
 */
export async function chooseVenue(tx: Tx, choosing: Choosing & { venueId: string }): Promise<Chosen> {
	const drive = await lockDrive(tx, choosing.driveId);
	if (!drive) return refused('drive_gone');
	if (drive.version !== choosing.version) return refused('stale_version');
	if (choosing.venueId === '') return write(tx, choosing.actor, drive, { venueId: null });
	const offered = (await venuesFor(tx, drive)).some(({ id }) => id === choosing.venueId);
	const venue = offered ? await findVenue(tx, choosing.venueId) : null;
	if (!venue) return refused('venue_gone');
	return write(tx, choosing.actor, drive, {
		venueId: venue.id,
		venueName: drive.venueName ?? venue.name,
		address: drive.address ?? venue.address
	});
}

/** Records the venue that a drive names, for its club or province, and holds the drive there. Refuses one that is recorded already. */
export async function recordVenue(tx: Tx, { actor, driveId, version }: Choosing): Promise<Chosen> {
	const drive = await lockDrive(tx, driveId);
	if (!drive) return refused('drive_gone');
	if (drive.version !== version) return refused('stale_version');
	if (!drive.venueName) return refused('place_missing');
	const { venueName: name, address, areaCode } = drive;
	const input = newVenueForm.parse({ name, address: address ?? '', areaCode: areaCode ?? '' });
	const added = await addVenue(tx, actor, { owner: drive, input });
	return added.ok ? write(tx, actor, drive, { venueId: added.value.id }) : added;
}

type AtVenue = Partial<Pick<Drive, 'venueId' | 'venueName' | 'address'>>;

async function write(tx: Tx, actor: Actor, drive: Drive, at: AtVenue): Promise<Chosen> {
	const fields = (Object.keys(at) as (keyof AtVenue)[]).filter((field) => at[field] !== drive[field]);
	if (fields.length === 0) return done({ id: drive.id });
	await tx
		.update(drives)
		.set({ ...at, version: drive.version + 1 })
		.where(eq(drives.id, drive.id));
	await auditDrive(tx, actor, drive, 'drive.edited', fields);
	return done({ id: drive.id });
}
