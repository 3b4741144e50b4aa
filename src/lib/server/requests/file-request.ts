import type { NewRequest } from '$lib/requests/request-form';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { dataRequests } from '../db/schema/requests';
import { provinceOf } from '../donors/province';
import { donorById } from '../donors/queries';
import type { OwnedByClub } from '../policy';
import type { Tx } from '../scope';
import { auditRequest } from './audit-request';
import type { RequestRow } from './queries';

/** Who files what, for a club or for the office of a province. */
export type FilingRequest = { owner: OwnedByClub; input: NewRequest; now: Date };

export type FileRefusal = 'received_in_future' | 'donor_not_found';

/** Files a request, or says why not: received on a day to come, or about a donor whom the actor does not see or who is of another province. */
export async function fileRequest(
	tx: Tx,
	actor: Actor,
	{ owner: { clubId, provinceCode }, input, now }: FilingRequest
): Promise<Result<RequestRow, FileRefusal>> {
	const { timezone } = await provinceOf(tx, provinceCode);
	const { receivedOn, donorId, reference, kind, way } = input;
	if (receivedOn > dayIn(timezone, now)) return refused('received_in_future');
	const donor = donorId === '' ? null : await donorById(tx, donorId);
	if (donorId !== '' && donor?.provinceCode !== provinceCode) return refused('donor_not_found');

	const about = donor ? { donorId: donor.id, reference: null } : { donorId: null, reference };
	const [filed] = await tx
		.insert(dataRequests)
		.values({ provinceCode, clubId, ...about, kind, way, receivedOn, filedBy: actor.accountId })
		.returning();
	if (!filed) throw new Error('A request was not stored');
	await auditRequest(tx, actor, filed, 'request.filed');
	return done(filed);
}
