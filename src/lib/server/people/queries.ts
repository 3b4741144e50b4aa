import { asc, eq } from 'drizzle-orm';
import { accounts, memberships } from '../db/schema/accounts';
import { provinces } from '../db/schema/areas';
import { clubs } from '../db/schema/clubs';
import { driveTitle } from '../drives/drive-title';
import type { Tx } from '../scope';

/** The memberships in scope with their person and place, by name. */
export async function listPeople(tx: Tx) {
	return tx
		.select({
			membershipId: memberships.id,
			role: memberships.role,
			state: memberships.state,
			until: memberships.until,
			clubId: memberships.clubId,
			accountId: accounts.id,
			fullName: accounts.fullName,
			email: accounts.email,
			clubName: clubs.name,
			driveTitle: driveTitle(memberships.driveId),
			province: { nameVi: provinces.nameVi, nameLo: provinces.nameLo, nameEn: provinces.nameEn },
			provinceCode: memberships.provinceCode,
			clubProvinceCode: clubs.provinceCode
		})
		.from(memberships)
		.innerJoin(accounts, eq(accounts.id, memberships.accountId))
		.leftJoin(clubs, eq(clubs.id, memberships.clubId))
		.leftJoin(provinces, eq(provinces.code, memberships.provinceCode))
		.orderBy(asc(accounts.fullName), asc(memberships.id));
}

/** One membership of the list. */
export type PersonRow = Awaited<ReturnType<typeof listPeople>>[number];
