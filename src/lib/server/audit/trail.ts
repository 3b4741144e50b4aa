import { desc, inArray, sql, type SQL } from 'drizzle-orm';
import type { AuditFilter } from '$lib/audit/filter';
import { addDays, type CalendarDate } from '$lib/time/calendar-date';
import { instantOf } from '$lib/time/instant';
import type { Actor } from '../actor';
import { auditEntries } from '../db/schema/audit';
import { driveTitle } from '../drives/drive-title';
import { accountName } from '../people/account-name';
import type { Tx } from '../scope';
import { objectName } from './object-name';

/** Entries on one page. */
export const ENTRIES_PER_PAGE = 50;

/** Whose trail, narrowed how; days are read in this zone. */
export type Asking = { actor: Actor; filter: AuditFilter; zone: string };

/** One page of entries with the names that the actor may know, newest first. */
export async function trailPage(tx: Tx, asking: Asking) {
	const found = await tx
		.select({
			id: auditEntries.id,
			at: auditEntries.at,
			accountId: auditEntries.accountId,
			who: accountName(auditEntries.accountId),
			action: auditEntries.action,
			objectType: auditEntries.objectType,
			objectId: auditEntries.objectId,
			name: objectName,
			driveId: auditEntries.driveId,
			drive: driveTitle(auditEntries.driveId),
			fields: auditEntries.fields
		})
		.from(auditEntries)
		.where(inArray(auditEntries.id, newest(asking, ENTRIES_PER_PAGE + 1)))
		.orderBy(desc(auditEntries.at), desc(auditEntries.id));
	return { rows: found.slice(0, ENTRIES_PER_PAGE), more: found.length > ENTRIES_PER_PAGE };
}

/** One entry of a page. */
export type TrailRow = Awaited<ReturnType<typeof trailPage>>['rows'][number];

/** The next entries as codes and ids alone, newest first. */
export async function trailCodes(tx: Tx, asking: Asking, limit: number) {
	return tx
		.select()
		.from(auditEntries)
		.where(inArray(auditEntries.id, newest(asking, limit)))
		.orderBy(desc(auditEntries.at), desc(auditEntries.id));
}

/**
 * The ids of the newest entries. Each of the actor's places is asked by itself, so that an index in order of time answers it however
 * many entries others have; the policies alone would make the database look through all of them.
 */
export function newest({ actor, filter, zone }: Asking, limit: number): SQL {
	const narrowed = conditions(filter, zone);
	const parts = placesOf(actor).map(
		(place) => sql`(select e.id, e.at from audit_entries e where ${place} and ${narrowed}
			order by e.at desc, e.id desc limit ${limit})`
	);
	if (parts.length === 0) return sql`(null)`;
	return sql`(select id from (${sql.join(parts, sql` union `)}) as found order by at desc, id desc limit ${limit})`;
}

function placesOf({ memberships }: Actor): SQL[] {
	if (memberships.some(({ role }) => role === 'system_admin')) return [sql`true`];
	return memberships.flatMap(({ role, clubId, provinceCode }) => {
		if (role === 'club_admin') return [sql`e.club_id = ${clubId}`];
		return role === 'province_coordinator' ? [sql`e.province_code = ${provinceCode}`] : [];
	});
}

const startOf = (day: CalendarDate, zone: string) => instantOf(day, '00:00', zone).toISOString();

function conditions({ person, object, action, from, to, after }: AuditFilter, zone: string): SQL {
	const parts = [sql`true`];
	if (person) parts.push(sql`e.account_id = ${person}`);
	if (object) parts.push(sql`e.object_type = ${object}`);
	if (action) parts.push(sql`e.action = ${action}`);
	if (from) parts.push(sql`e.at >= ${startOf(from, zone)}::timestamptz`);
	if (to) parts.push(sql`e.at < ${startOf(addDays(to, 1), zone)}::timestamptz`);
	if (after)
		parts.push(sql`(e.at, e.id) < ((select last.at from audit_entries last where last.id = ${after}), ${after}::uuid)`);
	return sql.join(parts, sql` and `);
}
