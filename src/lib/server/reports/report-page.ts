import type { ReportFigures } from '$lib/reports/figures';
import { movedSince, type MovedFigure } from '$lib/reports/moved';
import { dayIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import type { Tx } from '../scope';
import { countReport } from './count-report';
import { notesOn, versionsOf, type ReportRow, type ReportVersion } from './queries';

/** A version without its figures: how it stands. */
export type VersionHead = Omit<ReportVersion, 'figures'>;

/** What a report shows: the version asked for or the last, with its figures as they were frozen or, of a draft, as they are now. */
export type ReportShown = {
	version: VersionHead;
	versions: VersionHead[];
	figures: ReportFigures;
	moved: MovedFigure[];
	notes: Awaited<ReturnType<typeof notesOn>>;
};

type Asking = { report: ReportRow; version: number | null; now: Date };

/** Reads a report to be shown; null where it has no such version. */
export async function reportShown(tx: Tx, actor: Actor, { report, version, now }: Asking): Promise<ReportShown | null> {
	const versions = await versionsOf(tx, report.id);
	const shown = version === null ? versions[0] : versions.find((one) => one.version === version);
	if (!shown) return null;
	const { figures } = shown;
	// What was confirmed while its period ran is compared with the same days, not with those that came since.
	const day = figures?.soFar ? figures.compared.now.to : dayIn(report.timezone, now);
	const counted = await countReport(tx, actor, report, day);
	return {
		version: headOf(shown),
		versions: versions.map(headOf),
		figures: figures ?? counted,
		moved: figures ? movedSince(figures, counted) : [],
		notes: await notesOn(tx, shown.id)
	};
}

function headOf({ figures: _figures, ...head }: ReportVersion): VersionHead {
	return head;
}
