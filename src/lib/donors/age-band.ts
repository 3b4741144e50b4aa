import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import { ageOn } from './age';

/** The age bands in which the WHO counts donors, youngest first. */
export const AGE_BANDS = ['<18', '18-24', '25-44', '45-64', '65+'] as const;

export type AgeBand = (typeof AGE_BANDS)[number];

/** The band on a day. With a vague birth date the older age counts, so a year alone puts nobody wrongly under 18. */
export function ageBandOn(day: CalendarDate, birthDate: CalendarDate | null, precision: DatePrecision): AgeBand | null {
	if (birthDate === null) return null;
	const { oldest: age } = ageOn(day, birthDate, precision);
	if (age < 18) return '<18';
	if (age < 25) return '18-24';
	if (age < 45) return '25-44';
	return age < 65 ? '45-64' : '65+';
}
