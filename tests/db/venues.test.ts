import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newVenueForm, venueForm, type NewVenueInput } from '../../src/lib/venues/venue-form';
import { readVenueFilter } from '../../src/lib/venues/venue';
import type { Actor } from '../../src/lib/server/actor';
import { chooseVenue, recordVenue } from '../../src/lib/server/drives/choose-venue';
import { drivesHeldAt } from '../../src/lib/server/drives/held-at';
import { findDrive } from '../../src/lib/server/drives/queries';
import { findVenue, listVenues, venuesFor } from '../../src/lib/server/venues/queries';
import { addVenue, editVenue, setAside } from '../../src/lib/server/venues/save-venue';
import { typedVenue } from '../../src/lib/server/venues/typed-venue';
import { driveSociety, now, today, type DriveSociety } from '../support/drive-society';
import { addActor, asSuperuser } from '../support/society';

let society: DriveSociety;
let registrar: Actor;

beforeAll(async () => {
	society = await driveSociety();
	registrar = await addActor(society.url, 'registrar', { clubId: society.club });
});
beforeEach(async () => {
	await society.clear();
	await asSuperuser(society.url, 'delete from venues');
});
afterAll(() => society.close());

type Changes = Partial<NewVenueInput>;
const typed = (changes: Changes = {}) =>
	newVenueForm.parse({ name: 'Nhà văn hóa xã Mẫu', areaCode: '16012', ...changes });
const add = (changes: Changes = {}, actor = society.admin, clubId: string | null = society.club) =>
	society.as(actor, (tx) => addVenue(tx, actor, { owner: { clubId, provinceCode: 'VN-21' }, input: typed(changes) }));
async function added(changes: Changes = {}, actor = society.admin, clubId: string | null = society.club) {
	const result = await add(changes, actor, clubId);
	if (!result.ok) throw new Error(result.refusal);
	return result.value.id;
}
const found = (id: string, actor = society.admin) => society.as(actor, (tx) => findVenue(tx, id));
const list = async (query = '', actor = society.admin) =>
	(await society.as(actor, (tx) => listVenues(tx, readVenueFilter(new URLSearchParams(query)), today))).rows;
const names = async (query = '', actor = society.admin) => (await list(query, actor)).map(({ name }) => name);
const drive = (id: string) => society.as(society.admin, (tx) => findDrive(tx, id));
const contact = { contactName: 'Người Giữ Chìa Khóa', contactPhone: '0900000123' };

