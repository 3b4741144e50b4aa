import { m } from '../paraglide/messages';
import { capital, formatDate, formatMonth, type Locale } from '../time/format';
import { shownDays, type CalendarShape, type CalendarView, type Layer } from './calendar-view';

/** The shapes of the calendar. */
export const shapeWords: Record<CalendarShape, () => string> = {
	month: () => m.calendar_view_month(),
	week: () => m.calendar_view_week(),
	year: () => m.calendar_view_year(),
	agenda: () => m.calendar_view_agenda()
};

/** What can be switched off. */
export const layerWords: Record<Layer, () => string> = {
	closed: () => m.calendar_kind_closed(),
	holiday: () => m.calendar_kind_holiday(),
	season: () => m.calendar_kind_season(),
	advice: () => m.calendar_layer_advice()
};

/** Which part of time is shown. */
export function partWords({ view, on }: Pick<CalendarView, 'view' | 'on'>, locale: Locale): string {
	if (view === 'year') return m.calendar_year({ year: on.slice(0, 4) });
	if (view !== 'week') return capital(formatMonth(on, locale));
	const { first, last } = shownDays({ view, on });
	return `${formatDate(first, locale)} – ${formatDate(last, locale)}`;
}
