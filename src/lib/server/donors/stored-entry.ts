import type { Entry } from '$lib/donors/suspected-pairs';
import type { CalendarDate } from '$lib/time/calendar-date';

/** An entry as the functions that read a registry give it; the number of a paper only as its keyed hash. */
export type StoredEntry = {
	id: string;
	full_name: string;
	sex: string | null;
	birth_date: CalendarDate | null;
	birth_precision: string | null;
	phone: string | null;
	id_kind: string | null;
	id_hash: string | null;
};

/** What is compared of a stored entry. */
export const comparedOf = (row: StoredEntry): Entry => ({
	id: row.id,
	fullName: row.full_name,
	sex: (row.sex ?? '') as Entry['sex'],
	birthDate: row.birth_date,
	birthPrecision: row.birth_precision === 'year' ? 'year' : 'day',
	phone: row.phone,
	idKind: row.id_kind ?? '',
	idHash: row.id_hash ?? ''
});
