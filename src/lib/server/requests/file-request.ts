import { v7 } from 'uuid';
import type { NewRequest } from '$lib/requests/request-form';
import { done, refused, type Result } from '$lib/result';
import { addYears, dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { provinceOf } from '../areas/province';
import { dataRequests } from '../db/schema/requests';
import { donorById } from '../donors/queries';
import type { OwnedByClub } from '../policy';
import type { Tx } from '../scope';
import { auditRequest } from './audit-request';
import { requestById, type RequestRow } from './queries';

/** Who files what, for a club or for the office of a province. */
export type FilingRequest = { owner: OwnedByClub; input: NewRequest; now: Date };

export type FileRefusal = 'received_in_future' | 'received_long_ago' | 'donor_not_found';

/** An earlier year is a slip of the keyboard, which would stand as overdue for good. */
const LONGEST_YEARS = 10;

/**
 * Files a request under the id issued with its form, or says why not: received on a day to come or many years ago, or about a donor whom the actor does not see
 * or who is of another province. The second sending of a form finds what the first one filed.
 */
export async function fileRequest(
	tx: Tx,
	actor: Actor,
	filing: FilingRequest
): Promise<Result<RequestRow, FileRefusal>> {
	const { owner, input, now } = filing;
	const before = await sentBefore(tx, actor, input.id);
	if (before) return done(before);
	const { timezone } = await provinceOf(tx, owner.provinceCode);
	const { receivedOn, donorId } = input;
	const today = dayIn(timezone, now);
	if (receivedOn > today) return refused('received_in_future');
	if (receivedOn < addYears(today, -LONGEST_YEARS)) return refused('received_long_ago');
	const donor = donorId === '' ? null : await donorById(tx, donorId);
	if (donorId !== '' && donor?.provinceCode !== owner.provinceCode) return refused('donor_not_found');

	const filed = await insertRequest(tx, actor, filing);
	if (!filed) return fileAfterAll(tx, actor, filing);
	await auditRequest(tx, actor, filed, 'request.filed');
	return done(filed);
}

/** The id is taken: by the other of two sendings at once, or by somebody else's request, of which nothing is told. */
async function fileAfterAll(tx: Tx, actor: Actor, { input, ...filing }: FilingRequest) {
	const before = await sentBefore(tx, actor, input.id);
	return before ? done(before) : fileRequest(tx, actor, { ...filing, input: { ...input, id: '' } });
}

async function sentBefore(tx: Tx, actor: Actor, id: string): Promise<RequestRow | null> {
	const found = id === '' ? null : await requestById(tx, id);
	return found?.filedBy === actor.accountId ? found : null;
}

/** `null` when the id is taken. */
async function insertRequest(tx: Tx, actor: Actor, { owner, input }: FilingRequest): Promise<RequestRow | null> {
	const { clubId, provinceCode } = owner;
	const { id, donorId, reference, kind, way, receivedOn } = input;
	const about = donorId === '' ? { donorId: null, reference } : { donorId, reference: null };
	const [filed] = await tx
		.insert(dataRequests)
		.values({ id: id || v7(), provinceCode, clubId, ...about, kind, way, receivedOn, filedBy: actor.accountId })
		.onConflictDoNothing({ target: dataRequests.id })
		.returning();
	return filed ?? null;
}
