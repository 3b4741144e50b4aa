import { areaName } from '$lib/areas/area-name';
import type { MeasuresAnswer, TotalsQuery, UnitsAnswer } from '$lib/open-data/api-schemas';
import { done, refused, type Result } from '$lib/result';
import { collectedBy, collectedTotal, type CollectedFigures, type CollectedRow } from '$lib/collections/rollup';
import type { CalendarDate } from '$lib/time/calendar-date';
import { areasOf, provinceByCode } from '../areas/queries';
import { everything } from '../collections/breakdown';
import { measuredTallies } from '../collections/measured-tallies';
import { areaRollups, codesUnder } from '../collections/queries';
import type { Tx } from '../scope';

type Totals = { asked: UnitsAnswer['asked']; rows: CollectedRow[]; names: Map<string, Name>; total: CollectedFigures };
type Name = { vi: string; lo: string; en: string };

type Answered<Answer> = Promise<Result<Answer, 'not_found'>>;

/** What `/api/v1/units` answers of a province; refuses an area that the province does not have. It is asked in the scope of a key. */
export async function openUnits(tx: Tx, provinceCode: string, query: TotalsQuery): Answered<UnitsAnswer> {
	const totals = await openTotals(tx, provinceCode, query);
	return totals.ok ? done(answerWith(totals.value, unitsOf)) : totals;
}

/** What `/api/v1/measures` answers of a province: everything that adds up. It refuses and is asked in the same way. */
export async function openMeasures(tx: Tx, provinceCode: string, query: TotalsQuery): Answered<MeasuresAnswer> {
	const totals = await openTotals(tx, provinceCode, query);
	return totals.ok ? done(answerWith(totals.value, measuresOf)) : totals;
}

async function openTotals(tx: Tx, provinceCode: string, query: TotalsQuery): Answered<Totals> {
	const { by, and, area, areas: mode } = query;
	const names = await namesIn(tx, provinceCode);
	if (area && !names.has(area)) return refused('not_found');
	const areas = await areaRollups(tx);
	const question = {
		...everything,
		from: (query.from ?? null) as CalendarDate | null,
		to: (query.to ?? null) as CalendarDate | null,
		areas: mode,
		source: query.source,
		venue: query.venue ?? null,
		areaCodes: area ? codesUnder(area, mode, areas) : null
	};
	const tallies = await measuredTallies(tx, question, { by, and }, 'giot_key_measures');
	const rows = collectedBy(tallies, { by, and, mode, areas, namesAllClubs: true });
	const asked = { ...query, province: provinceCode, and: and ?? null };
	return done({ asked, rows, names, total: collectedTotal(rows) });
}

async function namesIn(tx: Tx, provinceCode: string): Promise<Map<string, Name>> {
	const province = await provinceByCode(tx, provinceCode);
	const named = [...(province ? [province] : []), ...(await areasOf(tx, [provinceCode]))];
	return new Map(
		named.map((one) => [one.code, { vi: areaName(one, 'vi'), lo: areaName(one, 'lo'), en: areaName(one, 'en') }])
	);
}

const cautionsOf = ({ roughly, reportedUnits }: CollectedFigures) => ({ approximate: [...roughly], reportedUnits });

const unitsOf = (figures: CollectedFigures) => {
	const { units, donations, volumeMl } = figures;
	return { units, donations, volumeMl, ...cautionsOf(figures) };
};

const measuresOf = (figures: CollectedFigures) => {
	const { drives, registered, arrived, fit, deferred, left, noShow, firstTime } = figures;
	return { ...unitsOf(figures), drives, registered, arrived, fit, deferred, left, noShow, firstTime };
};

function answerWith<Figures>({ asked, rows, names, total }: Totals, figuresOf: (figures: CollectedFigures) => Figures) {
	const rowOf = (row: CollectedRow) => ({
		kind: row.kind,
		key: row.kind === 'ordinary' ? row.key : '',
		name: names.get(row.key) ?? null,
		other: asked.and === null ? null : row.other,
		...figuresOf(row)
	});
	return { asked, rows: rows.map(rowOf), total: figuresOf(total) };
}
