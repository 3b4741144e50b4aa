import { error } from '@sveltejs/kit';
import { requireOwnSide } from '$lib/server/exchange/access';
import { packRelease } from '$lib/server/exchange/archive';
import { releasesOf } from '$lib/server/exchange/releases';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { scope, side } = requireOwnSide(event);
	const [newest] = await scope((tx) => releasesOf(tx, side));
	if (!newest || newest.archived) error(404);
	const notes = newest.notes.map(({ note, notedAt }) => ({ note, notedAt: notedAt.toISOString() }));
	const name = `exchange-${side.provinceCode}-${side.year}-v${newest.version}.zip`;
	return new Response(Buffer.from(packRelease({ ...newest, notes })), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-store'
		}
	});
};
