import { z } from 'zod';
import { AREA_CODE, PROVINCE_CODE } from '$lib/areas/codes';
import { addDays, addYears, calendarDate, daysBetween, type CalendarDate } from '$lib/time/calendar-date';
import { filterQuery, type Breakdown, type CollectionsFilter } from './filter-query';
import type { FilterProblem } from './filter';

/** The other side of a comparison: its own period, and what narrows it instead of what narrows the first. */
export type OtherSide = Pick<CollectionsFilter, 'from' | 'to' | 'province' | 'area' | 'club' | 'campaign'>;

const narrowing = {
	province: z.string().regex(PROVINCE_CODE),
	area: z.string().regex(AREA_CODE),
	club: z.uuid(),
	campaign: z.uuid()
};

const NARROWED = Object.keys(narrowing) as (keyof typeof narrowing)[];

/** The same days a year earlier; an open end stays open. */
export function yearEarlier({ from, to }: Pick<CollectionsFilter, 'from' | 'to'>): Pick<OtherSide, 'from' | 'to'> {
	return { from: from && addYears(from, -1), to: to && addYears(to, -1) };
}

/** Reads the other side from an address that names it by `with_…`. Where it names none, it is the same question a year earlier. */
export function readOther(
	params: URLSearchParams,
	filter: CollectionsFilter
): { other: OtherSide; problems: FilterProblem[] } {
	const problems: FilterProblem[] = [];
	const names = NARROWED.map((name) => {
		const value = params.get(`with_${name}`)?.trim() ?? '';
		if (value === '') return [name, filter[name]] as const;
		if (narrowing[name].safeParse(value).success) return [name, value] as const;
		problems.push({ code: 'unknown_choice', field: `with_${name}`, value });
		return [name, filter[name]] as const;
	});
	const chosen = Object.fromEntries(names) as Pick<OtherSide, keyof typeof narrowing>;
	return { other: { ...chosen, ...readPeriod(params, chosen, filter, problems) }, problems };
}

/** Beside another place it is the same period that one means; beside the same place a year earlier. */
function readPeriod(
	params: URLSearchParams,
	chosen: Pick<OtherSide, keyof typeof narrowing>,
	filter: CollectionsFilter,
	problems: FilterProblem[]
): Pick<OtherSide, 'from' | 'to'> {
	const elsewhere = NARROWED.some((name) => chosen[name] !== filter[name]);
	const usual = elsewhere ? { from: filter.from, to: filter.to } : yearEarlier(filter);
	const [from, to] = (['with_from', 'with_to'] as const).map((field) => {
		const value = params.get(field)?.trim() ?? '';
		if (value !== '' && !calendarDate(value)) problems.push({ code: 'not_a_date', field, value });
		return calendarDate(value);
	});
	if (!from && !to) return usual;
	const period = { from: from ?? usual.from, to: to ?? usual.to };
	if (!period.from || !period.to || period.from <= period.to) return period;
	problems.push({ code: 'from_after_to', field: 'with_from', value: period.from });
	return usual;
}

/** What an address itself says of the other side, so that another first side keeps it. */
export function saidOfOther(params: URLSearchParams): [string, string][] {
	return ['from', 'to', ...NARROWED].flatMap((name): [string, string][] => {
		const value = params.get(`with_${name}`);
		return value ? [[`with_${name}`, value]] : [];
	});
}

/** The question of the other side. */
export function otherFilter(filter: CollectionsFilter, other: OtherSide): CollectionsFilter {
	return { ...filter, ...other };
}

/** Both sides as a query string. Reads back as the same comparison. */
export function comparisonQuery(filter: CollectionsFilter, other: OtherSide): string {
	const query = new URLSearchParams(filterQuery(filter));
	for (const name of ['from', 'to', ...NARROWED] as const) {
		const value = other[name];
		if (value !== null) query.set(`with_${name}`, value);
	}
	return `?${query}`;
}

/** How many days a period has; `null` for one with an open end. */
export function daysOf({ from, to }: Pick<CollectionsFilter, 'from' | 'to'>): number | null {
	return from && to ? daysBetween(from, to) + 1 : null;
}

/** The end that makes the other period as long as the first; `null` where both are, or one has no end. A leap day makes no difference. */
export function sameLength(filter: CollectionsFilter, other: OtherSide): OtherSide | null {
	const [days, others] = [daysOf(filter), daysOf(other)];
	if (days === null || others === null || Math.abs(days - others) <= 1 || other.from === null) return null;
	return { ...other, to: addDays(other.from, days - 1) };
}

/** This year so far against last year to the same day. */
export function yearSoFar(filter: CollectionsFilter, today: CalendarDate): [CollectionsFilter, OtherSide] {
	const from = `${today.slice(0, 4)}-01-01` as CalendarDate;
	const first = { ...filter, from, to: today };
	const { province, area, club, campaign } = filter;
	return [first, { province, area, club, campaign, ...yearEarlier(first) }];
}

const ofPlaces: readonly Breakdown[] = ['district', 'area', 'province'];

/** What both sides are split by: two places have no districts in common, two clubs no club; their months stand beside each other. */
export function comparedBy(filter: CollectionsFilter, other: OtherSide): Breakdown {
	const { by } = filter;
	const apart =
		(ofPlaces.includes(by) && (filter.area !== other.area || filter.province !== other.province)) ||
		(by === 'club' && filter.club !== other.club) ||
		(by === 'campaign' && filter.campaign !== other.campaign);
	return apart ? 'month' : by;
}

const ofTime: readonly Breakdown[] = ['month', 'quarter', 'day', 'year', 'tet'];

/** The key under which a row of the other side stands beside one of the first: the same month of another year, where each side lies in one year. */
export function keyBeside(key: string, by: Breakdown, filter: CollectionsFilter, other: OtherSide): string {
	const [year, otherYear] = [yearWithin(filter), yearWithin(other)];
	if (!ofTime.includes(by) || !year || !otherYear) return key;
	return key.startsWith(otherYear) ? year + key.slice(4) : key;
}

function yearWithin({ from, to }: Pick<CollectionsFilter, 'from' | 'to'>): string | null {
	const year = from?.slice(0, 4);
	return year !== undefined && year === to?.slice(0, 4) ? year : null;
}
