import { asc, eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { ScheduleInput } from '$lib/reports/report-form';
import type { ReportRefusal } from '$lib/reports/refusals';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { homeDay } from '../areas/home-day';
import { recordAudit } from '../audit/record';
import { provinces } from '../db/schema/areas';
import { clubs } from '../db/schema/clubs';
import { reportSchedules } from '../db/schema/reports';
import { accountName } from '../people/account-name';
import { officersOf } from '../people/queries';
import type { Tx } from '../scope';
import type { ReportOwner } from './owners';

/** Who is sent reports, as far as the actor has to do with it; a name only where the actor may know it. */
export function listSchedules(tx: Tx) {
	const { id, kind, provinceCode, clubId, accountId, locale, dayOfMonth } = reportSchedules;
	return tx
		.select({
			id,
			kind,
			provinceCode,
			clubId,
			accountId,
			locale,
			dayOfMonth,
			name: accountName(accountId),
			clubName: clubs.name,
			province: { nameVi: provinces.nameVi, nameLo: provinces.nameLo, nameEn: provinces.nameEn }
		})
		.from(reportSchedules)
		.innerJoin(provinces, eq(provinces.code, provinceCode))
		.leftJoin(clubs, eq(clubs.id, clubId))
		.orderBy(asc(provinceCode), asc(clubs.name), asc(kind), asc(id));
}

/** One of them, or undefined. */
export async function scheduleById(tx: Tx, id: string) {
	return (await listSchedules(tx)).find((one) => one.id === id);
}

type Making = { owner: ReportOwner; input: ScheduleInput; now: Date };

/** Has the main figures sent to somebody after every period. Refuses whoever may not read them, and a second time of the same. */
export async function makeSchedule(
	tx: Tx,
	actor: Actor,
	{ owner, input, now }: Making
): Promise<Result<null, ReportRefusal>> {
	const { provinceCode, clubId } = owner;
	const { kind, accountId, language, dayOfMonth } = input;
	const readers = await officersOf(tx, owner, await homeDay(tx, actor, now));
	if (!readers.some(({ value }) => value === accountId)) return refused('cannot_read');
	const id = v7();
	const made = await tx
		.insert(reportSchedules)
		.values({
			id,
			provinceCode,
			clubId,
			accountId,
			kind,
			locale: language,
			dayOfMonth,
			createdAt: now,
			createdBy: actor.accountId
		})
		.onConflictDoNothing();
	if (made.rowCount === 0) return refused('already_sent');
	await auditSchedule(tx, actor, { id, provinceCode, clubId }, 'report_schedule.made');
	return done(null);
}

type Schedule = { id: string; provinceCode: string; clubId: string | null };

/** Sends somebody no further report. Whoever comes second changes nothing. */
export async function endSchedule(tx: Tx, actor: Actor, schedule: Schedule): Promise<void> {
	const ended = await tx.delete(reportSchedules).where(eq(reportSchedules.id, schedule.id));
	if (ended.rowCount === 1) await auditSchedule(tx, actor, schedule, 'report_schedule.ended');
}

function auditSchedule(
	tx: Tx,
	actor: Actor,
	{ id, provinceCode, clubId }: Schedule,
	action: 'report_schedule.made' | 'report_schedule.ended'
) {
	return recordAudit(tx, actor, { action, objectType: 'report_schedule', objectId: id, provinceCode, clubId });
}