describe('a place', () => {
	test('keeps what was typed: its point as numbers, its phone with the country', async () => {
		const id = await added({ point: '19.8, 105.7', beds: 8, power: 'unsure', ...contact });
		const place = await found(id);
		expect(place).toMatchObject({ latitude: 19.8, longitude: 105.7, beds: 8, power: 'unsure', version: 1 });
		expect(place?.contact).toMatchObject({ name: 'Người Giữ Chìa Khóa', phone: '+84900000123' });
		const told = await asSuperuser(society.url, 'select action, fields from audit_entries where object_id = $1', [id]);
		expect(told).toEqual([{ action: 'venue.added', fields: null }]);
	});

	test('is of the kind that was said, of none where nobody said, and the trail names the change', async () => {
		const unsaid = await added();
		const school = await added({ name: 'Trường Mẫu', kind: 'school' });
		expect((await list()).map(({ kind }) => kind)).toEqual([null, 'school']);
		const place = await found(unsaid);
		if (!place) throw new Error('no place');
		await society.as(society.admin, (tx) =>
			editVenue(tx, society.admin, place, { ...typedVenue(place), kind: 'community' })
		);
		expect(await found(unsaid)).toMatchObject({ kind: 'community' });
		const told = await asSuperuser(
			society.url,
			"select fields from audit_entries where object_id = $1 and action = 'venue.edited'",
			[unsaid]
		);
		expect(told).toEqual([{ fields: ['kind'] }]);
		await expect(asSuperuser(society.url, "update venues set kind = 'pub' where id = $1", [school])).rejects.toThrow(
			'venues_kind_check'
		);
		expect(newVenueForm.safeParse({ name: 'X', kind: 'pub' }).success).toBe(false);
	});

	test('is added once however often its form is sent', async () => {
		const id = v7();
		expect(await added({ id })).toBe(id);
		expect(await added({ id })).toBe(id);
		expect(await list()).toHaveLength(1);
	});

	test('of the same name in the same area is hinted at, until somebody looked', async () => {
		const first = await added();
		expect(await add({ name: 'NHÀ VĂN HOÁ xã  mẫu'.replace('HOÁ', 'HÓA') })).toMatchObject({
			ok: false,
			refusal: 'venue_known',
			details: { id: first }
		});
		expect(await add({ areaCode: '' })).toMatchObject({ ok: true });
		expect(await add({ confirmNew: true })).toMatchObject({ ok: true });
	});

	test('of another province’s area is refused', async () => {
		expect(await add({ areaCode: '701' })).toMatchObject({ ok: false, refusal: 'area_unknown' });
	});

	test('is corrected by whoever saw its last version; the trail names fields, and nobody’s name', async () => {
		const id = await added(contact);
		const place = await found(id);
		if (!place) throw new Error('The place is gone');
		const input = venueForm.parse({ ...typedVenue(place), beds: 4, contactName: 'Người Khác' });
		const edit = () => society.as(society.admin, (tx) => editVenue(tx, society.admin, place, input));
		expect(await edit()).toMatchObject({ ok: true });
		expect(await edit()).toMatchObject({ ok: false, refusal: 'stale_version' });
		const told = await asSuperuser(
			society.url,
			"select fields from audit_entries where action = 'venue.edited' and object_id = $1",
			[id]
		);
		expect(told).toEqual([{ fields: ['beds', 'contactName'] }]);
		expect((await found(id))?.contact?.name).toBe('Người Khác');
	});

	test('that nobody is to be called at forgets whom', async () => {
		const id = await added(contact);
		const place = await found(id);
		if (!place) throw new Error('The place is gone');
		const input = venueForm.parse({ ...typedVenue(place), contactName: '', contactPhone: '' });
		await society.as(society.admin, (tx) => editVenue(tx, society.admin, place, input));
		expect(await asSuperuser(society.url, 'select from venue_contacts where venue_id = $1', [id])).toEqual([]);
	});

	test('that is set aside is offered no more, and taken up again', async () => {
		const id = await added();
		const aside = async (when: Date | null) => {
			const place = await found(id);
			if (!place) throw new Error('The place is gone');
			return society.as(society.admin, (tx) =>
				setAside(tx, society.admin, { venue: place, version: place.version, now: when })
			);
		};
		const offered = () =>
			society.as(society.admin, (tx) => venuesFor(tx, { provinceCode: 'VN-21', clubId: society.club }));
		await aside(now);
		expect([await names(), await names('archived=yes'), await offered()]).toEqual([[], ['Nhà văn hóa xã Mẫu'], []]);
		await aside(null);
		expect([await names(), (await offered()).length]).toEqual([['Nhà văn hóa xã Mẫu'], 1]);
	});
});

describe('the list of places', () => {
	beforeEach(async () => {
		await added({ name: 'Đình làng', areaCode: '', address: 'Thôn Giả Định', checkBy: '2026-11-22' });
		await added({ checkBy: '2026-11-23' });
		await added({ name: 'Của Tỉnh', areaCode: '' }, society.coordinator, null);
	});

	test.each([
		['', ['Của Tỉnh', 'Đình làng', 'Nhà văn hóa xã Mẫu']],
		['q=dinh', ['Đình làng']],
		['q=gia+dinh', ['Đình làng']],
		['q=MAU+van', ['Nhà văn hóa xã Mẫu']],
		['area=16012', ['Nhà văn hóa xã Mẫu']],
		['due=yes', ['Đình làng']]
	])('under %j is %j', async (query, expected) => expect(await names(query)).toEqual(expected));

	test('is the club’s own and the province’s; another club sees the province’s alone', async () => {
		expect(await names('', society.stranger)).toEqual(['Của Tỉnh']);
		expect(await names('', society.coordinator)).toHaveLength(3);
	});

	test('control: without row-level security another club sees everything', async () => {
		await asSuperuser(society.url, 'alter table venues disable row level security');
		expect(await names('', society.stranger)).toHaveLength(3);
		await asSuperuser(society.url, 'alter table venues enable row level security');
	});
});

