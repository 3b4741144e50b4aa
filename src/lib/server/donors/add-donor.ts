import { eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { NewDonorInput } from '$lib/donors/donor-form';
import { nameKey } from '$lib/donors/name';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { areas } from '../db/schema/areas';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { currentConsentText, recordConsent } from './consents';
import { donorColumns, identityColumns, type DonorRow } from './donor-row';
import { findDuplicates } from './find-duplicates';
import { provinceOf } from './province';

/** A new donor of a club, or of the province's office when `clubId` is null. `locale` is the language of the consent that was read. */
export type AddingDonor = {
	clubId: string | null;
	provinceCode: string;
	/** `confirmNew` says that likely duplicates were looked at and are somebody else. */
	input: NewDonorInput & { confirmNew: boolean };
	locale: Locale;
	now: Date;
};

export type AddDonorRefusal = 'likely_duplicate' | 'unknown_area';

/** Adds a person with the proof of consent, or says why not: a look-alike that nobody looked at, or an area that does not exist. */
export async function addDonor(tx: Tx, actor: Actor, adding: AddingDonor): Promise<Result<DonorRow, AddDonorRefusal>> {
	const { clubId, provinceCode, input } = adding;
	if (!(await areaExists(tx, input.areaCode))) return refused('unknown_area');
	if (!input.confirmNew) {
		await takeTurns(tx, `${provinceCode} ${nameKey(input.fullName)}`);
		const found = await findDuplicates(tx, { provinceCode, ...input });
		const alike = found.filter(({ strength }) => strength !== 'possible');
		if (alike.length > 0) return refused('likely_duplicate', { count: alike.length });
	}
	const donor = await insertDonor(tx, actor, adding);
	await recordConsents(tx, actor, donor, adding);
	const audit = { objectType: 'donor' as const, objectId: donor.id, provinceCode, clubId };
	await recordAudit(tx, actor, { action: 'donor.added', ...audit });
	return done(donor);
}

/** Two sendings of one name wait for each other, so that the second finds the first: until the transaction ends. */
async function takeTurns(tx: Tx, name: string): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

/** Whether an area code names a known area; no code is fine, because nobody need state it. */
export async function areaExists(tx: Tx, code: string): Promise<boolean> {
	if (code === '') return true;
	const found = await tx.select({ code: areas.code }).from(areas).where(eq(areas.code, code));
	return found.length > 0;
}

async function insertDonor(tx: Tx, actor: Actor, { clubId, provinceCode, input }: AddingDonor): Promise<DonorRow> {
	const id = v7();
	const { country } = await provinceOf(tx, provinceCode);
	const [added] = await tx
		.insert(donors)
		.values({
			...donorColumns(input, country),
			...identityColumns(id, input),
			id,
			provinceCode,
			clubId,
			createdBy: actor.accountId
		})
		.returning();
	if (!added) throw new Error('The new donor did not come back');
	return added;
}

async function recordConsents(
	tx: Tx,
	actor: Actor,
	{ id }: DonorRow,
	{ provinceCode, input, locale, now }: AddingDonor
) {
	const { timezone } = await provinceOf(tx, provinceCode);
	const purposes = input.reserve ? (['registration', 'reserve'] as const) : (['registration'] as const);
	for (const purpose of purposes) {
		await recordConsent(tx, actor, id, await currentConsentText(tx, purpose, locale, dayIn(timezone, now)));
	}
}
