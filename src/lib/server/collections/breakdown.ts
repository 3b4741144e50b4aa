import { splitsDonations } from '$lib/collections/combination';
import type { CollectionsFilter } from '$lib/collections/filter-query';
import {
	collectedBy,
	collectedTotal,
	type AreaRollup,
	type CollectedFigures,
	type CollectedRow
} from '$lib/collections/rollup';
import type { Actor } from '../actor';
import { provincesOf } from '../areas/queries';
import { canTellClubsApart } from '../policy';
import type { Tx } from '../scope';
import { areaRollups } from './queries';
import { collectedTallies, type Split, type TallyQuestion } from './tallies';

/** The rows of one breakdown or of two crossed, rolled up: what chart, table, file and report all show. */
export async function collectedRows(
	tx: Tx,
	actor: Actor,
	filter: CollectionsFilter | TallyQuestion,
	split: Split,
	areas: readonly AreaRollup[]
): Promise<CollectedRow[]> {
	const tallies = await collectedTallies(tx, filter, split, areas);
	const namesAllClubs = provincesOf(actor).every((provinceCode) => canTellClubsApart(actor, { provinceCode }));
	return collectedBy(tallies, { ...split, mode: filter.areas, areas, namesAllClubs });
}

/** What is asked of results where nothing narrows it: all time, all results, areas as they were. */
export const everything: TallyQuestion = {
	from: null,
	to: null,
	areas: 'then',
	source: 'all',
	province: null,
	area: null,
	club: null,
	campaign: null,
	venue: null,
	measure: 'units'
};

/** Every figure of the rows of a split, from the sums of each drive: drives, people, donations, units, what is not known. */
export async function measuredRows(
	tx: Tx,
	actor: Actor,
	question: Partial<TallyQuestion>,
	split: Split
): Promise<CollectedRow[]> {
	// Only drives know how many people came; asked for them, every figure comes from the drives.
	const measure = splitsDonations(split.by) ? 'units' : 'drives';
	return collectedRows(tx, actor, { ...everything, ...question, measure }, split, await areaRollups(tx));
}

/** Every figure of some results together. */
export async function measuredTotal(tx: Tx, actor: Actor, question: Partial<TallyQuestion>): Promise<CollectedFigures> {
	return collectedTotal(await measuredRows(tx, actor, question, { by: 'province' }));
}
