import { sql } from 'drizzle-orm';
import type { KnownDonor } from '$lib/donor-import/compare-row';
import { comparedOf, type StoredEntry } from '../donors/stored-entry';
import type { Tx } from '../scope';

type Stored = StoredEntry & { version: number } & Record<
		'email' | 'address' | 'abo' | 'rhd' | 'note' | 'group_source',
		string | null
	>;

/** Whom the people of a list are compared with: those whom its club knows, while the list is worked on. */
export async function registryFor(tx: Tx, batchId: string): Promise<KnownDonor[]> {
	const { rows } = await tx.execute<Stored>(sql`select * from giot_import_registry(${batchId})`);
	return rows.map((row) => ({
		...comparedOf(row),
		version: row.version,
		email: row.email ?? '',
		address: row.address ?? '',
		abo: row.abo ?? '',
		rhd: row.rhd ?? '',
		note: row.note ?? '',
		confirmed: row.group_source === 'confirmed'
	}));
}

/** How those stand: another text whenever one was added, edited or erased. */
export async function registryState(tx: Tx, batchId: string): Promise<string> {
	const { rows } = await tx.execute<{ state: string }>(sql`select giot_import_state(${batchId}) as state`);
	return rows[0]?.state ?? '';
}
