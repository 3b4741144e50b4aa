import { v7 } from 'uuid';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { emptyReport } from '../support/empty-report';
import { canary } from '../support/two-provinces';
import { type ClubOwner, insert, placeOf } from './fresh-rows';
import { truth } from './visitor';

/** A month of which an owner's club has no report, and nothing in it to report. */
export async function freeMonth(owner: ClubOwner): Promise<CalendarDate> {
	const [row] = await truth(
		`select m::date::text as day from generate_series('1990-01-01'::date, '2014-12-01', '1 month') m
			where not exists (select from reports r where r.club_id = $1 and r.starts_on = m::date) order by random() limit 1`,
		[placeOf(owner).club]
	);
	return String(row?.day) as CalendarDate;
}

/** Another report of an owner's club, a draft or confirmed; its id and first day. */
export async function freshReport(
	owner: ClubOwner,
	isConfirmed: boolean
): Promise<{ id: string; startsOn: CalendarDate }> {
	const { club, province } = placeOf(owner);
	const [id, startsOn] = [v7(), await freeMonth(owner)];
	await insert('reports', { id, province_code: province, club_id: club, kind: 'month', starts_on: startsOn });
	const frozen = {
		figures: JSON.stringify(emptyReport('month', startsOn)),
		checksum: '0'.repeat(64),
		confirmed_at: '2026-11-05',
		confirmed_by: v7()
	};
	await insert('report_versions', { id: v7(), report_id: id, version: 1, ...(isConfirmed && frozen) });
	return { id, startsOn };
}

/** Another admin of an owner's club. */
export async function freshOfficer(owner: ClubOwner): Promise<string> {
	const id = v7();
	await insert('accounts', { id, email: `${id}@example.org`, full_name: canary(owner) });
	await insert('memberships', { id: v7(), account_id: id, role: 'club_admin', club_id: placeOf(owner).club });
	return id;
}

/** That another admin of an owner's club is sent its yearly reports, long from now. */
export async function freshSchedule(owner: ClubOwner): Promise<string> {
	const { club, province } = placeOf(owner);
	const [id, account] = [v7(), await freshOfficer(owner)];
	const every = { kind: 'year', locale: 'vi', day_of_month: 5, created_at: '2100-01-01', created_by: account };
	await insert('report_schedules', { id, province_code: province, club_id: club, account_id: account, ...every });
	return id;
}
