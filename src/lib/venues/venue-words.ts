import { m } from '../paraglide/messages';
import { ownEntry } from '../own-entry';
import type { NETWORKS, POWERS, STEP_FREE, VENUE_KINDS } from './answers';
import type { TypedVenue } from './venue-form';

type Answer<Values extends readonly string[]> = Values[number];

/** What kind of place a venue is. */
export const venueKindWords: Record<Answer<typeof VENUE_KINDS>, () => string> = {
	school: () => m.venue_kind_school(),
	university: () => m.venue_kind_university(),
	office: () => m.venue_kind_office(),
	company: () => m.venue_kind_company(),
	industrial_zone: () => m.venue_kind_industrial_zone(),
	health: () => m.venue_kind_health(),
	community: () => m.venue_kind_community(),
	mobile: () => m.venue_kind_mobile(),
	other: () => m.venue_kind_other()
};

/** Whether the power carries a drive. */
export const powerWords: Record<Answer<typeof POWERS>, () => string> = {
	ok: () => m.venue_power_ok(),
	unsure: () => m.venue_power_unsure(),
	none: () => m.venue_power_none()
};

/** Whether somebody in a wheelchair gets in. */
export const stepFreeWords: Record<Answer<typeof STEP_FREE>, () => string> = {
	yes: () => m.venue_step_free_yes(),
	partly: () => m.venue_step_free_partly(),
	no: () => m.venue_step_free_no()
};

/** How well phones work. */
export const networkWords: Record<Answer<typeof NETWORKS>, () => string> = {
	good: () => m.venue_network_good(),
	weak: () => m.venue_network_weak(),
	none: () => m.venue_network_none()
};

const answers: Record<string, Record<string, () => string>> = {
	kind: venueKindWords,
	power: powerWords,
	stepFree: stepFreeWords,
	network: networkWords
};

/** What stands in a field of a place, in words where it is one of a few answers. */
export function venueValueWords(field: string, value: string): string {
	return ownEntry(ownEntry(answers, field) ?? {}, value)?.() ?? value;
}

/** What each field of a place is called. */
export const venueFieldWords: Record<keyof TypedVenue, () => string> = {
	name: () => m.venue_name(),
	kind: () => m.venue_kind(),
	areaCode: () => m.venue_area(),
	address: () => m.venue_address(),
	point: () => m.venue_point(),
	rooms: () => m.venue_rooms(),
	beds: () => m.venue_beds(),
	power: () => m.venue_power(),
	powerNote: () => m.venue_power_note(),
	water: () => m.venue_water(),
	parking: () => m.venue_parking(),
	stepFree: () => m.venue_step_free(),
	network: () => m.venue_network(),
	networkOperator: () => m.venue_network_operator(),
	contactName: () => m.venue_contact_name(),
	contactPhone: () => m.venue_contact_phone(),
	note: () => m.venue_note(),
	checkedOn: () => m.venue_checked_on(),
	checkedBy: () => m.venue_checked_by(),
	checkBy: () => m.venue_check_by()
};

/** Why a place is not saved, or not taken for a drive. */
export const venueRefusalWords = {
	venue_known: () => m.venue_refusal_known(),
	area_unknown: () => m.venue_refusal_area(),
	stale_version: () => m.venue_refusal_stale(),
	venue_gone: () => m.venue_refusal_gone(),
	place_missing: () => m.venue_refusal_place_missing(),
	drive_gone: () => m.drive_refusal_gone()
} satisfies Record<string, () => string>;

/** A code of why a place is not saved. */
export type VenueRefusal = keyof typeof venueRefusalWords;
