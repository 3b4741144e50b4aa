import type { Actor } from '../../src/lib/server/actor';
import { mergeDonors, type MergingDonors } from '../../src/lib/server/donors/merge-donors';
import { undoMerge } from '../../src/lib/server/donors/undo-merge';
import { as, registrar, truth } from './registration-desk';

type Chosen = MergingDonors['chosen'];

async function seen(id: string) {
	const [row] = await truth('select version from donors where id = $1', [id]);
	return { id, version: Number(row?.version ?? 1) };
}

/** Merges one donor into another, as both stand. */
export async function merge(keptId: string, goneId: string, chosen: Chosen = {}, actor: Actor = registrar) {
	const merging = { kept: await seen(keptId), gone: await seen(goneId), chosen };
	return as(actor, (tx) => mergeDonors(tx, actor, merging));
}

/** Merges two donors who must be mergeable: the id of the merge. */
export async function merged(keptId: string, goneId: string, chosen: Chosen = {}): Promise<string> {
	const result = await merge(keptId, goneId, chosen);
	if (!result.ok) throw new Error(result.refusal);
	return result.value.id;
}

/** Takes a merge back. */
export const unmerge = (donorId: string, mergeId: string, actor: Actor = registrar) =>
	as(actor, (tx) => undoMerge(tx, actor, { donorId, mergeId }));

const HOLDING = [
	'donors',
	'donor_clubs',
	'registrations',
	'registration_events',
	'donations',
	'deferrals',
	'consents',
	'donor_pairs',
	'data_requests',
	'thanks',
	'import_rows',
	'stated_donations',
	'stated_counts',
	'drive_people',
	'drive_tallies',
	'area_tallies',
	'drives'
];

/** Every row that tells of donors, without the versions that an edit raises and tallies of nothing. */
export async function everything(): Promise<string[]> {
	const rows = await Promise.all(
		HOLDING.map((table) => {
			const row = table === 'donors' ? "to_jsonb(t) - 'version'" : 'to_jsonb(t)';
			return truth(`select '${table} ' || (${row})::text as line from ${table} t`);
		})
	);
	const lines = rows.flat().map(({ line }) => String(line));
	return lines.filter((line) => !/"(people|donations)": 0[,}]/.test(line)).sort();
}
