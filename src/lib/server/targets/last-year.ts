import { parted, sumOf } from '$lib/clubs/target-months';
import { done, refused, type Result } from '$lib/result';
import type { CalendarDate } from '$lib/time/calendar-date';
import { everything } from '../collections/breakdown';
import { areaRollups } from '../collections/queries';
import { collectedTallies } from '../collections/tallies';
import type { Tx } from '../scope';
import type { TargetHolder } from './choices';

type Asked = { holder: TargetHolder; year: number; units: number };

/**
 * The units of a year split as the months of the year before went, of results whose month is known. Refuses where there are none.
 */
export async function splitAsLastYear(
	tx: Tx,
	{ holder, year, units }: Asked
): Promise<Result<number[], 'no_last_year'>> {
	const rollups = await areaRollups(tx);
	const whole = rollups.find(({ code }) => code === holder.key);
	const areas = whole && whole.thenCode === whole.code ? 'then' : 'now';
	const of = (subject: TargetHolder['subject']) => (holder.subject === subject ? holder.key : null);
	const question = {
		...everything,
		from: `${year - 1}-01-01` as CalendarDate,
		to: `${year - 1}-12-31` as CalendarDate,
		areas,
		province: of('province') ?? (holder.subject === 'campaign' ? holder.provinceCode : null),
		area: of('area'),
		club: of('club'),
		campaign: of('campaign')
	} as const;
	const months = new Array<number>(12).fill(0);
	for (const { key: month, units } of await collectedTallies(tx, question, { by: 'month' }, rollups)) {
		const index = Number(month?.slice(5)) - 1;
		if (month !== null) months[index] = (months[index] ?? 0) + (units ?? 0);
	}
	const split = sumOf(months) > 0 ? parted(units, months) : null;
	return split ? done(split) : refused('no_last_year');
}
