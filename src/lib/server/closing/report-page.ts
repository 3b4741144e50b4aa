import { movedSince, type DriveReport } from '$lib/closing/report';
import type { Actor } from '../actor';
import { clubById } from '../clubs/queries';
import type { Drive } from '../drives/queries';
import { canCloseDrive } from '../policy';
import type { Tx } from '../scope';
import { lastClosing } from './closings';
import { reportNow } from './report-now';
import { sinceClosing } from './since-closing';

type Asking = { drive: Drive; actor: Actor; asNow: boolean; now: Date };

/** The report of a drive with whose it was and where: as it was frozen where it is closed, unless today's is asked; and what moved since. */
export async function reportPage(tx: Tx, { drive, actor, asNow, now }: Asking) {
	const today = await reportNow(tx, drive, now);
	const over = drive.status === 'closed' || drive.status === 'confirmed';
	const closing = over ? await lastClosing(tx, drive.id) : null;
	const frozen: DriveReport | null = closing?.figures ?? null;
	const club = drive.clubId && (await clubById(tx, drive.clubId));
	return {
		place: [club && club.name, drive.venueName].filter(Boolean).join(' · '),
		closing: closing && withoutFigures(closing),
		report: frozen && !asNow ? frozen : today,
		shows: frozen ? (asNow ? ('today' as const) : ('frozen' as const)) : ('now' as const),
		moved: frozen ? movedSince(frozen, today) : [],
		since: closing && canCloseDrive(actor, drive) ? await sinceClosing(tx, drive.id, closing.closedAt) : []
	};
}

function withoutFigures({ figures: _figures, ...closing }: NonNullable<Awaited<ReturnType<typeof lastClosing>>>) {
	return closing;
}
