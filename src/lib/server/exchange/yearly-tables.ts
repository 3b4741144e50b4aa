import { sql } from 'drizzle-orm';
import { collectedBy, type CollectedRow } from '$lib/collections/rollup';
import {
	cellName,
	COUNTED_UNITS,
	INSUFFICIENT,
	innerName,
	YEARLY_TABLES,
	type YearlyTable,
	type YearlyTableId
} from '$lib/exchange/yearly-tables';
import { countsAsArrived, countsAsRegistered, type RegistrationState } from '$lib/drives/registration-state';
import type { CalendarDate } from '$lib/time/calendar-date';
import { everything } from '../collections/breakdown';
import { areaRollups } from '../collections/queries';
import { collectedTallies } from '../collections/tallies';
import type { Tx } from '../scope';

/** The true figures of a province and year, before anything is kept back; `districts` are the keys of those that have units. */
export type YearlyFacts = { cells: Record<string, number>; districts: string[]; approximate: boolean };

type Asked = { provinceCode: string; year: number };
type Cells = Record<string, number>;

const tableOf = (id: YearlyTableId) => YEARLY_TABLES.find((table) => table.id === id) as YearlyTable;

/** Everything that a province may state of a year, from its tallies, its donations and how registrations ended. Only its own office sees the rows. */
export async function yearlyFacts(tx: Tx, asked: Asked): Promise<YearlyFacts> {
	const districts = await unitsBy(tx, asked, 'district');
	const months = await unitsBy(tx, asked, 'month');
	const cells: Cells = {
		...(await donationCells(tx, asked)),
		...(await peopleCells(tx, asked)),
		...unitCells(districts, ({ key }) => cellName(tableOf('units_by_district'), key)),
		...unitCells(months, ({ key }) => cellName(tableOf('units_by_month'), key.slice(5))),
		units: sumOf(districts, ({ units }) => units ?? 0),
		[COUNTED_UNITS]: sumOf(districts, ({ countedUnits }) => countedUnits),
		[cellName(tableOf('units_by_source'), 'reported')]: sumOf(districts, ({ reportedUnits }) => reportedUnits)
	};
	cells[INSUFFICIENT] = (cells.donations ?? 0) - (cells[COUNTED_UNITS] ?? 0);
	const approximate = districts.some((row) => row.roughly.includes('units'));
	return { cells, districts: districts.map(({ key }) => key), approximate };
}

const sumOf = <Row>(rows: readonly Row[], value: (row: Row) => number) =>
	rows.reduce((sum, row) => sum + value(row), 0);

function unitCells(rows: readonly CollectedRow[], nameOf: (row: CollectedRow) => string): Cells {
	const cells: Cells = {};
	for (const row of rows) cells[nameOf(row)] = (cells[nameOf(row)] ?? 0) + (row.units ?? 0);
	return cells;
}

/** Units of drives whose day is known to lie in the year, counted and reported. */
async function unitsBy(tx: Tx, { provinceCode, year }: Asked, by: 'district' | 'month'): Promise<CollectedRow[]> {
	const period = { from: `${year}-01-01` as CalendarDate, to: `${year}-12-31` as CalendarDate };
	const rollups = await areaRollups(tx);
	const tallies = await collectedTallies(tx, { ...everything, ...period, province: provinceCode }, { by }, rollups);
	const rows = collectedBy(tallies, { by, mode: 'then', areas: rollups, namesAllClubs: true });
	return rows.filter(({ kind }) => kind !== 'not_placed');
}

type DonationRow = Record<'sex' | 'age' | 'abo' | 'rhd' | 'volume' | 'first', string | null> & {
	grain: string;
	donations: number;
};

/** Donations of counted drives by what was true of whoever gave, all ways of telling them apart in one reading. */
async function donationCells(tx: Tx, { provinceCode, year }: Asked): Promise<Cells> {
	const { rows } = await tx.execute<DonationRow>(sql`
		with given as (
			select coalesce(x.sex, '') as sex, coalesce(x.age_band, '') as age, coalesce(x.abo, '') as abo, coalesce(x.rhd, '') as rhd,
				case when x.volume_ml in (250, 350, 450) then x.volume_ml::text else 'other' end as volume,
				case when x.first_time then 'first' else 'repeat' end as first
			from donations x join drives d on d.id = x.drive_id
			where d.province_code = ${provinceCode} and d.result_kind = 'counted' and x.donated_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
		)
		select sex, age, abo, rhd, volume, first, count(*)::int as donations,
			case when grouping(sex) = 0 then 'sex' when grouping(abo) = 0 then 'abo' when grouping(volume) = 0 then 'volume' when grouping(first) = 0 then 'first' else '' end as grain
		from given group by grouping sets ((sex, age), (abo, rhd), (volume), (first), ())`);
	const cells: Cells = {};
	const add = (cell: string, donations: number) => (cells[cell] = (cells[cell] ?? 0) + donations);
	for (const row of rows) for (const cell of cellsOf(row)) add(cell, row.donations);
	return cells;
}

/** The cells that a line of donations belongs to: an inner cell with both its margins, one line, or the total. */
function cellsOf(row: DonationRow): string[] {
	if (row.grain === 'sex') return withMargins(tableOf('donations_by_sex_and_age'), row.sex ?? '', row.age ?? '');
	if (row.grain === 'abo') return withMargins(tableOf('donations_by_group'), row.abo ?? '', row.rhd ?? '');
	if (row.grain === 'volume') return [cellName(tableOf('donations_by_volume'), row.volume ?? '')];
	if (row.grain === 'first') return [cellName(tableOf('donations_by_first'), row.first ?? '')];
	return ['donations'];
}

function withMargins(table: YearlyTable, key: string, other: string): string[] {
	const across = { total: table.total, by: table.and ?? table.by };
	return [cellName(table, key), cellName(across, other), innerName(table, key, other)];
}

/** How registrations at counted drives of the year that were held ended, and how many were held. */
async function peopleCells(tx: Tx, { provinceCode, year }: Asked): Promise<Cells> {
	const inYear = sql`d.province_code = ${provinceCode} and d.starts_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`;
	const { rows } = await tx.execute<{ state: RegistrationState; people: number }>(sql`
		select p.state, sum(p.people)::int as people from drive_people p join drives d on d.id = p.drive_id
		where ${inYear} and d.result_kind = 'counted' and d.status in ('running', 'closed', 'confirmed') group by 1`);
	const { rows: held } = await tx.execute<{ drives: number }>(sql`
		select count(*)::int as drives from drives d where ${inYear} and d.status in ('running', 'closed', 'confirmed')`);
	const cells: Cells = { drives: held[0]?.drives ?? 0 };
	const add = (cell: string, people: number) => (cells[cell] = (cells[cell] ?? 0) + people);
	for (const { state, people } of rows.filter((row) => countsAsRegistered(row.state))) {
		add('registered', people);
		add(cellName(tableOf('registered_by_outcome'), outcomeOf(state)), people);
		if (countsAsArrived(state)) add(cellName(tableOf('arrived_by_outcome'), endOf(state)), people);
	}
	return cells;
}

function outcomeOf(state: RegistrationState): string {
	if (countsAsArrived(state)) return 'arrived';
	return state === 'no_show' ? state : 'ahead';
}

const endOf = (state: RegistrationState) => (state === 'arrived' || state === 'fit' ? 'unfinished' : state);
