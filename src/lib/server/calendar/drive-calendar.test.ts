import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../time/calendar-date';
import { instantOf } from '../../time/instant';
import type { DriveStatus } from '../../drives/status';
import { readCalendar as read } from './readers.fixture';
import { driveCalendar, drivesCalendar, type EventDay, type EventDrive } from './drive-calendar';

const drive = (changes: Partial<EventDrive> = {}): EventDrive => ({
	id: '0198c0de-1234-7abc-8def-0123456789ab',
	title: 'Giọt hồng',
	status: 'open',
	where: 'Nhà văn hóa xã Mẫu',
	who: 'CLB Sen Hồng',
	timezone: 'Asia/Ho_Chi_Minh',
	version: 3,
	changedAt: new Date('2026-11-28T01:02:03Z'),
	url: 'http://localhost:3000/drives/0198c0de-1234-7abc-8def-0123456789ab',
	...changes
});
const day = (
	heldOn: CalendarDate,
	opensAt: string | null = '07:00:00',
	closesAt: string | null = '11:30:00'
): EventDay => ({
	heldOn,
	opensAt,
	closesAt
});

describe('a drive in another calendar', () => {
	test.each(['Asia/Ho_Chi_Minh', 'Asia/Vientiane'])('is at its hours in its own zone, %s', (timezone) => {
		const text = driveCalendar(drive({ timezone }), [day('2026-12-06')]);
		expect(text).toContain(`DTSTART;TZID=${timezone}:20261206T070000`);
		expect(text).toContain(`TZID:${timezone}`);
		expect(read(text)).toEqual([
			{
				uid: '0198c0de-1234-7abc-8def-0123456789ab.1@giot-hong',
				start: '2026-12-06T00:00:00.000Z',
				end: '2026-12-06T04:30:00.000Z',
				title: 'Giọt hồng',
				where: 'Nhà văn hóa xã Mẫu',
				status: 'CONFIRMED',
				sequence: 3
			}
		]);
	});

	test.each([
		['07:00', '11:30'],
		['00:00', '23:59'],
		['13:05:00', '17:45:00']
	])('from %s to %s is found at the instants of those hours', (opensAt, closesAt) => {
		const [found] = read(driveCalendar(drive(), [day('2027-02-28', opensAt, closesAt)]));
		const at = (time: string) => instantOf('2027-02-28', time.slice(0, 5), 'Asia/Ho_Chi_Minh').toISOString();
		expect(found).toMatchObject({ start: at(opensAt), end: at(closesAt) });
	});

	test('of several days is an event a day, each with its own hours, and whole days where no hours are known', () => {
		const days = [day('2026-12-31'), day('2027-01-01', '08:00', '10:00'), day('2027-01-02', null, null)];
		expect(read(driveCalendar(drive(), days)).map(({ uid, start, end }) => [uid.slice(37, 38), start, end])).toEqual([
			['1', '2026-12-31T00:00:00.000Z', '2026-12-31T04:30:00.000Z'],
			['2', '2027-01-01T01:00:00.000Z', '2027-01-01T03:00:00.000Z'],
			['3', '2027-01-02', '2027-01-03']
		]);
	});

	test('keeps its id when it is moved, and its number grows, so that calendars replace it', () => {
		const [before] = read(driveCalendar(drive(), [day('2026-12-06')]));
		const [after] = read(driveCalendar(drive({ version: 4 }), [day('2026-12-13')]));
		expect(after?.uid).toBe(before?.uid);
		expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
		expect(after?.start).toBe('2026-12-13T00:00:00.000Z');
	});

	test.each([
		['draft', 'TENTATIVE'],
		['announced', 'CONFIRMED'],
		['running', 'CONFIRMED'],
		['closed', 'CONFIRMED'],
		['cancelled', 'CANCELLED']
	] as [DriveStatus, string][])('that is %s is %s there', (status, expected) => {
		expect(read(driveCalendar(drive({ status }), [day('2026-12-06')]))[0]?.status).toBe(expected);
	});

	test.each([
		['commas, semicolons; and a \\ backslash', 'a, b; c \\ d'],
		['a long Vietnamese line', 'Ngày hội hiến máu tình nguyện “Giọt hồng Xứ Thanh”, '.repeat(6).trim()],
		['a long Lao line without blanks', 'ກິດຈະກຳບໍລິຈາກເລືອດນ້ຳໃຈ'.repeat(8)],
		['what looks like another line', 'BEGIN:VEVENT END:VCALENDAR']
	])('is called as it is called here: %s', (_, title) => {
		const text = driveCalendar(drive({ title, where: title }), [day('2026-12-06')]);
		expect(read(text)).toMatchObject([{ title, where: title }]);
		for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
	});

	test('a line break in a title stays inside it', () => {
		const text = driveCalendar(drive({ title: 'Một\nEND:VEVENT\r\nBEGIN:VALARM' }), [day('2026-12-06')]);
		expect(read(text)).toHaveLength(1);
		expect(read(text)[0]?.title.replace(/\r/g, '')).toBe('Một\nEND:VEVENT\nBEGIN:VALARM');
		expect(text).not.toMatch(/^BEGIN:VALARM/m);
	});

	test('names nobody and is the same text each time', () => {
		const events = [{ drive: drive(), days: [day('2026-12-06')] }];
		const [one, two] = [drivesCalendar('Lịch', events), drivesCalendar('Lịch', events)];
		expect(one).toBe(two);
		expect(one).not.toMatch(/ATTENDEE|ORGANIZER|mailto/i);
	});

	test('an empty calendar can be read too, by its name', () => {
		const text = drivesCalendar('Giọt Hồng: CLB, số 1', []);
		expect(read(text)).toEqual([]);
		const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
		expect(root.getFirstPropertyValue('x-wr-calname')).toMatch(/^Giọt Hồng: CLB\\?, số 1$/);
	});
});
