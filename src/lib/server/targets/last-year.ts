import { parted, sumOf } from '$lib/clubs/target-months';
import { done, refused, type Result } from '$lib/result';
import type { CalendarDate } from '$lib/time/calendar-date';
import { areaRollups, collectedTallies, type UnitsQuestion } from '../collections/queries';
import type { Tx } from '../scope';
import type { TargetHolder } from './choices';

type Asked = { holder: TargetHolder; year: number; units: number };

/**
 * The units of a year split as the months of the year before went, of results whose month is known. Refuses where there are none, and for
 * campaigns, whose results are not kept by month.
 */
export async function splitAsLastYear(
	tx: Tx,
	{ holder, year, units }: Asked
): Promise<Result<number[], 'no_last_year'>> {
	if (holder.subject === 'campaign') return refused('no_last_year');
	const rollups = await areaRollups(tx);
	const whole = rollups.find(({ code }) => code === holder.key);
	const areas = whole && whole.thenCode === whole.code ? 'then' : 'now';
	const of = (subject: TargetHolder['subject']) => (holder.subject === subject ? holder.key : null);
	const question: UnitsQuestion = {
		from: `${year - 1}-01-01` as CalendarDate,
		to: `${year - 1}-12-31` as CalendarDate,
		source: 'all',
		areas,
		province: of('province'),
		area: of('area'),
		club: of('club')
	};
	const months = new Array<number>(12).fill(0);
	for (const { month, units } of await collectedTallies(tx, question, 'month', rollups)) {
		const index = Number(month?.slice(5)) - 1;
		if (month !== null) months[index] = (months[index] ?? 0) + (units ?? 0);
	}
	const split = sumOf(months) > 0 ? parted(units, months) : null;
	return split ? done(split) : refused('no_last_year');
}
