import type { CalendarAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { Tx } from '../scope';

const objectTypes = {
	calendar_day: 'calendar_day',
	blood_centre: 'blood_centre',
	calendar_feed: 'calendar_feed'
} as const;

type About = { id: string; provinceCode: string; clubId?: string | null };

/** Adds an audit entry about closed days, a blood centre or a feed, with the names of the changed fields where there are any. */
export async function auditCalendar(
	tx: Tx,
	actor: Actor,
	{ id, provinceCode, clubId = null }: About,
	action: CalendarAction,
	fields?: string[]
): Promise<void> {
	const objectType = objectTypes[action.split('.')[0] as keyof typeof objectTypes];
	await recordAudit(tx, actor, { action, objectType, objectId: id, provinceCode, clubId, fields });
}
