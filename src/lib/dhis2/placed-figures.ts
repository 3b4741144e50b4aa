import type { CollectedRow } from '../collections/rollup';
import { isStated, type Figure } from '../collections/figures';
import type { Breakdown } from '../collections/filter-query';
import type { PlacedFigure } from './build-values';
import type { SentFigure } from './sent-figures';

/** What a number does not say of itself: it is approximate, in it are results that somebody stated, of so many drives it is not known. */
export type Caution = { approximate: boolean; reported: boolean; silent: number };

/** Rows by district, whole and crossed with each breakdown. */
export type MonthRows = { whole: readonly CollectedRow[]; parts: ReadonlyMap<Breakdown, readonly CollectedRow[]> };

/** What of a month lies in no place of the province: outside of it, or in a month that its source does not state exactly. */
export type NotPlaced = { outside: number; vague: number };

/**
 * Every figure of every district. What has no district stands under the province, since a DHIS2 server adds up what lies below by itself.
 * `commentOf` gives the words of what a number does not say.
 */
export function placedFigures(
	{ whole, parts }: MonthRows,
	figures: readonly SentFigure[],
	{ provinceCode, commentOf }: { provinceCode: string; commentOf: (caution: Caution) => string | null }
): PlacedFigure[] {
	return figures.flatMap(({ key, figure, by, value }) => {
		const rows = by === null ? whole : (parts.get(by) ?? []).filter(({ other }) => other === value);
		return rows.flatMap((row): PlacedFigure[] => {
			if (row.kind !== 'ordinary' && row.kind !== 'not_stated') return [];
			const placeCode = row.kind === 'ordinary' ? row.key : provinceCode;
			return [{ figure: key, placeCode, value: row[figure], comment: commentOf(cautionOf(row, figure)) }];
		});
	});
}

function cautionOf(row: CollectedRow, figure: Figure): Caution {
	return {
		approximate: isStated(figure) && row.roughly.includes(figure),
		reported: row.reportedUnits > 0,
		silent: isStated(figure) ? row.silent[figure] : 0
	};
}

/** The units of a month that are told of no place. */
export function notPlaced(rows: readonly CollectedRow[]): NotPlaced {
	const unitsOf = (kind: CollectedRow['kind']) =>
		rows.filter((row) => row.kind === kind).reduce((sum, { units }) => sum + (units ?? 0), 0);
	return { outside: unitsOf('outside'), vague: unitsOf('not_placed') };
}
