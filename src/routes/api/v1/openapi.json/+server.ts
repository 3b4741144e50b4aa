import { json } from '@sveltejs/kit';
import { openApi } from '$lib/open-data/open-api';
import { env } from '$lib/server/env';
import type { RequestHandler } from './$types';

/** The description of the interface. It holds no figures, and is open to all. */
export const GET: RequestHandler = () => json(openApi(env().PUBLIC_ADDRESS));
