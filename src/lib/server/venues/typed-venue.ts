import { formatPhone } from '$lib/donors/phone';
import type { VenueInput } from '$lib/venues/venue-form';
import { writePoint } from '$lib/venues/point';
import type { Venue } from './queries';

/** A place as its form shows it: what is unknown is empty. */
export function typedVenue(venue: Venue): VenueInput {
	const { latitude, longitude, contact } = venue;
	const text = (value: string | null) => value ?? '';
	return {
		name: venue.name,
		kind: text(venue.kind) as VenueInput['kind'],
		areaCode: text(venue.areaCode),
		address: text(venue.address),
		point: latitude === null || longitude === null ? '' : writePoint({ latitude, longitude }),
		rooms: venue.rooms,
		beds: venue.beds,
		power: text(venue.power) as VenueInput['power'],
		powerNote: text(venue.powerNote),
		water: text(venue.water),
		parking: text(venue.parking),
		stepFree: text(venue.stepFree) as VenueInput['stepFree'],
		network: text(venue.network) as VenueInput['network'],
		networkOperator: text(venue.networkOperator),
		contactName: text(contact?.name ?? null),
		contactPhone: contact?.phone ? formatPhone(contact.phone) : '',
		note: text(venue.note),
		checkedOn: text(venue.checkedOn),
		checkedBy: text(venue.checkedBy),
		checkBy: text(venue.checkBy),
		version: venue.version
	};
}
