import { z } from 'zod';
import { form, newRowId, optionalDay, tick } from '../field';
import { calendarDate, type CalendarDate } from '../time/calendar-date';
import { MAX_SERIES, SERIES_UNITS, type Series } from './repeats';

const rowNumbers = Array.from({ length: MAX_SERIES }, (_, at) => at);

const dayFields = Object.fromEntries(rowNumbers.map((at) => [`day${at}`, optionalDay().default('')]));
const takeFields = Object.fromEntries(rowNumbers.map((at) => [`take${at}`, tick().default(false)]));

/** The rows of a preview as they were ticked and moved, under the id that the series will have: sent twice, it is planned once. */
export const seriesForm = form({ seriesId: newRowId().min(1, 'required'), ...dayFields, ...takeFields });

/** The days that were ticked, each once, in order. */
export function takenDays(sent: Record<string, unknown>): CalendarDate[] {
	const days = rowNumbers.flatMap((at) => {
		const day = sent[`take${at}`] ? calendarDate(String(sent[`day${at}`])) : null;
		return day ? [day] : [];
	});
	return [...new Set(days)].sort();
}

const asked = {
	every: z.coerce.number().int().min(1).max(52),
	unit: z.enum(SERIES_UNITS),
	times: z.coerce.number().int().min(1).max(MAX_SERIES)
};

/** Reads what is asked for from the address bar; what makes no sense is once a quarter, four times. `null` before anything was asked. */
export function readSeries(params: URLSearchParams): Series | null {
	if (!params.has('unit')) return null;
	const read = <Value>(field: keyof typeof asked, usual: Value) => {
		const parsed = asked[field].safeParse(params.get(field) || undefined);
		return (parsed.success ? parsed.data : usual) as Value;
	};
	return {
		every: read('every', 1),
		unit: read('unit', 'quarters' as const),
		times: read('times', 4),
		until: calendarDate(params.get('until') ?? '')
	};
}
