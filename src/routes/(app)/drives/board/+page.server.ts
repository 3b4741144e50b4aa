import { shownBoard } from '$lib/board/board-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { driveBoards } from '$lib/server/board/drive-boards';
import { heldToday } from '$lib/server/board/held-today';
import { canSeeBoards } from '$lib/server/policy';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { scope } = requirePolicy(event, canSeeBoards);
	const now = new Date();
	const drives = await scope((tx) => heldToday(tx, now));
	const boards = new Map(
		(
			await driveBoards(
				drives.map(({ id }) => id),
				now
			)
		).map((one) => [one.driveId, one])
	);
	return {
		drives: drives.flatMap((drive) => {
			const board = boards.get(drive.id);
			return board ? { ...drive, board: shownBoard(board, getLocale()) } : [];
		})
	};
};
