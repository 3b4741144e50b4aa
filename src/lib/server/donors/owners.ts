import { asc, isNull } from 'drizzle-orm';
import type { Locale } from '$lib/time/format';
import { areaName } from '$lib/areas/area-name';
import { m } from '$lib/paraglide/messages';
import type { Actor } from '../actor';
import { allProvinces } from '../areas/queries';
import { clubs } from '../db/schema/clubs';
import { canAddDonor, type OwnedByClub } from '../policy';
import type { Tx } from '../scope';

/** In whose list a new donor is entered: a club's, or the provincial office's. `value` is the club's id or the province's code. */
export type DonorOwner = OwnedByClub & { value: string; label: string };

/** The lists that an actor may add donors to: clubs by name, then offices. */
export async function donorOwners(tx: Tx, actor: Actor, locale: Locale): Promise<DonorOwner[]> {
	const open = await tx.select().from(clubs).where(isNull(clubs.closedOn)).orderBy(asc(clubs.name));
	const ofClubs = open.map(({ id, provinceCode, name }) => ({ value: id, clubId: id, provinceCode, label: name }));
	const ofOffices = (await allProvinces(tx)).map((province) => ({
		value: province.code,
		clubId: null,
		provinceCode: province.code,
		label: m.donor_owner_province({ name: areaName(province, locale) }, { locale })
	}));
	return [...ofClubs, ...ofOffices].filter((owner) => canAddDonor(actor, owner));
}
