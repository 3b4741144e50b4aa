import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The period of the report behind a column of ids as every language writes it, such as `11/2026` or `Q4/2026`; `null` where the actor may not see it. */
export function reportPeriodName(id: AnyColumn | SQL): SQL<string | null> {
	return sql<
		string | null
	>`(select to_char(said.starts_on, case said.kind when 'month' then 'FMMM/YYYY' when 'quarter' then '"Q"Q/YYYY'
		when 'half_year' then case when extract(month from said.starts_on) < 7 then '"H1"/YYYY' else '"H2"/YYYY' end else 'YYYY' end)
		from reports said where said.id = ${id})`;
}
