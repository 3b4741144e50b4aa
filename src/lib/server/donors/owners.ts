import { isNull } from 'drizzle-orm';
import type { Named } from '$lib/areas/area-name';
import type { Actor } from '../actor';
import { allProvinces } from '../areas/queries';
import { clubsByName } from '../clubs/club-name';
import { clubNames } from '../clubs/queries';
import { clubs } from '../db/schema/clubs';
import { canAddDonor, type OwnedByClub } from '../policy';
import type { Tx } from '../scope';

/**
 * In whose list a new donor is entered: a club's, by its id, or the provincial office's, by the province's code. Of the two
 * names the other is `null`.
 */
export type DonorOwner = OwnedByClub & { value: string; clubName: string | null; province: Named | null };

/** The lists that an actor may add donors to: clubs by name, then offices. */
export async function donorOwners(tx: Tx, actor: Actor): Promise<DonorOwner[]> {
	const open = await tx
		.select()
		.from(clubs)
		.where(isNull(clubs.closedOn))
		.orderBy(...clubsByName);
	const ofClubs = open.map(({ id, provinceCode, name }) => {
		return { value: id, clubId: id, provinceCode, clubName: name, province: null };
	});
	const ofOffices = (await allProvinces(tx)).map((province) => {
		return { value: province.code, clubId: null, provinceCode: province.code, clubName: null, province };
	});
	return [...ofClubs, ...ofOffices].filter((owner) => canAddDonor(actor, owner));
}

/** The clubs whose donors an actor sees, by name; closed ones too, for their people are still found. */
export async function clubsWithDonors(tx: Tx, actor: Actor) {
	return (await clubNames(tx)).filter(({ id, provinceCode }) => canAddDonor(actor, { clubId: id, provinceCode }));
}
