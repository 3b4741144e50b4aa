import type { Series, SeriesRow } from '$lib/charts/series';
import { formatPercent, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { returnShare, type DonorFigures } from './donor-figures';
import { measureName } from './measure-words';

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
			{ key: 'could', label: m.collections_return_could({ months: '12' }, { locale }) },
			{ key: 'donors', label: measureName('donors', locale) }
		]
	};
}
