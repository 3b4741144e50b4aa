import type { CollectedChart } from '$lib/collections/chart-series';
import { drivesHref, leadsTo } from '$lib/collections/drill';
import { finishedMonths, runningTotal } from '$lib/collections/running-series';
import { monthKeys, yearsBefore, yearsText, type YearOfMonths } from '$lib/collections/past-years';
import type { RateBase, RateTotal } from '$lib/collections/computed';
import { remarkTexts } from '$lib/collections/computed-words';
import { rateSeries } from '$lib/collections/rate-series';
import { collectedTotal, type CollectedRow } from '$lib/collections/rollup';
import { askedOf, targetHolder } from '$lib/collections/target-holder';
import { periodText } from '$lib/collections/words';
import { fileOf } from '$lib/collections/view-words';
import { wholeYears } from '$lib/collections/year-shown';
import { m } from '$lib/paraglide/messages';
import { formatYear } from '$lib/time/format';
import type { Occasion } from './page-series';
import { codesUnder } from './queries';
import { peopleBase, targetBase } from './rate-bases';
import type { TimeFacts } from './time-facts';

/** The whole year against its target, places against theirs, and against how many people live there; the year added up is first. */
export function yearCharts(facts: TimeFacts, occasion: Occasion): CollectedChart[] {
	return [runningChart(facts, occasion), targetChart(facts, occasion), peopleChart(facts, occasion)];
}

function askedOfYear({ asked, rollups, provinces, year }: TimeFacts, { filter }: Occasion) {
	const holder = targetHolder(filter, provinces);
	const members = filter.area && filter.areas === 'then' ? codesUnder(filter.area, 'then', rollups) : [];
	return askedOf(holder, monthKeys(year), { targets: asked, members });
}

function runningChart(facts: TimeFacts, occasion: Occasion): CollectedChart {
	const { filter, today, locale } = occasion;
	const { measure } = filter;
	const { year } = facts;
	const past = yearsBefore(facts.monthsBefore, year, measure);
	const target = measure === 'units' ? askedOfYear(facts, occasion) : null;
	const whole = { ...filter, ...wholeYears(year) };
	const series = runningTotal(facts.monthOfYear, {
		year,
		today,
		measure,
		locale,
		past,
		asked: target?.months ?? null,
		hrefOf: leadsTo('month', whole).hrefOf
	});
	return {
		kind: 'lines',
		measure,
		series,
		csvHref: fileOf(whole, 'month'),
		notes: [
			...forecastNotes(past, series.forecast !== undefined, { year, occasion }),
			measure === 'units' && !target ? m.collections_target_none({ year: String(year) }, { locale }) : '',
			target && !target.split ? m.collections_target_even({}, { locale }) : ''
		].filter(Boolean)
	};
}

type Running = { year: number; occasion: Occasion };

/** How the forecast came about, or why there is none, while the year runs. */
function forecastNotes(past: readonly YearOfMonths[], made: boolean, { year, occasion }: Running): string[] {
	const { today, locale } = occasion;
	if (made) return [m.collections_forecast_method({ years: yearsText(past) }, { locale })];
	const runs = year === Number(today.slice(0, 4)) && finishedMonths(year, today) < 12;
	return runs ? [m.collections_forecast_none({}, { locale })] : [];
}

function targetChart(facts: TimeFacts, { filter, locale }: Occasion): CollectedChart {
	const whole = { ...filter, ...wholeYears(facts.year) };
	const base = targetBase(facts, 'district', filter);
	const total = collectedTotal(facts.districtsOfYear);
	const period = formatYear(whole.from, locale);
	return rateChart(facts.districtsOfYear, total, base, { facts, filter: whole, locale, period });
}

function peopleChart(facts: TimeFacts, { filter, locale }: Occasion): CollectedChart {
	const base = peopleBase(facts, 'district', filter);
	const total = collectedTotal(facts.districts.filter(({ kind }) => kind !== 'outside'));
	return rateChart(facts.districts, total, base, { facts, filter, locale, period: periodText(filter, locale) });
}

type Drawing = Omit<Occasion, 'today'> & { facts: TimeFacts; period: string };

function rateChart(
	rows: readonly CollectedRow[],
	total: RateTotal,
	base: RateBase,
	{ facts, filter, locale, period }: Drawing
): CollectedChart {
	const frame = { locale, period, by: 'district' as const, mode: filter.areas };
	const hrefOf = (area: string) => drivesHref({ ...filter, area });
	const series = rateSeries(rows, total, frame, base, { labels: facts.names, hrefOf });
	const { measure, remarks } = base;
	return {
		kind: 'bars',
		measure,
		series,
		csvHref: fileOf(filter, 'district', { measure }),
		notes: remarkTexts(remarks, locale)
	};
}
