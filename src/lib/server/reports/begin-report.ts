import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { canBeReported, periodAt } from '$lib/reports/period';
import type { ReportRefusal } from '$lib/reports/refusals';
import { done, refused, type Result } from '$lib/result';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { reports, reportVersions } from '../db/schema/reports';
import type { Tx } from '../scope';
import { auditReport } from './audit-report';
import type { Reported } from './count-report';

/** Begins a report, or answers the one that stands already. Refuses a period that has not begun. */
export async function beginReport(
	tx: Tx,
	actor: Actor,
	of: Reported,
	today: CalendarDate
): Promise<Result<{ id: string }, ReportRefusal>> {
	if (!canBeReported(periodAt(of.kind, of.startsOn), today)) return refused('not_begun');
	const id = v7();
	const begun = await tx
		.insert(reports)
		.values({ id, ...of, createdBy: actor.accountId })
		.onConflictDoNothing();
	if (begun.rowCount === 0) return done({ id: await standingReport(tx, of) });
	await tx.insert(reportVersions).values({ reportId: id, version: 1 });
	await auditReport(tx, actor, { ...of, id }, 'report.begun');
	return done({ id });
}

async function standingReport(tx: Tx, { kind, startsOn, provinceCode, clubId }: Reported): Promise<string> {
	const [row] = await tx
		.select({ id: reports.id })
		.from(reports)
		.where(
			and(
				eq(reports.kind, kind),
				eq(reports.startsOn, startsOn),
				eq(reports.provinceCode, provinceCode),
				sql`${reports.clubId} is not distinct from ${clubId}::uuid`
			)
		);
	if (!row) throw new Error('A report stands that cannot be seen');
	return row.id;
}
