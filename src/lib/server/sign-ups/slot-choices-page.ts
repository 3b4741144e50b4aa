import { freePlacesWords } from '$lib/sign-ups/place-words';
import { dayWords, slotTimes } from '$lib/sign-ups/when-words';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Slot } from './queries';

type Choosing = { zone: string; locale: Locale; now: Date; own?: string };

/** The slots of a drive to choose from, day by day; one that is full is shown and cannot be chosen, one that is over is not shown, but for one's own. */
export function slotGroups(all: readonly Slot[], { zone, locale, now, own = '' }: Choosing) {
	const slots = all.filter(({ id, endsAt }) => id === own || endsAt > now);
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
