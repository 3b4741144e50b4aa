import { sql } from 'drizzle-orm';
import type { CohortCell } from '$lib/collections/cohort-cell';
import type { DonorFigures } from '$lib/collections/donor-figures';
import type { Breakdown } from '$lib/collections/filter-query';
import type { AreaRollup } from '$lib/collections/rollup';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Tx } from '../scope';
import { textArray } from './measured-tallies';
import { codesUnder } from './queries';
import type { TallyQuestion } from './tallies';

type Asking = { question: TallyQuestion; by: Breakdown | ''; rollups: readonly AreaRollup[]; today: CalendarDate };

/** Counts people of one breakdown (empty: all together), from donations themselves: the one question whose cost grows with them. */
export async function donorRows(tx: Tx, { question, by, rollups, today }: Asking): Promise<DonorFigures[]> {
	if (question.source === 'reported') return [];
	const { from, to, province, area, areas, club, campaign, venue } = question;
	const asked = by === 'district' || by === 'area' ? `area_${areas}` : by;
	const areaCodes = area ? codesUnder(area, areas, rollups) : null;
	const { rows } = await tx.execute<Record<string, string | null> & { outside: boolean }>(sql`
		select * from giot_donors(${from}::date, ${to}::date, ${today}::date, ${asked}, ${textArray(province ? [province] : null)}::text[],
			${textArray(areaCodes)}::text[], ${club}::uuid, ${campaign}::uuid, ${venue})`);
	return rows.map((row) => ({
		key: row.outside ? 'outside' : (row.key ?? ''),
		donors: Number(row.donors),
		firstTimers: Number(row.first_timers),
		couldReturn12: Number(row.could_return_12),
		returned12: Number(row.returned_12),
		couldReturn24: Number(row.could_return_24),
		returned24: Number(row.returned_24)
	}));
}

/** The cohorts of a province, a club, or of all that the actor may see. */
export async function cohortsOf(
	tx: Tx,
	{ province, club }: Pick<TallyQuestion, 'province' | 'club'>
): Promise<CohortCell[]> {
	const { rows } = await tx.execute<{ first_year: number; year: number; donors: string }>(sql`
		select * from giot_cohorts(${textArray(province ? [province] : null)}::text[], ${club}::uuid) order by 1, 2`);
	return rows.map((row) => ({ firstYear: row.first_year, year: row.year, donors: Number(row.donors) }));
}
