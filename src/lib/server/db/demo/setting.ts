import type { RuleSet } from '../../../donors/rule-sets';
import type { CalendarDate } from '../../../time/calendar-date';
import type { Chance } from './chance';

/** What the demo is built from: a day, a size, chance, and the reference data it points at. */
export type Setting = {
	today: CalendarDate;
	donors: number;
	chance: Chance;
	ruleSets: readonly RuleSet[];
	/** Ids of campaigns by their seed key. */
	campaignIds: ReadonlyMap<string, string>;
	/** Ids of blood centres by province code. */
	centreIds: ReadonlyMap<string, string>;
};

const ZONE = { VN: 'Asia/Ho_Chi_Minh', LA: 'Asia/Vientiane' } as const;

/** The IANA zone of a country's demo clubs. */
export function zoneOf(country: keyof typeof ZONE): string {
	return ZONE[country];
}

/** The instant so many minutes after this local time `HH:MM`. Both provinces keep UTC+7 all year. */
export function at(day: CalendarDate, time: string, minutes = 0): Date {
	return new Date(Date.parse(`${day}T${time}:00+07:00`) + minutes * 60_000);
}
