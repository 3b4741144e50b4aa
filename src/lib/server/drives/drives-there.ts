import { and, eq, gte, lte, sql } from 'drizzle-orm';
import type { DriveThere } from '$lib/drives/pasted-drive';
import type { CalendarDate } from '$lib/time/calendar-date';
import { clubName } from '../clubs/club-name';
import { drives, driveSites, reportedResults } from '../db/schema/drives';
import { driveTallies } from '../db/schema/tallies';
import type { Tx } from '../scope';
import { asTyped } from './result-queries';

type Asking = { provinceCode: string; first: CalendarDate; last: CalendarDate };

/** The drives in scope that a province holds between two days, both included; emergency calls and drives outside it apart. By day and id. */
export async function drivesThere(tx: Tx, { provinceCode, first, last }: Asking): Promise<DriveThere[]> {
	const rows = await tx
		.select({
			id: drives.id,
			title: drives.title,
			status: drives.status,
			clubId: drives.clubId,
			clubName: clubName(drives.clubId),
			areaCodes: sql<string[]>`array_remove(${drives.areaCode} || array(
				select ${driveSites.areaCode} from ${driveSites} where ${driveSites.driveId} = ${drives.id} order by 1), null)`,
			startsOn: drives.startsOn,
			endsOn: drives.endsOn,
			precision: drives.datePrecision,
			donations: sql<number>`(select coalesce(sum(${driveTallies.donations}), 0)::int from ${driveTallies}
				where ${driveTallies.driveId} = ${drives.id} and ${driveTallies.dimension} = 'total')`,
			stated: reportedResults
		})
		.from(drives)
		.leftJoin(reportedResults, eq(reportedResults.driveId, drives.id))
		.where(
			and(
				eq(drives.provinceCode, provinceCode),
				eq(drives.kind, 'drive'),
				eq(drives.outsideProvince, false),
				lte(drives.startsOn, last),
				gte(drives.endsOn, first)
			)
		)
		.orderBy(drives.startsOn, drives.id);
	return rows.map(({ stated, ...drive }) => ({
		...(drive as Omit<DriveThere, 'stated'>),
		stated: stated && asTyped(stated)
	}));
}
