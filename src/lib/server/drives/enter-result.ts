import { eq } from 'drizzle-orm';
import type { ReportedResultInput, ResultKind } from '$lib/drives/result-form';
import type { ResultRefusal } from '$lib/drives/refusals';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { drives, reportedResults } from '../db/schema/drives';
import type { Tx } from '../scope';
import { lockDrive, type Drive } from './queries';

type Entering = { actor: Actor; driveId: string; input: ReportedResultInput; now: Date };
type Choosing = { actor: Actor; driveId: string; kind: ResultKind; now: Date };

/** Keeps a total as somebody stated it; from then on the drive shows it instead of its donations. */
export async function enterResult(tx: Tx, entering: Entering): Promise<Result<{ id: string }, ResultRefusal>> {
	const { actor, driveId, input, now } = entering;
	const drive = await lockDrive(tx, driveId);
	if (!drive) return refused('drive_gone');
	const objection = objectionTo(drive, now);
	if (objection) return objection;

	const [stated] = await tx.select().from(reportedResults).where(eq(reportedResults.driveId, driveId));
	if ((stated?.version ?? 0) !== input.version) return refused('stale_version');
	const values = { ...valuesOf(input), version: input.version + 1, reportedAt: now, reportedBy: actor.accountId };
	if (stated) await tx.update(reportedResults).set(values).where(eq(reportedResults.driveId, driveId));
	else await tx.insert(reportedResults).values({ ...values, driveId });
	return show(tx, actor, drive, 'reported');
}

/** Chooses which of its two results a drive shows; the other one is kept. */
export async function chooseResult(tx: Tx, choosing: Choosing): Promise<Result<{ id: string }, ResultRefusal>> {
	const { actor, driveId, kind } = choosing;
	const drive = await lockDrive(tx, driveId);
	if (!drive) return refused('drive_gone');
	if (kind === 'reported') {
		const stated = await tx.$count(reportedResults, eq(reportedResults.driveId, driveId));
		if (stated === 0) return refused('nothing_reported');
	}
	return drive.resultKind === kind ? done({ id: driveId }) : show(tx, actor, drive, kind);
}

async function show(tx: Tx, actor: Actor, drive: Drive, kind: ResultKind) {
	const { id, provinceCode, clubId } = drive;
	await tx
		.update(drives)
		.set({ resultKind: kind, version: drive.version + 1 })
		.where(eq(drives.id, id));
	const about = { objectType: 'drive', objectId: id, driveId: id, provinceCode, clubId };
	await recordAudit(tx, actor, { action: `drive.result_${kind}`, ...about });
	return done({ id });
}

function objectionTo(drive: Drive, now: Date) {
	if (drive.status === 'cancelled') return refused('drive_cancelled');
	if (dayIn(drive.timezone, now) < drive.startsOn) return refused('result_too_early', { day: drive.startsOn });
	return null;
}

function valuesOf({ version: _version, sourceUrl, note, ...figures }: ReportedResultInput) {
	return { ...figures, sourceUrl: sourceUrl || null, note: note || null };
}
