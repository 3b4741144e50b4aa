import { areaName } from '$lib/areas/area-name';
import { holdsDay } from '$lib/calendar/calendar-day';
import type { ClosedOn } from '$lib/drives/next-date';
import { addYears, type CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { closedDaysOf } from '../calendar/closed-days';
import type { Tx } from '../scope';

/** How far ahead drives are planned. */
const YEARS_AHEAD = 4;

type Asking = { provinceCode: string; from: CalendarDate; locale: Locale };

/** Which days from one on are holidays or closed by the office of a province, by name. */
export async function closedOnOf(tx: Tx, { provinceCode, from, locale }: Asking): Promise<ClosedOn> {
	const closed = await closedDaysOf(tx, provinceCode, { from, to: addYears(from, YEARS_AHEAD) });
	return (day) => {
		const found = closed.find((days) => holdsDay(days, day));
		return found ? areaName(found, locale) : null;
	};
}
