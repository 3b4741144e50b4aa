import type { CalendarDate } from '../time/calendar-date';

/** The state of a role on a day: one whose last day has passed has ended, whatever its row says. */
export function stateOn({ state, until }: { state: string; until: string | null }, day: CalendarDate): string {
	return state === 'active' && until !== null && until < day ? 'ended' : state;
}
