import { medianRatio } from '$lib/charts/picture-data';
import type { Series } from '$lib/charts/series';
import { formatNumber, formatPercent, formatPeriod, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { orderedDrives, usualOrder, type ListedDrive } from './drive-list';
import { amountText, measureName } from './measure-words';

/** As many points as a picture and its table hold. */
export const MOST_POINTS = 200;

type Frame = { locale: Locale; period: string; hrefOf: (id: string) => string };

/** Drives as points, units by people registered, the newest of them where there are more than a picture holds. */
export function drivePoints(drives: readonly ListedDrive[], { locale, period, hrefOf }: Frame): Series {
	const known = drives.filter(({ figures }) => figures.registered !== null && figures.units !== null);
	const shown = orderedDrives(known, usualOrder).slice(0, MOST_POINTS);
	const rows = shown.map(({ id, title, startsOn, endsOn, datePrecision, figures }) => ({
		key: id,
		label: `${title}, ${formatPeriod(startsOn, endsOn, datePrecision, locale)}`,
		href: hrefOf(id),
		value: figures.units,
		across: figures.registered,
		approximate: figures.roughly.includes('units') || figures.roughly.includes('registered')
	}));
	const ratio = medianRatio(rows);
	return {
		id: 'drives-as-points',
		title:
			ratio === null
				? m.collections_points_none({}, { locale })
				: m.collections_points_title({ share: formatPercent(ratio, locale) }, { locale }),
		subtitle: subtitleOf(rows.length, known.length, { locale, period }),
		unit: measureName('units', locale),
		across: measureName('registered', locale),
		rowHeading: m.collections_heading_drive({}, { locale }),
		rows,
		additive: known.length > rows.length ? false : undefined
	};
}

function subtitleOf(shown: number, known: number, { locale, period }: Pick<Frame, 'locale' | 'period'>): string {
	const counted =
		shown === known
			? amountText('drives', known, locale)
			: m.collections_points_newest(
					{ shown: formatNumber(shown, locale), count: formatNumber(known, locale) },
					{ locale }
				);
	return `${counted}, ${period}`;
}
