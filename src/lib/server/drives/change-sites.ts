import { eq } from 'drizzle-orm';
import { isValidOn, type Area } from '$lib/areas/area';
import type { PlanRefusal } from '$lib/drives/refusals';
import { siteLine, sitesAfter, type SiteAct } from '$lib/drives/sites';
import { done, refused, type Result } from '$lib/result';
import { areas } from '../db/schema/areas';
import type { Tx } from '../scope';
import { lockPlan, tellPlanChange, type PlanChange } from './planned-drive';
import type { Drive } from './queries';
import { siteRows, writeSiteRows } from './site-rows';

/** Adds, changes, removes or moves one site of a drive. Refused where it is not there any more, or its area does not exist on the first day. */
export async function changeSites(tx: Tx, change: PlanChange & { act: SiteAct }): Promise<Result<Drive, PlanRefusal>> {
	const locked = await lockPlan(tx, change);
	if (!locked.ok) return locked;
	const before = await siteRows(tx, change.driveId);
	const after = sitesAfter(before, change.act);
	if (!after) return refused('site_gone');
	const placed = 'site' in change.act ? await areaStands(tx, change.act.site.areaCode, locked.value) : done(null);
	if (!placed.ok) return placed;
	await writeSiteRows(tx, change.driveId, after);
	const told = { before: { sites: before.map(siteLine) }, after: { sites: after.map(siteLine) } };
	return tellPlanChange(tx, change, locked.value, { ...told, action: 'drive.sites_edited' });
}

async function areaStands(tx: Tx, code: string | null, { startsOn }: Drive): Promise<Result<null, PlanRefusal>> {
	if (code === null) return done(null);
	const [area] = await tx.select().from(areas).where(eq(areas.code, code));
	if (!area) return refused('area_unknown');
	return isValidOn(area as Area, startsOn) ? done(null) : refused('area_not_valid', { day: startsOn });
}
