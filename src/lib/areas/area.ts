import type { CalendarDate } from '../time/calendar-date';

/** Levels of the tree below a province. */
export const AREA_LEVELS = ['district', 'commune'] as const;

export type AreaLevel = (typeof AREA_LEVELS)[number];

/** What an area calls itself. */
export const AREA_KINDS = ['district', 'city', 'town', 'commune', 'ward'] as const;

/** What an area is called: towns and cities stand at the level of districts, wards at that of communes. */
export type AreaKind = (typeof AREA_KINDS)[number];

/** A node of the dated tree. `validFrom` and `validTo` are both included; `null` is open. */
export type Area = {
	code: string;
	provinceCode: string;
	level: AreaLevel;
	kind: AreaKind;
	nameVi: string;
	nameLo: string | null;
	nameEn: string | null;
	validFrom: CalendarDate | null;
	validTo: CalendarDate | null;
	formerDistrictCode: string | null;
};

type Validity = Pick<Area, 'validFrom' | 'validTo'>;

/** Whether the area existed on a day. */
export function isValidOn(area: Validity, day: CalendarDate): boolean {
	return wasValidIn(area, day, day);
}

/** Whether the area existed on some day from `first` to `last`, both included. */
export function wasValidIn({ validFrom, validTo }: Validity, first: CalendarDate, last: CalendarDate): boolean {
	return (validFrom === null || validFrom <= last) && (validTo === null || first <= validTo);
}
