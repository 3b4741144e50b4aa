import { sql } from 'drizzle-orm';
import type { KnownDonor } from '$lib/donor-import/compare-row';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Tx } from '../scope';

type Stored = Record<
	| 'id'
	| 'full_name'
	| 'sex'
	| 'birth_precision'
	| 'phone'
	| 'email'
	| 'id_kind'
	| 'id_hash'
	| 'address'
	| 'abo'
	| 'rhd'
	| 'note',
	string | null
> & { id: string; full_name: string; birth_date: CalendarDate | null; group_source: string | null; version: number };

/** Whom the people of a list are compared with: those whom its club knows, while the list is worked on. */
export async function registryFor(tx: Tx, batchId: string): Promise<KnownDonor[]> {
	const { rows } = await tx.execute<Stored>(sql`select * from giot_import_registry(${batchId})`);
	return rows.map((row) => ({
		id: row.id,
		version: row.version,
		fullName: row.full_name,
		sex: (row.sex ?? '') as KnownDonor['sex'],
		birthDate: row.birth_date,
		birthPrecision: row.birth_precision === 'year' ? 'year' : 'day',
		phone: row.phone,
		email: row.email ?? '',
		idKind: row.id_kind ?? '',
		idHash: row.id_hash ?? '',
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
