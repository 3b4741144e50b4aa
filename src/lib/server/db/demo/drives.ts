import { addDays, type CalendarDate } from '../../../time/calendar-date';
import { areaOn, type DemoClub, type Place } from './clubs';
import type { Plan } from './plans';
import type { DriveRow } from './rows';
import { at, zoneOf, type Setting } from './setting';

/** A drive of the demo before anybody registers. Its row is completed with numbers afterwards. */
export type PlannedDrive = Pick<Plan, 'purpose' | 'part' | 'startsOn'> & {
	club: DemoClub;
	endsOn: CalendarDate;
	row: DriveRow & { id: string; clubId: string; createdBy: string };
};

type Keys = { clubId: string; createdBy: string; venueIds: readonly string[] };

const CAMPAIGN_OF_MONTH: Record<number, { seedKey: string; name: string }> = {
	1: { seedKey: 'chu-nhat-do', name: 'Chủ nhật Đỏ' },
	2: { seedKey: 'xuan-hong', name: 'Lễ hội Xuân hồng' },
	3: { seedKey: 'xuan-hong', name: 'Lễ hội Xuân hồng' },
	6: { seedKey: 'hanh-trinh-do', name: 'Hành trình Đỏ' },
	7: { seedKey: 'hanh-trinh-do', name: 'Hành trình Đỏ' }
};

/** What marks the drive of a day in a club of the demo, so that the next day's is added once. */
export function seedKeyToday(club: DemoClub, today: CalendarDate): string {
	return `demo-${club.key}-${today}`;
}

/** Makes drives of a club's plans. */
export function drivesOf(club: DemoClub, plans: readonly Plan[], setting: Setting, keys: Keys): PlannedDrive[] {
	return plans.map((plan, turn) => plannedDrive(club, plan, turn, setting, keys));
}

function plannedDrive(club: DemoClub, plan: Plan, turn: number, setting: Setting, keys: Keys): PlannedDrive {
	const place = club.places[turn % club.places.length] ?? club.places[0];
	const { purpose, part, startsOn } = plan;
	const month = Number(startsOn.slice(5, 7));
	const lastsTwoDays = purpose === 'counted' && club.key === 'hac-thanh' && (month === 6 || month === 7);
	const endsOn = lastsTwoDays ? addDays(startsOn, 1) : startsOn;
	const row = {
		...identity(club, plan, setting),
		...occasion(club, place, month, setting),
		...keysAt(club, place, keys),
		startsOn,
		endsOn,
		areaCode: areaOn(club, place, startsOn),
		seedKey: purpose === 'running' ? seedKeyToday(club, startsOn) : null,
		targetUnits: 0,
		capacity: 0
	};
	return { club, purpose, part, startsOn, endsOn, row };
}

function identity(club: DemoClub, { startsOn, status }: Plan, { chance, today }: Setting) {
	const planned = addDays(startsOn < today ? startsOn : today, -chance.whole(35, 60));
	const createdAt = at(planned, '09:00', chance.whole(0, 400));
	return {
		id: chance.key(createdAt),
		provinceCode: club.provinceCode,
		timezone: zoneOf(club.country),
		status,
		cancelReason: status === 'cancelled' ? 'Mưa bão, đường vào điểm hiến máu bị ngập (minh họa)' : null,
		createdAt,
		statusSince: status === 'proposed' ? at(addDays(today, -2), '10:00') : null
	};
}

function occasion(club: DemoClub, place: Place, month: number, { campaignIds, centreIds }: Setting) {
	const campaign = club.country === 'VN' ? CAMPAIGN_OF_MONTH[month] : undefined;
	const ordinary =
		club.country === 'VN' ? `Ngày hội hiến máu tình nguyện tháng ${month}` : `ກິດຈະກຳບໍລິຈາກເລືອດ ເດືອນ ${month}`;
	return {
		title: `${campaign?.name ?? ordinary} – ${place.name}`,
		campaignId: (campaign && campaignIds.get(campaign.seedKey)) ?? null,
		bloodCentreId: centreIds.get(club.provinceCode) ?? null,
		opensAt: '07:00',
		closesAt: '11:30'
	};
}

function keysAt(club: DemoClub, place: Place, { clubId, createdBy, venueIds }: Keys) {
	return { clubId, createdBy, venueId: venueIds[club.places.indexOf(place)] ?? null, venueName: place.venue };
}
