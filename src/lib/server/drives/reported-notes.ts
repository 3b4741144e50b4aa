import { and, asc, eq, gte, inArray, isNotNull, lte, ne, or } from 'drizzle-orm';
import type { CalendarDate } from '$lib/time/calendar-date';
import { drives, reportedResults } from '../db/schema/drives';
import type { Tx } from '../scope';

/** Which reported results: days are inclusive, `null` is any. */
export type ReportedFilter = {
	from: CalendarDate | null;
	to: CalendarDate | null;
	province: string | null;
	areaCodes: readonly string[] | null;
	club: string | null;
};

/** What the sources of reported results leave uncertain that a filter lets through, by date. At most 50. */
export async function reportedNotes(tx: Tx, filter: ReportedFilter) {
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
				letThrough(filter)
			)
		)
		.orderBy(asc(drives.startsOn))
		.limit(50);
}

function letThrough({ from, to, province, areaCodes, club }: ReportedFilter) {
	return and(
		from ? gte(drives.endsOn, from) : undefined,
		to ? lte(drives.startsOn, to) : undefined,
		province ? eq(drives.provinceCode, province) : undefined,
		areaCodes ? inArray(drives.areaCode, [...areaCodes]) : undefined,
		club ? eq(drives.clubId, club) : undefined
	);
}
