import { and, asc, count, desc, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import type { Outcome } from '$lib/donor-import/batch-state';
import type { Verdict } from '$lib/donor-import/compare-row';
import { fateOf, type Fate } from '$lib/donor-import/decide-row';
import { WITHOUT_PLACE, type Place } from '$lib/donor-import/place';
import { clubs } from '../db/schema/clubs';
import { importBatches, importRows } from '../db/schema/imports';
import { openClubs } from '../clubs/queries';
import type { Actor } from '../actor';
import { findDrive, type Drive } from '../drives/queries';
import { canImportDonors, canRegisterDonor } from '../policy';
import type { Tx } from '../scope';
import type { BatchRow, ImportRow } from './batch-rows';

/** Lists on one page. */
export const LISTS_PER_PAGE = 30;

/** Rows on one page: each may ask for a decision. */
export const ROWS_PER_PAGE = 30;

/** A page of the lists in scope, the latest first, with one more when there is a next page; pages count from 1. */
export async function listImports(tx: Tx, page: number) {
	return tx
		.select({
			id: importBatches.id,
			fileName: importBatches.fileName,
			state: importBatches.state,
			total: importBatches.total,
			createdAt: importBatches.createdAt,
			club: clubs.name
		})
		.from(importBatches)
		.innerJoin(clubs, eq(clubs.id, importBatches.clubId))
		.orderBy(desc(importBatches.createdAt), desc(importBatches.id))
		.limit(LISTS_PER_PAGE + 1)
		.offset((page - 1) * LISTS_PER_PAGE);
}

/** The clubs that an actor may bring lists in for, by name. */
export async function importingClubs(tx: Tx, actor: Actor) {
	return (await openClubs(tx)).filter(({ id, provinceCode }) => canImportDonors(actor, { clubId: id, provinceCode }));
}

/** A drive at which an actor may register everybody whom a list of its club names; null where they may not, or see no such drive. */
export async function driveForList(tx: Tx, actor: Actor, driveId: string): Promise<Drive | null> {
	const drive = await findDrive(tx, driveId);
	return drive && canRegisterDonor(actor, drive) && canImportDonors(actor, drive) ? drive : null;
}

/** What to show of the rows of a list. */
export type RowsShown = { verdict?: Verdict; outcome?: Outcome; open?: boolean; withoutPlace?: boolean };

function shownRows(batchId: string, { verdict, outcome, open, withoutPlace }: RowsShown): SQL | undefined {
	return and(
		eq(importRows.batchId, batchId),
		verdict && eq(importRows.verdict, verdict),
		outcome && eq(importRows.outcome, outcome),
		open ? isNull(importRows.decision) : undefined,
		withoutPlace ? inArray(importRows.place, [...WITHOUT_PLACE]) : undefined
	);
}

/** A page of the rows of a list by their number in the file, with one more when there is a next page; pages count from 1. */
export async function rowsPage(tx: Tx, batchId: string, shown: RowsShown, page: number): Promise<ImportRow[]> {
	const rows = await tx
		.select()
		.from(importRows)
		.where(shownRows(batchId, shown))
		.orderBy(asc(importRows.number))
		.limit(ROWS_PER_PAGE + 1)
		.offset((page - 1) * ROWS_PER_PAGE);
	return rows as ImportRow[];
}

/** All rows of a list that came to something, by their number in the file. */
export async function rowsWith(tx: Tx, batchId: string, outcome: Outcome): Promise<ImportRow[]> {
	const rows = await tx
		.select()
		.from(importRows)
		.where(shownRows(batchId, { outcome }))
		.orderBy(asc(importRows.number));
	return rows as ImportRow[];
}

/** How many rows of a list there are of each verdict and outcome. */
export async function countRows(tx: Tx, batchId: string) {
	const rows = await tx
		.select({ verdict: importRows.verdict, outcome: importRows.outcome, n: count() })
		.from(importRows)
		.where(eq(importRows.batchId, batchId))
		.groupBy(importRows.verdict, importRows.outcome);
	const sum = (key: 'verdict' | 'outcome', value: string) =>
		rows.filter((row) => row[key] === value).reduce((all, { n }) => all + n, 0);
	return { ofVerdict: (verdict: Verdict) => sum('verdict', verdict), ofOutcome: (one: Outcome) => sum('outcome', one) };
}

/** How many rows of a list there are of each place at its drive. */
export async function countPlaces(tx: Tx, batchId: string): Promise<(place: Place) => number> {
	const rows = await tx
		.select({ place: importRows.place, n: count() })
		.from(importRows)
		.where(eq(importRows.batchId, batchId))
		.groupBy(importRows.place);
	return (place) => rows.find((row) => row.place === place)?.n ?? 0;
}

/** What would become of the rows of a list as they are decided about now, and how many of them nobody has decided about. */
export async function fatesNow(tx: Tx, { id }: BatchRow): Promise<Record<Fate['kind'] | 'undecided', number>> {
	const plain = await tx
		.select({ verdict: importRows.verdict, decision: importRows.decision, n: count() })
		.from(importRows)
		.where(and(eq(importRows.batchId, id), inArray(importRows.verdict, ['new', 'same', 'error'])))
		.groupBy(importRows.verdict, importRows.decision);
	const asked = await tx
		.select()
		.from(importRows)
		.where(and(eq(importRows.batchId, id), inArray(importRows.verdict, ['update', 'likely_duplicate'])));
	const fates = { add: 0, change: 0, unchanged: 0, leave_out: 0, undecided: 0 };
	for (const { verdict, decision, n } of plain) {
		if (decision === 'leave_out' || verdict === 'error') fates.leave_out += n;
		else fates[verdict === 'new' ? 'add' : 'unchanged'] += n;
	}
	for (const row of asked as ImportRow[]) {
		fates[fateOf(row).kind]++;
		if (row.verdict === 'likely_duplicate' && row.decision === null) fates.undecided++;
	}
	return fates;
}
