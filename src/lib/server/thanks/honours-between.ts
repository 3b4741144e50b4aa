import { sql } from 'drizzle-orm';
import type { Tx } from '../scope';

type Asked = { provinceCode: string; clubId: string | null; from: string; to: string };

/** How many people of a province, or known to a club, reached which milestone in a period, both days included; without those who asked that their data rest. */
export async function honoursBetween(tx: Tx, { provinceCode, clubId, from, to }: Asked) {
	const { rows } = await tx.execute<{ donations: number; honour: string | null; people: number }>(sql`
		select m.donations, m.honour, count(*)::int as people
		from giot_milestones_reached(${from}::date, ${to}::date, null) r
		join donors d on d.id = r.donor_id and d.restricted_at is null and d.province_code = ${provinceCode}
		join milestones m on m.id = r.milestone_id
		where ${clubId}::uuid is null or exists (select from donor_clubs k where k.donor_id = d.id and k.club_id = ${clubId}::uuid)
		group by m.id order by m.donations desc, m.id`);
	return rows;
}
