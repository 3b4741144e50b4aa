import { addDays, weekdayOf, type CalendarDate } from '../../../time/calendar-date';
import type { Part } from './characters';
import { areaOn, type DemoClub, type Place } from './clubs';
import type { DriveRow } from './rows';
import { at, zoneOf, type Setting } from './setting';

/** How far a demo drive's story is told: counted to the end, not followed up, in the middle of its day, or still to come. */
export type Purpose = 'counted' | 'unentered' | 'running' | 'planned' | 'cancelled';

/** A drive of the demo before anybody registers. Its row is completed with numbers afterwards. */
export type PlannedDrive = {
	club: DemoClub;
	purpose: Purpose;
	/** Characters of this part, and only of this part, are sure to give here. */
	part: Part | null;
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	row: DriveRow & { id: string; clubId: string; createdBy: string };
};

type Plan = Pick<PlannedDrive, 'purpose' | 'part' | 'startsOn'> & { status: string };
type Keys = { clubId: string; createdBy: string; venueIds: readonly string[] };

const CAMPAIGN_OF_MONTH: Record<number, { seedKey: string; name: string }> = {
	1: { seedKey: 'chu-nhat-do', name: 'Chủ nhật Đỏ' },
	2: { seedKey: 'xuan-hong', name: 'Lễ hội Xuân hồng' },
	3: { seedKey: 'xuan-hong', name: 'Lễ hội Xuân hồng' },
	6: { seedKey: 'hanh-trinh-do', name: 'Hành trình Đỏ' },
	7: { seedKey: 'hanh-trinh-do', name: 'Hành trình Đỏ' }
};

/** A year of one club's drives, the past ones first. */
export function drivesOf(club: DemoClub, setting: Setting, keys: Keys): PlannedDrive[] {
	const { today } = setting;
	const plans: Plan[] = [
		...pastDays(club, today).map((startsOn, index) => ({
			startsOn,
			purpose: 'counted' as const,
			status: 'closed',
			part: index === 0 ? ('gaveRecently' as const) : index === 4 ? ('likelyDuplicate' as const) : null
		})),
		...single(club.cancelledDaysAgo, today, 'cancelled', 'cancelled'),
		...single(club.unenteredDaysAgo, today, 'unentered', 'closed'),
		...single(club.runsToday ? 0 : undefined, today, 'running', 'running'),
		...club.upcoming.map(({ inDays, status }) => ({
			startsOn: nearestWeekend(addDays(today, inDays)),
			purpose: 'planned' as const,
			status,
			part: null
		}))
	];
	return plans.map((plan, turn) => plannedDrive(club, plan, turn, setting, keys));
}

function pastDays(club: DemoClub, today: CalendarDate): CalendarDate[] {
	const gap = Math.floor((350 - club.lastDriveDaysAgo) / club.drivesAYear);
	return Array.from({ length: club.drivesAYear }, (_, turn) =>
		nearestWeekend(addDays(today, -club.lastDriveDaysAgo - turn * gap))
	);
}

function single(daysAgo: number | undefined, today: CalendarDate, purpose: Purpose, status: string): Plan[] {
	return daysAgo === undefined ? [] : [{ startsOn: addDays(today, -daysAgo), purpose, status, part: null }];
}

function nearestWeekend(day: CalendarDate): CalendarDate {
	return addDays(day, [0, -1, -2, -3, 2, 1, 0][weekdayOf(day)] ?? 0);
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
		createdAt
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
