import type { CalendarDate } from '../time/calendar-date';
import type { Point } from './point';
import type { NETWORKS, POWERS, STEP_FREE, VENUE_KINDS } from './answers';

/** A place as its page shows it: `area` is its name in the reader's language, `contact` null where nobody is named or it is not told. */
export type ShownVenue = {
	id: string;
	name: string;
	kind: (typeof VENUE_KINDS)[number] | null;
	area: string | null;
	address: string | null;
	point: Point | null;
	rooms: number | null;
	beds: number | null;
	power: (typeof POWERS)[number] | null;
	powerNote: string | null;
	water: string | null;
	parking: string | null;
	stepFree: (typeof STEP_FREE)[number] | null;
	network: (typeof NETWORKS)[number] | null;
	networkOperator: string | null;
	note: string | null;
	checkedOn: CalendarDate | null;
	checkedBy: string | null;
	checkBy: CalendarDate | null;
	contact: { name: string | null; phone: string | null } | null;
};
