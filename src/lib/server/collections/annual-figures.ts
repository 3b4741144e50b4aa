import { sql } from 'drizzle-orm';
import type { AnnualFigure } from '$lib/collections/annual-figure';
import type { Tx } from '../scope';

/** Yearly totals as printed, of provinces and countries: a series of its own. */
export async function annualFigures(tx: Tx): Promise<AnnualFigure[]> {
	const { rows } = await tx.execute<AnnualFigure>(sql`
		select id, label, year, month, units, target_units as "targetUnits", source_url as "sourceUrl", note
		from annual_figures where units is not null or target_units is not null order by label, year nulls last, month nulls first`);
	return rows;
}
