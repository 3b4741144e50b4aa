import { and, eq } from 'drizzle-orm';
import type { DonorInput, TypedDonor } from '$lib/donors/donor-form';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { provinceOf } from '../areas/province';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { areaExists } from './add-donor';
import { auditDonor } from './audit-donor';
import { currentConsentText, recordConsent, withdrawConsent } from './consents';
import { donorColumns, identityColumns, type DonorRow } from './donor-row';
import { lockDonor } from './queries';

/** A correction of a donor. Without a paper the one on file stays, which no form ever holds, unless it is to be removed. */
export type EditingDonor = {
	donorId: string;
	input: DonorInput & { removePaper: boolean };
	locale: Locale;
	now: Date;
};

export type EditDonorRefusal = 'donor_not_found' | 'stale_version' | 'unknown_area';

/** Corrects a donor, or says why not: somebody saved in between, or an area that does not exist. */
export async function editDonor(
	tx: Tx,
	actor: Actor,
	editing: EditingDonor
): Promise<Result<DonorRow, EditDonorRefusal>> {
	const { donorId, input } = editing;
	const before = await lockDonor(tx, donorId);
	if (!before) return refused('donor_not_found');
	if (before.version !== input.version) return refused('stale_version');
	if (!(await areaExists(tx, input.areaCode))) return refused('unknown_area');

	const { country } = await provinceOf(tx, before.provinceCode);
	const written = { ...donorColumns(input, country), ...paperColumns(before, input) };
	const fields = changedFields(before, written);
	if (fields.length === 0) return done(before);
	const after = await update(tx, before, written);
	await followReserve(tx, actor, before, editing);
	await auditDonor(tx, actor, before, 'donor.edited', fields);
	return done(after);
}

/** The paper as typed. The same number again is no change, although it would be encrypted anew. */
function paperColumns(before: DonorRow, input: EditingDonor['input']): Partial<DonorRow> {
	if (input.idNumber === '' && !input.removePaper) return {};
	const typed = identityColumns(before.id, input);
	const same = typed.idNumberHash !== null && before.idNumberHash?.equals(typed.idNumberHash);
	return same ? { idKind: typed.idKind } : typed;
}

/** The fields of the form whose columns differ. */
export function changedFields(before: DonorRow, written: Partial<DonorRow>): (keyof TypedDonor)[] {
	const columns = Object.keys(written) as (keyof DonorRow)[];
	const changed = columns.filter((column) => before[column] !== written[column]);
	return [...new Set(changed.flatMap((column) => FIELD_OF[column] ?? []))];
}

/** Which field of the form stands behind a column; derived columns have none. */
const FIELD_OF: Partial<Record<keyof DonorRow, keyof TypedDonor>> = {
	fullName: 'fullName',
	sex: 'sex',
	birthDate: 'birthDate',
	birthPrecision: 'birthDate',
	phone: 'phone',
	email: 'email',
	idKind: 'idKind',
	idNumberEncrypted: 'idNumber',
	areaCode: 'areaCode',
	address: 'address',
	abo: 'abo',
	rhd: 'rhd',
	groupSource: 'groupSource',
	weightClass: 'weightClass',
	reserve: 'reserve',
	note: 'note'
};

async function update(tx: Tx, { id, version }: DonorRow, written: Partial<DonorRow>): Promise<DonorRow> {
	const [after] = await tx
		.update(donors)
		.set({ ...written, version: version + 1 })
		.where(and(eq(donors.id, id), eq(donors.version, version)))
		.returning();
	if (!after) throw new Error('A locked donor was changed by somebody else');
	return after;
}

/** Agreeing to be called in an emergency is a consent of its own, and so is leaving that list. */
async function followReserve(tx: Tx, actor: Actor, before: DonorRow, { input, locale, now }: EditingDonor) {
	if (before.reserve === input.reserve) return;
	if (!input.reserve) return withdrawConsent(tx, before.id, 'reserve', now);
	const { timezone } = await provinceOf(tx, before.provinceCode);
	const text = await currentConsentText(tx, 'reserve', locale, dayIn(timezone, now));
	await recordConsent(tx, actor, before.id, text);
}
