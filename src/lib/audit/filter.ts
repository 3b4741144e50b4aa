import { z } from 'zod';
import { calendarDate, type CalendarDate } from '../time/calendar-date';
import type { AuditObject } from './action';

/** Everything that an entry may be about. */
export const AUDIT_OBJECTS = [
	'drive',
	'venue',
	'volunteer',
	'plan',
	'checklist',
	'registration',
	'operation',
	'rules',
	'donor',
	'import',
	'account',
	'helper_link',
	'hall_link',
	'club',
	'club_application',
	'area',
	'target',
	'report',
	'report_schedule',
	'request',
	'retention',
	'milestone',
	'calendar_day',
	'blood_centre',
	'calendar_feed',
	'dhis2',
	'api_key',
	'exchange',
	'export',
	'saved_filter',
	'saved_view',
	'recount',
	'province'
] as const satisfies readonly AuditObject[];

/** What the audit trail is narrowed to. Both days are included; `null` does not filter; `after` is the last entry of the page before. */
export type AuditFilter = {
	person: string | null;
	object: AuditObject | null;
	action: string | null;
	from: CalendarDate | null;
	to: CalendarDate | null;
	after: string | null;
};

const shapes = {
	person: z.uuid(),
	object: z.enum(AUDIT_OBJECTS),
	action: z.string().regex(/^[a-z_]{1,40}\.[a-z_]{1,40}$/),
	after: z.uuid()
};

/** Reads the filter from the address bar. What makes no sense does not filter. */
export function readAuditFilter(params: URLSearchParams): AuditFilter {
	const read = <Value>(field: keyof typeof shapes, shape: z.ZodType<Value>): Value | null => {
		const parsed = shape.safeParse(params.get(field));
		return parsed.success ? parsed.data : null;
	};
	return {
		person: read('person', shapes.person),
		object: read('object', shapes.object),
		action: read('action', shapes.action),
		from: dayOf(params.get('from')),
		to: dayOf(params.get('to')),
		after: read('after', shapes.after)
	};
}

/** The filter as a query string with its question mark, or nothing; with some values replaced it starts at the first page. */
export function auditQuery(filter: AuditFilter, changes: Partial<AuditFilter> = {}): string {
	const chosen = Object.entries({ ...filter, after: null, ...changes }).flatMap(([field, value]): [string, string][] =>
		value === null ? [] : [[field, value]]
	);
	return chosen.length === 0 ? '' : `?${new URLSearchParams(chosen)}`;
}

/** Whether anything narrows the trail. */
export function isNarrowed({ person, object, action, from, to }: AuditFilter): boolean {
	return [person, object, action, from, to].some((value) => value !== null);
}

/** Only days on which the trail can have entries. */
function dayOf(text: string | null): CalendarDate | null {
	const day = calendarDate(text ?? '');
	return day !== null && day >= '2000-01-01' && day <= '2200-12-31' ? day : null;
}
