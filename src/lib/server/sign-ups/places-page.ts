import type { PlacesInput } from '$lib/sign-ups/places-form';
import { dividesUnevenly, type OpenDay } from '$lib/sign-ups/slots';
import { placesAhead, walkInPlaces } from '$lib/sign-ups/places';
import { slotWords } from '$lib/sign-ups/when-words';
import { lossShares, placesFor } from '$lib/drives/yield';
import { dayIn, timeIn } from '$lib/time/calendar-date';
import { formatDateTime, type Locale } from '$lib/time/format';
import { openDays } from '../drives/days';
import { pastDrives } from '../drives/past-drives';
import type { Drive } from '../drives/queries';
import { qrPicture } from '../qr';
import { rosterCounts } from '../registrations/queries';
import type { Tx } from '../scope';
import { driveAddress } from './addresses';
import { slotsOutside } from './follow-hours';
import { offersToTell } from './offers-to-tell';
import { signUpsOf, slotsOfDrive, type SignUps } from './queries';

/** How the places of a drive are given out, how many are left, and what the past of the club advises. */
export async function placesPage(tx: Tx, drive: Drive, locale: Locale, now: Date) {
	const settings = await signUpsOf(tx, drive.id);
	const slots = await slotsOfDrive(tx, drive.id);
	const outside = await slotsOutside(tx, drive, now);
	const past = await pastDrives(tx, drive);
	const address = driveAddress(settings.code);
	const { capacity, placesTaken, targetUnits } = drive;
	const days = (await openDays(tx, drive)).flatMap(({ heldOn, opensAt, closesAt }): OpenDay[] =>
		opensAt && closesAt ? [{ heldOn, opensAt, closesAt }] : []
	);
	const { slotMinutes, beds, bedMinutes } = settings;
	return {
		settings: typedFrom(settings, drive.timezone),
		address,
		picture: qrPicture(address),
		counts: await rosterCounts(tx, drive.id),
		ahead: placesAhead({ capacity, placesTaken, walkInPercent: settings.walkInPercent }),
		walkIn: walkInPlaces({ capacity, walkInPercent: settings.walkInPercent }),
		slots: slots.map((slot) => ({
			...slot,
			when: slotWords(slot, drive.timezone, locale),
			isOutside: outside.some(({ id }) => id === slot.id)
		})),
		outside: outside.reduce((sum, { taken }) => sum + taken, 0),
		offers: (await offersToTell(tx, drive.id, now)).map(({ until, ...offer }) => ({
			...offer,
			until: until ? formatDateTime(until, drive.timezone, locale) : ''
		})),
		uneven: slotMinutes && beds && bedMinutes ? dividesUnevenly(days, { slotMinutes, beds, bedMinutes }) : false,
		advice: targetUnits
			? { units: targetUnits, places: placesFor(targetUnits, past), losses: lossShares(past), drives: past.length }
			: null
	};
}

function typedFrom(settings: SignUps, zone: string): PlacesInput {
	const {
		opensAt,
		closesAt,
		offerMinutes,
		version,
		inPublic,
		arrival,
		slotMinutes,
		beds,
		bedMinutes,
		walkInPercent,
		waiting
	} = settings;
	return {
		inPublic,
		arrival,
		slotMinutes,
		beds,
		bedMinutes,
		walkInPercent,
		opensOn: opensAt ? dayIn(zone, opensAt) : '',
		opensAt: opensAt ? timeIn(zone, opensAt) : '',
		closesOn: closesAt ? dayIn(zone, closesAt) : '',
		closesAt: closesAt ? timeIn(zone, closesAt) : '',
		waiting,
		offerHours: Math.max(1, Math.round(offerMinutes / 60)),
		version
	};
}
