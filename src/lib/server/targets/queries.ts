import { sql } from 'drizzle-orm';
import type { TargetSubject } from '$lib/clubs/target-form';
import type { Tx } from '../scope';

/** One target as it stands: the newest statement, and how many were replaced by it. */
export type StandingTarget = {
	id: string;
	subject: TargetSubject;
	provinceCode: string;
	areaCode: string | null;
	clubId: string | null;
	campaignId: string | null;
	units: number;
	revisions: number;
};

/** The targets of a year that the actor may see, provinces first, each in its newest statement. */
export async function standingTargets(tx: Tx, year: number): Promise<StandingTarget[]> {
	const { rows } = await tx.execute(sql`
		select distinct on (province_code, subject, area_code, club_id, campaign_id) id, subject, province_code as "provinceCode",
			area_code as "areaCode", club_id as "clubId", campaign_id as "campaignId", units,
			(count(*) over (partition by province_code, subject, area_code, club_id, campaign_id) - 1)::int as revisions
		from targets where year = ${year}
		order by province_code, subject, area_code, club_id, campaign_id, revised_at desc, id desc`);
	const order: TargetSubject[] = ['province', 'area', 'club', 'campaign'];
	return (rows as unknown as StandingTarget[]).sort((a, b) => order.indexOf(a.subject) - order.indexOf(b.subject));
}
