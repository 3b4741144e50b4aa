import type { TypedDonor } from '$lib/donors/donor-form';
import type { Tx } from '../scope';
import { donorColumns, typedFrom } from './donor-row';
import { changedFields, type EditingDonor } from './edit-donor';
import { provinceOf } from '../areas/province';
import { donorById } from './queries';

/** What was saved by somebody else in between, and the fields in which it differs from what was typed. */
export type DonorConflict = { saved: TypedDonor; fields: (keyof TypedDonor)[]; version: number };

/** Both sides of a stale edit; `null` when the donor is gone. */
export async function donorConflict(tx: Tx, { donorId, input }: EditingDonor): Promise<DonorConflict | null> {
	const now = await donorById(tx, donorId);
	if (!now) return null;
	const { country } = await provinceOf(tx, now.provinceCode);
	return { saved: typedFrom(now), fields: changedFields(now, donorColumns(input, country)), version: now.version };
}
