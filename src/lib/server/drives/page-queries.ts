import { asc, eq, sql } from 'drizzle-orm';
import type { DriveDetail } from '$lib/drives/drive-row';
import { areas } from '../db/schema/areas';
import { driveSites } from '../db/schema/drives';
import { driveTallies } from '../db/schema/tallies';
import type { Tx } from '../scope';
import { driveColumns, driveTables } from './row-parts';

/** One drive with its numbers and the names of what it points to; `null` when it is not the actor's to see. */
export async function driveDetail(tx: Tx, driveId: string): Promise<DriveDetail | null> {
	const { rows } = await tx.execute<DriveDetail>(sql`
		select ${driveColumns}, d.version, d.timezone, d.address, d.organiser, d.notes, d.cancel_reason as "cancelReason",
			d.returned_because as "returnedBecause",
			to_json(d.status_since)#>>'{}' as "statusSince",
			(select json_build_object('nameVi', x.name_vi, 'nameLo', x.name_lo, 'nameEn', x.name_en)
				from campaigns x where x.id = d.campaign_id) as campaign,
			(select json_build_object('nameVi', x.name_vi, 'nameLo', x.name_lo, 'nameEn', x.name_en)
				from blood_centres x where x.id = d.blood_centre_id) as "bloodCentre",
			case when r.drive_id is not null then json_build_object('registered', r.registered, 'registeredApproximate',
				r.registered_approximate, 'donated', r.donated, 'donatedApproximate', r.donated_approximate, 'units', r.units,
				'unitsApproximate', r.units_approximate, 'volumeMl', r.volume_ml, 'volumeApproximate', r.volume_approximate,
				'areaAsPrinted', r.area_as_printed) end as reported
		from ${driveTables} where d.id = ${driveId}`);
	return rows[0] ?? null;
}

/** Donations of a drive by bag volume, the smallest first; `volume` in millilitres, `null` for unusual ones together. */
export async function volumesOf(tx: Tx, driveId: string) {
	const { rows } = await tx.execute<{ volume: number | null; donations: number; units: number; volumeMl: number }>(sql`
		select nullif(value, 'other')::int as volume, sum(donations)::int as donations, sum(units)::int as units, sum(volume_ml)::int as "volumeMl"
		from ${driveTallies} where drive_id = ${driveId} and dimension = 'volume'
		group by value having sum(donations) > 0 order by 1`);
	return rows;
}

/** The sites of a drive that is held in several places. */
export async function sitesOf(tx: Tx, driveId: string) {
	return tx
		.select({
			position: driveSites.position,
			venueName: driveSites.venueName,
			address: driveSites.address,
			kind: areas.kind,
			nameVi: areas.nameVi,
			nameLo: areas.nameLo,
			nameEn: areas.nameEn
		})
		.from(driveSites)
		.leftJoin(areas, eq(areas.code, driveSites.areaCode))
		.where(eq(driveSites.driveId, driveId))
		.orderBy(asc(driveSites.position));
}
