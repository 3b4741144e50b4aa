import type { NoteInput } from '$lib/reports/report-form';
import type { ReportRefusal } from '$lib/reports/refusals';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { reportNotes } from '../db/schema/reports';
import type { Tx } from '../scope';
import { auditReport } from './audit-report';
import { versionsOf, type ReportRow } from './queries';

type Noting = { report: ReportRow; input: NoteInput; now: Date };

/** Notes what was found about a version after it was confirmed, once however often the form is sent. Refuses a draft. */
export async function noteReport(
	tx: Tx,
	actor: Actor,
	{ report, input, now }: Noting
): Promise<Result<null, ReportRefusal>> {
	const version = (await versionsOf(tx, report.id)).find((one) => one.version === input.version);
	if (!version?.confirmedAt) return refused('not_confirmed');
	const { id, text } = input;
	const noted = await tx
		.insert(reportNotes)
		.values({ id, versionId: version.id, text, notedAt: now, notedBy: actor.accountId })
		.onConflictDoNothing();
	if (noted.rowCount === 1) await auditReport(tx, actor, report, 'report.noted');
	return done(null);
}
