import { yearOf, type CalendarDate } from '../../../time/calendar-date';
import { areaOn, DEMO_CLUBS, type DemoClub } from './clubs';
import type { DemoRows } from './rows';
import { at, type Setting } from './setting';

type Target = DemoRows['targets'][number];

/** A little more than the demo's clubs reach with their donors in a year. */
const UNITS_PER_DONOR = 1.7;

/** Targets of last year and this one: for each club, the areas it works in, and the provinces. */
export function targetRows(setting: Setting, clubIds: ReadonlyMap<string, string>): Target[] {
	const thisYear = yearOf(setting.today);
	return [thisYear - 1, thisYear].flatMap((year) => [
		...DEMO_CLUBS.flatMap((club) => [clubTarget(club, year, setting, clubIds), ...areaTargets(club, year, setting)]),
		...(['VN-21', 'LA-HO'] as const).map((provinceCode) => provinceTarget(provinceCode, year, setting))
	]);
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
	return target(provinceCode, year, 'province', Math.ceil(units / 50) * 50, setting);
}

function target(provinceCode: string, year: number, subject: string, units: number, { chance }: Setting): Target {
	const revisedAt = at(`${year}-01-02` as CalendarDate, '09:00');
	return { id: chance.key(revisedAt), provinceCode, subject, areaCode: null, clubId: null, year, units, revisedAt };
}

function unitsOf(club: DemoClub, { donors }: Setting): number {
	return Math.ceil((donors * club.share * UNITS_PER_DONOR) / 10) * 10;
}
