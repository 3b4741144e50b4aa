import type { Population } from '../areas/population';
import { FIGURES } from '../collections/figures';
import { m } from '../paraglide/messages';
import { formatNumber, formatPercent, formatPeriod, type Locale } from '../time/format';
import { figureCell, figureName, type ReportCell } from './figure-words';
import type { ReportFigures } from './figures';
import { COMPARED, type Compared } from './period';
import type { ReportTable } from './table-words';

const heads: Record<Compared, (when: string, locale: Locale) => string> = {
	now: (when, locale) => m.reports_column_now({ when }, { locale }),
	lastYear: (when, locale) => m.reports_column_last_year({ when }, { locale }),
	sinceYear: (when, locale) => m.reports_column_since_year({ when }, { locale })
};

/** The main figures of a period, beside the same days of last year and the year so far. */
export function mainTable(figures: ReportFigures, voluntaryPercent: number | null, locale: Locale): ReportTable {
	const each = (cell: (compared: Compared) => ReportCell) => COMPARED.map(cell);
	const rows = FIGURES.map((figure) => ({
		label: figureName(figure, locale),
		values: each((compared) => figureCell(figures.totals[compared], figure, locale))
	}));
	const calls = { label: m.reports_emergencies({}, { locale }), values: each((one) => figures.emergencies[one]) };
	const [drives = calls, ...others] = rows;
	return {
		id: 'main',
		heading: m.reports_main_title({}, { locale }),
		columns: COMPARED.map((one) => {
			const { from, to } = figures.compared[one];
			return heads[one](formatPeriod(from, to, 'day', locale), locale);
		}),
		rows: [drives, calls, ...others, ...rates(figures, voluntaryPercent, locale)]
	};
}

/** What is reckoned from the figures and does not add up; a cell is empty where it would mean nothing. */
function rates(figures: ReportFigures, voluntaryPercent: number | null, locale: Locale): ReportTable['rows'] {
	const { target, targetOfPeriod, population, totals, inside } = figures;
	const shareOf = (units: number | null, asked: number | null) =>
		asked && units !== null ? formatPercent(units / asked, locale, 1) : null;
	const perThousand = (compared: Compared) => {
		const given = inside ? inside[compared] : totals[compared].units;
		if (!population || given === null) return null;
		return formatNumber((given / population.people) * 1_000, locale, 2);
	};
	return [
		{ label: m.reports_target({}, { locale }), values: [targetOfPeriod, '', target] },
		{
			label: m.reports_target_share({}, { locale }),
			values: [shareOf(totals.now.units, targetOfPeriod), '', shareOf(totals.sinceYear.units, target)]
		},
		...(population
			? [
					{
						label: perThousandLabel(population, locale),
						values: COMPARED.map(perThousand)
					}
				]
			: []),
		{
			label: m.reports_voluntary({}, { locale }),
			values: [voluntaryPercent === null ? null : formatPercent(voluntaryPercent / 100, locale), '', '']
		}
	];
}

function perThousandLabel({ people, from, to }: Population, locale: Locale): string {
	const year = from === to ? String(from) : `${from}–${to}`;
	return m.reports_per_1000({ people: formatNumber(people, locale), year }, { locale });
}
