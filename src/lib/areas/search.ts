import { searchKey } from '../donors/name';
import type { CalendarDate } from '../time/calendar-date';
import { isValidOn, type Area, type AreaKind } from './area';

/** An area that was found, and by which name: its own or that of the district it belonged to before. */
export type FoundArea = { area: Area; matched: 'name' | 'former_district'; formerDistrict: Area | null };

const KIND_WORDS: Record<AreaKind, string> = {
	district: 'huyen muang district',
	city: 'thanh pho tp city',
	town: 'thi xa tx town',
	commune: 'xa commune',
	ward: 'phuong p ward'
};

/** Finds areas valid on a day by the beginnings of words in any order, with or without diacritics; own names come first. */
export function searchAreas(areas: readonly Area[], text: string, day: CalendarDate, limit = 8): FoundArea[] {
	const typed = searchKey(text).split(' ').filter(Boolean);
	const byCode = new Map(areas.map((area) => [area.code, area]));
	const found = areas
		.filter((area) => isValidOn(area, day))
		.flatMap((area) => matchOf(area, byCode.get(area.formerDistrictCode ?? '') ?? null, typed) ?? []);
	return found.sort((a, b) => orderOf(a, typed) - orderOf(b, typed) || byName(a.area, b.area)).slice(0, limit);
}

function matchOf(area: Area, formerDistrict: Area | null, typed: readonly string[]): FoundArea | null {
	if (beginsWords(wordsOf(area), typed)) return { area, matched: 'name', formerDistrict };
	if (formerDistrict && beginsWords([...wordsOf(area), ...wordsOf(formerDistrict)], typed)) {
		return { area, matched: 'former_district', formerDistrict };
	}
	return null;
}

function wordsOf({ nameVi, nameLo, nameEn, kind }: Area): string[] {
	return searchKey(`${nameVi} ${nameLo ?? ''} ${nameEn ?? ''} ${KIND_WORDS[kind]}`).split(' ');
}

function beginsWords(words: readonly string[], typed: readonly string[]): boolean {
	return typed.every((part) => words.some((word) => word.startsWith(part)));
}

/** The whole name first, then names that begin so, then the rest, then former districts. */
function orderOf({ area, matched }: FoundArea, typed: readonly string[]): number {
	if (matched === 'former_district') return 3;
	const [name, text] = [searchKey(area.nameVi), typed.join(' ')];
	return name === text ? 0 : name.startsWith(text) ? 1 : 2;
}

function byName(a: Area, b: Area): number {
	const [first, second] = [searchKey(a.nameVi), searchKey(b.nameVi)];
	return first < second ? -1 : first > second ? 1 : 0;
}
