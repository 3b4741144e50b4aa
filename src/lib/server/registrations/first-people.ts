import { sql } from 'drizzle-orm';
import type { PersonAtDrive } from '$lib/drives/person-at-drive';
import type { Tx } from '../scope';

/** The first people of a drive by given name, for a glance; the roster has all of them. */
export async function firstPeople(tx: Tx, driveId: string, limit: number): Promise<PersonAtDrive[]> {
	const { rows } = await tx.execute<PersonAtDrive>(sql`
		select r.id, r.state, r.donor_id as "donorId", coalesce(p.full_name, a.full_name) as "fullName",
			extract(year from coalesce(p.birth_date, a.birth_date))::int as "birthYear",
			nullif(concat(p.abo, p.rhd), '') as "group", n.volume_ml as "volumeMl",
			f.until_on as "deferredUntil", coalesce(f.permanent, false) as "deferredPermanently"
		from registrations r
		left join donors p on p.id = r.donor_id
		left join applicants a on a.id = r.applicant_id
		left join donations n on n.registration_id = r.id
		left join lateral (
			select x.until_on, x.permanent from deferrals x where x.registration_id = r.id and r.state = 'deferred'
			order by x.id desc limit 1
		) f on true
		where r.drive_id = ${driveId}
		order by coalesce(p.sort_key, lower(a.full_name)), r.id limit ${limit}`);
	return rows;
}
