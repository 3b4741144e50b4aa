import type { Change, ChangeKind } from '../drives/changes';
import type { DriveStatus } from '../drives/status';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import type { ToldKind } from './notice';

type Drive = { status: DriveStatus; endsOn: CalendarDate; datePrecision: DatePrecision };
type Dated = Change & { id: string };

/** Something that people of a drive may be told: that it is announced, or a change of it. */
export type Tellable<C extends Dated = Dated> = { kind: ToldKind; change: C | null };

const OF_CHANGE: Partial<Record<ChangeKind, ToldKind>> = {
	moved: 'moved',
	place: 'place',
	cancelled: 'cancelled',
	reopened: 'reopened',
	slot: 'slot'
};

/**
 * What of a drive may be told today, of changes with the newest first: of a kind the last change counts, since it says how things stand, but each
 * move of a slot. Of a cancelled drive nothing but that is told, of one that is over nothing.
 */
export function tellable<C extends Dated>(drive: Drive, changes: readonly C[], today: CalendarDate): Tellable<C>[] {
	if (drive.datePrecision !== 'day' || drive.endsOn < today) return [];
	const open = drive.status === 'announced' || drive.status === 'open';
	const seen = new Set<ToldKind>();
	const told = changes.flatMap((change): Tellable<C>[] => {
		const kind = OF_CHANGE[change.kind];
		if (!kind || !holdsStill(kind, drive.status) || (kind !== 'slot' && seen.has(kind))) return [];
		seen.add(kind);
		return [{ kind, change }];
	});
	return [...told, ...(open ? [{ kind: 'announced' as const, change: null }] : [])];
}

function holdsStill(kind: ToldKind, status: DriveStatus): boolean {
	if (kind === 'cancelled') return status === 'cancelled';
	return status === 'announced' || status === 'open' || status === 'running';
}
