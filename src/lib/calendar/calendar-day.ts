import type { Certainty } from '../donors/rule-sets';
import type { CalendarDate } from '../time/calendar-date';

/** What days mean to planning: a public holiday, a season in which blood is short, days on which a province holds no drives. */
export const DAY_KINDS = ['holiday', 'season', 'closed'] as const;

/** One kind of days. */
export type DayKind = (typeof DAY_KINDS)[number];

/** Days that matter to planning, both ends included. Those of a province have one name, whatever the language. */
export type CalendarDay = {
	id: string;
	kind: DayKind;
	country: string | null;
	provinceCode: string | null;
	nameVi: string;
	nameLo: string | null;
	nameEn: string | null;
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	source: string | null;
	certainty: Certainty;
	removed: boolean;
	version: number;
};

/** Whether a day lies within these days. */
export function holdsDay({ startsOn, endsOn }: Pick<CalendarDay, 'startsOn' | 'endsOn'>, day: CalendarDate): boolean {
	return startsOn <= day && day <= endsOn;
}

/** Whether no drive should be held: seasons ask for more drives, not for fewer. */
export function closesDay({ kind, removed }: Pick<CalendarDay, 'kind' | 'removed'>): boolean {
	return kind !== 'season' && !removed;
}
