import { comparedBy, keyBeside, otherFilter, type OtherSide } from '$lib/collections/comparison';
import type { CollectionsFilter } from '$lib/collections/filter-query';
import { isTogether } from '$lib/collections/combination';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import type { Tx } from '../scope';
import { collectedRows, measuredTotal } from './breakdown';
import { namesOf } from './names';
import { areaRollups, nameSources } from './queries';

type Asking = { filter: CollectionsFilter; other: OtherSide; locale: Locale };

/** Both sides of a comparison, read in one transaction: their rows, those of the other under the keys of the first, and every figure of each. */
export async function comparePage(tx: Tx, actor: Actor, { filter, other, locale }: Asking) {
	const rollups = await areaRollups(tx);
	const sources = await nameSources(tx, actor);
	const beside = otherFilter(filter, other);
	const split = comparedBy(filter, other);
	const by = isTogether(filter.measure, split) ? split : filter.by;
	const others = await collectedRows(tx, actor, beside, { by }, rollups);
	return {
		by,
		sources,
		names: namesOf(sources, filter.areas, locale),
		first: await collectedRows(tx, actor, filter, { by }, rollups),
		other: others.map((row) => ({ ...row, key: keyBeside(row.key, by, filter, other), ownKey: row.key })),
		totals: { first: await measuredTotal(tx, actor, filter), other: await measuredTotal(tx, actor, beside) }
	};
}
