import { sql } from 'drizzle-orm';
import { splitsDonations } from '$lib/collections/combination';
import type { StatedFigure } from '$lib/collections/figures';
import type { Breakdown } from '$lib/collections/filter-query';
import type { CollectedTally } from '$lib/collections/rollup';
import type { Tx } from '../scope';
import type { AskedAreas, Split, TallyQuestion } from './tallies';

/** An array parameter, whatever its length: Drizzle would spread a plain array. */
export const textArray = (values: readonly string[] | null) => (values === null ? null : sql.param(values));

type MeasuresRow = Record<
	| 'drives'
	| 'registered'
	| 'arrived'
	| 'fit'
	| 'deferred'
	| 'left_early'
	| 'no_show'
	| 'donations'
	| 'first_time'
	| 'units'
	| 'units_with_volume'
	| 'volume_ml'
	| 'silent_registered'
	| 'silent_donations'
	| 'silent_units'
	| 'silent_volume'
	| 'paired_drives'
	| 'paired_units'
	| 'paired_registered',
	string | null
> & {
	key: string | null;
	other: string | null;
	outside: boolean;
	value: string | null;
	source: 'counted' | 'reported';
	placed: boolean;
	registered_approximate: boolean;
	donations_approximate: boolean;
	units_approximate: boolean;
	volume_approximate: boolean;
	paired_approximate: boolean;
};

/** What a breakdown is called by `giot_measures`, and which dimension of donations or deferrals it needs. */
const asked = (by: Breakdown | undefined) =>
	by === undefined || isDimension(by) ? '' : by === 'district' ? 'area' : by;
const isDimension = (by: Breakdown) => splitsDonations(by) || by === 'reason';

/** The function that counts: for people who work here, or for a program with a key. Both are asked the same and answer the same. */
type Counting = 'giot_measures' | 'giot_key_measures';

/** Every figure split by whatever drives have, from the sums of each drive. Of two breakdowns at most one may split donations or deferrals themselves. */
export async function measuredTallies(
	tx: Tx,
	{ from, to, source, province, areaCodes, club, campaign, venue }: TallyQuestion & AskedAreas,
	{ by, and }: Split,
	counting: Counting = 'giot_measures'
): Promise<CollectedTally[]> {
	const dimension = [by, and].find((one) => one !== undefined && isDimension(one)) ?? 'total';
	const { rows } = await tx.execute<MeasuresRow>(sql`
		select * from ${sql.raw(counting)}(${from}::date, ${to}::date, ${source}, ${asked(by)}, ${asked(and)}, ${dimension},
			${textArray(province ? [province] : null)}::text[], ${textArray(areaCodes)}::text[], ${club}::uuid, ${campaign}::uuid, ${venue})`);
	return rows.map((row) => ({
		...tallyOf(row),
		key: isDimension(by) ? row.value : row.key,
		other: and && isDimension(and) ? row.value : row.other
	}));
}

const number = (value: string | null) => (value === null ? null : Number(value));
const count = (value: string | null) => Number(value ?? 0);

function tallyOf(row: MeasuresRow): Omit<CollectedTally, 'key' | 'other'> {
	return {
		outside: row.outside,
		placed: row.placed,
		source: row.source,
		drives: number(row.drives),
		registered: number(row.registered),
		arrived: number(row.arrived),
		fit: number(row.fit),
		deferred: number(row.deferred),
		left: number(row.left_early),
		noShow: number(row.no_show),
		donations: number(row.donations),
		firstTime: number(row.first_time),
		units: number(row.units),
		unitsWithVolume: count(row.units_with_volume),
		volumeMl: number(row.volume_ml),
		roughly: roughly(row),
		silent: {
			registered: count(row.silent_registered),
			donations: count(row.silent_donations),
			units: count(row.silent_units),
			volumeMl: count(row.silent_volume)
		},
		paired: {
			drives: count(row.paired_drives),
			units: count(row.paired_units),
			registered: count(row.paired_registered),
			approximate: row.paired_approximate
		}
	};
}

function roughly(row: MeasuresRow): StatedFigure[] {
	const said: [StatedFigure, boolean][] = [
		['registered', row.registered_approximate],
		['donations', row.donations_approximate],
		['units', row.units_approximate],
		['volumeMl', row.volume_approximate]
	];
	return said.filter(([, is]) => is).map(([figure]) => figure);
}
