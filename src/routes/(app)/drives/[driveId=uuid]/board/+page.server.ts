import { error } from '@sveltejs/kit';
import { shownBoard } from '$lib/board/board-words';
import { getLocale } from '$lib/paraglide/runtime';
import { driveBoards } from '$lib/server/board/drive-boards';
import { requireDrive } from '$lib/server/drives/access';
import { canManageHelpers, canSeeBoard } from '$lib/server/policy';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, actor } = await requireDrive(event, canSeeBoard);
	const [board] = await driveBoards([drive.id], new Date());
	if (!board) error(404);
	return {
		drive: { id: drive.id, title: drive.title },
		board: shownBoard(board, getLocale()),
		hangsUp: canManageHelpers(actor, drive) && drive.datePrecision === 'day'
	};
};
