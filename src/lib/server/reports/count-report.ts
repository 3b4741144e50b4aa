import type { Named } from '$lib/areas/area-name';
import { sumKnown } from '$lib/charts/series';
import { collectedTotal, type CollectedRow } from '$lib/collections/rollup';
import { REPORT_SPLITS, type ReportFigures, type ReportSplit } from '$lib/reports/figures';
import { COMPARED, comparedPeriods, periodAt, type Compared, type Period, type ReportKind } from '$lib/reports/period';
import { reportOf } from '$lib/reports/report';
import { yearOf, type CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { populationsOf } from '../areas/populations';
import { measuredRows } from '../collections/breakdown';
import { nameSources, targetsOfYear } from '../collections/queries';
import { namedDrives } from '../drives/named-drives';
import type { Tx } from '../scope';
import { targetsBetween } from '../targets/queries';
import { honoursBetween } from '../thanks/honours-between';

/** What is reported, of whom. Without a club it is the province's. */
export type Reported = { kind: ReportKind; startsOn: CalendarDate; provinceCode: string; clubId: string | null };

type Of = Pick<Reported, 'provinceCode' | 'clubId'>;

/** The figures of a report as they are on this day. */
export async function countReport(tx: Tx, actor: Actor, of: Reported, today: CalendarDate): Promise<ReportFigures> {
	const period = periodAt(of.kind, of.startsOn);
	const compared = comparedPeriods(of.kind, period, today);
	const drives = await eachCompared((one) => rowsOf(tx, actor, of, compared[one], 'drive'));
	const splits = {} as Record<ReportSplit, CollectedRow[]>;
	for (const by of REPORT_SPLITS) splits[by] = await rowsOf(tx, actor, of, compared.now, by);
	const ids = COMPARED.flatMap((one) => drives[one]).flatMap(({ kind, key }) => (kind === 'ordinary' ? [key] : []));
	return reportOf(of.kind, period, today, {
		totals: await eachCompared((one) => collectedTotal(drives[one])),
		splits,
		drives,
		named: await namedDrives(tx, ids),
		...(await targetsOf(tx, of, period)),
		...(await peopleOf(tx, actor, of, compared)),
		honours: await honoursBetween(tx, { ...of, ...compared.now }),
		names: await namesIn(tx, actor, splits)
	});
}

function rowsOf(
	tx: Tx,
	actor: Actor,
	{ provinceCode, clubId }: Of,
	period: Period,
	by: ReportSplit | 'drive' | 'province'
) {
	return measuredRows(tx, actor, { ...period, province: provinceCode, club: clubId }, { by });
}

async function eachCompared<Value>(of: (compared: Compared) => Value | Promise<Value>) {
	const values = {} as Record<Compared, Value>;
	for (const compared of COMPARED) values[compared] = await of(compared);
	return values;
}

async function targetsOf(tx: Tx, { kind, provinceCode, clubId }: Reported, period: Period) {
	const whom = clubId ?? provinceCode;
	const target = (await targetsOfYear(tx, yearOf(period.from))).get(whom) ?? null;
	if (kind === 'year') return { target, targetOfPeriod: target };
	const months = (await targetsBetween(tx, period.from, period.to)).filter(({ key }) => key === whom);
	return {
		target,
		targetOfPeriod: months.every(({ split }) => split) ? sumKnown(months.map(({ units }) => units)) : null
	};
}

/** The people of a province, and what was collected where they live. */
async function peopleOf(
	tx: Tx,
	actor: Actor,
	of: Of,
	compared: Record<Compared, Period>
): Promise<Pick<ReportFigures, 'population' | 'inside'>> {
	const { provinceCode, clubId } = of;
	const population = clubId === null ? (await populationsOf(tx, [provinceCode])).get(provinceCode) : null;
	if (!population) return { population: null };
	const insideOf = async (one: Compared) => {
		const rows = await rowsOf(tx, actor, of, compared[one], 'province');
		return collectedTotal(rows.filter(({ kind }) => kind !== 'outside')).units;
	};
	return { population, inside: await eachCompared(insideOf) };
}

/** The names of the areas and clubs that stand in a report, as they are today. */
async function namesIn(
	tx: Tx,
	actor: Actor,
	splits: Record<ReportSplit, CollectedRow[]>
): Promise<Record<string, Named>> {
	const { areas, clubs } = await nameSources(tx, actor);
	const used = new Set([...splits.area, ...splits.club].map(({ key }) => key));
	const named = [
		...areas.map(({ code, nameVi, nameLo, nameEn }) => [code, { nameVi, nameLo, nameEn }] as const),
		...clubs.map(({ id, name }) => [id, { nameVi: name, nameLo: null, nameEn: null }] as const)
	];
	return Object.fromEntries(named.filter(([key]) => used.has(key)));
}
