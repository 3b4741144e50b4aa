import { detailsOf, type Computed } from './computed';
import type { CollectedRow } from './rollup';

/** What a file is made from besides its rows: their names, that of all together, and the figures of a measure that does not add up. */
export type FileFacts = { nameOf: (row: CollectedRow) => string; overall: string; computed?: Computed };

/** The rows of a file for programs, each with its name; a measure that does not add up stands under its own name, with what it is made of and what all together come to. */
export function namedRows(rows: readonly CollectedRow[], { nameOf, overall, computed }: FileFacts): object[] {
	if (!computed) return rows.map((row) => ({ ...row, name: nameOf(row) }));
	const { measure, values, details } = computed;
	const figures = (key: string) => ({ ...detailsOf(key, computed), [measure]: values.get(key) ?? null });
	const whole = Object.fromEntries(details.map((detail) => [detail.key, detail.overall]));
	return [
		...rows.map((row) => ({ ...row, ...figures(row.key), name: nameOf(row) })),
		{ kind: 'overall', key: 'overall', ...whole, [measure]: computed.overall, name: overall }
	];
}
