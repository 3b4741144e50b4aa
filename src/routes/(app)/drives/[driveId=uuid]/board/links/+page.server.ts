import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { hallLinksOf } from '$lib/server/board/hall-links';
import { requireDrive } from '$lib/server/drives/access';
import { canManageHelpers } from '$lib/server/policy';
import { formatDateTime } from '$lib/time/format';
import { linkActions, linksPage } from '../../link-actions.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canManageHelpers);
	event.setHeaders({ 'cache-control': 'no-store' });
	const { id, title, endsOn, timezone } = drive;
	const links = (await scope((tx) => hallLinksOf(tx, id))).map(({ createdAt, ...link }) => ({
		...link,
		madeAt: formatDateTime(createdAt, timezone, getLocale())
	}));
	return { drive: { id, title, endsOn }, ...(await linksPage(event.url, links, m.hall_made)) };
};

export const actions: Actions = linkActions('hall_link', 'board/links', m.hall_revoked);
