import { placeCalendar } from '../calendar/place-calendar';
import { openDays } from '../drives/days';
import { inTokenScope } from '../scope';
import { ownAddress } from './addresses';
import { ownPlace } from './own-place';
import { holdingClub, slotsOfDrive } from './queries';

/** Somebody's own place as an iCalendar file; null where the link is none. */
export function ownCalendar(tokenHash: string): Promise<{ text: string; day: string } | null> {
	return inTokenScope(tokenHash, async (tx) => {
		const place = await ownPlace(tx);
		if (!place) return null;
		const { registration, applicant, drive } = place;
		const slot = (await slotsOfDrive(tx, drive.id)).find(({ id }) => id === registration.slotId) ?? null;
		const who = (await holdingClub(tx)) ?? '';
		const around = { slot, days: await openDays(tx, drive), who, url: ownAddress(applicant.id) };
		return { text: placeCalendar(drive, registration, around), day: drive.startsOn };
	});
}
