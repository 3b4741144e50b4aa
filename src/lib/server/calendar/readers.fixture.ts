import { deepStrictEqual } from 'node:assert';
import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';

/** What a reader finds of an event; instants in UTC, days as they are written. */
export type FoundEvent = {
	uid: string;
	start: string;
	end: string;
	title: string;
	where: string;
	status: string;
	sequence: number;
};

const dayOf = (time: { year: number; month: number; day: number }) =>
	[time.year, time.month, time.day].map((part) => String(part).padStart(2, '0')).join('-');

function byIcalJs(text: string): FoundEvent[] {
	const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
	for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
	return root.getAllSubcomponents('vevent').map((component) => {
		const event = new ICAL.Event(component);
		const at = (time: ICAL.Time) => (time.isDate ? dayOf(time) : time.toJSDate().toISOString());
		return {
			uid: event.uid,
			start: at(event.startDate),
			end: at(event.endDate),
			title: event.summary,
			where: String(component.getFirstPropertyValue('location') ?? ''),
			status: String(component.getFirstPropertyValue('status')),
			sequence: event.sequence
		};
	});
}

function byNodeIcal(text: string): FoundEvent[] {
	const all = Object.values(nodeIcal.sync.parseICS(text)) as { type?: string }[];
	const events = all.filter((one) => one.type === 'VEVENT') as unknown as (VEvent & { sequence: string })[];
	return events.map(({ uid, start, end, summary, location, status, sequence, datetype }) => {
		const local = (time: Date) => dayOf({ year: time.getFullYear(), month: time.getMonth() + 1, day: time.getDate() });
		const at = (time: Date) => (datetype === 'date' ? local(time) : time.toISOString());
		return {
			uid,
			start: at(start),
			end: at(end as Date),
			title: String(summary),
			where: String(location ?? ''),
			status: String(status),
			sequence: Number(sequence)
		};
	});
}

/** What two readers of other houses find alike in a calendar. */
export function readCalendar(text: string): FoundEvent[] {
	const found = byIcalJs(text);
	deepStrictEqual(byNodeIcal(text), found);
	return found;
}
