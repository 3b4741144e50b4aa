import { AGE_BANDS } from '../donors/age-band';
import { SEXES } from '../donors/donor-history';
import { COMPONENTS } from '../donations/component';
import type { Figure } from '../collections/figures';
import type { Breakdown } from '../collections/filter-query';

/** What of a month can be told: a figure, or the part of it that one value of a breakdown has. Volume is told in millilitres. */
export type SentFigure = { key: string; figure: Figure; by: Breakdown | null; value: string | null };

const WHOLE: readonly Figure[] = [
	'units',
	'donations',
	'volumeMl',
	'drives',
	'registered',
	'arrived',
	'fit',
	'deferred',
	'left',
	'noShow',
	'firstTime'
];

/** The breakdowns whose parts can be told, and of which figure. */
const PARTS: readonly { figure: Figure; by: Breakdown; values: readonly string[] }[] = [
	{ figure: 'units', by: 'volume', values: ['250', '350', '450', 'other'] },
	{ figure: 'donations', by: 'component', values: COMPONENTS },
	{ figure: 'donations', by: 'first', values: ['first', 'repeat'] },
	{ figure: 'donations', by: 'sex', values: SEXES },
	{ figure: 'donations', by: 'age', values: AGE_BANDS },
	{ figure: 'donations', by: 'sex_age', values: SEXES.flatMap((sex) => AGE_BANDS.map((age) => `${sex} ${age}`)) }
];

/** How a figure is called in files and in the database, such as `units` or `donations/sex/female`. */
const keyOf = (figure: Figure, by: Breakdown | null, value: string | null) =>
	[figure, by, value].filter((part) => part !== null).join('/');

/** Everything that can be told, in the order in which it is shown. */
export const SENT_FIGURES: readonly SentFigure[] = [
	...WHOLE.map((figure) => ({ key: keyOf(figure, null, null), figure, by: null, value: null })),
	...PARTS.flatMap(({ figure, by, values }) =>
		values.map((value) => ({ key: keyOf(figure, by, value), figure, by, value }))
	)
];

/** The breakdowns that some figures need. */
export function breakdownsOf(figures: readonly SentFigure[]): Breakdown[] {
	return [...new Set(figures.flatMap(({ by }) => by ?? []))];
}