describe('whom to call at a place', () => {
	test('is told to those who plan there: not to a registrar, nor to another club', async () => {
		const own = await added(contact);
		const ofProvince = await added({ ...contact, name: 'Của Tỉnh' }, society.coordinator, null);
		const told = async (actor: Actor) => [
			Boolean((await found(own, actor))?.contact),
			Boolean((await found(ofProvince, actor))?.contact)
		];
		expect(await told(society.admin)).toEqual([true, true]);
		expect(await told(society.coordinator)).toEqual([true, true]);
		expect(await told(society.stranger)).toEqual([false, true]);
		expect(await told(registrar)).toEqual([false, false]);
	});

	test('control: without row-level security a registrar is told', async () => {
		const own = await added(contact);
		await asSuperuser(society.url, 'alter table venue_contacts disable row level security');
		expect((await found(own, registrar))?.contact?.name).toBe('Người Giữ Chìa Khóa');
		await asSuperuser(society.url, 'alter table venue_contacts enable row level security');
	});
});

describe('the place of a drive', () => {
	const choose = (driveId: string, venueId: string, version = 1) =>
		society.as(society.admin, (tx) => chooseVenue(tx, { actor: society.admin, driveId, venueId, version }));

	test('fills in what the drive does not say, and nothing else', async () => {
		const venue = await added({ name: 'Hội trường Mẫu', address: 'Khu 1' });
		const id = await society.scheduled({ venue: '', address: '' });
		expect(await choose(id, venue)).toMatchObject({ ok: true });
		expect(await drive(id)).toMatchObject({
			venueId: venue,
			venueName: 'Hội trường Mẫu',
			address: 'Khu 1',
			version: 2
		});
		const named = await society.scheduled({ venue: 'Sân trường', address: '' });
		await choose(named, venue);
		expect(await drive(named)).toMatchObject({ venueName: 'Sân trường', address: 'Khu 1' });
		expect(await choose(id, '', 2)).toMatchObject({ ok: true });
		expect(await drive(id)).toMatchObject({ venueId: null, venueName: 'Hội trường Mẫu' });
	});

	test('is never one of another club, one that was set aside, or of a stale version', async () => {
		const id = await society.scheduled();
		const [row] = await asSuperuser<{ club: string }>(
			society.url,
			"select id as club from clubs where name = 'CLB Khác'"
		);
		const foreign = await added({ name: 'Nơi Khác' }, society.stranger, row?.club ?? '');
		expect(await choose(id, foreign)).toMatchObject({ ok: false, refusal: 'venue_gone' });
		const own = await added();
		expect(await choose(id, own, 7)).toMatchObject({ ok: false, refusal: 'stale_version' });
		await asSuperuser(society.url, 'update venues set archived_at = now() where id = $1', [own]);
		expect(await choose(id, own)).toMatchObject({ ok: false, refusal: 'venue_gone' });
	});

	test('is recorded from what the drive says, once', async () => {
		const record = (driveId: string) =>
			society.as(society.admin, (tx) => recordVenue(tx, { actor: society.admin, driveId, version: 1 }));
		const id = await society.scheduled({ address: 'Thôn Mẫu' });
		expect(await record(id)).toMatchObject({ ok: true });
		const venueId = (await drive(id))?.venueId ?? '';
		expect(await found(venueId)).toMatchObject({ name: 'Nhà văn hóa xã Mẫu', address: 'Thôn Mẫu', areaCode: '16012' });
		expect(await society.as(society.admin, (tx) => drivesHeldAt(tx, venueId))).toMatchObject([{ id }]);
		const second = await society.scheduled();
		expect(await record(second)).toMatchObject({ ok: false, refusal: 'venue_known', details: { id: venueId } });
		const nowhere = await society.scheduled({ venue: '' });
		expect(await record(nowhere)).toMatchObject({ ok: false, refusal: 'place_missing' });
	});
});
