import { and, asc, eq, gte, inArray, isNotNull, lte, ne, or, sql } from 'drizzle-orm';
import { drives, reportedResults } from '../db/schema/drives';
import type { CollectionsFilter } from '$lib/collections/filter-query';
import type { AreaRollup } from '$lib/collections/rollup';
import type { Tx } from '../scope';
import { codesUnder } from './queries';

/** What the sources of reported results leave uncertain that a filter lets through, by date. At most 50. */
export async function reportedNotes(tx: Tx, filter: CollectionsFilter, rollups: readonly AreaRollup[]) {
	const { from, to, province, area, club } = filter;
	return tx
		.select({
			driveId: drives.id,
			title: drives.title,
			startsOn: drives.startsOn,
			endsOn: drives.endsOn,
			datePrecision: drives.datePrecision,
			note: reportedResults.note,
			sourceUrl: reportedResults.sourceUrl
		})
		.from(reportedResults)
		.innerJoin(drives, eq(drives.id, reportedResults.driveId))
		.where(
			and(
				eq(drives.resultKind, 'reported'),
				ne(drives.status, 'cancelled'),
				or(isNotNull(reportedResults.note), isNotNull(reportedResults.sourceUrl)),
				from ? gte(drives.endsOn, from) : undefined,
				to ? lte(drives.startsOn, to) : undefined,
				province ? eq(drives.provinceCode, province) : undefined,
				area ? inArray(drives.areaCode, codesUnder(area, filter.areas, rollups)) : undefined,
				club ? eq(drives.clubId, club) : undefined
			)
		)
		.orderBy(asc(drives.startsOn))
		.limit(50);
}

/** Yearly totals as printed, of provinces and countries: a series of its own. */
export async function annualFigures(tx: Tx) {
	const { rows } = await tx.execute(sql`
		select id, label, year, month, units, target_units as "targetUnits", source_url as "sourceUrl", note
		from annual_figures where units is not null or target_units is not null order by label, year nulls last, month nulls first`);
	return rows as unknown as AnnualFigure[];
}

/** One printed yearly (or monthly) total; every figure may be unknown. */
export type AnnualFigure = {
	id: string;
	label: string;
	year: number | null;
	month: number | null;
	units: number | null;
	targetUnits: number | null;
	sourceUrl: string | null;
	note: string | null;
};
