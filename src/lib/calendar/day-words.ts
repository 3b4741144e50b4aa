import { areaName } from '../areas/area-name';
import type { Certainty } from '../donors/rule-sets';
import { m } from '../paraglide/messages';
import { formatPeriod, type Locale } from '../time/format';
import type { CalendarDay, DayKind } from './calendar-day';

/** What days mean to planning. */
export const dayKindWords: Record<DayKind, () => string> = {
	holiday: () => m.calendar_kind_holiday(),
	season: () => m.calendar_kind_season(),
	closed: () => m.calendar_kind_closed()
};

const certaintyWords: Record<Certainty, () => string> = {
	stated: () => m.calendar_certainty_stated(),
	weak: () => m.eligibility_certainty_weak(),
	derived: () => m.eligibility_certainty_derived(),
	unconfirmed: () => m.calendar_certainty_unconfirmed()
};

/** What days are called, in a language where they have a name in it. */
export function dayName(day: Pick<CalendarDay, 'nameVi' | 'nameLo' | 'nameEn'>, locale: Locale): string {
	return areaName(day, locale);
}

/** From when to when, both ends included. */
export function dayPeriod({ startsOn, endsOn }: Pick<CalendarDay, 'startsOn' | 'endsOn'>, locale: Locale): string {
	return formatPeriod(startsOn, endsOn, 'day', locale);
}

/** Who says so, and how sure that is. */
export function daySource({ source, certainty }: Pick<CalendarDay, 'source' | 'certainty'>): string {
	const sure = certaintyWords[certainty]();
	return source ? m.milestone_source({ source, certainty: sure }) : sure;
}

/** What each field of closed days is called. */
export const closedDayFieldLabels: Record<string, () => string> = {
	name: () => m.calendar_day_field_name(),
	startsOn: () => m.calendar_day_field_first(),
	endsOn: () => m.calendar_day_field_last()
};
