import { auditQuery, isNarrowed, readAuditFilter } from '$lib/audit/filter';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { auditPage } from '$lib/server/audit/audit-page';
import { canSeeAudit } from '$lib/server/policy';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSeeAudit);
	event.setHeaders({ 'cache-control': 'no-store' });
	const filter = readAuditFilter(event.url.searchParams);
	const { next, ...page } = await scope((tx) => auditPage(tx, { actor, filter, locale: getLocale() }));
	return {
		...page,
		filter,
		narrowed: isNarrowed(filter),
		newer: filter.after ? `/audit${auditQuery(filter)}` : null,
		older: next ? `/audit${auditQuery(filter, { after: next })}` : null,
		csv: `/audit/entries.csv${auditQuery(filter)}`
	};
};
