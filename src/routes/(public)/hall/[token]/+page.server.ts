import { shownBoard } from '$lib/board/board-words';
import { getLocale } from '$lib/paraglide/runtime';
import { driveBoards } from '$lib/server/board/drive-boards';
import { hallDrive } from '$lib/server/board/hall-links';
import { linkIsOver } from '$lib/server/web/link-is-over';
import type { PageServerLoad } from './$types';

/** A link that is over, revoked, garbled or of a cancelled drive: 410, all alike. Before the announcement nothing is told. */
export const load: PageServerLoad = async ({ params }) => {
	const hall = await hallDrive(params.token);
	if (hall?.state === 'early') return { shown: null };
	if (hall?.state !== 'open') linkIsOver();
	const [board] = await driveBoards([hall.driveId], new Date());
	if (!board) linkIsOver();
	return { shown: { title: board.title, token: params.token, board: shownBoard(board, getLocale()) } };
};
