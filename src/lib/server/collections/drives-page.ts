import type { RowName } from '$lib/collections/drill';
import type { ListedDrive } from '$lib/collections/drive-list';
import type { CollectionsFilter } from '$lib/collections/filter-query';
import { collectedBy, type AreaRollup, type CollectedRow } from '$lib/collections/rollup';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { provincesOf } from '../areas/queries';
import { canTellClubsApart } from '../policy';
import type { Tx } from '../scope';
import { collectedRows } from './breakdown';
import { drivesBehind } from './drives-behind';
import { namesOf, rowName } from './names';
import { areaRollups, nameSources } from './queries';
import { collectedTallies } from './tallies';

type Asking = { filter: CollectionsFilter; row: RowName | null; locale: Locale };

/** Everything that the view of drives shows, read in one transaction. `clubs` is empty for who may not tell clubs apart. */
export async function drivesPage(tx: Tx, actor: Actor, { filter, row, locale }: Asking) {
	const rollups = await areaRollups(tx);
	const sources = await nameSources(tx, actor);
	const names = namesOf(sources, filter.areas, locale);
	const behind = await drivesBehind(tx, { filter, row, rollups });
	const counted = behind.drives.filter(({ figures }) => figures.arrived !== null);
	return {
		...behind,
		counted,
		reasons: await reasonsOf(tx, filter, counted, rollups),
		clubs: row || !tellsClubsApart(actor) ? [] : await collectedRows(tx, actor, filter, BY_CLUB_AND_MONTH, rollups),
		sources,
		names,
		rowLabel: row && rowName({ ...row }, filter.by, names, locale)
	};
}

const BY_CLUB_AND_MONTH = { by: 'club', and: 'month' } as const;

function tellsClubsApart(actor: Actor): boolean {
	return provincesOf(actor).every((provinceCode) => canTellClubsApart(actor, { provinceCode }));
}

/** Why people of these drives were deferred. */
async function reasonsOf(
	tx: Tx,
	filter: CollectionsFilter,
	drives: readonly ListedDrive[],
	rollups: readonly AreaRollup[]
): Promise<CollectedRow[]> {
	const ids = new Set(drives.map(({ id }) => id));
	const question = { ...filter, source: 'counted' as const, measure: 'deferred' as const };
	const tallies = await collectedTallies(tx, question, { by: 'drive', and: 'reason' }, rollups);
	const own = tallies.filter(({ key }) => key !== null && ids.has(key));
	const byReason = own.map((tally) => ({ ...tally, key: tally.other, other: null }));
	return collectedBy(byReason, { by: 'reason', mode: 'then', areas: [], namesAllClubs: true });
}
