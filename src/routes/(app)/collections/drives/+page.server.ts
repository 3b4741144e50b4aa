import { sumKnown } from '$lib/charts/series';
import { clubMultiples } from '$lib/collections/club-series';
import { driveFromResults, drivesHref, readRow } from '$lib/collections/drill';
import { drivesFunnel } from '$lib/collections/funnel-series';
import { orderedDrives, pageOf, readOrder, togetherOf } from '$lib/collections/drive-list';
import { isAdditive } from '$lib/collections/measure';
import { drivePoints } from '$lib/collections/point-series';
import { parseFilter } from '$lib/collections/filter';
import { periodText } from '$lib/collections/words';
import { getLocale } from '$lib/paraglide/runtime';
import { homeDay } from '$lib/server/areas/home-day';
import { requireCollections } from '$lib/server/collections/access';
import { drivesPage } from '$lib/server/collections/drives-page';
import { choicesOf } from '$lib/server/collections/page-choices';
import { viewsHead } from '$lib/server/collections/views-head';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireCollections(event);
	const { searchParams } = event.url;
	const locale = getLocale();
	const row = readRow(searchParams.get('row'));
	const order = readOrder(searchParams.get('sort'));
	const { filter, problems, facts, head } = await scope(async (tx) => {
		const today = await homeDay(tx, actor, new Date());
		const asked = parseFilter(searchParams, today);
		const head = await viewsHead(tx, actor, today);
		return { ...asked, head, facts: await drivesPage(tx, actor, { filter: asked.filter, row, locale }) };
	});
	const frame = { locale, period: periodText(filter, locale) };
	const { drives, counted, clubs, names } = facts;
	return {
		...head,
		filter,
		problems,
		...choicesOf(facts, filter, locale),
		row: row && { ...row, label: facts.rowLabel ?? row.key },
		order,
		total: togetherOf(drives),
		others: facts.others,
		list: pageOf(orderedDrives(drives, order), Number(searchParams.get('page') ?? 1)),
		count: drives.length,
		amountSum: sumKnown(drives.map(({ amount }) => amount)),
		points: drivePoints(drives, { ...frame, hrefOf: (id) => driveFromResults(id, event.url.search) }),
		funnel: drivesFunnel(togetherOf(counted), facts.reasons, {
			...frame,
			without: drives.length - counted.length,
			reasonHref: (key) => drivesHref({ ...filter, by: 'reason', measure: 'deferred' }, { kind: 'ordinary', key })
		}),
		clubSeries:
			clubs.length > 0 && isAdditive(filter.measure)
				? clubMultiples(clubs, {
						...frame,
						measure: filter.measure,
						names,
						hrefOf: (club) => drivesHref({ ...filter, club })
					})
				: null
	};
};
