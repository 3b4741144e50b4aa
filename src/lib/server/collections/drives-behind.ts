import { sql } from 'drizzle-orm';
import { isOfGifts } from '$lib/collections/combination';
import type { RowName } from '$lib/collections/drill';
import type { DriveFacts, ListedDrive } from '$lib/collections/drive-list';
import type { Breakdown, CollectionsFilter } from '$lib/collections/filter-query';
import { amountOf, isAdditive } from '$lib/collections/measure';
import { collectedBy, type AreaRollup, type CollectedRow, type CollectedTally } from '$lib/collections/rollup';
import { driveTables } from '../drives/row-parts';
import type { Tx } from '../scope';
import { collectedTallies } from './tallies';

/** The drives behind some results, and those of others together: clubs that the reader may not tell apart, or dates too vague for the period. */
export type DrivesBehind = { drives: ListedDrive[]; others: CollectedRow[] };

type Asking = { filter: CollectionsFilter; row: RowName | null; rollups: readonly AreaRollup[] };

/** Reads the drives behind everything that a filter lets through, or behind one row of its breakdown. */
export async function drivesBehind(tx: Tx, { filter, row, rollups }: Asking): Promise<DrivesBehind> {
	// Only the drives know every figure.
	const question = { ...filter, measure: 'drives' as const };
	const read = (and?: Breakdown) => collectedTallies(tx, question, { by: 'drive', and }, rollups);
	const isOwn = row && ownsTally(row, filter, rollups);
	const own = isOwn ? (await read(filter.by)).filter(isOwn).map(asPlaced) : await read();
	const amounts = new Map(byDrive(own).map((one) => [one.key, one]));
	const whole = row && isOfGifts(filter.by) ? (await read()).map(row.kind === 'not_placed' ? asPlaced : same) : own;
	const rows = byDrive(whole).filter(({ key }) => amounts.has(key));
	const facts = await driveFacts(tx, rows);
	const amountIn = ({ key }: CollectedRow) => {
		const part = amounts.get(key);
		return part && isAdditive(filter.measure) ? amountOf(part, filter.measure) : null;
	};
	return {
		drives: rows.flatMap((one) => {
			const known = facts.get(one.key);
			return known && one.kind === 'ordinary' ? [{ ...known, figures: one, amount: amountIn(one) }] : [];
		}),
		others: rows.filter((one) => one.kind !== 'ordinary' || !facts.has(one.key))
	};
}

const same = (tally: CollectedTally) => tally;

/** A row that was opened tells of its drives whatever their dates and places are. */
const asPlaced = (tally: CollectedTally): CollectedTally => ({ ...tally, placed: true });

function byDrive(tallies: readonly CollectedTally[]): CollectedRow[] {
	return collectedBy(tallies, { by: 'drive', mode: 'then', areas: [], namesAllClubs: false });
}

/** Whether a tally belongs to a row of the filter's breakdown. */
function ownsTally({ kind, key }: RowName, { by, areas }: CollectionsFilter, rollups: readonly AreaRollup[]) {
	const ofAreas = by === 'district' || by === 'area';
	const isPlace = ofAreas || by === 'province';
	const codes = new Map(rollups.map((area) => [area.code, areas === 'then' ? area.thenCode : area.nowCode]));
	return ({ placed, outside, other, key: drive }: CollectedTally): boolean => {
		if (!placed || kind === 'not_placed') return !placed && kind === 'not_placed';
		if (kind === 'other_clubs') return by === 'club' && other === null && drive === null;
		if (isPlace && outside) return kind === 'outside';
		const shown = ofAreas && other ? (codes.get(other) ?? other) : other;
		return kind === 'ordinary' ? shown === key : kind === 'not_stated' && !shown;
	};
}

/** What is said of the drives that the reader may see, by their ids. */
async function driveFacts(tx: Tx, rows: readonly CollectedRow[]): Promise<Map<string, DriveFacts>> {
	const ids = rows.filter(({ kind }) => kind === 'ordinary').map(({ key }) => key);
	const { rows: found } = await tx.execute<DriveFacts>(sql`
		select d.id, d.title, d.starts_on as "startsOn", d.ends_on as "endsOn", d.date_precision as "datePrecision", d.club_id as "clubId",
			c.name as "clubName", d.outside_province as "outsideProvince",
			case when a.code is not null then json_build_object('code', a.code, 'nameVi', a.name_vi, 'nameLo', a.name_lo, 'nameEn', a.name_en) end as area
		from ${driveTables} where d.id = any (${sql.param(ids)}::uuid[])`);
	return new Map(found.map((drive) => [drive.id, drive]));
}
