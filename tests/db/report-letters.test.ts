import { describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { dueReports, tellReport } from '../../src/lib/server/reports/tell-report';
import { tellDueReports } from '../../src/lib/server/reports/keep-telling-reports';
import { endSchedule, makeSchedule, scheduleById } from '../../src/lib/server/reports/schedules';
import type { Actor } from '../../src/lib/server/actor';
import { inJob, inScope } from '../../src/lib/server/scope';
import { admin, club, database, openAccounts, truth } from '../support/accounts';
import { mailServer, openMail, outboxRows, sendAll } from '../support/mail';
import { overlapping } from '../support/overlap';
import { countedDrive, office, openReports, statedDrive } from '../support/reporting';

openMail();
openAccounts();
openReports();

const at = (local: string) => new Date(`${local}:00+07:00`);
const due = at('2027-04-05T08:00');

/** Has the reports of the province or club sent to somebody on the fifth. */
async function scheduled(actor: Actor, clubId: string | null = null, language: 'vi' | 'lo' | 'en' = 'en') {
	const owner = { value: '', label: '', provinceCode: 'VN-21', clubId };
	const input = { kind: 'month' as const, whose: '', accountId: actor.accountId, language, dayOfMonth: 5 };
	const made = await inScope(actor, (tx) => makeSchedule(tx, actor, { owner, input, now: at('2027-03-20T08:00') }));
	if (!made.ok) throw new Error(made.refusal);
	const [row] = await truth('select id from report_schedules order by id desc limit 1');
	return String(row?.id);
}

const text = (actor: Actor) => mailServer.to(actor.email).at(-1)?.mail.text?.replace(/\s+/g, ' ') ?? '';

describe('a report that is sent', () => {
	test('goes out once for a period, from its day on, with the totals that the report has and a link to it', async () => {
		await countedDrive('2027-03-10', 3);
		await statedDrive('2027-03-20', { units: 1_240, registered: 1_500, roughly: true });
		await scheduled(office);
		expect(await tellDueReports(at('2027-04-04T23:00'))).toBe(0);
		expect(await tellDueReports(due)).toBe(1);
		expect(await tellDueReports(at('2027-04-06T08:00'))).toBe(0);
		await sendAll();
		const [report] = await truth('select id, created_by from reports');
		expect(report?.created_by).toBeNull();
		expect(text(office)).toContain('2 drives · 1,503 registered · 1,243 donations · ≈1,243 units · 1.1 litres');
		expect(text(office)).toContain(`/reports/${report?.id}?lang=en`);
		expect(await truth(`select action, account_id from audit_entries where object_id = $1`, [report?.id])).toEqual([
			{ action: 'report.told', account_id: null }
		]);
		expect(await tellDueReports(at('2027-05-05T08:00'))).toBe(1);
	});

	test('counts the one club that it is about', async () => {
		await countedDrive('2027-03-10', 2);
		await statedDrive('2027-03-20', { units: 50, clubId: null });
		await scheduled(admin, club, 'vi');
		await tellDueReports(due);
		await sendAll();
		expect(text(admin)).toContain('2 đơn vị');
		expect(text(admin)).not.toContain('52');
	});

	test('is not made up for what was due before it was asked for', async () => {
		await scheduled(office);
		await truth(`update report_schedules set created_at = '2027-04-06T08:00+07'`);
		expect(await tellDueReports(at('2027-04-20T08:00'))).toBe(0);
	});

	test('leaves the scope of the job as it was: no row of any province is seen after it', async () => {
		await statedDrive('2027-03-20', { units: 50 });
		const schedule = await scheduled(office);
		const seen = await inJob(async (tx) => {
			await tellReport(tx, schedule, due);
			const { rows } = await tx.execute(
				'select giot_scope() as scope, giot_provinces() as provinces, (select count(*)::int from reports) as reports'
			);
			return rows;
		});
		expect(seen).toEqual([{ scope: 'job', provinces: null, reports: 0 }]);
	});

	test('answers nothing outside the job', async () => {
		const schedule = await scheduled(office);
		expect(await inScope(office, (tx) => dueReports(tx, due))).toEqual([]);
		expect(await inScope(office, (tx) => tellReport(tx, schedule, due))).toBe(false);
	});

	test('stops when it is ended, and when the right is gone; control: with the right back it goes out', async () => {
		const ended = await scheduled(admin, club);
		const schedule = await inScope(admin, (tx) => scheduleById(tx, ended));
		if (!schedule) throw new Error('no schedule');
		await inScope(admin, (tx) => endSchedule(tx, admin, schedule));
		await scheduled(office);
		const set = (state: string) =>
			truth('update memberships set state = $2 where account_id = $1', [office.accountId, state]);
		await set('suspended');
		expect(await tellDueReports(due)).toBe(0);
		await set('active');
		expect(await tellDueReports(due)).toBe(1);
	});

	test('is not sent to whoever may not read it', async () => {
		const owner = { value: '', label: '', provinceCode: 'VN-21', clubId: null };
		const input = {
			kind: 'month' as const,
			whose: '',
			accountId: admin.accountId,
			language: 'vi' as const,
			dayOfMonth: 5
		};
		expect(await inScope(office, (tx) => makeSchedule(tx, office, { owner, input, now: due }))).toMatchObject({
			refusal: 'cannot_read'
		});
		const past = inScope(office, (tx) =>
			tx.execute(`insert into report_schedules (id, province_code, account_id, kind, locale, day_of_month, created_by)
				values ('${v7()}', 'VN-21', '${admin.accountId}', 'month', 'vi', 5, '${office.accountId}')`)
		);
		await expect(past).rejects.toThrow();
	});
});

describe('two processes that look at the same moment', () => {
	const meeting = (schedule: string) =>
		overlapping(
			database.superuserUrl,
			(pause) =>
				inJob(async (tx) => {
					const told = await tellReport(tx, schedule, due);
					await pause();
					return told;
				}),
			() => inJob((tx) => tellReport(tx, schedule, due))
		);
	const letters = async () => (await outboxRows()).length;

	test('write one letter; control: without the key of turns they write two', async () => {
		const one = await scheduled(office);
		expect(await meeting(one)).toMatchObject([{ value: true }, { value: false }]);
		expect(await letters()).toBe(1);
		await truth('delete from outbox');
		await truth('delete from report_mailings');
		await truth('alter table report_mailings drop constraint report_mailings_schedule_id_starts_on_pk');
		expect(await meeting(one)).toMatchObject([{ value: true }, { value: true }]);
		expect(await letters()).toBe(2);
	});

	test('leave the letter to the second where the first fails', async () => {
		await truth('delete from report_mailings');
		await truth(
			'alter table report_mailings add constraint report_mailings_schedule_id_starts_on_pk primary key (schedule_id, starts_on)'
		);
		const schedule = await scheduled(office);
		const [first, second] = await overlapping(
			database.superuserUrl,
			(pause) =>
				inJob(async (tx) => {
					await tellReport(tx, schedule, due);
					await pause();
					throw new Error('killed');
				}),
			() => inJob((tx) => tellReport(tx, schedule, due))
		);
		expect([first.status, second]).toMatchObject(['rejected', { value: true }]);
		expect(await letters()).toBe(1);
	});
});
