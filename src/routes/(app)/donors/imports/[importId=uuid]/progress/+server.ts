import { json } from '@sveltejs/kit';
import { requireImport } from '$lib/server/donor-import/access';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { state, done, total } = (await requireImport(event)).batch;
	return json({ state, done, total });
};
