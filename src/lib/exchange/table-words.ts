import { areaName, type Named } from '../areas/area-name';
import { m } from '../paraglide/messages';
import { formatMl, formatMonth, formatNumber, type Locale } from '../time/format';
import type { CalendarDate } from '../time/calendar-date';
import type { ShownCell } from './cells';
import type { Model } from './models';
import type { Dimension, TOTALS, YearlyTableId } from './yearly-tables';

type Words = (locale: Locale) => string;

/** What each table of the listed set is called. */
export const tableWords: Record<YearlyTableId, Words> = {
	units_by_district: (locale) => m.exchange_units_by_district({}, { locale }),
	units_by_month: (locale) => m.exchange_units_by_month({}, { locale }),
	units_by_source: (locale) => m.exchange_units_by_source({}, { locale }),
	donations_by_first: (locale) => m.exchange_donations_by_first({}, { locale }),
	donations_by_volume: (locale) => m.exchange_donations_by_volume({}, { locale }),
	donations_by_group: (locale) => m.exchange_donations_by_group({}, { locale }),
	donations_by_sex_and_age: (locale) => m.exchange_donations_by_sex_and_age({}, { locale }),
	registered_by_outcome: (locale) => m.exchange_registered_by_outcome({}, { locale }),
	arrived_by_outcome: (locale) => m.exchange_arrived_by_outcome({}, { locale })
};

/** What the totals are called that head a statement. */
export const totalWords: Record<(typeof TOTALS)[number], Words> = {
	drives: (locale) => m.exchange_total_drives({}, { locale }),
	registered: (locale) => m.exchange_total_registered({}, { locale }),
	'registered/arrived': (locale) => m.exchange_total_arrived({}, { locale }),
	donations: (locale) => m.exchange_total_donations({}, { locale }),
	units: (locale) => m.exchange_total_units({}, { locale })
};

/** What the other models are called, and what is counted of each. */
export const modelWords: Record<Model, { name: Words; total: Words }> = {
	disaster_and_illness: {
		name: (locale) => m.exchange_model_disaster_and_illness({}, { locale }),
		total: (locale) => m.exchange_model_count_disaster_and_illness({}, { locale })
	},
	cow_bank: {
		name: (locale) => m.exchange_model_cow_bank({}, { locale }),
		total: (locale) => m.exchange_model_count_cow_bank({}, { locale })
	},
	goat_bank: {
		name: (locale) => m.exchange_model_goat_bank({}, { locale }),
		total: (locale) => m.exchange_model_count_goat_bank({}, { locale })
	},
	first_aid: {
		name: (locale) => m.exchange_model_first_aid({}, { locale }),
		total: (locale) => m.exchange_model_count_first_aid({}, { locale })
	}
};

const keyed: Record<string, Words> = {
	counted: (locale) => m.exchange_key_counted({}, { locale }),
	reported: (locale) => m.exchange_key_reported({}, { locale }),
	female: (locale) => m.exchange_key_female({}, { locale }),
	male: (locale) => m.exchange_key_male({}, { locale }),
	first: (locale) => m.exchange_key_first({}, { locale }),
	repeat: (locale) => m.exchange_key_repeat({}, { locale }),
	other: (locale) => m.exchange_key_other_volume({}, { locale }),
	arrived: (locale) => m.exchange_key_arrived({}, { locale }),
	no_show: (locale) => m.exchange_key_no_show({}, { locale }),
	ahead: (locale) => m.exchange_key_ahead({}, { locale }),
	donated: (locale) => m.exchange_key_donated({}, { locale }),
	deferred: (locale) => m.exchange_key_deferred({}, { locale }),
	left: (locale) => m.exchange_key_left({}, { locale }),
	unfinished: (locale) => m.exchange_key_unfinished({}, { locale }),
	outside: (locale) => m.exchange_key_outside({}, { locale }),
	'': (locale) => m.exchange_key_not_stated({}, { locale })
};

/** What a line of a table is called; a district has its name from the statement. */
export function keyWords(by: Dimension, key: string, named: Named | undefined, locale: Locale): string {
	if (key === '') return keyed['']!(locale);
	if (by === 'district') return named?.nameVi ? areaName(named, locale) : (keyed[key]?.(locale) ?? key);
	if (by === 'month') return formatMonth(`2026-${key}-01` as CalendarDate, locale, 'short').replace(/[\s/,]*2026/, '');
	if (by === 'age') return m.exchange_key_age({ band: key.replace('-', '–') }, { locale });
	if (by === 'volume' && key !== 'other') return formatMl(Number(key), locale);
	if (by === 'rhd') return `Rh${key.replace('-', '−')}`;
	return keyed[key]?.(locale) ?? key;
}

/** A cell as it is told: a number, `<5`, or `—`. */
export function cellWords(cell: ShownCell, locale: Locale): string {
	if (cell === 'few') return '<5';
	return cell === 'withheld' ? '—' : formatNumber(cell, locale);
}
