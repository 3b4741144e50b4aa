import { sql } from 'drizzle-orm';
import type { TargetSubject } from '$lib/clubs/target-form';
import type { Tx } from '../scope';

/** One target as it stands: the newest statement, and how many were replaced by it. */
export type StandingTarget = {
	id: string;
	subject: TargetSubject;
	year: number;
	provinceCode: string;
	areaCode: string | null;
	clubId: string | null;
	campaignId: string | null;
	units: number;
	revisions: number;
};

/** The targets of a year that the actor may see, provinces first, each in its newest statement. */
export async function standingTargets(tx: Tx, year: number): Promise<StandingTarget[]> {
	const order: TargetSubject[] = ['province', 'area', 'club', 'campaign'];
	const standing = await standingTargetsOf(tx, [year]);
	return standing.sort((a, b) => order.indexOf(a.subject) - order.indexOf(b.subject));
}

/** The targets of some years that the actor may see, each in its newest statement. */
export async function standingTargetsOf(tx: Tx, years: readonly number[]): Promise<StandingTarget[]> {
	const { rows } = await tx.execute<StandingTarget>(sql`
		select distinct on (year, province_code, subject, area_code, club_id, campaign_id) id, year, subject, province_code as "provinceCode",
			area_code as "areaCode", club_id as "clubId", campaign_id as "campaignId", units,
			(count(*) over (partition by year, province_code, subject, area_code, club_id, campaign_id) - 1)::int as revisions
		from targets where year = any (${sql.param(years)}::int[])
		order by year, province_code, subject, area_code, club_id, campaign_id, revised_at desc, id desc`);
	return rows;
}
