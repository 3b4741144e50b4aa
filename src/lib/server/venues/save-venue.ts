import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { countryOf } from '$lib/areas/country';
import { differences } from '$lib/differences';
import { dialled } from '$lib/donors/phone';
import { done, refused, type Result } from '$lib/result';
import type { NewVenueInput, TypedVenue, VenueInput } from '$lib/venues/venue-form';
import { readPoint } from '$lib/venues/point';
import type { Actor } from '../actor';
import { areasOf } from '../areas/queries';
import { wasDoneBy } from '../audit/queries';
import { venueContacts, venues } from '../db/schema/venues';
import type { OwnedByClub } from '../policy';
import type { Tx } from '../scope';
import { auditVenue } from './audit-venue';
import { venueAlike, type Venue } from './queries';
import { typedVenue } from './typed-venue';

type Adding = { owner: OwnedByClub; input: Omit<NewVenueInput, 'owner'> };

/**
 * Records a place under the id issued with its form; the second sending of a form finds what the first one added. Refuses an area of another
 * province, and a place that is called like one in the same area until somebody looked: `details.id` is the other one.
 */
export async function addVenue(
	tx: Tx,
	actor: Actor,
	{ owner, input }: Adding
): Promise<Result<{ id: string }, 'venue_known' | 'area_unknown'>> {
	if (input.id && (await wasDoneBy(tx, actor, 'venue.added', input.id))) return done({ id: input.id });
	if (!(await isAreaOf(tx, owner.provinceCode, input.areaCode))) return refused('area_unknown');
	const alike = input.confirmNew ? null : await venueAlike(tx, owner, input);
	if (alike) return refused('venue_known', { id: alike.id, name: alike.name });
	const id = input.id || v7();
	const { clubId, provinceCode } = owner;
	const added = await tx
		.insert(venues)
		.values({ id, clubId, provinceCode, ...rowOf(input) })
		.onConflictDoNothing({ target: venues.id });
	// An id that somebody else's place bears is as good as none, and nothing is told of that place.
	if (added.rowCount === 0) return addVenue(tx, actor, { owner, input: { ...input, id: '' } });
	await writeContact(tx, { id, provinceCode }, input);
	await auditVenue(tx, actor, { id, clubId, provinceCode }, 'venue.added');
	return done({ id });
}

/** Corrects a place. Refuses an area of another province, and a version that somebody else has changed meanwhile. */
export async function editVenue(
	tx: Tx,
	actor: Actor,
	venue: Venue,
	input: VenueInput
): Promise<Result<null, 'stale_version' | 'area_unknown'>> {
	const kept = input.areaCode === (venue.areaCode ?? '');
	if (!kept && !(await isAreaOf(tx, venue.provinceCode, input.areaCode))) return refused('area_unknown');
	const fields = differences(input, typedVenue(venue)).map(({ name }) => name);
	const changed = await tx
		.update(venues)
		.set({ ...rowOf(input), version: sql`${venues.version} + 1` })
		.where(and(eq(venues.id, venue.id), eq(venues.version, input.version)));
	if (changed.rowCount === 0) return refused('stale_version');
	await writeContact(tx, venue, input);
	await auditVenue(tx, actor, venue, 'venue.edited', fields);
	return done(null);
}

/** Sets a place aside so that it is offered no more, or takes it up again. Refuses a stale version. */
export async function setAside(
	tx: Tx,
	actor: Actor,
	{ venue, version, now }: { venue: Venue; version: number; now: Date | null }
): Promise<Result<null, 'stale_version'>> {
	const changed = await tx
		.update(venues)
		.set({ archivedAt: now, version: sql`${venues.version} + 1` })
		.where(and(eq(venues.id, venue.id), eq(venues.version, version)));
	if (changed.rowCount === 0) return refused('stale_version');
	await auditVenue(tx, actor, venue, now ? 'venue.archived' : 'venue.restored');
	return done(null);
}

/** What was typed, as the columns of a place; an empty field is stored as unknown. */
function rowOf(input: TypedVenue) {
	const { point, contactName: _name, contactPhone: _phone, ...rest } = input;
	const { latitude = null, longitude = null } = readPoint(point) ?? {};
	return {
		name: rest.name,
		kind: rest.kind || null,
		areaCode: rest.areaCode || null,
		address: rest.address || null,
		latitude,
		longitude,
		rooms: rest.rooms,
		beds: rest.beds,
		power: rest.power || null,
		powerNote: rest.powerNote || null,
		water: rest.water || null,
		parking: rest.parking || null,
		stepFree: rest.stepFree || null,
		network: rest.network || null,
		networkOperator: rest.networkOperator || null,
		note: rest.note || null,
		checkedOn: rest.checkedOn || null,
		checkedBy: rest.checkedBy || null,
		checkBy: rest.checkBy || null
	};
}

async function isAreaOf(tx: Tx, provinceCode: string, areaCode: string): Promise<boolean> {
	return areaCode === '' || (await areasOf(tx, [provinceCode])).some(({ code }) => code === areaCode);
}

type Contact = Pick<TypedVenue, 'contactName' | 'contactPhone'>;

async function writeContact(
	tx: Tx,
	{ id, provinceCode }: { id: string; provinceCode: string },
	{ contactName, contactPhone }: Contact
): Promise<void> {
	const contact = { name: contactName || null, phone: dialled(contactPhone, countryOf(provinceCode) ?? 'VN') };
	if (contact.name === null && contact.phone === null) {
		await tx.delete(venueContacts).where(eq(venueContacts.venueId, id));
		return;
	}
	await tx
		.insert(venueContacts)
		.values({ venueId: id, ...contact })
		.onConflictDoUpdate({ target: venueContacts.venueId, set: contact });
}
