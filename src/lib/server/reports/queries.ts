import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { provinces } from '../db/schema/areas';
import { clubs } from '../db/schema/clubs';
import { reportNotes, reports, reportVersions } from '../db/schema/reports';
import { accountName } from '../people/account-name';
import type { Tx } from '../scope';

/** Reports on one page of the list. */
export const REPORTS_PER_PAGE = 50;

const columns = {
	id: reports.id,
	kind: reports.kind,
	startsOn: reports.startsOn,
	provinceCode: reports.provinceCode,
	clubId: reports.clubId,
	clubName: clubs.name,
	timezone: provinces.timezone,
	province: { nameVi: provinces.nameVi, nameLo: provinces.nameLo, nameEn: provinces.nameEn }
};

/** A report with whose it is, by name. */
export type ReportRow = Awaited<ReturnType<typeof listReports>>[number];

/** The version of a report that is read unless another is asked for: the last one. */
const last = sql`${reportVersions.version} = (select max(x.version) from report_versions x where x.report_id = ${reports.id})`;

function reportsWithLastVersion(tx: Tx) {
	return tx
		.select({ ...columns, version: reportVersions.version, confirmedAt: reportVersions.confirmedAt })
		.from(reports)
		.innerJoin(provinces, eq(provinces.code, reports.provinceCode))
		.innerJoin(reportVersions, and(eq(reportVersions.reportId, reports.id), last))
		.leftJoin(clubs, eq(clubs.id, reports.clubId))
		.$dynamic();
}

/** One page of the reports in scope, the latest period first, longer ones before shorter, a province's before those of its clubs. */
export function listReports(tx: Tx, page = 1) {
	const length = sql`array_position(array['year', 'half_year', 'quarter', 'month'], ${reports.kind})`;
	return reportsWithLastVersion(tx)
		.orderBy(desc(reports.startsOn), length, reports.provinceCode, sql`${clubs.name} nulls first`, asc(reports.id))
		.limit(REPORTS_PER_PAGE)
		.offset((page - 1) * REPORTS_PER_PAGE);
}

/** How many reports there are in scope. */
export function countReports(tx: Tx): Promise<number> {
	return tx.$count(reports);
}

/** A report in scope, or null. */
export async function findReport(tx: Tx, id: string): Promise<ReportRow | null> {
	const [row] = await reportsWithLastVersion(tx).where(eq(reports.id, id));
	return row ?? null;
}

/** A version of a report; who confirmed it only where the actor may know. */
export type ReportVersion = Awaited<ReturnType<typeof versionsOf>>[number];

/** Every version of a report, the latest first. */
export function versionsOf(tx: Tx, reportId: string) {
	const { id, version, texts, voluntaryPercent, revision, figures, checksum, confirmedAt, confirmedBy } =
		reportVersions;
	return tx
		.select({
			id,
			version,
			texts,
			voluntaryPercent,
			revision,
			figures,
			checksum,
			confirmedAt,
			confirmedBy: accountName(confirmedBy)
		})
		.from(reportVersions)
		.where(eq(reportVersions.reportId, reportId))
		.orderBy(desc(version));
}

/** What was noted on a version since it was confirmed, in its order. */
export function notesOn(tx: Tx, versionId: string) {
	const { id, text, notedAt, notedBy } = reportNotes;
	return tx
		.select({ id, text, notedAt, notedBy: accountName(notedBy) })
		.from(reportNotes)
		.where(eq(reportNotes.versionId, versionId))
		.orderBy(asc(notedAt), asc(id));
}
