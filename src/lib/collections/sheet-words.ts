import { formatDate, type Locale } from '$lib/time/format';
import type { CalendarDate } from '$lib/time/calendar-date';
import { m } from '$lib/paraglide/messages';
import type { CollectionsFilter } from './filter-query';
import { isAdditive, knowsPeople, type Measure } from './measure';
import { measureDefinition, measureName } from './measure-words';
import { filterSentence, measureBy } from './words';

const always: readonly Measure[] = ['units', 'volume'];
const ofPeople: readonly Measure[] = [
	'first_time',
	'drives',
	'registered',
	'arrived',
	'fit',
	'deferred',
	'left',
	'no_show'
];

/** The measures that a file of results has columns of. */
export function measuresInFile(measure: Measure): Measure[] {
	if (measure === 'units') return [...always];
	const more: Measure[] = [...always, 'donations', ...(knowsPeople(measure) ? ofPeople : [])];
	return isAdditive(measure) ? more : [...more, measure];
}

/** What a workbook says besides its numbers: what was asked, when, and what each figure counts. `club` is its name, or "all clubs". */
export function aboutCells(
	filter: CollectionsFilter,
	{ club, today, measures }: { club: string; today: CalendarDate; measures: readonly Measure[] },
	locale: Locale
): string[][] {
	return [
		[
			m.collections_sheet_filter({}, { locale }),
			filterSentence(filter, { asked: measureBy(filter, locale), club }, locale)
		],
		[m.collections_sheet_made({}, { locale }), formatDate(today, locale)],
		...measures.map((measure) => [measureName(measure, locale), measureDefinition(measure, locale)])
	];
}
