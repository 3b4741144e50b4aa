import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { getLocale } from '$lib/paraglide/runtime';
import { deskRoster } from '$lib/server/desk/desk-roster';
import { requireDrive } from '$lib/server/drives/access';
import { canSeeRoster } from '$lib/server/policy';
import type { RequestHandler } from './$types';

/** What a device takes along: everybody of the drive, or those about whom something came in `since` an instant of the server's clock. */
export const GET: RequestHandler = async (event) => {
	const { drive, scope } = await requireDrive(event, canSeeRoster);
	const asked = z.iso.datetime().safeParse(event.url.searchParams.get('since'));
	const since = asked.success ? new Date(asked.data) : null;
	return json(await scope((tx) => deskRoster(tx, { drive, since, locale: getLocale(), now: new Date() })));
};
