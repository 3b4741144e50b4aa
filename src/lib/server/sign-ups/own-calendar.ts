import { dayIn, timeIn } from '$lib/time/calendar-date';
import { driveCalendar, type EventDay } from '../calendar/drive-calendar';
import { openDays } from '../drives/days';
import { inTokenScope } from '../scope';
import { ownAddress } from './addresses';
import { holdsPlace } from '$lib/drives/registration-state';
import { holdingClub, slotsOfDrive } from './queries';
import { ownPlace } from './own-place';

/** Somebody's own place as an iCalendar file: their slot, or the hours of the drive; null where the link is none. A place that was given back is cancelled there too. */
export function ownCalendar(tokenHash: string): Promise<{ text: string; day: string } | null> {
	return inTokenScope(tokenHash, async (tx) => {
		const place = await ownPlace(tx);
		if (!place) return null;
		const { registration, applicant, drive } = place;
		const slot = (await slotsOfDrive(tx, drive.id)).find(({ id }) => id === registration.slotId);
		const { timezone, title, venueName, address, statusSince, createdAt, version } = drive;
		const clock = (instant: Date) => timeIn(timezone, instant);
		const days: EventDay[] = slot
			? [{ heldOn: dayIn(timezone, slot.startsAt), opensAt: clock(slot.startsAt), closesAt: clock(slot.endsAt) }]
			: await openDays(tx, drive);
		const changes = [statusSince ?? createdAt, registration.registeredAt].map((instant) => instant.getTime());
		const event = {
			id: registration.id,
			title,
			status: holdsPlace(registration.state) ? drive.status : ('cancelled' as const),
			where: [venueName, address].filter(Boolean).join(', '),
			who: (await holdingClub(tx)) ?? '',
			timezone,
			version: version + registration.version,
			changedAt: new Date(Math.max(...changes)),
			url: ownAddress(applicant.id)
		};
		return { text: driveCalendar(event, days), day: drive.startsOn };
	});
}
