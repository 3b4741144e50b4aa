import { sql } from 'drizzle-orm';
import type { Tx } from '../scope';

/** Yearly totals as printed, of provinces and countries: a series of its own. */
export async function annualFigures(tx: Tx) {
	const { rows } = await tx.execute(sql`
		select id, label, year, month, units, target_units as "targetUnits", source_url as "sourceUrl", note
		from annual_figures where units is not null or target_units is not null order by label, year nulls last, month nulls first`);
	return rows as unknown as AnnualFigure[];
}

/** One printed yearly (or monthly) total; every figure may be unknown. */
export type AnnualFigure = {
	id: string;
	label: string;
	year: number | null;
	month: number | null;
	units: number | null;
	targetUnits: number | null;
	sourceUrl: string | null;
	note: string | null;
};
