import { sql } from 'drizzle-orm';
import { splitsDonations } from '$lib/collections/combination';
import { noFigures } from '$lib/collections/figures';
import { unpaired } from '$lib/collections/yield';
import type { Breakdown, CollectionsFilter } from '$lib/collections/filter-query';
import { knowsPeople } from '$lib/collections/measure';
import type { AreaRollup, CollectedTally } from '$lib/collections/rollup';
import type { Tx } from '../scope';
import { measuredTallies, textArray } from './measured-tallies';
import { codesUnder } from './queries';

/** Which results to add up: the filter of the address bar, `by` and `and` apart. */
export type TallyQuestion = Pick<
	CollectionsFilter,
	'from' | 'to' | 'source' | 'province' | 'area' | 'club' | 'campaign' | 'venue' | 'areas' | 'measure'
>;

/** What is told apart; the second only crossed with the first. */
export type Split = { by: Breakdown; and?: Breakdown };

/** The codes of the areas that a question asks for; `null` for all. */
export type AskedAreas = { areaCodes: string[] | null };

/** What the sums by area and month tell apart, and by which of their columns. */
const sumsBy: Partial<Record<Breakdown, string>> = { district: 'area', area: 'area', club: 'club', month: 'month' };

/**
 * Figures of the actor's provinces split by one thing or two, from tallies: their number depends on areas, drives and months, not on donations. Units, donations
 * and volume come from the sums by area and month where these tell apart what is asked; everything else from the sums of each drive.
 */
export async function collectedTallies(
	tx: Tx,
	question: TallyQuestion,
	split: Split,
	rollups: readonly AreaRollup[]
): Promise<CollectedTally[]> {
	const areaCodes = question.area ? codesUnder(question.area, question.areas, rollups) : null;
	const asked = { ...question, areaCodes };
	const grain = summedGrain(question, split);
	return grain === null ? measuredTallies(tx, asked, split) : summedTallies(tx, asked, split, grain);
}

/** By what `giot_units` is asked, or null where only the drives know. */
function summedGrain({ measure, campaign, venue }: TallyQuestion, { by, and }: Split): string | null {
	if (campaign || venue || knowsPeople(measure)) return null;
	if (and)
		return (sumsBy[by] === 'area' && and === 'month') || (by === 'month' && sumsBy[and] === 'area')
			? 'area_month'
			: null;
	return sumsBy[by] ?? (by === 'province' || splitsDonations(by) ? '' : null);
}

type UnitsRow = {
	province_code: string | null;
	area_code: string | null;
	outside_province: boolean;
	club_id: string | null;
	month: string | null;
	value: string | null;
	source: 'counted' | 'reported';
	placed: boolean;
	approximate: boolean;
	donations: string | null;
	units: string | null;
	units_with_volume: string;
	volume_ml: string | null;
};

async function summedTallies(tx: Tx, asked: TallyQuestion & AskedAreas, { by, and }: Split, grain: string) {
	const { from, to, source, province, club, areaCodes } = asked;
	const { rows } = await tx.execute<UnitsRow>(sql`
		select * from giot_units(${from}::date, ${to}::date, ${source}, ${grain}, ${splitsDonations(by) ? by : 'total'},
			${textArray(province ? [province] : null)}::text[], ${textArray(areaCodes)}::text[], ${club}::uuid)`);
	return rows.map((row): CollectedTally => summedTally(row, keyOf(row, by), and ? keyOf(row, and) : null));
}

function keyOf(row: UnitsRow, by: Breakdown): string | null {
	if (by === 'district' || by === 'area') return row.area_code;
	if (by === 'club') return row.club_id;
	if (by === 'month') return row.month?.slice(0, 7) ?? null;
	return by === 'province' ? row.province_code : row.value;
}

const number = (value: string | null) => (value === null ? null : Number(value));

function summedTally(row: UnitsRow, key: string | null, other: string | null): CollectedTally {
	return {
		...noFigures,
		key,
		other,
		outside: row.outside_province,
		placed: row.placed,
		units: number(row.units),
		unitsWithVolume: Number(row.units_with_volume ?? 0),
		volumeMl: number(row.volume_ml),
		donations: number(row.donations),
		source: row.source,
		roughly: row.approximate ? ['units'] : [],
		silent: { registered: 0, donations: 0, units: 0, volumeMl: 0 },
		paired: unpaired
	};
}
