import type { ToldKind } from '$lib/notices/notice';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { waysHere } from './channel';
import { noticeCounts, noticesOf } from './notice-list';
import { previewOf } from './recipients';
import { chosenOf, tellingsOf, untold } from './telling';

type Asking = { asked: { kind: ToldKind; change: string } | null; before: string | null; now: Date };

/** What may be told of a drive, with a look ahead at the one that is asked for, and who was told what. */
export async function noticesPage(tx: Tx, drive: Drive, { asked, before, now }: Asking) {
	const tellings = await tellingsOf(tx, drive, now);
	const chosen = (asked && chosenOf(tellings, asked)) ?? tellings[0] ?? null;
	return {
		tellings: tellings.map(({ kind, change }) => ({
			kind,
			changeId: change?.id ?? '',
			at: change?.at ?? null,
			reason: change?.reason ?? '',
			isChosen: kind === chosen?.kind && change?.id === chosen.change?.id
		})),
		preview: chosen ? previewOf(await untold(tx, drive, chosen)) : null,
		counts: await noticeCounts(tx, drive.id),
		list: await noticesOf(tx, drive.id, before),
		hasWay: waysHere().length > 0
	};
}
