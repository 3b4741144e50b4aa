import { sql, type SQL } from 'drizzle-orm';
import { searchKey } from '$lib/donors/name';
import type { DriveFilter, DriveTab } from '$lib/drives/list-filter';
import type { DriveRow } from '$lib/drives/drive-row';
import type { CalendarDate } from '$lib/time/calendar-date';
import { bareText } from '../name-order';
import type { Tx } from '../scope';
import { driveColumns, driveTables, lacksResult } from './row-parts';

/** Rows on one page of the list. */
export const DRIVES_PER_PAGE = 50;

const ahead: readonly DriveTab[] = ['upcoming', 'running'];

/** One page of drives with their numbers, nearest first where they lie ahead, otherwise newest first. */
export async function listDrives(
	tx: Tx,
	filter: DriveFilter,
	today: CalendarDate
): Promise<{ rows: DriveRow[]; more: boolean }> {
	const order = ahead.includes(filter.tab) ? sql`d.starts_on, d.id` : sql`d.starts_on desc, d.id desc`;
	const { rows } = await tx.execute<DriveRow>(sql`
		select ${driveColumns} from ${driveTables}
		where ${narrowed(filter)} and ${inTab(filter.tab, today)} and ${after(filter)}
		order by ${order} limit ${DRIVES_PER_PAGE + 1}`);
	return { rows: rows.slice(0, DRIVES_PER_PAGE), more: rows.length > DRIVES_PER_PAGE };
}

/** How many drives stand in each tab under the same filter. */
export async function countDrives(tx: Tx, filter: DriveFilter, today: CalendarDate): Promise<Record<DriveTab, number>> {
	const { rows } = await tx.execute<Record<DriveTab, number>>(sql`
		select count(*)::int as "all",
			count(*) filter (where ${inTab('upcoming', today)})::int as upcoming,
			count(*) filter (where ${inTab('running', today)})::int as running,
			count(*) filter (where ${inTab('completing', today)})::int as completing,
			count(*) filter (where ${inTab('closed', today)})::int as closed
		from ${driveTables} where ${narrowed(filter)}`);
	return rows[0] ?? { all: 0, upcoming: 0, running: 0, completing: 0, closed: 0 };
}

function inTab(tab: DriveTab, today: CalendarDate): SQL {
	const parts: Record<DriveTab, SQL> = {
		all: sql`true`,
		upcoming: sql`(d.status in ('draft', 'proposed', 'approved', 'announced', 'open') and d.ends_on >= ${today}::date)`,
		running: sql`(d.status = 'running' and d.ends_on >= ${today}::date)`,
		completing: sql`((d.status not in ('closed', 'confirmed', 'cancelled') and d.ends_on < ${today}::date) or ${lacksResult})`,
		closed: sql`(d.status = 'confirmed' or (d.status = 'closed' and not ${lacksResult}))`
	};
	return parts[tab];
}

function after({ tab, after: cursor }: DriveFilter): SQL {
	if (!cursor) return sql`true`;
	const compare = ahead.includes(tab) ? sql`>` : sql`<`;
	return sql`(d.starts_on, d.id) ${compare} (${cursor.startsOn}::date, ${cursor.id}::uuid)`;
}

/** What a filter asks of `driveTables`, its tab apart. */
export function narrowed(filter: DriveFilter): SQL {
	const { year, from, to, club, area, areas, status, campaign, q } = filter;
	const parts: SQL[] = [];
	if (year) parts.push(sql`d.starts_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`);
	if (from) parts.push(sql`d.ends_on >= ${from}::date`);
	if (to) parts.push(sql`d.starts_on <= ${to}::date`);
	if (club) parts.push(sql`d.club_id = ${club}`);
	if (area) parts.push(sql`${areas === 'then' ? sql`roll.then_code` : sql`roll.now_code`} = ${area}`);
	if (status) parts.push(sql`d.status = ${status}`);
	if (campaign) parts.push(sql`d.campaign_id = ${campaign}`);
	for (const word of searchKey(q).split(' ').filter(Boolean)) parts.push(sql`${searched} like ${`%${word}%`}`);
	return parts.length > 0 ? sql.join(parts, sql` and `) : sql`true`;
}

/** Title, venue, organiser, club and area, as `searchKey` writes what was typed. */
const searched = bareText(
	sql`concat_ws(' ', d.title, d.venue_name, d.address, d.organiser, c.name, a.name_vi, a.name_en, a.name_lo)`
);
