import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { limitsFrom, type CentreInput, type CentreLimits } from '$lib/calendar/centre-form';
import type { Named } from '$lib/areas/area-name';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { centreLimits } from '../db/schema/calendar';
import { bloodCentres } from '../db/schema/clubs';
import type { Tx } from '../scope';
import { auditCalendar } from './audit-calendar';

/** A blood centre with what is stated of it; `limits` is null where nothing is. */
export type Centre = Named & { id: string; provinceCode: string; limits: (CentreLimits & { version: number }) | null };

/** The blood centres of some provinces with what they can take. */
export async function centresOf(tx: Tx, provinceCodes: readonly string[]): Promise<Centre[]> {
	const rows = await tx
		.select({ centre: bloodCentres, limits: centreLimits })
		.from(bloodCentres)
		.leftJoin(centreLimits, eq(centreLimits.bloodCentreId, bloodCentres.id))
		.where(inArray(bloodCentres.provinceCode, [...provinceCodes]))
		.orderBy(asc(bloodCentres.provinceCode), asc(bloodCentres.nameVi), asc(bloodCentres.id));
	return rows.map(({ centre, limits }) => {
		const { id, provinceCode, nameVi, nameLo, nameEn } = centre;
		return { id, provinceCode, nameVi, nameLo, nameEn, limits: limits as Centre['limits'] };
	});
}

/** Writes what a centre can take. Refuses a version that is not the one that stands; 0 where nothing stands. */
export async function saveCentre(
	tx: Tx,
	actor: Actor,
	centre: Centre,
	input: CentreInput
): Promise<Result<null, 'stale_version'>> {
	const limits = limitsFrom(input);
	const stands = centre.limits?.version ?? 0;
	const fields = (Object.keys(limits) as (keyof CentreLimits)[]).filter((field) => !isSame(limits, centre, field));
	if (input.version === stands && fields.length === 0) return done(null);
	const row = { bloodCentreId: centre.id, provinceCode: centre.provinceCode, ...limits };
	const written =
		input.version === 0
			? await tx.insert(centreLimits).values(row).onConflictDoNothing()
			: await tx
					.update(centreLimits)
					.set({ ...limits, version: sql`${centreLimits.version} + 1` })
					.where(and(eq(centreLimits.bloodCentreId, centre.id), eq(centreLimits.version, input.version)));
	if (written.rowCount === 0) return refused('stale_version');
	await auditCalendar(tx, actor, centre, 'blood_centre.edited', fields);
	return done(null);
}

function isSame(typed: CentreLimits, { limits }: Centre, field: keyof CentreLimits): boolean {
	return JSON.stringify(typed[field]) === JSON.stringify(limits?.[field] ?? (Array.isArray(typed[field]) ? [] : null));
}
