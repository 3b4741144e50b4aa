import { eq, sql } from 'drizzle-orm';
import type { ReportedResultInput } from '$lib/drives/result-form';
import { driveTallies } from '../db/schema/tallies';
import { reportedResults } from '../db/schema/drives';
import type { Tx } from '../scope';

/** Both results of a drive: the stated one as its form shows it (`null` before anybody stated one), and its counted units. */
export async function bothResults(
	tx: Tx,
	driveId: string
): Promise<{ stated: ReportedResultInput | null; counted: { units: number; donations: number } }> {
	const [row] = await tx.select().from(reportedResults).where(eq(reportedResults.driveId, driveId));
	const { rows } = await tx.execute<{ units: number; donations: number }>(sql`
		select coalesce(sum(units), 0)::int as units, coalesce(sum(donations), 0)::int as donations
		from ${driveTallies} where drive_id = ${driveId} and dimension = 'total'`);
	return { stated: row ? asTyped(row) : null, counted: rows[0] ?? { units: 0, donations: 0 } };
}

/** A stated result as its form shows it. */
export function asTyped(row: typeof reportedResults.$inferSelect): ReportedResultInput {
	const { registered, registeredApproximate, donated, donatedApproximate } = row;
	const { units, unitsApproximate, volumeMl, volumeApproximate, sourceUrl, note, version } = row;
	return {
		registered,
		registeredApproximate,
		donated,
		donatedApproximate,
		units,
		unitsApproximate,
		volumeMl,
		volumeApproximate,
		sourceUrl: sourceUrl ?? '',
		note: note ?? '',
		version
	};
}
