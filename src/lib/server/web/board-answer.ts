import { error, json } from '@sveltejs/kit';
import type { Board } from '$lib/board/board';
import { shownBoard } from '$lib/board/board-words';
import type { SentBoard, ShownBoard } from '$lib/board/shown-board';
import type { Locale } from '$lib/time/format';
import { recentBoard, watchDrive } from '../board/live-boards';
import { eventStream } from './event-stream';
import { inLanguage } from './in-language';

/** A drive that is watched, and the part of the page that shows it. */
export type WatchedDrive = { key: string; driveId: string };

/** Whether the page still shows what it should: it may go on, other drives run by now, or whoever watches may not any more. */
export type Checked = 'same' | 'others' | 'over';

type Watching = { drives: readonly WatchedDrive[]; locale: Locale; check(): Promise<Checked> };

/** What a page is sent that should be loaded anew. */
const OTHERS = JSON.stringify({ key: '', board: null });

const words = new WeakMap<Board, Map<Locale, ShownBoard>>();

/** A board in a language, put into words once for all who watch it in that language. */
function inWords(board: Board, locale: Locale): ShownBoard {
	const known = words.get(board) ?? new Map<Locale, ShownBoard>();
	words.set(board, known);
	const shown = known.get(locale) ?? inLanguage(locale, () => shownBoard(board, locale));
	known.set(locale, shown);
	return shown;
}

/** What drives amount to, for an open page: as a stream to whoever listens, as they are now to whoever asks now and then. */
export function boardAnswer({ headers }: Request, watching: Watching): Response | Promise<Response> {
	if (headers.get('accept')?.includes('text/event-stream')) return boardStream(watching);
	return boardsNow(watching);
}

function boardStream({ drives, locale, check }: Watching): Response {
	return eventStream((send) => {
		const tell = (key: string, board: Board) => {
			const sent: SentBoard = { key, board: inWords(board, locale) };
			send(JSON.stringify(sent));
		};
		const stops = drives.map(({ key, driveId }) => watchDrive(driveId, (board) => tell(key, board)));
		return {
			stop: () => stops.forEach((stop) => stop()),
			stillMay: async () => {
				const checked = await check();
				if (checked === 'others') send(OTHERS);
				return checked !== 'over';
			}
		};
	});
}

async function boardsNow({ drives, locale }: Watching): Promise<Response> {
	const boards = await Promise.all(drives.map(({ driveId }) => recentBoard(driveId)));
	const sent = drives.map(({ key }, i): SentBoard => {
		const board = boards[i];
		if (!board) error(404);
		return { key, board: inWords(board, locale) };
	});
	return json(sent);
}
