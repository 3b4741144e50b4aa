import { sumKnown, type Series } from '$lib/charts/series';
import { m } from '$lib/paraglide/messages';
import { formatMonth, type Locale } from '$lib/time/format';
import { addMonths, type CalendarDate } from '$lib/time/calendar-date';
import { amountOf, isAdditive, type Measure } from './measure';
import { amountText, measureName } from './measure-words';
import type { CollectedRow } from './rollup';

/** As many clubs as are looked at side by side. */
export const MOST_CLUBS = 24;

/** As many months as one small picture tells apart; longer periods are drawn year by year. */
const MOST_MONTHS = 24;

type Frame = {
	locale: Locale;
	period: string;
	measure: Measure;
	names: ReadonlyMap<string, string>;
	hrefOf: (club: string) => string;
};

/** One small picture for each club, month by month or year by year, from rows of clubs crossed with months; the largest clubs. */
export function clubMultiples(rows: readonly CollectedRow[], frame: Frame): Series {
	const { locale, period, measure, names, hrefOf } = frame;
	const placed = rows.filter(({ kind, other }) => kind === 'ordinary' && other !== '');
	const times = timesOf(placed.map(({ other }) => other));
	const clubs = clubsOf(
		rows.filter(({ kind }) => kind === 'ordinary'),
		measure,
		times
	);
	const shown = clubs.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, MOST_CLUBS);
	const first = shown[0];
	return {
		id: `${measure}-of-each-club`,
		title: first
			? m.collections_title_leader(
					{ area: names.get(first.key) ?? first.key, units: amountText(measure, first.value ?? 0, locale) },
					{ locale }
				)
			: m.collections_title_nothing({}, { locale }),
		subtitle: [
			measureName(measure, locale),
			period,
			clubs.length > shown.length &&
				m.collections_clubs_largest({ shown: shown.length, count: clubs.length }, { locale })
		]
			.filter(Boolean)
			.join(', '),
		unit: measureName(measure, locale),
		rowHeading: m.collections_heading_club({}, { locale }),
		rows: shown.map(({ key, value, parts }) => ({
			key,
			label: names.get(key) ?? key,
			href: hrefOf(key),
			value,
			parts
		})),
		parts: times.map((key) => ({ key, label: timeText(key, locale) })),
		additive: clubs.length > shown.length ? false : undefined
	};
}

function clubsOf(rows: readonly CollectedRow[], measure: Measure, times: readonly string[]) {
	const amounts = (own: readonly CollectedRow[]) =>
		sumKnown(own.map((row) => (isAdditive(measure) ? amountOf(row, measure) : null)));
	return [...new Set(rows.map(({ key }) => key))].map((key) => {
		const own = rows.filter((row) => row.key === key);
		const parts = times.map((time) => [time, amounts(own.filter(({ other }) => isWithin(other, time)))] as const);
		return { key, value: amounts(own), parts: Object.fromEntries(parts) };
	});
}

const isWithin = (other: string, time: string) => other === time || (time.length === 4 && other.startsWith(time));

function timesOf(known: readonly string[]): string[] {
	const months = monthsBetween(known.toSorted());
	return months.length > MOST_MONTHS ? [...new Set(months.map((month) => month.slice(0, 4)))] : months;
}

function monthsBetween(sorted: readonly string[]): string[] {
	const [first, last] = [sorted[0], sorted.at(-1)];
	if (first === undefined || last === undefined) return [];
	const months: string[] = [];
	for (let day = `${first}-01` as CalendarDate; day.slice(0, 7) <= last; day = addMonths(day, 1))
		months.push(day.slice(0, 7));
	return months;
}

const timeText = (time: string, locale: Locale) =>
	time.length === 4 ? time : formatMonth(`${time}-01` as CalendarDate, locale, 'short');
