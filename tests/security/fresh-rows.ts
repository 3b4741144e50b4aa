import { inject } from 'vitest';
import type { Owner } from '../support/two-provinces';
import { truth } from './visitor';

/** Whoever has a club. */
export type ClubOwner = Exclude<Owner, 'A0' | 'B0'>;

const { ids } = inject('world');

/** The province of an owner. */
export const provinceOf = (owner: Owner) => (owner.startsWith('A') ? 'VN-21' : 'LA-HO');

/** The club and the province of an owner. */
export const placeOf = (owner: ClubOwner) => ({ club: ids[owner].clubs ?? '', province: provinceOf(owner) });

/** A row as an insert takes it. */
export async function insert(table: string, row: Record<string, unknown>): Promise<void> {
	const places = Object.keys(row).map((_, i) => `$${i + 1}`);
	await truth(`insert into ${table} (${Object.keys(row)}) values (${places})`, Object.values(row));
}
