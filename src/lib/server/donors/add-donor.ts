import { eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { NewDonorInput } from '$lib/donors/donor-form';
import { nameKey } from '$lib/donors/name';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { provinceOf } from '../areas/province';
import { plannedOnce } from '../db/planned-once';
import { areas } from '../db/schema/areas';
import { donors } from '../db/schema/donors';
import { takeTurns, type Tx } from '../scope';
import { auditDonor } from './audit-donor';
import { currentConsentText, recordConsent, signedConsentText } from './consents';
import { donorColumns, identityColumns, type DonorRow } from './donor-row';
import { findDuplicates } from './find-duplicates';
import { donorById } from './queries';

/** A new donor of a club, or of the province's office when `clubId` is null. `locale` is the language of the consent that was read. */
export type AddingDonor = {
	/** Issued with the form, so that its second sending finds whom the first one added. */
	id?: string;
	clubId: string | null;
	provinceCode: string;
	/** `confirmNew` says that likely duplicates were looked at and are somebody else. */
	input: NewDonorInput & { confirmNew: boolean };
	locale: Locale;
	now: Date;
	/** Whether the person agreed on a paper that the club keeps. */
	signed?: boolean;
};

export type AddDonorRefusal = 'likely_duplicate' | 'unknown_area';

/** Adds a person with the proof of consent, or says why not: a look-alike that nobody looked at, or an area that does not exist. */
export async function addDonor(tx: Tx, actor: Actor, adding: AddingDonor): Promise<Result<DonorRow, AddDonorRefusal>> {
	const { id, provinceCode, input } = adding;
	if (!(await areaExists(tx, input.areaCode))) return refused('unknown_area');
	if (!input.confirmNew) await takeTurns(tx, `${provinceCode} ${nameKey(input.fullName)}`);
	const before = await sentBefore(tx, actor, id);
	if (before) return done(before);
	const alike = input.confirmNew ? 0 : await lookAlikes(tx, adding);
	if (alike > 0) return refused('likely_duplicate', { count: alike });

	const donor = await insertDonor(tx, actor, adding);
	if (!donor) return addAfterAll(tx, actor, adding);
	await recordConsents(tx, actor, donor, adding);
	await auditDonor(tx, actor, donor, 'donor.added');
	return done(donor);
}

/** The id is taken: by the other of two sendings at once, or by somebody else's donor, of whom nothing is told. */
async function addAfterAll(tx: Tx, actor: Actor, { id, ...adding }: AddingDonor) {
	const before = await sentBefore(tx, actor, id);
	return before ? done(before) : addDonor(tx, actor, adding);
}

async function sentBefore(tx: Tx, actor: Actor, id = ''): Promise<DonorRow | null> {
	const found = id === '' ? null : await donorById(tx, id);
	return found?.createdBy === actor.accountId ? found : null;
}

async function lookAlikes(tx: Tx, { provinceCode, input }: AddingDonor): Promise<number> {
	const found = await findDuplicates(tx, { provinceCode, ...input });
	return found.filter(({ strength }) => strength !== 'possible').length;
}

/** Whether an area code names a known area; no code is fine, because nobody need state it. */
export async function areaExists(tx: Tx, code: string): Promise<boolean> {
	if (code === '') return true;
	const found = await tx.select({ code: areas.code }).from(areas).where(eq(areas.code, code));
	return found.length > 0;
}

/** `null` when the id is taken. */
async function insertDonor(tx: Tx, actor: Actor, adding: AddingDonor): Promise<DonorRow | null> {
	const { clubId, provinceCode, input } = adding;
	const id = adding.id || v7();
	const { country } = await provinceOf(tx, provinceCode);
	const row = { ...donorColumns(input, country), ...identityColumns(id, input), id, provinceCode, clubId };
	const [added] = await plannedOnce(
		tx
			.insert(donors)
			.values({ ...row, createdBy: actor.accountId })
			.onConflictDoNothing({ target: donors.id })
			.returning()
	);
	return added ?? null;
}

async function recordConsents(
	tx: Tx,
	actor: Actor,
	{ id }: DonorRow,
	{ provinceCode, input, locale, now, signed = false }: AddingDonor
) {
	const { timezone } = await provinceOf(tx, provinceCode);
	const purposes = input.reserve ? (['registration', 'reserve'] as const) : (['registration'] as const);
	for (const purpose of purposes) {
		const day = dayIn(timezone, now);
		if (signed) await recordConsent(tx, actor, id, await signedConsentText(tx, purpose, locale, day), 'signed_paper');
		else await recordConsent(tx, actor, id, await currentConsentText(tx, purpose, locale, day));
	}
}
