import { detailsOf, type Computed } from './computed';
import { additiveMeasures } from './measure';
import type { CollectedRow } from './rollup';

/** What a file is made from besides its rows: their names, that of all together, and the figures of a measure that does not add up. */
export type FileFacts = { nameOf: (row: CollectedRow) => string; overall: string; computed?: Computed };

/** The rows of a file for programs, each with its name; a measure that does not add up stands under its own name, with what it is made of and what all together come to. */
export function namedRows(rows: readonly CollectedRow[], { nameOf, overall, computed }: FileFacts): object[] {
	if (!computed) return rows.map((row) => ({ ...row, name: nameOf(row) }));
	const { measure, values } = computed;
	const figures = (key: string) => ({ ...detailsOf(key, computed), [measure]: values.get(key) ?? null });
	return [
		...rows.map((row) => ({ ...row, ...figures(row.key), name: nameOf(row) })),
		{ kind: 'overall', key: 'overall', ...wholeOf(computed), name: overall }
	];
}

/** What a file says of everything together: the figure and what only it is made of; what adds up is left out, for whoever adds up the rows has it. */
export function wholeOf({ measure, overall, details }: Computed): Record<string, number | null> {
	const own = details.filter(({ key }) => !additiveMeasures.some((one) => one === key));
	return { ...Object.fromEntries(own.map((detail) => [detail.key, detail.overall])), [measure]: overall };
}
