import type { Locale } from '$lib/time/format';
import { tasksOf, thingsOf } from '../checklists/queries';
import { driveDetail } from '../drives/page-queries';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { shiftsOf } from '../team/queries';
import { findVenue } from '../venues/queries';
import { showVenue } from '../venues/show-venue';

/** Everything that whoever runs a drive wants on one sheet; `null` when the drive is gone. */
export async function planPage(tx: Tx, drive: Drive, locale: Locale) {
	const detail = await driveDetail(tx, drive.id);
	if (!detail) return null;
	const venue = drive.venueId ? await findVenue(tx, drive.venueId) : null;
	return {
		drive: detail,
		venue: venue && (await showVenue(tx, venue, locale)),
		shifts: await shiftsOf(tx, drive.id),
		tasks: (await tasksOf(tx, drive.id, drive.startsOn)).filter(({ done }) => !done),
		things: await thingsOf(tx, drive.id)
	};
}
