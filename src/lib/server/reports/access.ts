import type { RequestEvent } from '@sveltejs/kit';
import { requireActor, requireRow, type Access } from '../access';
import type { OwnedByClub, Policy } from '../policy';
import { findReport, type ReportRow } from './queries';

/** The report of a page and the actor, if a policy allows; one of others and a missing one are the same 404. */
export async function requireReport(
	event: RequestEvent<{ reportId: string }>,
	policy: Policy<OwnedByClub>
): Promise<Access & { report: ReportRow }> {
	const access = requireActor(event);
	const found = await access.scope((tx) => findReport(tx, event.params.reportId));
	return { ...access, report: requireRow(access, found, (one) => one, policy) };
}
