import { sql } from 'drizzle-orm';
import type { PeopleInState } from '$lib/drives/funnel';
import type { Tx } from '../scope';

/** The people of a drive for its funnel: by state, why they were deferred, and whether the doctor had passed them. */
export async function peopleInStates(tx: Tx, driveId: string): Promise<PeopleInState[]> {
	const { rows } = await tx.execute<PeopleInState>(sql`
		select p.state, p.class as "deferralClass", p.was_fit as "wasFit", count(*)::int as people
		from (
			select r.state, d.class, r.state in ('deferred', 'left') and exists (
				select from registration_events e where e.registration_id = r.id and e.from_state = 'fit' and e.to_state = r.state
			) as was_fit
			from registrations r
			left join lateral (
				select x.class from deferrals x where x.registration_id = r.id and r.state = 'deferred' order by x.id desc limit 1
			) d on true
			where r.drive_id = ${driveId}
		) p group by 1, 2, 3`);
	return rows;
}
