import { sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { donations } from '../db/schema/registrations';

/** Whether the donor behind a column of ids has a donation in scope that came before the interval was over. */
export function gaveTooEarly(donorId: AnyColumn): SQL {
	return sql`exists (select from ${donations} early where early.donor_id = ${donorId} and early.interval_breach)`;
}
