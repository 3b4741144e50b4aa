import { eq } from 'drizzle-orm';
import { isValidOn } from '$lib/areas/area';
import type { TypedDrive } from '$lib/drives/drive-form';
import type { PlacementRefusal } from '$lib/drives/refusals';
import { done, refused, type Result } from '$lib/result';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { areas, provinces } from '../db/schema/areas';
import { bloodCentres, campaigns, clubs } from '../db/schema/clubs';
import { canScheduleDrive } from '../policy';
import type { Tx } from '../scope';

/** The province and zone that follow from the club, or from the area for a drive of the province itself. */
export type Placement = { provinceCode: string; timezone: string };

type Placing = Pick<TypedDrive, 'clubId' | 'areaCode' | 'startsOn' | 'campaignId' | 'bloodCentreId'>;

/** Finds where a drive belongs and whether the actor may hold it there on that day. */
export async function placeDrive(tx: Tx, actor: Actor, input: Placing): Promise<Result<Placement, PlacementRefusal>> {
	const [area] = await tx.select().from(areas).where(eq(areas.code, input.areaCode));
	if (!area) return refused('area_unknown');

	const provinceCode = input.clubId ? await provinceOfClub(tx, input.clubId) : area.provinceCode;
	if (!provinceCode || !canScheduleDrive(actor, { clubId: input.clubId || null, provinceCode }))
		return refused('club_not_yours');
	if (area.provinceCode !== provinceCode) return refused('area_elsewhere');
	if (!isValidOn(validity(area), input.startsOn as CalendarDate))
		return refused('area_not_valid', { day: input.startsOn });

	const strange = await strangeChoice(tx, input, provinceCode);
	if (strange) return refused(strange);

	const [province] = await tx.select().from(provinces).where(eq(provinces.code, provinceCode));
	return province ? done({ provinceCode, timezone: province.timezone }) : refused('area_elsewhere');
}

async function provinceOfClub(tx: Tx, clubId: string): Promise<string | undefined> {
	const [club] = await tx.select({ provinceCode: clubs.provinceCode }).from(clubs).where(eq(clubs.id, clubId));
	return club?.provinceCode;
}

/** A campaign without a province is known everywhere; a blood centre belongs to one. */
async function strangeChoice(tx: Tx, { campaignId, bloodCentreId }: Placing, provinceCode: string) {
	if (campaignId) {
		const [campaign] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId));
		if (!campaign || (campaign.provinceCode ?? provinceCode) !== provinceCode) return 'campaign_unknown';
	}
	if (bloodCentreId) {
		const [centre] = await tx.select().from(bloodCentres).where(eq(bloodCentres.id, bloodCentreId));
		if (centre?.provinceCode !== provinceCode) return 'centre_unknown';
	}
	return null;
}

function validity({ validFrom, validTo }: typeof areas.$inferSelect) {
	return { validFrom: validFrom as CalendarDate | null, validTo: validTo as CalendarDate | null };
}
