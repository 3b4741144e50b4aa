import type { TypedDonor } from '$lib/donors/donor-form';
import { provinceOf } from '../areas/province';
import type { Tx } from '../scope';
import { donorColumns, typedFrom } from './donor-row';
import { changedFields, type EditingDonor } from './edit-donor';
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

/** One fact in three fields: filled in together or not at all. */
const GROUP: readonly (keyof TypedDonor)[] = ['abo', 'rhd', 'groupSource'];

/**
 * Both sides where the entry that was edited went into this one, which it takes nothing away from: what was typed with the fields filled in that
 * were empty there, and the fields in which it still differs.
 */
export async function mergedConflict(tx: Tx, editing: EditingDonor): Promise<DonorConflict | null> {
	const conflict = await donorConflict(tx, editing);
	if (!conflict) return null;
	const { saved, fields } = conflict;
	const together = (field: keyof TypedDonor) => (GROUP.includes(field) ? GROUP : [field]);
	const empty = fields.filter((field) => together(field).every((one) => !editing.input[one]));
	Object.assign(editing.input, Object.fromEntries(empty.map((field) => [field, saved[field]])));
	return { ...conflict, fields: fields.filter((field) => editing.input[field] !== saved[field]) };
}
