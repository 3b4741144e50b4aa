import type { CalendarDate, DatePrecision } from '$lib/time/calendar-date';
import type { Breakdown } from './filter';
import { noFigures } from './figures';
import { unpaired } from './yield';
import type { AreaRollup, CollectedTally } from './rollup';

/** A reported result as the press printed it. */
export type PublishedResult = {
	on: CalendarDate;
	precision: DatePrecision;
	areaCode: string | null;
	outside?: boolean;
	units: number;
	volumeMl?: number;
};

/** Test data: the sixteen results published in the press for Thanh Hóa, 2017–2026. */
export const publishedResults: readonly PublishedResult[] = [
	{ on: '2017-07-27', precision: 'day', areaCode: '380', units: 2040 },
	{ on: '2017-08-30', precision: 'day', areaCode: '380', units: 700 },
	{ on: '2018-08-23', precision: 'day', areaCode: '399', units: 780 },
	{ on: '2018-10-12', precision: 'day', areaCode: '393', units: 420 },
	{ on: '2019-01-01', precision: 'year', areaCode: '391', units: 547 },
	{ on: '2019-10-01', precision: 'month', areaCode: '396', units: 1003 },
	{ on: '2019-11-07', precision: 'day', areaCode: '399', units: 892 },
	{ on: '2020-01-01', precision: 'year', areaCode: '380', units: 188 },
	{ on: '2020-04-26', precision: 'day', areaCode: '380', units: 529 },
	{ on: '2020-06-14', precision: 'day', areaCode: '380', units: 300 },
	{ on: '2021-03-16', precision: 'day', areaCode: null, units: 300 },
	{ on: '2022-02-07', precision: 'day', areaCode: '380', units: 200 },
	{ on: '2022-03-24', precision: 'day', areaCode: '380', units: 5, volumeMl: 1350 },
	{ on: '2025-11-01', precision: 'month', areaCode: null, outside: true, units: 250 },
	{ on: '2025-11-13', precision: 'day', areaCode: '15766', units: 107 },
	{ on: '2026-01-11', precision: 'day', areaCode: '16012', units: 500 }
];

/** The areas of those results: two communes of 2025 remember their former districts. */
export const publishedAreas: readonly AreaRollup[] = [
	...['380', '391', '393', '396', '397', '399', '400'].map((code) => ({ code, thenCode: code, nowCode: code })),
	{ code: '15766', thenCode: '397', nowCode: '15766' },
	{ code: '16012', thenCode: '400', nowCode: '16012' }
];

/** A published result as the database hands it on when asked for one breakdown, placed in the period. */
export function talliedResult(result: PublishedResult, by: Breakdown = 'district'): CollectedTally {
	return {
		...noFigures,
		key: keyOf(result, by),
		other: null,
		outside: result.outside ?? false,
		placed: true,
		units: result.units,
		unitsWithVolume: result.volumeMl ? result.units : 0,
		volumeMl: result.volumeMl ?? null,
		source: 'reported',
		roughly: [],
		silent: { registered: 0, donations: 0, units: 0, volumeMl: 0 },
		paired: unpaired
	};
}

function keyOf(result: PublishedResult, by: Breakdown): string | null {
	if (by === 'district' || by === 'area') return result.areaCode;
	if (by === 'month') return result.precision === 'year' ? null : result.on.slice(0, 7);
	return by === 'province' && !result.outside ? 'VN-21' : null;
}
