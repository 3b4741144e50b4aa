import ical, { ICalCalendarMethod, ICalEventStatus, type ICalDayJsStub, type ICalEventData } from 'ical-generator';
import { isPublished, type DriveStatus } from '$lib/drives/status';
import { addDays, type CalendarDate } from '$lib/time/calendar-date';
import { instantOf } from '$lib/time/instant';

/** A day of a drive with its hours, `HH:MM` or with seconds; without both it takes the whole day. */
export type EventDay = { heldOn: CalendarDate; opensAt: string | null; closesAt: string | null };

/** A drive as other calendars may know it: nobody is named. `where` and `who` are in words. */
export type EventDrive = {
	id: string;
	title: string;
	status: DriveStatus;
	where: string;
	who: string;
	timezone: string;
	version: number;
	changedAt: Date;
	/** Its page; empty where there is none to go to. */
	url: string;
};

/** A drive with its days, in order. */
export type DriveEvents = { drive: EventDrive; days: readonly EventDay[] };

/** One drive as an iCalendar file, an event for each of its days. */
export function driveCalendar(drive: EventDrive, days: readonly EventDay[]): string {
	return drivesCalendar(drive.title, [{ drive, days }]);
}

/** Drives as one calendar of a name. The same drives give the same text, byte for byte. */
export function drivesCalendar(name: string, drives: readonly DriveEvents[]): string {
	const calendar = ical({
		name: escaped(name),
		prodId: { company: 'Giot Hong', product: 'Calendar' },
		method: ICalCalendarMethod.PUBLISH,
		ttl: 3600,
		timezone: { name: null, generator: zoneOf }
	});
	for (const { drive, days } of drives)
		for (const [place, day] of days.entries()) calendar.createEvent(eventOf(drive, day, place + 1));
	return calendar.toString();
}

/** The library writes names as they come. */
function escaped(name: string): string {
	return name.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r?\n/g, ' ');
}

/** An event keeps its id when its drive moves to another day: it is known by its place among the days. */
function eventOf(drive: EventDrive, day: EventDay, place: number): ICalEventData {
	const { id, title, where, who, timezone, version, changedAt, url } = drive;
	return {
		id: `${id}.${place}@giot-hong`,
		sequence: version,
		stamp: changedAt,
		lastModified: changedAt,
		summary: title,
		...(where && { location: where }),
		...(who && { description: who }),
		...(url && { url }),
		status: statusOf(drive.status),
		...spanOf(day, timezone)
	};
}

function statusOf(status: DriveStatus): ICalEventStatus {
	if (status === 'cancelled') return ICalEventStatus.CANCELLED;
	return isPublished(status) ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE;
}

function spanOf({ heldOn, opensAt, closesAt }: EventDay, timezone: string) {
	if (!opensAt || !closesAt) return { allDay: true, start: heldOn, end: addDays(heldOn, 1) };
	return { start: wallClock(heldOn, opensAt, timezone), end: wallClock(heldOn, closesAt, timezone), timezone };
}

/** What a clock in the zone shows: the library would ask the clock of this machine. It knows this shape from another library. */
function wallClock(day: CalendarDate, time: string, zone: string): ICalDayJsStub {
	const written = { YYYYMMDD: day.replaceAll('-', ''), HHmmss: `${time.slice(0, 5).replace(':', '')}00` };
	const toDate = () => instantOf(day, time.slice(0, 5), zone);
	const clock: ICalDayJsStub = {
		tz: () => clock,
		utc: () => clock,
		format: (shape = 'YYYYMMDD') => written[shape as keyof typeof written],
		toDate,
		isValid: () => true,
		toJSON: () => toDate().toJSON()
	};
	return clock;
}

/** A zone without summer time, as both provinces have it: one offset for ever. */
function zoneOf(zone: string): string {
	const minutes = (Date.UTC(2026, 0, 1) - instantOf('2026-01-01', '00:00', zone).getTime()) / 60_000;
	const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
	const two = (value: number) => String(value).padStart(2, '0');
	const offset = `${minutes < 0 ? '-' : '+'}${two(hours)}${two(rest)}`;
	return [
		'BEGIN:VTIMEZONE',
		`TZID:${zone}`,
		'BEGIN:STANDARD',
		'DTSTART:19700101T000000',
		`TZOFFSETFROM:${offset}`,
		`TZOFFSETTO:${offset}`,
		'END:STANDARD',
		'END:VTIMEZONE'
	].join('\r\n');
}
