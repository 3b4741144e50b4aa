import { asc, count, desc, eq, ne } from 'drizzle-orm';
import { areas, provinces } from '../db/schema/areas';
import { clubApplications } from '../db/schema/club-applications';
import type { Tx } from '../scope';

const MOST_DECIDED = 20;

/** The applications in scope that wait, the oldest first, with their place. */
export async function waitingApplications(tx: Tx) {
	return withPlace(tx).where(eq(clubApplications.state, 'waiting')).orderBy(asc(clubApplications.createdAt));
}

/** The applications that were decided last, at most 20. */
export async function decidedApplications(tx: Tx) {
	return withPlace(tx)
		.where(ne(clubApplications.state, 'waiting'))
		.orderBy(desc(clubApplications.decidedAt))
		.limit(MOST_DECIDED);
}

/** How many applications in scope wait for a decision. */
export async function countApplications(tx: Tx): Promise<number> {
	const [row] = await tx.select({ n: count() }).from(clubApplications).where(eq(clubApplications.state, 'waiting'));
	return row?.n ?? 0;
}

/** One application in scope, or undefined. */
export async function applicationById(tx: Tx, id: string) {
	const [found] = await tx.select().from(clubApplications).where(eq(clubApplications.id, id));
	return found;
}

/** An application as its row has it. */
export type Application = NonNullable<Awaited<ReturnType<typeof applicationById>>>;

function withPlace(tx: Tx) {
	return tx
		.select({
			application: clubApplications,
			province: { nameVi: provinces.nameVi, nameLo: provinces.nameLo, nameEn: provinces.nameEn },
			area: { nameVi: areas.nameVi, nameLo: areas.nameLo, nameEn: areas.nameEn },
			timezone: provinces.timezone
		})
		.from(clubApplications)
		.innerJoin(provinces, eq(provinces.code, clubApplications.provinceCode))
		.leftJoin(areas, eq(areas.code, clubApplications.areaCode))
		.$dynamic();
}
