import { sharedCountry } from '$lib/areas/country';
import type { CollectedChart } from '$lib/collections/chart-series';
import { cohortSeries } from '$lib/collections/cohort-series';
import { computedDonors, withoutReported } from '$lib/collections/computed';
import { remarkTexts } from '$lib/collections/computed-words';
import { returnSeries } from '$lib/collections/return-series';
import { drivesHref, leadsTo } from '$lib/collections/drill';
import { expectedGroupText } from '$lib/collections/expected-group-words';
import { firstSeries } from '$lib/collections/first-series';
import { aboSeries, rhdSeries, withoutGroup } from '$lib/collections/group-series';
import { unsplitText } from '$lib/collections/note-words';
import { pyramidSeries } from '$lib/collections/pyramid-series';
import { collectedTotal, type CollectedRow } from '$lib/collections/rollup';
import { viewHref } from '$lib/collections/view';
import { fileOf } from '$lib/collections/view-words';
import { collectedSeries } from '$lib/collections/series';
import { periodText } from '$lib/collections/words';
import { m } from '$lib/paraglide/messages';
import { yearOf } from '$lib/time/calendar-date';
import { formatNumber } from '$lib/time/format';
import type { Occasion } from './page-series';
import type { PeopleFacts } from './people-facts';
import { splitChart } from './time-series';

/** The pictures of who gave, the people themselves first. */
export function peopleCharts(facts: PeopleFacts, { filter: asked, today, locale }: Occasion): CollectedChart[] {
	const filter = { ...asked, measure: 'donations' as const };
	const occasion: Occasion = { filter, today, locale };
	return [
		donorChart(facts, occasion),
		pyramidChart(facts, occasion),
		...groupCharts(facts, occasion),
		firstChart(facts, occasion),
		cohortChart(facts, occasion),
		returnChart(facts, occasion),
		splitChart('sex', facts.sex, occasion),
		splitChart('age', facts.age, occasion)
	];
}

function donorChart(facts: PeopleFacts, { filter, locale }: Occasion): CollectedChart {
	const measure = 'donors' as const;
	const computed = computedDonors({ rows: facts.places, people: facts.donorsByPlace, all: facts.donors });
	const frame = {
		locale,
		period: periodText(filter, locale),
		by: 'district' as const,
		mode: filter.areas,
		measure,
		computed
	};
	const places = facts.places.filter(({ key }) => computed.values.has(key));
	const hrefOf = (area: string) => drivesHref({ ...filter, area });
	return {
		kind: 'bars',
		measure,
		series: collectedSeries(places, frame, { labels: facts.names, hrefOf }),
		csvHref: fileOf(filter, 'district', { measure }),
		notes: remarkTexts(computed.remarks, locale)
	};
}

const unsplit = (by: 'sex_age' | 'group' | 'first', rows: readonly CollectedRow[], locale: Occasion['locale']) =>
	[unsplitText(by, collectedTotal(rows).reportedUnits, locale)].filter(Boolean);

function pyramidChart({ sexAge }: PeopleFacts, { filter, locale }: Occasion): CollectedChart {
	return {
		kind: 'pyramid',
		measure: 'donations',
		series: pyramidSeries(sexAge, {
			locale,
			period: periodText(filter, locale),
			hrefOf: leadsTo('age', filter).hrefOf
		}),
		csvHref: fileOf(filter, 'sex_age'),
		notes: [m.collections_donations_not_people({}, { locale }), ...unsplit('sex_age', sexAge, locale)]
	};
}

function groupCharts({ group, provinces }: PeopleFacts, { filter, locale }: Occasion): CollectedChart[] {
	const country = sharedCountry(provinces);
	// A row is of several groups; each of them has its drives.
	const href = viewHref('overview', { ...filter, by: 'group' });
	const frame = { locale, period: periodText(filter, locale), country, href };
	const about = { kind: 'bars' as const, measure: 'donations' as const, csvHref: fileOf(filter, 'group') };
	const unknown = (field: 'abo' | 'rhd') => {
		const count = withoutGroup(group, field);
		return count > 0 ? [m.collections_group_unknown({ count: formatNumber(count, locale) }, { locale })] : [];
	};
	const none = m.collections_group_no_expected({}, { locale });
	const expected = (field: 'abo' | 'rhd') => expectedGroupText(country, field, locale) ?? none;
	return [
		{
			...about,
			series: aboSeries(group, frame),
			notes: [expected('abo'), ...unknown('abo')]
		},
		{
			...about,
			series: rhdSeries(group, frame),
			notes: [expected('rhd'), ...unknown('rhd')]
		}
	];
}

function firstChart({ first, firstBy }: PeopleFacts, { filter, locale }: Occasion): CollectedChart {
	const { hrefOf } = leadsTo(firstBy, filter);
	return {
		kind: 'bars',
		measure: 'first_time',
		series: firstSeries(first, { locale, period: periodText(filter, locale), by: firstBy, hrefOf }),
		csvHref: fileOf(filter, firstBy, { measure: 'first_time' }),
		notes: unsplit('first', first, locale)
	};
}

function cohortChart(facts: PeopleFacts, { today, locale }: Occasion): CollectedChart {
	return {
		kind: 'cohorts',
		measure: 'donors',
		series: cohortSeries(facts.cohorts, { locale, thisYear: yearOf(today) }),
		notes: [m.collections_cohort_narrowed({}, { locale }), ...remarkTexts(withoutReported(facts.ofMonths), locale)]
	};
}

function returnChart(facts: PeopleFacts, { filter, locale }: Occasion): CollectedChart {
	return {
		kind: 'bars',
		measure: 'return_12',
		series: returnSeries(facts.donorsByYear, { locale }),
		csvHref: fileOf(filter, 'year', { measure: 'return_12', ...facts.years }),
		notes: [m.collections_return_note({}, { locale }), ...remarkTexts(withoutReported(facts.ofMonths), locale)]
	};
}
