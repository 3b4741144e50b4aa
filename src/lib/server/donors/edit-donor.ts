import { and, eq } from 'drizzle-orm';
import type { DonorInput } from '$lib/donors/donor-form';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { areaExists } from './add-donor';
import { currentConsentText, recordConsent, withdrawConsent } from './consents';
import { donorColumns, identityColumns, type DonorRow } from './donor-row';
import { decryptIdentity } from './identity-key';
import { provinceOf } from './province';
import { lockDonor } from './queries';

/** A correction of a donor. An empty `idNumber` beside an unchanged kind keeps the stored number, which no form ever holds. */
export type EditingDonor = { donorId: string; input: DonorInput; locale: Locale; now: Date };

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
	const audit = { objectType: 'donor', objectId: donorId, provinceCode: before.provinceCode, clubId: before.clubId };
	await recordAudit(tx, actor, { action: 'donor.edited', fields, ...audit });
	return done(after);
}

/** The paper as typed; the stored number when the same one was typed again, so that nothing seems to change. */
function paperColumns(before: DonorRow, input: DonorInput): Partial<DonorRow> {
	if (input.idKind !== '' && input.idNumber === '') return { idKind: input.idKind };
	const typed = identityColumns(before.id, input);
	const same = typed.idNumberHash !== null && before.idNumberHash?.equals(typed.idNumberHash);
	return same ? { idKind: typed.idKind } : typed;
}

function changedFields(before: DonorRow, written: Partial<DonorRow>): string[] {
	const derived = ['searchKey', 'sortKey', 'idNumberHash', 'idLastFourHash'];
	const isChanged = (field: keyof DonorRow) => before[field] !== written[field] && !derived.includes(field);
	return (Object.keys(written) as (keyof DonorRow)[]).filter(isChanged);
}

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

/** The last four characters of a donor's identity number; empty without one. */
export function shownIdentity({ id, idNumberEncrypted }: DonorRow): string {
	return idNumberEncrypted ? decryptIdentity(idNumberEncrypted, id).slice(-4) : '';
}
