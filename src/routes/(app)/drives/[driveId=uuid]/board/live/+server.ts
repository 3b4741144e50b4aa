import { getLocale } from '$lib/paraglide/runtime';
import { accessStill } from '$lib/server/access';
import { requireDrive } from '$lib/server/drives/access';
import { findDrive } from '$lib/server/drives/queries';
import { canSeeBoard } from '$lib/server/policy';
import { boardAnswer } from '$lib/server/web/board-answer';
import type { RequestHandler } from './$types';

/** What a drive amounts to, while it is watched; it ends with the rights of whoever watches. */
export const GET: RequestHandler = async (event) => {
	const { drive } = await requireDrive(event, canSeeBoard);
	const check = async () => {
		const still = await accessStill(event);
		const seen = still && (await still.scope((tx) => findDrive(tx, drive.id)));
		return still && seen && canSeeBoard(still.actor, seen) ? 'same' : 'over';
	};
	return boardAnswer(event.request, { drives: [{ key: drive.id, driveId: drive.id }], locale: getLocale(), check });
};
