import { z } from 'zod';
import { calendarDate, type CalendarDate } from '../time/calendar-date';
import { DRIVE_STATUSES, type DriveStatus } from './status';

/** Views of the list. `completing`: the day is over, but the drive is not closed or has no result. */
export const DRIVE_TABS = ['all', 'upcoming', 'running', 'completing', 'closed'] as const;

export type DriveTab = (typeof DRIVE_TABS)[number];

/** Where the next page begins: after this drive in the order of the tab. */
export type DriveCursor = { startsOn: CalendarDate; id: string };

/** What the list of drives shows. Both days are included; `null` does not filter; `area` is read as the boundaries say. */
export type DriveFilter = {
	tab: DriveTab;
	q: string;
	year: number | null;
	from: CalendarDate | null;
	to: CalendarDate | null;
	club: string | null;
	area: string | null;
	areas: 'then' | 'now';
	status: DriveStatus | null;
	campaign: string | null;
	after: DriveCursor | null;
};

const choices = {
	tab: z.enum(DRIVE_TABS),
	year: z.coerce.number().int().min(1990).max(2200),
	club: z.uuid(),
	area: z.string().regex(/^[\w.-]{1,40}$/),
	areas: z.enum(['then', 'now']),
	status: z.enum(DRIVE_STATUSES),
	campaign: z.uuid()
};

/** Reads the filter from the address bar. What makes no sense does not filter. */
export function readDriveFilter(params: URLSearchParams): DriveFilter {
	const read = <Value>(field: keyof typeof choices, schema: z.ZodType<Value>): Value | null => {
		const parsed = schema.safeParse(params.get(field) || undefined);
		return parsed.success ? parsed.data : null;
	};
	return {
		tab: read('tab', choices.tab) ?? 'all',
		q: (params.get('q') ?? '').trim().slice(0, 80),
		year: read('year', choices.year),
		from: calendarDate(params.get('from') ?? ''),
		to: calendarDate(params.get('to') ?? ''),
		club: read('club', choices.club),
		area: read('area', choices.area),
		areas: read('areas', choices.areas) ?? 'then',
		status: read('status', choices.status),
		campaign: read('campaign', choices.campaign),
		after: readCursor(params.get('after') ?? '')
	};
}

/** The filter as a query string with its question mark, with some values replaced; any change starts at the first page. */
export function driveQuery(filter: DriveFilter, changes: Partial<DriveFilter> = {}): string {
	const { tab, areas, after, ...rest } = { ...filter, after: null, ...changes };
	const query = new URLSearchParams();
	if (tab !== 'all') query.set('tab', tab);
	for (const [field, value] of Object.entries(rest)) if (value) query.set(field, String(value));
	if (areas !== 'then') query.set('areas', areas);
	if (after) query.set('after', `${after.startsOn}_${after.id}`);
	return `?${query}`;
}

/** Whether anything but the tab narrows the list. */
export function isNarrowed({ q, year, from, to, club, area, status, campaign }: DriveFilter): boolean {
	return q !== '' || [year, from, to, club, area, status, campaign].some((value) => value !== null);
}

function readCursor(text: string): DriveCursor | null {
	const [day = '', id = ''] = text.split('_');
	const startsOn = calendarDate(day);
	return startsOn && z.uuid().safeParse(id).success ? { startsOn, id } : null;
}
