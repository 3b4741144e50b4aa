import type { DriveStatus } from '../drives/status';
import type { CalendarDate } from '../time/calendar-date';
import type { Advice } from './advice';

/** A drive on the calendar, on days that are known. `registered` and `units` as in a list: counted or reported, null where there is none yet. */
export type CalendarDrive = {
	id: string;
	title: string;
	status: DriveStatus;
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	opensAt: string | null;
	closesAt: string | null;
	provinceCode: string;
	clubId: string | null;
	clubName: string | null;
	bloodCentreId: string | null;
	targetUnits: number | null;
	registered: number | null;
	units: number | null;
};

/** The same with what is to be thought of, and whether the reader may move it to another day. */
export type ShownDrive = CalendarDrive & { advice: Advice[]; movable: boolean };

/** Drives by the days on which they are held, each in the order in which they came. */
export function byDay<Drive extends Pick<CalendarDrive, 'startsOn' | 'endsOn'>>(
	drives: readonly Drive[],
	days: readonly CalendarDate[]
): Map<CalendarDate, Drive[]> {
	return new Map(
		days.map((day) => [day, drives.filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)] as const)
	);
}
