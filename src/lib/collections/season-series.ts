import { aboutText } from '$lib/charts/figure-words';
import { sumKnown, type Series, type SeriesRow } from '$lib/charts/series';
import { formatPeriod, formatNumber } from '$lib/time/format';
import type { CalendarDate } from '$lib/time/calendar-date';
import { m } from '$lib/paraglide/messages';
import type { Days } from './days-shown';
import { keyText } from './key-words';
import { amountOf, isAdditive } from './measure';
import { measureName } from './measure-words';
import type { CollectedRow } from './rollup';
import { figures, specialRows, type RowFacts, type SeriesFrame } from './series';
import { seasonDays } from './tet-season';

type SeasonFrame = Omit<SeriesFrame, 'by' | 'period'> & {
	/** The days that are asked for and over. */
	days: Days;
	/** The first days of Tết that are known. */
	tet: readonly CalendarDate[];
} & Pick<RowFacts, 'hrefOf' | 'asideHref'>;

const OUTSIDE = 'outside';

/** What an average day came to before each Tết, after it, and outside of the season: seasons are not equally long. */
export function seasonSeries(collected: readonly CollectedRow[], season: SeasonFrame): Series {
	const { days, tet, hrefOf, asideHref, ...frame } = season;
	const { locale, measure } = frame;
	const lengths = seasonDays(days, tet);
	const known = new Map(collected.filter(({ kind }) => kind === 'ordinary').map((row) => [row.key, row]));
	const keys = [...lengths].filter(([key, length]) => length > 0 || known.has(key)).map(([key]) => key);
	const rows = keys.map((key) => seasonRow(key, known.get(key), lengths.get(key) ?? 0, { frame, hrefOf }));
	const name = measureName(measure, locale);
	const { excluded, aside } = specialRows(collected, { ...frame, by: 'tet', period: '' }, asideHref);
	return {
		id: `${measure}-by-tet`,
		title: seasonTitle(rows, frame),
		subtitle: m.collections_tet_subtitle(
			{ measure: name, period: formatPeriod(days.from, days.to, 'day', locale) },
			{ locale }
		),
		unit: m.collections_tet_per_day({ measure: name }, { locale }),
		rowHeading: m.collections_heading_tet({}, { locale }),
		format: 'decimal',
		additive: false,
		rows,
		excluded: [...aside, ...excluded].map((row) => ({ ...row, value: null, details: { amount: row.value } })),
		details: [
			{ key: 'amount', label: name },
			{ key: 'days', label: m.collections_tet_days({}, { locale }) }
		]
	};
}

type Speaking = Pick<SeasonFrame, 'locale' | 'measure'>;
type Making = { frame: Speaking } & Pick<RowFacts, 'hrefOf'>;

function seasonRow(key: string, row: CollectedRow | undefined, days: number, { frame, hrefOf }: Making): SeriesRow {
	const { measure, locale } = frame;
	const amount = row && isAdditive(measure) ? amountOf(row, measure) : null;
	const value = amount === null || days === 0 ? null : amount / days;
	return {
		...(row ? figures(row, frame) : { key }),
		label: keyText(key, 'tet', locale),
		value,
		state: value === null ? 'nodata' : 'none',
		details: { amount, days },
		href: row && hrefOf?.(key),
		tone: key === OUTSIDE ? 'quiet' : 'main'
	};
}

/** All seasons together against all other days. */
function seasonTitle(rows: readonly SeriesRow[], { locale, measure }: Speaking): string {
	const perDay = (some: readonly SeriesRow[]) => {
		const amount = sumKnown(some.map(({ details }) => details?.amount));
		const days = sumKnown(some.map(({ details }) => details?.days));
		const rough = some.some(({ value, approximate }) => value !== null && approximate);
		return amount === null || !days ? null : aboutText(formatNumber(amount / days, locale), rough, locale);
	};
	const season = perDay(rows.filter(({ key }) => key !== OUTSIDE));
	const rest = perDay(rows.filter(({ key }) => key === OUTSIDE));
	if (season === null && rest === null) return m.collections_title_nothing({}, { locale });
	if (season === null) return m.collections_tet_none({}, { locale });
	const words = { measure: measureName(measure, locale), season };
	if (rest === null) return m.collections_tet_title_alone(words, { locale });
	return m.collections_tet_title({ ...words, rest }, { locale });
}
