import type { Named } from '$lib/areas/area-name';
import { collectedTotal, type CollectedRow } from '$lib/collections/rollup';
import { REPORT_SPLITS, type ReportFigures, type ReportSplit } from '$lib/reports/figures';
import { COMPARED, comparedPeriods, periodAt, type Compared, type Period, type ReportKind } from '$lib/reports/period';
import { reportOf } from '$lib/reports/report';
import { yearOf, type CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { allProvinces } from '../areas/queries';
import { measuredRows } from '../collections/breakdown';
import { nameSources, targetsOfYear } from '../collections/queries';
import { namedDrives } from '../drives/named-drives';
import type { Tx } from '../scope';
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
		target: (await targetsOfYear(tx, yearOf(period.from))).get(of.clubId ?? of.provinceCode) ?? null,
		population: await populationOf(tx, of),
		honours: await honoursBetween(tx, { ...of, ...compared.now }),
		names: await namesIn(tx, actor, splits)
	});
}

function rowsOf(tx: Tx, actor: Actor, { provinceCode, clubId }: Of, period: Period, by: ReportSplit | 'drive') {
	return measuredRows(tx, actor, { ...period, province: provinceCode, club: clubId }, { by });
}

async function eachCompared<Value>(of: (compared: Compared) => Value | Promise<Value>) {
	const values = {} as Record<Compared, Value>;
	for (const compared of COMPARED) values[compared] = await of(compared);
	return values;
}

async function populationOf(tx: Tx, { provinceCode, clubId }: Of): Promise<ReportFigures['population']> {
	const province = (await allProvinces(tx)).find(({ code }) => code === provinceCode);
	if (clubId !== null || !province?.population || !province.populationYear) return null;
	return { people: province.population, year: province.populationYear };
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
