import { v7 } from 'uuid';
import { beforeAll, beforeEach } from 'vitest';
import type { ReportKind } from '../../src/lib/reports/period';
import type { Actor } from '../../src/lib/server/actor';
import { beginReport } from '../../src/lib/server/reports/begin-report';
import { checksumOf } from '../../src/lib/server/reports/checksum';
import { confirmReport } from '../../src/lib/server/reports/confirm-report';
import { countReport } from '../../src/lib/server/reports/count-report';
import { findReport, versionsOf, type ReportRow } from '../../src/lib/server/reports/queries';
import { inScope } from '../../src/lib/server/scope';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { club, database, truth } from './accounts';
import { addDrive, addPerson } from './desk';
import { addActor } from './society';

/** The day on which reports are written here, and its instant. */
export const today: CalendarDate = '2027-04-05';
export const now = new Date('2027-04-05T09:00:00+07:00');

/** The office of the province. */
export let office: Actor;

/** An office, and no reports before each test. */
export function openReports(): void {
	beforeAll(async () => {
		office = await addActor(database.superuserUrl, 'province_coordinator');
	});
	beforeEach(async () => {
		await truth('delete from report_notes');
		await truth('delete from report_versions');
		await truth('delete from reports');
		await truth('delete from report_schedules');
		for (const gone of ['donations', 'registration_events', 'registrations', 'drives', 'donors'])
			await truth(`delete from ${gone}`);
	});
}

type Stated = { units: number | null; registered?: number | null; roughly?: boolean; clubId?: string | null };

/** A drive of which a total is stated; its id. */
export async function statedDrive(startsOn: CalendarDate, stated: Stated): Promise<string> {
	const { units, registered = null, roughly = false, clubId = club } = stated;
	const drive = { startsOn, status: 'closed' as const, resultKind: 'reported' as const };
	const id = await addDrive(database.superuserUrl, { ...drive, clubId });
	await truth(
		'insert into reported_results (drive_id, units, registered, donated, units_approximate) values ($1, $2, $3, $2, $4)',
		[id, units, registered, roughly]
	);
	return id;
}

/** A drive of the club at which so many people give 350 ml each, for the first time. */
export async function countedDrive(startsOn: CalendarDate, gifts: number): Promise<string> {
	const id = await addDrive(database.superuserUrl, { startsOn, status: 'closed', clubId: club });
	for (let nth = 0; nth < gifts; nth++) await gift(id, startsOn);
	return id;
}

/** One more donation at a drive of the club. */
export async function gift(driveId: string, day: CalendarDate): Promise<void> {
	const [registration, donor] = [v7(), await addPerson(database.superuserUrl, { clubId: club })];
	await truth(
		`insert into registrations (id, drive_id, province_code, club_id, donor_id, state, registered_at)
			values ($1, $2, 'VN-21', $3, $4, 'donated', $5)`,
		[registration, driveId, club, donor, day]
	);
	await truth(
		`insert into donations (id, registration_id, drive_id, province_code, club_id, donor_id, volume_ml, donated_on, first_time)
			values ($1, $2, $3, 'VN-21', $4, $5, 350, $6, true)`,
		[v7(), registration, driveId, club, donor, day]
	);
}

/** A report that somebody begins. */
export async function begun(actor: Actor, kind: ReportKind, startsOn: CalendarDate, clubId: string | null = null) {
	return inScope(actor, async (tx) => {
		const made = await beginReport(tx, actor, { kind, startsOn, provinceCode: 'VN-21', clubId }, today);
		if (!made.ok) throw new Error(made.refusal);
		return (await findReport(tx, made.value.id)) as ReportRow;
	});
}

/** The figures of a report as they are now. */
export const counted = (actor: Actor, report: ReportRow, day = today) =>
	inScope(actor, (tx) => countReport(tx, actor, report, day));

/** Confirms what is seen. */
export async function confirmed(actor: Actor, report: ReportRow, at = now) {
	const seen = checksumOf(await counted(actor, report));
	return inScope(actor, async (tx) => {
		const [draft] = await versionsOf(tx, report.id);
		const input = { revision: draft?.revision ?? 0, seen };
		return confirmReport(tx, actor, { report, input, now: at });
	});
}

/** Every version of a report. */
export const versions = (actor: Actor, report: ReportRow) => inScope(actor, (tx) => versionsOf(tx, report.id));
