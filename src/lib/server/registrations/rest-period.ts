import { addDays, type CalendarDate } from '$lib/time/calendar-date';
import { rulesOn } from '../donors/rule-sets';
import type { Tx } from '../scope';

type OnADay = { placeProvince: string; startsOn: CalendarDate };

/** How long somebody of a sex rests who gives at a drive: from its first day for the interval of the rules of its place; the end is exclusive. */
export async function restPeriodOf(
	tx: Tx,
	{ placeProvince, startsOn }: OnADay
): Promise<(sex: string | null) => string> {
	const { intervalDays } = await rulesOn(tx, placeProvince, startsOn);
	return (sex) => {
		const days = intervalDays.whole_blood[sex === 'female' || sex === 'male' ? sex : 'unknown'];
		return `[${startsOn},${addDays(startsOn, days)})`;
	};
}
