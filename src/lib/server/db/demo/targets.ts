import { parted } from '../../../clubs/target-months';
import { yearOf, type CalendarDate } from '../../../time/calendar-date';
import { chanceFrom } from './chance';
import { areaOn, DEMO_CLUBS, type DemoClub } from './clubs';
import type { DemoRows } from './rows';
import { at, type Setting } from './setting';

type Target = DemoRows['targets'][number];

/** The account of a province's office. */
type OfficeOf = (provinceCode: string) => string;

/** A little more than the demo's clubs reach with their donors in a year. */
const UNITS_PER_DONOR = 1.7;

/** How the months of a year weigh: more before Tết, in the journey of July and at the end of the year. */
const WEIGHTS = [12, 5, 8, 9, 8, 9, 12, 7, 8, 9, 7, 6];

/** Targets of last year and this one: for each club, the areas it works in, and the provinces. */
export function targetRows(setting: Setting, clubIds: ReadonlyMap<string, string>, officeOf: OfficeOf): Target[] {
	const thisYear = yearOf(setting.today);
	const first = [thisYear - 1, thisYear].flatMap((year) => [
		...DEMO_CLUBS.flatMap((club) => [clubTarget(club, year, setting, clubIds), ...areaTargets(club, year, setting)]),
		...(['VN-21', 'LA-HO'] as const).map((provinceCode) => provinceTarget(provinceCode, year, setting))
	]);
	return [...first, ...laterRows(first, setting)].map((row) => ({ ...row, revisedBy: officeOf(row.provinceCode) }));
}

/** What came after the first of the year: clubs were asked for a tenth more in spring, and the province for its part of a campaign. */
function laterRows(first: readonly Target[], { today, campaignIds }: Setting): Target[] {
	const chance = chanceFrom(yearOf(today));
	const campaignId = campaignIds.get('hanh-trinh-do') ?? null;
	const anew = (row: Target, day: string, units: number) => {
		const revisedAt = at(`${row.year}-${day}` as CalendarDate, '15:30');
		return { ...row, id: chance.key(revisedAt), units, revisedAt };
	};
	const more = first
		.filter(({ subject }) => subject === 'club')
		.map((row) => anew(row, '03-20', Math.ceil((row.units ?? 0) * 0.11) * 10))
		.map((row) => ({ ...row, monthly: parted(row.units, WEIGHTS) }));
	const journey = first
		.filter(({ subject, provinceCode }) => campaignId !== null && subject === 'province' && provinceCode === 'VN-21')
		.map((row) => ({ ...anew(row, '04-10', 300), subject: 'campaign', campaignId, monthly: null }));
	return [...more, ...journey].filter(({ revisedAt }) => revisedAt < at(today, '00:00'));
}

function clubTarget(club: DemoClub, year: number, setting: Setting, clubIds: ReadonlyMap<string, string>): Target {
	const clubId = clubIds.get(club.key) ?? null;
	return { ...target(club.provinceCode, year, 'club', unitsOf(club, setting), setting), clubId };
}

function areaTargets(club: DemoClub, year: number, setting: Setting): Target[] {
	const newYear: CalendarDate = `${year}-01-01`;
	const codes = [...new Set(club.places.map((place) => areaOn(club, place, newYear)))];
	const units = Math.ceil(unitsOf(club, setting) / codes.length);
	return codes.map((areaCode) => ({ ...target(club.provinceCode, year, 'area', units, setting), areaCode }));
}

function provinceTarget(provinceCode: string, year: number, setting: Setting): Target {
	const clubs = DEMO_CLUBS.filter((club) => club.provinceCode === provinceCode);
	const units = clubs.reduce((sum, club) => sum + unitsOf(club, setting), 0);
	const whole = Math.ceil(units / 50) * 50;
	return { ...target(provinceCode, year, 'province', whole, setting), monthly: parted(whole, WEIGHTS) };
}

function target(provinceCode: string, year: number, subject: string, units: number, { chance }: Setting): Target {
	const revisedAt = at(`${year}-01-02` as CalendarDate, '09:00');
	const nobody = { areaCode: null, clubId: null, campaignId: null };
	return { id: chance.key(revisedAt), provinceCode, subject, ...nobody, year, units, monthly: null, revisedAt };
}

function unitsOf(club: DemoClub, { donors }: Setting): number {
	return Math.ceil((donors * club.share * UNITS_PER_DONOR) / 10) * 10;
}
