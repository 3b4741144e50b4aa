import { error, json, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { DeskNews, DeskRoster } from '$lib/desk/roster';
import { getLocale } from '$lib/paraglide/runtime';
import { requireActor } from '$lib/server/access';
import { deskNews, deskRoster } from '$lib/server/desk/desk-roster';
import { wasAtDesk } from '$lib/server/desk/keep-for-later';
import { atDriveIfAllowed } from '$lib/server/drives/access';
import { canSeeRoster, canSettleOperations } from '$lib/server/policy';
import type { RequestHandler } from './$types';

/**
 * What a device takes along: everybody of the drive, or those about whom something came in `since` an instant of the server's clock. A device
 * whose right is lost is told to forget the people, one that was asked to forget everything that; to whoever never was there the drive is not there.
 */
export const GET: RequestHandler = async (event) => {
	const allowed = await atDriveIfAllowed(event, canSeeRoster);
	if (!allowed) return forgetting(event);
	const { actor, drive, scope } = allowed;
	const asked = z.iso.datetime().safeParse(event.url.searchParams.get('since'));
	const settles = canSettleOperations(actor, drive);
	const asking = { drive, settles, locale: getLocale(), now: new Date() };
	const brought = await scope<DeskRoster | DeskNews>((tx) =>
		asked.success ? deskNews(tx, asking, new Date(asked.data)) : deskRoster(tx, asking)
	);
	return json({ ...brought, by: actor.accountId });
};

async function forgetting(event: RequestEvent): Promise<Response> {
	const { actor, scope } = requireActor(event);
	if (actor.forgets) return json({ forget: true, everything: true }, { status: 404 });
	if (!(await scope((tx) => wasAtDesk(tx, event.params.driveId ?? '')))) error(404);
	return json({ forget: true }, { status: 404 });
}
