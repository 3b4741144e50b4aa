import { eq } from 'drizzle-orm';
import type { ReportedResultInput, ResultKind } from '$lib/drives/result-form';
import type { ResultRefusal } from '$lib/drives/refusals';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { drives, reportedResults } from '../db/schema/drives';
import type { Tx } from '../scope';
import { auditDrive } from './audit-drive';
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
	const figures = valuesOf(input);
	const fields = changedFields(stated, figures);
	if (fields.length === 0) return showInstead(tx, actor, drive, 'reported');
	const values = { ...figures, version: input.version + 1, reportedAt: now, reportedBy: actor.accountId };
	if (stated) await tx.update(reportedResults).set(values).where(eq(reportedResults.driveId, driveId));
	else await tx.insert(reportedResults).values({ ...values, driveId });
	await show(tx, drive, 'reported');
	await auditDrive(tx, actor, drive, 'drive.result_entered', fields);
	return done({ id: driveId });
}

/** Chooses which of its two results a drive shows; the other one is kept. */
export async function chooseResult(tx: Tx, choosing: Choosing): Promise<Result<{ id: string }, ResultRefusal>> {
	const { actor, driveId, kind } = choosing;
	const drive = await lockDrive(tx, driveId);
	if (!drive) return refused('drive_gone');
	if (drive.status === 'confirmed') return refused('drive_confirmed');
	if (kind === 'reported') {
		const stated = await tx.$count(reportedResults, eq(reportedResults.driveId, driveId));
		if (stated === 0) return refused('nothing_reported');
	}
	return showInstead(tx, actor, drive, kind);
}

async function showInstead(tx: Tx, actor: Actor, drive: Drive, kind: ResultKind) {
	if (drive.resultKind !== kind) {
		await show(tx, drive, kind);
		await auditDrive(tx, actor, drive, `drive.result_${kind}`);
	}
	return done({ id: drive.id });
}

async function show(tx: Tx, { id, version }: Drive, resultKind: ResultKind) {
	await tx
		.update(drives)
		.set({ resultKind, version: version + 1 })
		.where(eq(drives.id, id));
}

function objectionTo(drive: Drive, now: Date) {
	if (drive.status === 'cancelled') return refused('drive_cancelled');
	if (drive.status === 'confirmed') return refused('drive_confirmed');
	if (dayIn(drive.timezone, now) < drive.startsOn) return refused('result_too_early', { day: drive.startsOn });
	return null;
}

function valuesOf({ version: _version, sourceUrl, note, ...figures }: ReportedResultInput) {
	return { ...figures, sourceUrl: sourceUrl || null, note: note || null };
}

/** What differs from the statement before; of a first one, whatever it states. */
function changedFields(stated: typeof reportedResults.$inferSelect | undefined, figures: ReturnType<typeof valuesOf>) {
	const fields = Object.keys(figures) as (keyof typeof figures)[];
	return fields.filter(
		(field) => figures[field] !== (stated?.[field] ?? (typeof figures[field] === 'boolean' ? false : null))
	);
}
