import type { Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { splitsDonations } from './combination';
import type { StatedFigure } from './figures';
import type { Breakdown } from './filter-query';
import type { Measure } from './measure';
import { amountText } from './measure-words';

/** Whose silence leaves a measure incomplete. */
const silentOf: Partial<Record<Measure, StatedFigure>> = {
	units: 'units',
	volume: 'volumeMl',
	donations: 'donations',
	registered: 'registered'
};

/** Of how many drives a measure is not known, in words; empty where it is known of all. */
export function silentText(silent: Readonly<Record<StatedFigure, number>>, measure: Measure, locale: Locale): string {
	const figure = silentOf[measure];
	const count = figure ? silent[figure] : 0;
	return count > 0 ? m.collections_silent({ count: String(count) }, { locale }) : '';
}

/** What reported totals leave unsplit, in words; empty where a breakdown is known of drives or nothing was reported. */
export function unsplitText(by: Breakdown, reportedUnits: number, locale: Locale): string {
	if (!splitsDonations(by) || reportedUnits === 0) return '';
	return m.collections_unsplit({ units: amountText('units', reportedUnits, locale) }, { locale });
}
