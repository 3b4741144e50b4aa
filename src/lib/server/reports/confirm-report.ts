import { and, eq, isNull } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { ConfirmInput } from '$lib/reports/report-form';
import type { ReportRefusal } from '$lib/reports/refusals';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { reportVersions } from '../db/schema/reports';
import type { Tx } from '../scope';
import { auditReport } from './audit-report';
import { checksumOf, confirmedContent } from './checksum';
import { countReport } from './count-report';
import { versionsOf, type ReportRow } from './queries';

type Confirming = { report: ReportRow; input: ConfirmInput; now: Date };

/**
 * Freezes the figures of a draft as they are at this instant, under the actor's name. Refuses what was not seen: a draft that was written meanwhile,
 * and figures that moved.
 */
export async function confirmReport(
	tx: Tx,
	actor: Actor,
	{ report, input, now }: Confirming
): Promise<Result<null, ReportRefusal>> {
	const [draft] = await versionsOf(tx, report.id);
	if (!draft || draft.confirmedAt) return refused('is_confirmed');
	if (draft.revision !== input.revision) return refused('stale_version');
	const figures = await countReport(tx, actor, report, dayIn(report.timezone, now));
	if (checksumOf(figures) !== input.seen) return refused('figures_moved');
	const checksum = checksumOf(confirmedContent(report, { ...draft, figures, confirmedAt: now }));
	const confirmed = await tx
		.update(reportVersions)
		.set({ figures, checksum, confirmedAt: now, confirmedBy: actor.accountId })
		.where(
			and(
				eq(reportVersions.id, draft.id),
				eq(reportVersions.revision, draft.revision),
				isNull(reportVersions.confirmedAt)
			)
		);
	if (confirmed.rowCount === 0) return refused('stale_version');
	await auditReport(tx, actor, report, 'report.confirmed');
	return done(null);
}

/** Begins a further version with the texts of the last one, or finds the draft that stands. Refuses while nothing is confirmed. */
export async function beginVersion(tx: Tx, actor: Actor, report: ReportRow): Promise<Result<null, ReportRefusal>> {
	const [last] = await versionsOf(tx, report.id);
	if (!last?.confirmedAt) return refused('not_confirmed');
	const { version, texts, voluntaryPercent } = last;
	const begun = await tx
		.insert(reportVersions)
		.values({ id: v7(), reportId: report.id, version: version + 1, texts, voluntaryPercent })
		.onConflictDoNothing();
	if (begun.rowCount === 1) await auditReport(tx, actor, report, 'report.begun_again');
	return done(null);
}
