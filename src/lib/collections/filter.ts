import { z } from 'zod';
import { AREA_CODE, PROVINCE_CODE } from '$lib/areas/codes';
import { calendarDate, type CalendarDate } from '$lib/time/calendar-date';
import { isTogether } from './combination';
import { VENUE_KINDS } from '$lib/venues/answers';
import { areaModes, resultSources, shownBreakdowns, type CollectionsFilter } from './filter-query';
import { isAdditive, measures } from './measure';
import { yearOfPeriod } from './year-shown';

export { areaModes, breakdowns, filterQuery, resultSources } from './filter-query';
export type { AreaMode, Breakdown, CollectionsFilter, ResultSource } from './filter-query';

/** Something in the address that could not be used, and what was typed. */
export type FilterProblem = {
	code: 'not_a_date' | 'from_after_to' | 'unknown_choice' | 'not_together' | 'not_one_year' | 'not_in_parts';
	field: string;
	value: string;
};

/** The period used when the address names none: this year so far (pages), or all time (downloads). */
export type DefaultPeriod = 'year' | 'all';

const choices = {
	areas: z.enum(areaModes),
	source: z.enum(resultSources),
	by: z.enum(shownBreakdowns),
	province: z.string().regex(PROVINCE_CODE),
	area: z.string().regex(AREA_CODE),
	club: z.uuid(),
	campaign: z.uuid(),
	venue: z.enum(VENUE_KINDS),
	measure: z.enum(measures)
};

/** Reads the filter from the address bar. A value that makes no sense is said and replaced by the default. */
export function parseFilter(params: URLSearchParams, today: CalendarDate, period: DefaultPeriod = 'year'): Parsed {
	const problems: FilterProblem[] = [];

	function choice<Value>(field: keyof typeof choices, schema: z.ZodType<Value>, fallback: Value): Value {
		const value = params.get(field)?.trim() ?? '';
		if (value === '') return fallback;
		const parsed = schema.safeParse(value);
		if (!parsed.success) problems.push({ code: 'unknown_choice', field, value });
		return parsed.success ? parsed.data : fallback;
	}

	const filter: CollectionsFilter = {
		...parsePeriod(params, defaultPeriod(today, period), problems),
		areas: choice('areas', choices.areas, 'then'),
		source: choice('source', choices.source, 'all'),
		by: choice('by', choices.by, 'district'),
		province: choice<string | null>('province', choices.province, null),
		area: choice<string | null>('area', choices.area, null),
		club: choice<string | null>('club', choices.club, null),
		campaign: choice<string | null>('campaign', choices.campaign, null),
		venue: choice<string | null>('venue', choices.venue, null),
		measure: choice('measure', choices.measure, 'units')
	};
	// Only deferrals have reasons.
	if (filter.by === 'reason') filter.measure = 'deferred';
	if (!isTogether(filter.measure, filter.by)) return inUnits({ filter, problems }, 'not_together');
	// A target is of a year.
	const isLong = filter.measure === 'target_share' && yearOfPeriod(filter) === null;
	return isLong ? inUnits({ filter, problems }, 'not_one_year') : { filter, problems };
}

type Parsed = { filter: CollectionsFilter; problems: FilterProblem[] };

/** The question of a view whose pictures are made of parts: a measure that does not add up is said and replaced by units. */
export function inParts(parsed: Parsed): Parsed {
	return isAdditive(parsed.filter.measure) ? parsed : inUnits(parsed, 'not_in_parts');
}

function inUnits({ filter, problems }: Parsed, code: FilterProblem['code']): Parsed {
	return {
		filter: { ...filter, measure: 'units' },
		problems: [...problems, { code, field: 'measure', value: filter.measure }]
	};
}

type Period = Pick<CollectionsFilter, 'from' | 'to'>;

function defaultPeriod(today: CalendarDate, period: DefaultPeriod): Period {
	return period === 'all' ? { from: null, to: null } : { from: firstOfYear(today), to: today };
}

function parsePeriod(params: URLSearchParams, fallback: Period, problems: FilterProblem[]): Period {
	if (!params.has('from') && !params.has('to')) return fallback;
	const from = parseDay(params, 'from', fallback, problems);
	const to = parseDay(params, 'to', fallback, problems);
	if (!from || !to || from <= to) return { from, to };
	problems.push({ code: 'from_after_to', field: 'from', value: from });
	return fallback;
}

function parseDay(params: URLSearchParams, field: 'from' | 'to', fallback: Period, problems: FilterProblem[]) {
	const value = params.get(field)?.trim() ?? '';
	if (value === '') return null;
	const day = calendarDate(value);
	if (!day) problems.push({ code: 'not_a_date', field, value });
	return day ?? fallback[field];
}

function firstOfYear(day: CalendarDate): CalendarDate {
	return `${day.slice(0, 4)}-01-01` as CalendarDate;
}
