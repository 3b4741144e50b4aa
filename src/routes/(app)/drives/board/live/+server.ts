import { getLocale } from '$lib/paraglide/runtime';
import { accessStill, requirePolicy } from '$lib/server/access';
import { heldToday } from '$lib/server/board/held-today';
import { canSeeBoards } from '$lib/server/policy';
import { boardAnswer } from '$lib/server/web/board-answer';
import type { RequestHandler } from './$types';

/** What the drives of today amount to that the reader sees, while they are watched; a page that shows others than run now is told so. */
export const GET: RequestHandler = async (event) => {
	const { scope } = requirePolicy(event, canSeeBoards);
	const drives = await scope((tx) => heldToday(tx, new Date()));
	const shown = drives.map(({ id }) => id).join();
	const check = async () => {
		const still = await accessStill(event);
		if (!still || !canSeeBoards(still.actor)) return 'over';
		const now = await still.scope((tx) => heldToday(tx, new Date()));
		return now.map(({ id }) => id).join() === shown ? 'same' : 'others';
	};
	const watched = drives.map(({ id }) => ({ key: id, driveId: id }));
	return boardAnswer(event.request, { drives: watched, locale: getLocale(), check });
};
