import { leadingRow, type Series, type SeriesRow } from '$lib/charts/series';
import { capital, formatPercent, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { returnShare, type DonorFigures } from './donor-figures';
import type { AreaMode, Breakdown } from './filter-query';
import { amountText, measureName } from './measure-words';
import { headingText, measureBy, specialRowText } from './words';

type DonorFrame = {
	locale: Locale;
	period: string;
	by: Breakdown;
	mode: AreaMode;
	labels: ReadonlyMap<string, string>;
	hrefOf: (key: string) => string | undefined;
};

/** People who gave in each place; who gave in two counts in both, so that only the whole says how many there are. */
export function donorSeries(
	people: readonly DonorFigures[],
	overall: DonorFigures | undefined,
	frame: DonorFrame
): Series {
	const { locale, period, by, mode } = frame;
	const rowOf = (one: DonorFigures): SeriesRow => {
		const special = one.key === '' ? 'not_stated' : one.key === 'outside' ? 'outside' : null;
		const details = { first: one.firstTimers };
		if (special)
			return { key: one.key, label: specialRowText(special, by, locale), value: one.donors, details, tone: 'quiet' };
		return {
			key: one.key,
			label: frame.labels.get(one.key) ?? one.key,
			value: one.donors,
			details,
			href: frame.hrefOf(one.key)
		};
	};
	const sorted = people.toSorted((a, b) => b.donors - a.donors || (a.key < b.key ? -1 : 1)).map(rowOf);
	const rows = sorted.filter(({ tone }) => tone !== 'quiet');
	const top = leadingRow(rows)?.row;
	return {
		id: `donors-by-${by}`,
		title: top
			? capital(
					m.collections_title_leader(
						{ area: top.label, units: amountText('donors', top.value ?? 0, locale) },
						{ locale }
					)
				)
			: m.collections_title_nothing({}, { locale }),
		subtitle: `${measureBy({ measure: 'donors', by }, locale)}, ${period}`,
		unit: measureName('donors', locale),
		rowHeading: headingText(by, mode, locale),
		additive: false,
		overall: overall?.donors ?? null,
		rows,
		aside: sorted.filter(({ tone }) => tone === 'quiet'),
		details: [{ key: 'first', label: m.collections_first_first({}, { locale }) }]
	};
}

/** Of those who gave in each year, which share gave again within 12 and 24 months; none where nobody could have by now. */
export function returnSeries(years: readonly DonorFigures[], { locale }: { locale: Locale }): Series {
	const known = years.filter(({ key }) => key !== '').toSorted((a, b) => (a.key < b.key ? -1 : 1));
	const rows = known.map((year): SeriesRow => {
		const value = returnShare(year, 12);
		const details = { donors: year.donors, could: year.couldReturn12 };
		return { key: year.key, label: year.key, value, details, state: value === null ? 'nodata' : 'none' };
	});
	const last = rows.findLast(({ value }) => value !== null);
	return {
		id: 'return-by-year',
		title: last
			? m.collections_return_title({ year: last.label, share: formatPercent(last.value ?? 0, locale, 1) }, { locale })
			: m.collections_return_nothing({}, { locale }),
		subtitle: m.collections_return_subtitle({}, { locale }),
		unit: m.collections_return_share({}, { locale }),
		label: m.collections_return_within({ months: '12' }, { locale }),
		rowHeading: m.collections_heading_year({}, { locale }),
		format: 'percent',
		additive: false,
		rows,
		comparisons: [
			{
				label: m.collections_return_within({ months: '24' }, { locale }),
				style: 'other',
				values: Object.fromEntries(known.map((year) => [year.key, returnShare(year, 24)]))
			}
		],
		details: [
			{ key: 'could', label: m.collections_return_could({}, { locale }) },
			{ key: 'donors', label: measureName('donors', locale) }
		]
	};
}
