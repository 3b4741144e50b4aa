import { m } from '../paraglide/messages';
import { formatDate, formatNumber, type Locale } from '../time/format';
import { WEEKDAYS } from '../time/names';
import type { CentreLimits } from './centre-form';

/** What is known of what a centre can take, a line each; one line says so where nothing is. */
export function limitWords(limits: CentreLimits | null, locale: Locale): string[] {
	if (!limits) return [m.calendar_centre_unknown()];
	const { drivesADay, bagsADay, leadDays, blockedWeekdays, blockedOn } = limits;
	const weekdays = blockedWeekdays.map((day) => WEEKDAYS[locale].long[day]).join(', ');
	const lines = [
		drivesADay !== null && `${m.calendar_centre_drives()}: ${formatNumber(drivesADay, locale)}`,
		bagsADay !== null && `${m.calendar_centre_bags()}: ${formatNumber(bagsADay, locale)}`,
		leadDays !== null && `${m.calendar_centre_lead()}: ${formatNumber(leadDays, locale)}`,
		weekdays && `${m.calendar_centre_weekdays()}: ${weekdays}`,
		blockedOn.length > 0 && `${m.calendar_centre_days()}: ${blockedOn.map((day) => formatDate(day, locale)).join(', ')}`
	].flatMap((line) => line || []);
	return lines.length > 0 ? lines : [m.calendar_centre_unknown()];
}
