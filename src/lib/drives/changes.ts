import type { ResultKind } from './result-form';
import { isPublished, type DriveStatus } from './status';

/** What may change of a drive that people know of already. */
export const CHANGE_KINDS = ['moved', 'place', 'capacity', 'cancelled', 'reopened', 'slot'] as const;

/** One of them. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A change of a drive: the columns that changed, with what they held before and after. */
export type Change = { kind: ChangeKind; fields: string[]; before: Columns; after: Columns };

type Columns = Record<string, unknown>;

/** The columns of each kind; what follows from another column is not told apart from it. */
const COLUMNS: Partial<Record<ChangeKind, readonly string[]>> = {
	moved: ['startsOn', 'endsOn', 'opensAt', 'closesAt', 'hours'],
	place: ['areaCode', 'venueName', 'address', 'sites'],
	capacity: ['capacity']
};

/** Whether a change of day, place or capacity needs a reason: once a drive is announced. A total that was only stated is corrected without one. */
export function asksReason({ status, resultKind }: { status: DriveStatus; resultKind: ResultKind }): boolean {
	if (!isPublished(status) || status === 'cancelled') return false;
	return !['closed', 'confirmed'].includes(status) || resultKind === 'counted';
}

/** What of two versions of a drive people have to be told; nothing where day, place and capacity are the same. */
export function changesBetween(before: Columns, after: Columns): Change[] {
	return (Object.keys(COLUMNS) as ChangeKind[]).flatMap((kind) => {
		const fields = (COLUMNS[kind] ?? []).filter((field) => field in after && !isSame(before[field], after[field]));
		const pick = (columns: Columns) => Object.fromEntries(fields.map((field) => [field, columns[field] ?? null]));
		return fields.length > 0 ? [{ kind, fields, before: pick(before), after: pick(after) }] : [];
	});
}

/** Whether two values of a column are one: times come back from the database with seconds, lists by what they hold. */
export function isSame(before: unknown, after: unknown): boolean {
	return JSON.stringify(bare(before)) === JSON.stringify(bare(after));
}

function bare(value: unknown): unknown {
	return typeof value === 'string' && /^\d\d:\d\d:00$/.test(value) ? value.slice(0, 5) : (value ?? null);
}
