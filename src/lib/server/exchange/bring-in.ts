import { v7 } from 'uuid';
import type { BringInRefusal } from '$lib/exchange/refusals';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { provinceByCode } from '../areas/queries';
import { exchangeNotes, exchangeReleases } from '../db/schema/exchange';
import { takeTurns, type Tx } from '../scope';
import { sha256 } from '../sha256';
import { readRelease, type Archived } from './archive';
import { auditExchange } from './audit-exchange';
import { trustedKeys } from './keys';
import { hasOffice, officeOf } from './office';
import { releasesOf } from './releases';

type BringingIn = { bytes: Uint8Array; year: number };

/**
 * Brings in what the other side released on its own installation, from then on as if it had been released here. Only what a trusted key signed for its own
 * province, of the year asked for, and newer than what is here.
 */
export async function bringInArchive(
	tx: Tx,
	actor: Actor,
	{ bytes, year }: BringingIn
): Promise<Result<{ provinceCode: string; year: number }, BringInRefusal>> {
	const read = readRelease(bytes);
	if (!read.ok) return read;
	const { statement, publicKey } = read.value;
	const { provinceCode } = statement;
	if (!(await provinceByCode(tx, provinceCode))) return refused('unknown_province');
	if (await hasOffice(tx, provinceCode)) return refused('own_province');
	const keys = (await trustedKeys(tx)).filter((key) => key.publicKey === publicKey);
	const key = keys.find((one) => one.provinceCode === provinceCode);
	if (!key) return refused('unknown_key', { key: publicKey });
	if (statement.year !== year) return refused('wrong_year', { year: statement.year });
	await takeTurns(tx, `exchange ${provinceCode}`);
	const problem = await whyNotNewer(tx, read.value);
	if (problem) return refused(problem, { version: statement.version });
	await keep(tx, actor, key.id, read.value);
	// Who brought it in is read in the trail of their own office.
	await auditExchange(tx, actor, { provinceCode: officeOf(actor) ?? provinceCode, year }, 'exchange.brought_in');
	return done({ provinceCode, year });
}

async function whyNotNewer(tx: Tx, { statement, body }: Archived): Promise<'already_here' | 'older_version' | null> {
	const here = await releasesOf(tx, statement);
	if (here.some(({ checksum }) => checksum === sha256(body))) return 'already_here';
	return here.some(({ version }) => version >= statement.version) ? 'older_version' : null;
}

async function keep(
	tx: Tx,
	actor: Actor,
	keyId: string,
	{ statement, body, releasedAt, notes }: Archived
): Promise<void> {
	const { provinceCode, year, version } = statement;
	const id = v7();
	const by = actor.accountId;
	const row = { id, provinceCode, year, version, body, checksum: sha256(body), releasedAt, releasedBy: by, keyId };
	await tx.insert(exchangeReleases).values(row);
	for (const { note, notedAt } of notes)
		await tx.insert(exchangeNotes).values({ id: v7(), releaseId: id, note, notedAt: new Date(notedAt), notedBy: by });
}
