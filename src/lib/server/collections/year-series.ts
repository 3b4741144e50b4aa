import type { CollectedChart } from '$lib/collections/chart-series';
import { drivesHref, leadsTo } from '$lib/collections/drill';
import { finishedMonths, runningTotal } from '$lib/collections/running-series';
import { monthKeys, yearsBefore, yearsText, type YearOfMonths } from '$lib/collections/past-years';
import { rateSeries, type RateBase } from '$lib/collections/rate-series';
import { collectedTotal } from '$lib/collections/rollup';
import { askedOf, targetHolder } from '$lib/collections/target-holder';
import { periodText } from '$lib/collections/words';
import { fileOf } from '$lib/collections/view-words';
import { wholeYears } from '$lib/collections/year-shown';
import { together, type Population } from '$lib/areas/population';
import { m } from '$lib/paraglide/messages';
import { sumKnown } from '$lib/charts/series';
import { formatYear } from '$lib/time/format';
import { rolledTargets, type Occasion } from './page-series';
import { codesUnder } from './queries';
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

/** The places whose own target or people count: those of a filtered province or area, if one is asked for. */
function placesOf({ sources, rollups }: TimeFacts, { filter }: Occasion): Set<string> {
	const under = filter.area ? new Set([filter.area]) : null;
	const shown =
		filter.areas === 'then'
			? new Set(rollups.map(({ thenCode }) => thenCode))
			: new Set(rollups.map(({ nowCode }) => nowCode));
	return new Set(
		sources.areas
			.filter(
				({ code, provinceCode }) => shown.has(code) && (filter.province === null || provinceCode === filter.province)
			)
			.filter(({ code }) => under === null || under.has(code))
			.map(({ code }) => code)
	);
}

/** Whether only part of what places collected is asked for, so that it does not stand against what all of a place is or was asked. */
const isPart = ({ club, campaign, venue }: Occasion['filter']) => club !== null || campaign !== null || venue !== null;

function targetChart(facts: TimeFacts, occasion: Occasion): CollectedChart {
	const { filter, locale } = occasion;
	const { year } = facts;
	const measure = 'target_share' as const;
	const places = placesOf(facts, occasion);
	const targets = isPart(filter) ? [] : [...rolledTargets(facts, filter.areas)].filter(([code]) => places.has(code));
	const base: RateBase = {
		of: new Map(targets),
		overall: sumKnown(askedOfYear(facts, occasion)?.months ?? []),
		times: 1,
		label: m.chart_target({}, { locale }),
		unknown: m.collections_no_targets({ year: String(year) }, { locale })
	};
	const whole = { ...filter, ...wholeYears(year) };
	const frame = {
		locale,
		period: formatYear(whole.from, locale),
		by: 'district' as const,
		mode: filter.areas,
		measure
	};
	const total = isPart(filter) ? null : collectedTotal(facts.districtsOfYear).units;
	const hrefOf = (area: string) => drivesHref({ ...whole, area });
	const series = rateSeries(facts.districtsOfYear, total, frame, base, { labels: facts.names, hrefOf });
	return { kind: 'bars', measure, series, notes: isPart(filter) ? [m.collections_rates_whole({}, { locale })] : [] };
}

function peopleChart(facts: TimeFacts, occasion: Occasion): CollectedChart {
	const { filter, locale } = occasion;
	const measure = 'per_1000' as const;
	const known = [...placesOf(facts, occasion)].flatMap((code): [string, Population][] => {
		const people = facts.populations.get(code);
		return people ? [[code, people]] : [];
	});
	const all = wholePopulation(facts, occasion);
	const base: RateBase = {
		of: new Map(known.map(([code, { people }]) => [code, people])),
		overall: all?.people ?? null,
		times: 1000,
		label: m.collections_population({}, { locale }),
		unknown: m.collections_no_population({}, { locale })
	};
	const frame = { locale, period: periodText(filter, locale), by: 'district' as const, mode: filter.areas, measure };
	const hrefOf = (area: string) => drivesHref({ ...filter, area });
	const total = collectedTotal(facts.districts.filter(({ kind }) => kind !== 'outside')).units;
	const series = rateSeries(facts.districts, total, frame, base, { labels: facts.names, hrefOf });
	return { kind: 'bars', measure, series, notes: peopleNotes(facts, known, occasion) };
}

/** How many people live in all that is asked for. */
function wholePopulation({ populations, provinces }: TimeFacts, { filter }: Occasion): Population | null {
	if (filter.area) return populations.get(filter.area) ?? null;
	if (filter.province) return populations.get(filter.province) ?? null;
	return together(provinces.map((code) => populations.get(code) ?? null));
}

function peopleNotes(facts: TimeFacts, known: readonly [string, Population][], occasion: Occasion): string[] {
	const { locale } = occasion;
	const unknown = placesOf(facts, occasion).size - known.length;
	const years = known.flatMap(([, { from, to }]) => [from, to]);
	const [first, last] = [Math.min(...years), Math.max(...years)];
	return [
		known.length > 0
			? m.collections_population_year({ years: first === last ? String(first) : `${first}–${last}` }, { locale })
			: '',
		unknown > 0 ? m.collections_population_unknown({ count: String(unknown) }, { locale }) : ''
	].filter(Boolean);
}
