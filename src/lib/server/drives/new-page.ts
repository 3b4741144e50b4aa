import { USUAL_HOURS } from '$lib/drives/day-hours';
import { addDays, type CalendarDate } from '$lib/time/calendar-date';
import { formatPeriod, type Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { homeDay } from '../areas/home-day';
import type { Tx } from '../scope';
import { beginningsOf, planLike, type Beginning } from './begin-from';
import { closedOnOf } from './closed-on';
import { formChoices } from './form-choices';
import type { Drive } from './queries';

type Asking = { actor: Actor; from: Drive | null; locale: Locale; now: Date };

/** What a new plan is made from: the choices of its form, the drives to begin from, and the plan as the form shows it first. */
export async function newDrivePage(tx: Tx, { actor, from, locale, now }: Asking) {
	const choices = await formChoices(tx, actor, locale);
	const today = await homeDay(tx, actor, now);
	const { kept, last } = await beginningsOf(tx, actor);
	const worded = ({ driveId, name, startsOn, endsOn }: Beginning) => ({
		driveId,
		name,
		when: formatPeriod(startsOn, endsOn, 'day', locale)
	});
	const clubId = choices.ofProvince ? '' : (choices.clubs[0]?.value ?? '');
	return {
		choices,
		kept: kept.map(worded),
		last: last.map(worded),
		plan: from ? await likeOne(tx, from, today, locale) : { ...USUAL_HOURS, clubId, startsOn: addDays(today, 1) }
	};
}

async function likeOne(tx: Tx, from: Drive, today: CalendarDate, locale: Locale) {
	const closedOn = await closedOnOf(tx, { provinceCode: from.provinceCode, from: today, locale });
	return planLike(tx, from, { today, closedOn });
}
