import type { Detail } from '$lib/charts/series';
import { m } from '$lib/paraglide/messages';
import { formatNumber, type Locale } from '$lib/time/format';
import type { Computed, ComputedDetail, Remark, Unknown } from './computed';
import type { ComputedMeasure } from './measure';
import { measureName } from './measure-words';

/** What computed figures are made of, as further columns of their table. */
export function detailColumns({ measure, details }: Computed, locale: Locale): Detail[] {
	return details.map(({ key, overall }) => ({ key, overall, label: detailText(key, measure, locale) }));
}

function detailText(key: ComputedDetail, measure: ComputedMeasure, locale: Locale): string {
	if (key === 'units' || key === 'donors') return measureName(key, locale);
	const words: Record<typeof key, () => string> = {
		paired_units: () => m.collections_yield_units({}, { locale }),
		paired_registered: () => m.collections_yield_registered({}, { locale }),
		left_out_drives: () => m.collections_yield_left_out_drives({}, { locale }),
		first_time_donors: () => m.collections_first_first({}, { locale }),
		could_return: () => m.collections_return_could({ months: measure === 'return_24' ? '24' : '12' }, { locale }),
		target_units: () => m.chart_target({}, { locale }),
		population: () => m.collections_population({}, { locale })
	};
	return words[key]();
}

/** Why no row has a figure, as a title. */
export function unknownText(unknown: Unknown, locale: Locale): string {
	if (unknown.why === 'no_targets') return m.collections_no_targets({ year: String(unknown.year) }, { locale });
	const words: Record<typeof unknown.why, () => string> = {
		no_results: () => m.collections_title_nothing({}, { locale }),
		reported: () => m.collections_people_unknown({}, { locale }),
		of_no_drive: () => m.collections_yield_unknown({}, { locale }),
		too_early: () => m.collections_return_nothing({}, { locale }),
		no_population: () => m.collections_no_population({}, { locale })
	};
	return words[unknown.why]();
}

/** What a reader should know of computed figures, a sentence each. */
export function remarkTexts(remarks: readonly Remark[], locale: Locale): string[] {
	return remarks.map((remark) => remarkText(remark, locale));
}

function remarkText(remark: Remark, locale: Locale): string {
	switch (remark.about) {
		case 'donors':
			return m.collections_donors_not_added({}, { locale });
		case 'reported':
			return m.collections_people_reported({}, { locale });
		case 'part':
			return m.collections_rates_whole({}, { locale });
		case 'return':
			return m.collections_return_row_note({ months: String(remark.months) }, { locale });
		case 'left_out':
			return m.collections_yield_left_out({ count: formatNumber(remark.drives, locale) }, { locale });
		case 'whole_year':
			return m.collections_target_whole_year({ year: String(remark.year) }, { locale });
		case 'population': {
			const { from, to } = remark;
			return m.collections_population_year({ years: from === to ? String(from) : `${from}–${to}` }, { locale });
		}
		case 'unpeopled':
			return m.collections_population_unknown({ count: String(remark.places) }, { locale });
	}
}
