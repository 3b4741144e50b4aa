import { formatNumber, formatPercent, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { formatOf, type Measure } from './measure';

type Named = (inputs: Record<string, never>, options: { locale: Locale }) => string;
type Counted = (inputs: { count: string }, options: { locale: Locale }) => string;
type Words = { name: Named; amount: Counted; definition: Named };

const words: Record<Measure, Words> = {
	units: { name: m.measure_units_name, amount: m.measure_units_amount, definition: m.measure_units_definition },
	donations: {
		name: m.measure_donations_name,
		amount: m.measure_donations_amount,
		definition: m.measure_donations_definition
	},
	volume: { name: m.measure_volume_name, amount: m.measure_volume_amount, definition: m.measure_volume_definition },
	drives: { name: m.measure_drives_name, amount: m.measure_drives_amount, definition: m.measure_drives_definition },
	registered: {
		name: m.measure_registered_name,
		amount: m.measure_registered_amount,
		definition: m.measure_registered_definition
	},
	arrived: { name: m.measure_arrived_name, amount: m.measure_arrived_amount, definition: m.measure_arrived_definition },
	fit: { name: m.measure_fit_name, amount: m.measure_fit_amount, definition: m.measure_fit_definition },
	deferred: {
		name: m.measure_deferred_name,
		amount: m.measure_deferred_amount,
		definition: m.measure_deferred_definition
	},
	left: { name: m.measure_left_name, amount: m.measure_left_amount, definition: m.measure_left_definition },
	no_show: { name: m.measure_no_show_name, amount: m.measure_no_show_amount, definition: m.measure_no_show_definition },
	first_time: {
		name: m.measure_first_time_name,
		amount: m.measure_first_time_amount,
		definition: m.measure_first_time_definition
	},
	repeat: { name: m.measure_repeat_name, amount: m.measure_repeat_amount, definition: m.measure_repeat_definition },
	donors: { name: m.measure_donors_name, amount: m.measure_donors_amount, definition: m.measure_donors_definition },
	yield: { name: m.measure_yield_name, amount: m.measure_yield_amount, definition: m.measure_yield_definition },
	target_share: {
		name: m.measure_target_share_name,
		amount: m.measure_target_share_amount,
		definition: m.measure_target_share_definition
	},
	per_1000: {
		name: m.measure_per_1000_name,
		amount: m.measure_per_1000_amount,
		definition: m.measure_per_1000_definition
	},
	return_12: {
		name: m.measure_return_12_name,
		amount: m.measure_return_12_amount,
		definition: m.measure_return_12_definition
	},
	return_24: {
		name: m.measure_return_24_name,
		amount: m.measure_return_24_amount,
		definition: m.measure_return_24_definition
	}
};

/** The name of a measure, such as "Units". */
export function measureName(measure: Measure, locale: Locale): string {
	return words[measure].name({}, { locale });
}

/** What a measure counts and what it leaves out, the same text as in `docs/measures.md`. */
export function measureDefinition(measure: Measure, locale: Locale): string {
	return words[measure].definition({}, { locale });
}

/** A figure of a measure as a number: volume in litres, shares in per cent. */
export function measureNumber(measure: Measure, value: number, locale: Locale): string {
	const format = formatOf(measure);
	if (format === 'percent') return formatPercent(value, locale, 1);
	if (format === 'decimal') return formatNumber(value, locale, 2);
	return formatNumber(value, locale);
}

/** What exactly one is called: English has a word of its own for it. */
const ones: Partial<Record<Measure, Named>> = {
	units: m.collections_unit_one,
	donations: m.measure_donations_one,
	volume: m.measure_volume_one,
	drives: m.measure_drives_one,
	donors: m.measure_donors_one
};

/** "1.240 đơn vị", with ≈ where it is approximate. */
export function amountText(measure: Measure, value: number, locale: Locale, approximate = false): string {
	const number = measureNumber(measure, value, locale);
	const one = number === '1' && !approximate ? ones[measure] : undefined;
	if (one) return one({}, { locale });
	const count = approximate ? m.chart_approximate({ number }, { locale }) : number;
	return words[measure].amount({ count }, { locale });
}
