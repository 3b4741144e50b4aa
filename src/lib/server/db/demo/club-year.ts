import { addDays } from '../../../time/calendar-date';
import { DEMO_CLUBS, type DemoClub } from './clubs';
import { peopleOf, type Person } from './donors';
import { drivesOf, type PlannedDrive } from './drives';
import { plansOf } from './plans';
import type { DemoRows } from './rows';
import { at, type Setting } from './setting';

type ClubRow = DemoRows['clubs'][number] & { id: string };
type VenueRow = DemoRows['venues'][number] & { id: string };

/** What the halls of a province have, as far as somebody looked. */
const MEANS: Record<string, Partial<VenueRow>> = {
	'VN-21': {
		rooms: 2,
		beds: 8,
		power: 'ok',
		water: 'Có vòi nước',
		parking: 'Sân trước, 60 xe máy',
		stepFree: 'partly',
		network: 'good'
	},
	'LA-HO': { rooms: 1, beds: 5, power: 'unsure', water: 'ມີກ໊ອກນ້ຳ', parking: 'ໜ້າຕຶກ', stepFree: 'yes', network: 'weak' }
};

/** A demo club with its halls, the people it knows and its drives of a year. */
export type ClubYear = { row: ClubRow; venues: VenueRow[]; people: Person[]; drives: PlannedDrive[] };

/** Sets up every club; `adminOf` tells whose hand wrote the rows of a club, by the club's key. */
export function clubYears(setting: Setting, adminOf: (clubKey: string) => string): ClubYear[] {
	let firstNumber = 1;
	return DEMO_CLUBS.map((club) => {
		const row = clubRow(club, setting);
		const venues = club.places.map((place) => venueRow(place, row, setting));
		const keys = { clubId: row.id, createdBy: adminOf(club.key), venueIds: venues.map(({ id }) => id), firstNumber };
		const people = peopleOf(club, setting, keys);
		firstNumber += people.length;
		return { row, venues, people, drives: drivesOf(club, plansOf(club, setting.today), setting, keys) };
	});
}

function clubRow(club: DemoClub, { chance, today }: Setting): ClubRow {
	const createdAt = at(addDays(today, -1200), '09:00');
	return {
		id: chance.key(createdAt),
		provinceCode: club.provinceCode,
		areaCode: club.places[0].code,
		name: club.name,
		contactName: club.country === 'VN' ? 'Chủ nhiệm Minh Họa' : 'ປະທານ ຕົວຢ່າງ',
		email: `${club.key}@demo.example`,
		foundedOn: addDays(today, -chance.whole(1200, 4000)),
		createdAt
	};
}

function venueRow(place: DemoClub['places'][number], club: ClubRow, { chance, today }: Setting): VenueRow {
	const createdAt = club.createdAt ?? new Date(0);
	return {
		id: chance.key(createdAt),
		provinceCode: club.provinceCode,
		areaCode: place.code,
		clubId: club.id,
		name: place.venue,
		kind: place.kind,
		address: place.name,
		...(MEANS[club.provinceCode] ?? {}),
		checkedOn: addDays(today, -200),
		// Of each club the first hall should have been looked at again.
		checkBy: addDays(today, club.areaCode === place.code ? -20 : 160),
		createdAt
	};
}

/** Whom to call at a hall: nobody who lives. */
export function contactAt({ id, provinceCode }: VenueRow): DemoRows['venueContacts'][number] {
	return provinceCode.startsWith('LA')
		? { venueId: id, name: 'ຜູ້ຖືກະແຈ (ຕົວຢ່າງ)', phone: '+8562000000200' }
		: { venueId: id, name: 'Người giữ chìa khóa (minh họa)', phone: '+84900000200' };
}
