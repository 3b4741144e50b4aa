import { and, asc, eq, gte, isNull, lte, ne } from 'drizzle-orm';
import type { Period } from '$lib/drives/dates';
import type { StandingDrive } from '$lib/drives/repeats';
import { drives } from '../db/schema/drives';
import type { Tx } from '../scope';
import type { Drive } from './queries';

/** The drives of the same club, or of the province itself, that are held on some day of a period; cancelled ones and vague dates apart. */
export async function drivesAlongside(
	tx: Tx,
	{ provinceCode, clubId }: Pick<Drive, 'provinceCode' | 'clubId'>,
	{ first, last }: Period
): Promise<StandingDrive[]> {
	const { id, title, startsOn, endsOn, datePrecision, status } = drives;
	const ofOwner = and(
		eq(drives.provinceCode, provinceCode),
		clubId === null ? isNull(drives.clubId) : eq(drives.clubId, clubId)
	);
	const then = and(lte(startsOn, last), gte(endsOn, first), eq(datePrecision, 'day'), ne(status, 'cancelled'));
	const rows = await tx
		.select({ id, title, first: startsOn, last: endsOn })
		.from(drives)
		.where(and(ofOwner, then))
		.orderBy(asc(startsOn), asc(id));
	return rows as StandingDrive[];
}
