import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Country } from '$lib/areas/country';
import { ListComparison, type Candidate, type KnownDonor, type Verdict } from '$lib/donor-import/compare-row';
import { nameOf } from '$lib/donor-import/decide-row';
import type { Tx } from '../scope';
import type { OpenedRow } from './batch-rows';

/** How long others may have to wait for the comparing of a long list. */
const SLICE_MS = 10;

/** What a row came to. */
export type RowVerdict = { id: string; verdict: Verdict; candidates: Candidate[] };

/** Compares all rows of a list, in their order, with the donors of its club and with each other, and lets others have their turn. */
export async function verdictsOn(
	rows: readonly OpenedRow[],
	donors: readonly KnownDonor[],
	country: Country
): Promise<RowVerdict[]> {
	const comparison = new ListComparison(donors, country);
	const verdicts: RowVerdict[] = [];
	let since = performance.now();
	for (const { id, facts } of rows) {
		verdicts.push({ id, ...(facts ? comparison.compare(facts) : { verdict: 'error', candidates: [] }) });
		if (performance.now() - since < SLICE_MS) continue;
		await setImmediate();
		since = performance.now();
	}
	return verdicts;
}

/** Whether a row came to what it came to before: the same verdict about the same people at the same versions. */
export function isAsBefore(row: OpenedRow, { verdict, candidates }: RowVerdict): boolean {
	const people = (all: readonly Candidate[]) => all.map((one) => `${nameOf(one)} ${one.version ?? ''}`).join(',');
	return row.verdict === verdict && people(row.candidates) === people(candidates);
}

/** Keeps what rows came to. A decision that was made before stays where it can. */
export async function keepVerdicts(tx: Tx, verdicts: readonly RowVerdict[]): Promise<void> {
	const kept = verdicts.map(({ candidates, ...rest }) => ({
		...rest,
		candidates,
		names: candidates.map(nameOf),
		donor: rest.verdict === 'update' || rest.verdict === 'same' ? (candidates[0]?.donor ?? null) : null,
		version: candidates[0]?.version ?? null
	}));
	await tx.execute(sql`
		update import_rows r set verdict = k.verdict, candidates = k.candidates, donor_id = k.donor, donor_version = k.version,
			decision = case when r.verdict is not null and r.verdict <> k.verdict and r.decision <> 'leave_out' then null
				when r.decided_for is not null and not r.decided_for = any (k.names) then null else r.decision end
		from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
			as k (id uuid, verdict text, candidates jsonb, names text[], donor uuid, version integer)
		where r.id = k.id`);
}
