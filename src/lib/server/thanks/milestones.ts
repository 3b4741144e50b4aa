import { asc, eq, sql } from 'drizzle-orm';
import { areas } from '../db/schema/areas';
import { milestones } from '../db/schema/thanks';
import type { Tx } from '../scope';

/** A milestone as it is stored. */
export type MilestoneRow = typeof milestones.$inferSelect;

/** A milestone with the lower numbers at which areas reach it. */
export type Milestone = MilestoneRow & { lowered: LoweredMilestone[] };

/** The lower number of an area; `area` is how that is called. */
export type LoweredMilestone = MilestoneRow & { area: typeof areas.$inferSelect | null };

/** The milestones of the actor's provinces, ended ones included, fewest donations first. */
export async function allMilestones(tx: Tx): Promise<Milestone[]> {
	const rows = await tx
		.select({ milestone: milestones, area: areas })
		.from(milestones)
		.leftJoin(areas, eq(areas.code, milestones.areaCode))
		.orderBy(asc(milestones.provinceCode), asc(milestones.donations), asc(milestones.id));
	const lowered = rows.map(({ milestone, area }) => ({ ...milestone, area }));
	return rows.flatMap(({ milestone }) => {
		if (milestone.lowersId !== null) return [];
		return [{ ...milestone, lowered: lowered.filter(({ lowersId }) => lowersId === milestone.id) }];
	});
}

/** A milestone by id, of either kind; `null` when it is missing or of another province. */
export async function milestoneById(tx: Tx, id: string): Promise<MilestoneRow | null> {
	const [found] = await tx.select().from(milestones).where(eq(milestones.id, id));
	return found ?? null;
}

/** The milestones that still stand for a donor, and by how many donations each is reached where the donor lives, fewest first. */
export async function milestonesFor(
	tx: Tx,
	{ provinceCode, areaCode }: { provinceCode: string; areaCode: string | null }
): Promise<{ id: string; donations: number; honour: string | null }[]> {
	const { rows } = await tx.execute<{ id: string; donations: number; honour: string | null }>(sql`
		select g.id, min(m.donations) as donations, g.honour from milestones g
		join milestones m on g.id in (m.id, m.lowers_id) and m.ended_on is null
		where g.province_code = ${provinceCode} and g.lowers_id is null and g.ended_on is null and (m.area_code is null
			or ${areaCode}::text in (select r.code from area_rollups r where m.area_code in (r.code, r.then_code, r.now_code)))
		group by g.id order by 2, 1`);
	return rows;
}
