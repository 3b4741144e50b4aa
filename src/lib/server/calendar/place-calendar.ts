import { holdsPlace, type RegistrationState } from '$lib/drives/registration-state';
import { dayIn, timeIn } from '$lib/time/calendar-date';
import type { Drive } from '../drives/queries';
import type { Slot } from '../sign-ups/queries';
import { driveCalendar, type EventDay } from './drive-calendar';

/** Somebody's place at a drive, as their own calendar may know it. */
export type EventPlace = { id: string; state: RegistrationState; version: number; registeredAt: Date };

/** Where and when a place is: `slot` null where people come at any hour of `days`; `who` holds the drive, `url` leads to the place or nowhere. */
export type PlaceAround = { slot: Slot | null; days: readonly EventDay[]; who: string; url: string };

/**
 * A place as an iCalendar file: its slot, or the days of the drive with their hours. A place that was given back is cancelled there too. Its number
 * grows with the drive and with the place, so that whichever file comes later replaces the others.
 */
export function placeCalendar(drive: Drive, place: EventPlace, { slot, days, who, url }: PlaceAround): string {
	const { timezone, title, status, venueName, address, statusSince, createdAt, version } = drive;
	const changes = [statusSince ?? createdAt, place.registeredAt].map((instant) => instant.getTime());
	const event = {
		id: place.id,
		title,
		status: holdsPlace(place.state) ? status : ('cancelled' as const),
		where: [venueName, address].filter(Boolean).join(', '),
		who,
		timezone,
		version: version + place.version,
		changedAt: new Date(Math.max(...changes)),
		url
	};
	return driveCalendar(event, slot ? [slotDay(slot, timezone)] : days);
}

/** The same as what a letter carries: null while the days of the drive are not known. */
export function carriedCalendar(drive: Drive, place: EventPlace, around: PlaceAround): string | null {
	return around.slot || around.days.length > 0 ? placeCalendar(drive, place, around) : null;
}

function slotDay({ startsAt, endsAt }: Slot, timezone: string): EventDay {
	return { heldOn: dayIn(timezone, startsAt), opensAt: timeIn(timezone, startsAt), closesAt: timeIn(timezone, endsAt) };
}
