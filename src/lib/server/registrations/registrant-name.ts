import { sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { donorName } from '../donors/donor-name';

/** Who is registered, behind a column of ids of registrations, to select beside it; `null` where the actor may not see it. */
export function registrantName(id: AnyColumn | SQL): SQL<string | null> {
	const applicant = sql`(select asking.full_name from applicants asking where asking.id = place.applicant_id)`;
	return sql<string | null>`(
		select coalesce(${donorName(sql`place.donor_id`)}, ${applicant}) from registrations place where place.id = ${id})`;
}
