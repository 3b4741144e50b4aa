import { eq } from 'drizzle-orm';
import { isValidOn, wasValidIn, type Area } from '$lib/areas/area';
import type { TypedDrive } from '$lib/drives/drive-form';
import type { PlacementRefusal } from '$lib/drives/refusals';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { provinceOf } from '../areas/province';
import { provincesOf } from '../areas/queries';
import { areas } from '../db/schema/areas';
import { bloodCentres, campaigns, clubs } from '../db/schema/clubs';
import { canScheduleDrive } from '../policy';
import type { Tx } from '../scope';
import type { Held } from './held';

/** The province of the club, or of the area or the office for a drive of the province itself; the zone of its place, and whether that lies elsewhere. */
export type Placement = { provinceCode: string; timezone: string; outsideProvince: boolean };

type Choices = Pick<TypedDrive, 'clubId' | 'areaCode' | 'campaignId' | 'bloodCentreId'>;
type Placing = {
	input: Choices;
	held: Held;
	/** Where a drive without a club or an area stands already. */
	standsIn?: string;
};

/** Finds where a drive belongs and whether the actor may hold it there on that day. */
export async function placeDrive(
	tx: Tx,
	actor: Actor,
	{ input, held, standsIn }: Placing
): Promise<Result<Placement, PlacementRefusal>> {
	const [area] = await tx.select().from(areas).where(eq(areas.code, input.areaCode));
	if (!area && (input.areaCode !== '' || standsIn === undefined)) return refused('area_unknown');

	const provinceCode = input.clubId
		? await provinceOfClub(tx, input.clubId)
		: provinceWithoutClub(actor, [standsIn, area?.provinceCode]);
	if (!provinceCode || !canScheduleDrive(actor, { clubId: input.clubId || null, provinceCode }))
		return refused('club_not_yours');
	if (area && !existedThen(area as Area, held)) return refused('area_not_valid', { day: held.first });

	const strange = await strangeChoice(tx, input, provinceCode);
	if (strange) return refused(strange);

	const place = area?.provinceCode ?? provinceCode;
	const { timezone } = await provinceOf(tx, place);
	return done({ provinceCode, timezone, outsideProvince: place !== provinceCode });
}

/** Without a club: where it stands already, where its area is, or where the actor's office is, the first of them that may hold it. */
function provinceWithoutClub(actor: Actor, wished: (string | undefined)[]): string | undefined {
	const known = [...wished, ...provincesOf(actor)].filter((code) => code !== undefined);
	return known.find((provinceCode) => canScheduleDrive(actor, { clubId: null, provinceCode }));
}

async function provinceOfClub(tx: Tx, clubId: string): Promise<string | undefined> {
	const [club] = await tx.select({ provinceCode: clubs.provinceCode }).from(clubs).where(eq(clubs.id, clubId));
	return club?.provinceCode;
}

/** A campaign without a province is known everywhere; a blood centre belongs to one. */
async function strangeChoice(tx: Tx, { campaignId, bloodCentreId }: Choices, provinceCode: string) {
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

/** The area must have existed on the first day, or on some day of a month or year while that is all one knows. */
function existedThen(area: Area, { precision, first, last }: Held): boolean {
	return precision === 'day' ? isValidOn(area, first) : wasValidIn(area, first, last);
}
