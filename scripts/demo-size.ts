import { parseArgs } from 'node:util';
import type { MassSize } from '../src/lib/server/db/mass/people';
import { PlainFailure } from './plain-failure.mjs';

/** How the demonstration is asked for. */
export const demoUsage = 'npm run demo -- [--donors 3000] [--drives 12000 --donations 1000000]';

/** A story of a year with so many people, and beside it, where drives or donations are asked for, a mass of ten years. */
export type DemoSize = { donors: number; mass: (MassSize & { drives: number }) | null };

const limits = {
	donors: { least: 100, most: 5_000_000 },
	drives: { least: 50, most: 100_000 },
	donations: { least: 100, most: 50_000_000 }
} as const;

function whole(name: string, given: string, { least, most }: { least: number; most: number }): number {
	const number = Number(given);
	if (Number.isInteger(number) && number >= least && number <= most) return number;
	throw new PlainFailure(`Give a number of ${name} from ${least} to ${most}: ${demoUsage}`);
}

/** What a person gives at most in ten years, as far as a mass goes. */
const MOST_EACH = 40;

function massOf(given: { donors?: string; drives?: string; donations?: string }): NonNullable<DemoSize['mass']> {
	const donations = whole('donations', given.donations ?? String(Number(given.drives) * 83), limits.donations);
	const donors = whole('donors', given.donors ?? String(Math.ceil(donations / 5)), limits.donors);
	const drives = whole(
		'drives',
		given.drives ?? String(Math.max(limits.drives.least, Math.ceil(donations / 83))),
		limits.drives
	);
	if (donations < donors)
		throw new PlainFailure(`${donors} donors give ${donors} times at least: ask for more donations or fewer donors.`);
	if (donations > donors * MOST_EACH)
		throw new PlainFailure(
			`${donors} donors cannot give ${donations} times in ten years: ask for more donors or fewer donations.`
		);
	return { donors, drives, donations };
}

/** What was asked for. Sizes outside sense are refused in words; the story has as many people as there are invented telephone numbers at most. */
export function demoSize(args: readonly string[]): DemoSize {
	const { values } = parseArgs({
		args: [...args],
		options: { donors: { type: 'string' }, drives: { type: 'string' }, donations: { type: 'string' } }
	});
	if (values.drives === undefined && values.donations === undefined)
		return { donors: whole('donors', values.donors ?? '3000', { least: 20, most: 500_000 }), mass: null };
	return { donors: 3_000, mass: massOf(values) };
}
