import { addMinutes, minutesBetween } from '../time/clock';
import type { CalendarDate } from '../time/calendar-date';

/** How a day is cut into slots: their length, the beds, and for how long one person takes a bed, all in minutes. */
export type SlotPlan = { slotMinutes: number; beds: number; bedMinutes: number };

/** The hours of one day of a drive, `HH:MM` in its zone. */
export type OpenDay = { heldOn: CalendarDate; opensAt: string; closesAt: string };

/** A slot of a day, `HH:MM`, and for how many people its beds suffice. */
export type PlannedSlot = { heldOn: CalendarDate; from: string; until: string; places: number };

/** The slots of all days: beds change hands all the time, so that a slot holds as many people as its minutes of all beds suffice for. Hours that do not divide evenly end with a shorter slot; one in which nobody could be served is left out. */
export function slotsOf(days: readonly OpenDay[], plan: SlotPlan): PlannedSlot[] {
	return days.flatMap((day) => slotsOfDay(day, plan)).filter(({ places }) => places > 0);
}

function slotsOfDay(
	{ heldOn, opensAt, closesAt }: OpenDay,
	{ slotMinutes, beds, bedMinutes }: SlotPlan
): PlannedSlot[] {
	const open = minutesBetween(opensAt, closesAt);
	return Array.from({ length: Math.ceil(open / slotMinutes) }, (_, nth) => {
		const begins = nth * slotMinutes;
		const minutes = Math.min(slotMinutes, open - begins);
		return {
			heldOn,
			from: addMinutes(opensAt, begins),
			until: addMinutes(opensAt, begins + minutes),
			places: Math.floor((minutes * beds) / bedMinutes)
		};
	});
}

/** Whether some slot is shorter than the others, because the hours do not divide evenly. */
export function dividesUnevenly(days: readonly OpenDay[], { slotMinutes }: SlotPlan): boolean {
	return days.some(({ opensAt, closesAt }) => minutesBetween(opensAt, closesAt) % slotMinutes !== 0);
}

/** Whether somebody can still choose a slot: it has room and is not over. */
export function isFree({ taken, places, endsAt }: { taken: number; places: number; endsAt: Date }, now: Date): boolean {
	return taken < places && endsAt > now;
}

/** A stretch of time, its end not part of it. */
type Stretch = { startsAt: Date; endsAt: Date };

/** Whether a slot lies within the hours of a day, from their first to their last minute. */
export function isWithin(slot: Stretch, hours: Stretch): boolean {
	return slot.startsAt >= hours.startsAt && slot.endsAt <= hours.endsAt;
}

/** Whether two slots have some time in common. */
export function overlap(one: Stretch, other: Stretch): boolean {
	return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}
