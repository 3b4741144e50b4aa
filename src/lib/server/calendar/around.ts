import { eq, sql } from 'drizzle-orm';
import type { Around, CentreLoad, NearbyDrive } from '$lib/calendar/advice';
import type { CentreLimits } from '$lib/calendar/centre-form';
import { areasNear, type Placed } from '$lib/calendar/neighbours';
import type { Period } from '$lib/drives/dates';
import type { CalendarDate } from '$lib/time/calendar-date';
import { areasOf } from '../areas/queries';
import { centreLimits } from '../db/schema/calendar';
import { rulesOn } from '../donors/rule-sets';
import type { Tx } from '../scope';
import { daysAround } from './closed-days';

/** Where and when a drive stands, or would. `id` is its own, where it is stored: it is no other drive. */
export type Standing = {
	id: string | null;
	provinceCode: string;
	areaCode: string | null;
	bloodCentreId: string | null;
	startsOn: CalendarDate;
	endsOn: CalendarDate;
};

/** Everything that advice on a drive is given from. */
export async function aroundDrive(tx: Tx, drive: Standing): Promise<Around> {
	const period = { first: drive.startsOn, last: drive.endsOn };
	return {
		days: await daysAround(tx, drive.provinceCode, period),
		limits: drive.bloodCentreId ? await limitsOf(tx, drive.bloodCentreId) : null,
		load: drive.bloodCentreId ? await centreLoad(tx, drive.bloodCentreId, period, drive.id) : [],
		nearby: drive.areaCode ? await drivesNearby(tx, { ...drive, areaCode: drive.areaCode }) : []
	};
}

/** What a blood centre can take; `null` where nothing is stated. */
export async function limitsOf(tx: Tx, centreId: string): Promise<CentreLimits | null> {
	const [found] = await tx.select().from(centreLimits).where(eq(centreLimits.bloodCentreId, centreId));
	return (found as CentreLimits | undefined) ?? null;
}

/** What is planned at a blood centre day by day, over all clubs of its province, one drive apart. */
export async function centreLoad(
	tx: Tx,
	centreId: string,
	{ first, last }: Period,
	except: string | null
): Promise<CentreLoad[]> {
	const { rows } = await tx.execute<CentreLoad>(
		sql`select day, drives, bags from giot_centre_load(${centreId}, ${first}, ${last}, ${except}) order by day`
	);
	return rows;
}

/** Other drives in the same and the neighbouring areas, nearer than the longest interval of the rules of the place. */
export async function drivesNearby(tx: Tx, drive: Standing & { areaCode: string }): Promise<NearbyDrive[]> {
	const areas = (await areasOf(tx, [drive.provinceCode])) as Placed[];
	const near = sql.param(areasNear(areas, drive.areaCode));
	const { female, male, unknown } = (await rulesOn(tx, drive.provinceCode, drive.startsOn)).intervalDays.whole_blood;
	const { rows } = await tx.execute<NearbyDrive>(sql`
		select drive_id as "driveId", title, starts_on as "startsOn", area_code as "areaCode", people, tired
		from giot_drives_nearby(${drive.provinceCode}, ${near}::text[], ${drive.startsOn}, ${drive.id}, ${female}, ${male}, ${unknown})`);
	return rows;
}
