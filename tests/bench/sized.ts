import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../scripts/child';
import { PlainFailure } from '../../scripts/plain-failure.mjs';
import { withProduct, type TestProduct } from '../../scripts/product';

/** How much there is beside the year of the demonstration. */
export type MassOf = { donors: number; drives: number; donations: number };

/** The sizes a bench has; `tenfold` has the areas, clubs and drives of `full`. */
export const sizes = {
	check: { donors: 4_000, drives: 240, donations: 20_000 },
	usual: { donors: 20_000, drives: 1_200, donations: 100_000 },
	full: { donors: 200_000, drives: 12_000, donations: 1_000_000 },
	tenfold: { donors: 2_000_000, drives: 12_000, donations: 10_000_000 }
} as const satisfies Record<string, MassOf>;

async function fill(data: string, mass: MassOf): Promise<void> {
	if (existsSync(join(data, 'postgres')) || existsSync(join(data, 'elsewhere'))) return;
	const asked = Object.entries(mass).flatMap(([what, number]) => [`--${what}`, String(number)]);
	const bootstrap = join('scripts', 'bootstrap.mjs');
	const code = await run(process.execPath, [bootstrap, 'demo', ...asked], { GIOT_DATA_DIR: data });
	if (code !== 0) throw new PlainFailure('The mass that the bench works on could not be loaded.');
}

/** Runs work against a product with that much data; it is kept where a directory is named, and then only made once. */
export function withSized<T>(
	size: keyof typeof sizes,
	kept: string | undefined,
	work: (product: TestProduct) => Promise<T>
): Promise<T> {
	const data = kept && join(kept, size);
	return withProduct({ demo: true, data, fill: (made) => fill(made, sizes[size]) }, work);
}
