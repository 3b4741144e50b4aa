import { asc, eq } from 'drizzle-orm';
import type { Site } from '$lib/drives/sites';
import { driveSites } from '../db/schema/drives';
import type { Tx } from '../scope';

/** The sites of a drive, in their order. */
export async function siteRows(tx: Tx, driveId: string): Promise<Site[]> {
	const { areaCode, venueName, address, position } = driveSites;
	return tx
		.select({ areaCode, venueName, address })
		.from(driveSites)
		.where(eq(driveSites.driveId, driveId))
		.orderBy(asc(position));
}

/** Writes the sites of a drive, numbered from 1, in place of what stood there. */
export async function writeSiteRows(tx: Tx, driveId: string, sites: readonly Site[]): Promise<void> {
	await tx.delete(driveSites).where(eq(driveSites.driveId, driveId));
	if (sites.length === 0) return;
	await tx.insert(driveSites).values(sites.map((site, index) => ({ driveId, position: index + 1, ...site })));
}
