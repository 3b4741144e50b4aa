import type { RegistrationState } from '../drives/registration-state';
import type { DriveStatus } from '../drives/status';
import type { CalendarDate } from '../time/calendar-date';

/** A minute in which something happened, as minutes since 1970: how many people came, how many were through, and the units they gave. */
export type Minute = { minute: number; came: number; through: number; units: number };

/** What a drive amounts to when it was asked, totals only. `minutes` are those of `day`, which is today while the drive lasts; hours are `HH:MM:SS` in its zone. */
export type DriveCounts = {
	driveId: string;
	title: string;
	status: DriveStatus;
	timezone: string;
	day: CalendarDate;
	lastDay: CalendarDate;
	opensAt: string | null;
	closesAt: string | null;
	target: number | null;
	people: Partial<Record<RegistrationState, number>>;
	units: number;
	minutes: Minute[];
};
