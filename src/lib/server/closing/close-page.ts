import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { countBags } from './count-bags';
import { lastClosing } from './closings';
import { openEnds } from './open-ends';
import { sinceClosing } from './since-closing';

/** What stands before whoever closes a drive: what is left open, how many bags there are, and once it is closed what changed since. */
export async function closePage(tx: Tx, drive: Drive) {
	const over = drive.status === 'closed' || drive.status === 'confirmed';
	const closing = over ? await lastClosing(tx, drive.id) : null;
	return {
		ends: await openEnds(tx, drive.id),
		bags: await countBags(tx, drive.id),
		closing: closing && {
			closedAt: closing.closedAt,
			bags: closing.bags,
			centreBags: closing.centreBags,
			differenceReason: closing.differenceReason,
			differenceNote: closing.differenceNote
		},
		since: closing ? await sinceClosing(tx, drive.id, closing.closedAt) : []
	};
}
