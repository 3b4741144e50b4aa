import type { Series } from '$lib/charts/series';
import { m } from '$lib/paraglide/messages';
import { addDays, daysBetween, type CalendarDate } from '$lib/time/calendar-date';
import { formatDate, formatDayMonth, formatNumber, type Locale } from '$lib/time/format';
import { hasCourse, overBefore, registeredBy, type PastCourse } from './forecast';

/** Days before a drive beyond which registrations are shown as one. */
const MOST_DAYS = 42;

type Course = {
	startsOn: CalendarDate;
	today: CalendarDate;
	left: number;
	added: Readonly<Record<number, number>>;
	past: readonly PastCourse[];
};

/** People who registered on each day before a drive, beside as many as usual at the earlier ones. Days to come have no figure. */
export function courseSeries({ startsOn, today, left, added, past: all }: Course, locale: Locale): Series {
	const past = overBefore(all, today).filter(hasCourse);
	const usual = (day: number) => sum(past.map((drive) => drive.added[day] ?? 0)) / Math.max(1, past.length);
	const days = Array.from({ length: firstDay(added, past) + 1 }, (_, index) => index).reverse();
	const earlier = sum(Object.entries(added).map(([day, people]) => (Number(day) > MOST_DAYS ? people : 0)));
	const ahead = daysBetween(today, startsOn);
	const numbers = {
		registered: formatNumber(sum(Object.values(added)), locale),
		usual: formatNumber(sum(past.map((drive) => registeredBy(drive, left))) / Math.max(1, past.length), locale, 0)
	};
	return {
		id: 'registrations-by-day',
		title:
			past.length > 0 ? m.forecast_course_title(numbers, { locale }) : m.forecast_course_alone(numbers, { locale }),
		subtitle: m.forecast_course_subtitle({ count: past.length }, { locale }),
		unit: m.drive_figure_registered({}, { locale }),
		rowHeading: m.forecast_course_day({}, { locale }),
		label: m.forecast_course_this({}, { locale }),
		rows: days.map((day) => ({
			key: String(day),
			label: formatDate(addDays(startsOn, -day), locale),
			short: day % 7 === 0 ? formatDayMonth(addDays(startsOn, -day), locale) : '',
			value: day < ahead ? null : (added[day] ?? 0),
			partial: day === Math.max(0, ahead)
		})),
		aside:
			earlier > 0 ? [{ key: 'earlier', label: m.forecast_course_earlier({}, { locale }), value: earlier }] : undefined,
		comparisons:
			past.length > 0
				? [
						{
							label: m.forecast_course_usual({}, { locale }),
							style: 'previous',
							values: Object.fromEntries(days.map((day) => [String(day), Math.round(usual(day) * 10) / 10]))
						}
					]
				: undefined
	};
}

function firstDay(added: Course['added'], past: readonly PastCourse[]): number {
	const known = [added, ...past.map((drive) => drive.added)].flatMap((days) => Object.keys(days).map(Number));
	return Math.min(MOST_DAYS, Math.max(7, ...known));
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
