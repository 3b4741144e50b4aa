import { and, eq, isNull, sql } from 'drizzle-orm';
import type { TextsInput } from '$lib/reports/report-form';
import type { ReportRefusal } from '$lib/reports/refusals';
import { withTexts } from '$lib/reports/texts';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { reportVersions } from '../db/schema/reports';
import type { Tx } from '../scope';
import { auditReport } from './audit-report';
import type { ReportRow } from './queries';
import { versionsOf } from './queries';

/** Writes the texts of a draft in one language. Refuses what is confirmed, and a draft that somebody else has written meanwhile. */
export async function writeTexts(
	tx: Tx,
	actor: Actor,
	report: ReportRow,
	input: TextsInput
): Promise<Result<null, ReportRefusal>> {
	const [draft] = await versionsOf(tx, report.id);
	if (!draft || draft.confirmedAt) return refused('is_confirmed');
	const { language, voluntaryPercent, revision, ...written } = input;
	const saved = await tx
		.update(reportVersions)
		.set({
			texts: withTexts(draft.texts, language, written),
			voluntaryPercent,
			revision: sql`${reportVersions.revision} + 1`
		})
		.where(
			and(eq(reportVersions.id, draft.id), eq(reportVersions.revision, revision), isNull(reportVersions.confirmedAt))
		);
	if (saved.rowCount === 0) return refused('stale_version');
	await auditReport(tx, actor, report, 'report.written', [language]);
	return done(null);
}
