import type { BatchState } from '$lib/donor-import/batch-state';
import { batchStateWords } from '$lib/donor-import/import-words';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeZone } from '$lib/server/areas/home-day';
import { listImports, LISTS_PER_PAGE } from '$lib/server/donor-import/queries';
import { canImportAnyDonors } from '$lib/server/policy';
import { pageNumber } from '$lib/list-address';
import { formatDateTime, formatNumber } from '$lib/time/format';
import type { PageServerLoad } from './$types';

const pageHref = (page: number) => `/donors/imports?page=${page}`;

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canImportAnyDonors);
	event.setHeaders({ 'cache-control': 'no-store' });
	const page = pageNumber(event.url.searchParams.get('page'));
	const { lists, zone } = await scope(async (tx) => ({
		lists: await listImports(tx, page),
		zone: await homeZone(tx, actor)
	}));
	const locale = getLocale();
	return {
		lists: lists.slice(0, LISTS_PER_PAGE).map(({ createdAt, state, total, ...list }) => ({
			...list,
			state: batchStateWords[state as BatchState](),
			waits: state === 'choosing' || state === 'deciding',
			isDone: state === 'done',
			when: formatDateTime(createdAt, zone, locale),
			total: total > 0 ? formatNumber(total, locale) : ''
		})),
		newer: page > 1 ? pageHref(page - 1) : null,
		older: lists.length > LISTS_PER_PAGE ? pageHref(page + 1) : null
	};
};
