import { error } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { hallDrive } from '$lib/server/board/hall-links';
import { boardAnswer } from '$lib/server/web/board-answer';
import type { RequestHandler } from './$types';

/** What the drive behind a screen's link amounts to, while the screen hangs; it ends with the link. One that is over is 410, whatever it was. */
export const GET: RequestHandler = async ({ params, request }) => {
	const hall = await hallDrive(params.token);
	if (hall?.state !== 'open') error(410, 'This board is over.');
	const { driveId } = hall;
	const check = async () => ((await hallDrive(params.token))?.state === 'open' ? 'same' : 'over');
	return boardAnswer(request, { drives: [{ key: 'hall', driveId }], locale: getLocale(), check });
};
