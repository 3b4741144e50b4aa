import { leadingRow, sumKnown, type Series, type SeriesRow } from '$lib/charts/series';
import { AGE_BANDS } from '$lib/donors/age-band';
import type { Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { keyText } from './key-words';
import { amountText, measureName } from './measure-words';
import type { CollectedRow } from './rollup';
import { specialRows } from './series';

const SEXES = ['female', 'male', ''] as const;

/** Donations by the age band and sex of who gave, on the day of the gift; a band nobody stated stands aside. */
export function pyramidSeries(
	collected: readonly CollectedRow[],
	{ locale, period, hrefOf }: { locale: Locale; period: string; hrefOf?: (band: string) => string }
): Series {
	const amounts = new Map(
		collected.filter(({ kind }) => kind === 'ordinary').map(({ key, donations }) => [key, donations])
	);
	const bandRow = (band: string, label: string): SeriesRow => {
		const parts = Object.fromEntries(SEXES.map((sex) => [sex || 'unknown', amounts.get(`${sex} ${band}`) ?? 0]));
		const value = sumKnown(Object.values(parts));
		return { key: band || 'unknown', label, value, parts, href: band && value ? hrefOf?.(band) : undefined };
	};
	const rows = AGE_BANDS.map((band) => bandRow(band, band.replace('-', '–')));
	const unstated = bandRow('', m.collections_age_not_stated({}, { locale }));
	const special = specialRows(collected, { locale, period, by: 'sex_age', mode: 'then', measure: 'donations' });
	const top = leadingRow(rows)?.row;
	return {
		id: 'donations-by-sex_age',
		title: top
			? m.collections_title_most(
					{ label: top.label, units: amountText('donations', top.value ?? 0, locale) },
					{ locale }
				)
			: m.collections_title_nothing({}, { locale }),
		subtitle: m.collections_pyramid_subtitle({ period }, { locale }),
		unit: measureName('donations', locale),
		rowHeading: m.collections_heading_age({}, { locale }),
		parts: SEXES.map((sex) => ({ key: sex || 'unknown', label: keyText(sex, 'sex', locale) })),
		rows,
		excluded: special.excluded,
		aside: [...(unstated.value ? [unstated] : []), ...special.aside]
	};
}
