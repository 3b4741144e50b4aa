import { freePlacesWords } from '$lib/sign-ups/place-words';
import { dayWords, slotTimes } from '$lib/sign-ups/when-words';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Slot } from './queries';

/** The slots of a drive to choose from, day by day; one that is full is shown and cannot be chosen, but for one's own. */
export function slotGroups(slots: readonly Slot[], zone: string, locale: Locale, own = '') {
	const days = [...new Set(slots.map(({ startsAt }) => dayIn(zone, startsAt)))];
	return days.map((day) => ({
		label: dayWords(day, locale),
		choices: slots
			.filter(({ startsAt }) => dayIn(zone, startsAt) === day)
			.map((slot) => ({
				value: slot.id,
				label: `${slotTimes(slot, zone, locale)} · ${freePlacesWords(slot.places - slot.taken, locale)}`,
				disabled: slot.id !== own && slot.taken >= slot.places
			}))
	}));
}
