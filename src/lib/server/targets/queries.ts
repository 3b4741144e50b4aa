import { sql, type SQL } from 'drizzle-orm';
import { spreadEvenly } from '$lib/clubs/target-months';
import type { TargetStatement } from '$lib/clubs/target-history';
import type { TargetSubject } from '$lib/clubs/target-form';
import { addMonths, lastOfMonth, yearOf, type CalendarDate } from '$lib/time/calendar-date';
import { accountName } from '../people/account-name';
import type { Tx } from '../scope';

/** One target as it stands: the newest statement, and how many were replaced by it. `monthly` is null where the year is not split. */
export type StandingTarget = {
	id: string;
	subject: TargetSubject;
	year: number;
	provinceCode: string;
	areaCode: string | null;
	clubId: string | null;
	campaignId: string | null;
	units: number;
	monthly: number[] | null;
	revisions: number;
};

/** The targets of some years that the actor may see, each in its newest statement; those of whom nothing is asked any longer are left out. */
export async function standingTargetsOf(tx: Tx, years: readonly number[]): Promise<StandingTarget[]> {
	return newestOf(tx, sql`t.year = any (${sql.param(years)}::int[])`);
}

/** The targets of a year as they stood when a day was over where they are asked. */
export async function targetsOn(tx: Tx, year: number, day: CalendarDate): Promise<StandingTarget[]> {
	return newestOf(tx, sql`t.year = ${year} and ${statedOn} <= ${day}::date`);
}

/** The day of a statement by the clocks of its province. */
const statedOn = sql`(t.revised_at at time zone p.timezone)::date`;
const holder = sql`t.year, t.province_code, t.subject, t.area_code, t.club_id, t.campaign_id`;

async function newestOf(tx: Tx, which: SQL): Promise<StandingTarget[]> {
	const { rows } = await tx.execute<StandingTarget>(sql`
		select * from (
			select distinct on (${holder}) t.id, t.year, t.subject, t.province_code as "provinceCode", t.area_code as "areaCode", t.club_id as "clubId",
				t.campaign_id as "campaignId", t.units, t.monthly, (count(*) over (partition by ${holder}) - 1)::int as revisions
			from targets t join provinces p on p.code = t.province_code where ${which}
			order by ${holder}, t.revised_at desc, t.id desc
		) newest where newest.units is not null`);
	return rows;
}

/** Every statement about the targets of a year that the actor may see, the newest first, with the day and minute by the clocks of its province. */
export async function targetStatements(tx: Tx, year: number): Promise<TargetStatement[]> {
	const { rows } = await tx.execute<TargetStatement>(sql`
		select t.id, t.subject, t.province_code as "provinceCode", coalesce(t.area_code, t.club_id::text, t.campaign_id::text, t.province_code) as key,
			t.units, t.monthly, ${statedOn} as "statedOn", to_char(t.revised_at at time zone p.timezone, 'HH24:MI') as "statedAt",
			${accountName(sql`t.revised_by`)} as by
		from targets t join provinces p on p.code = t.province_code where t.year = ${year} order by t.revised_at desc, t.id desc`);
	return rows;
}

/** Units asked in one whole month: of a split year as it was split, of others as an even spread gives them. */
export type TargetMonth = {
	subject: TargetSubject;
	/** The code or id of whom they are asked of. */
	key: string;
	provinceCode: string;
	/** `YYYY-MM`. */
	month: string;
	units: number;
	split: boolean;
};

/** Units asked month by month in the months that lie wholly between two days, by whom and month. */
export async function targetsBetween(tx: Tx, from: CalendarDate, to: CalendarDate): Promise<TargetMonth[]> {
	const months = wholeMonths(from, to);
	const standing = await standingTargetsOf(tx, [...new Set(months.map((month) => Number(month.slice(0, 4))))]);
	return standing.flatMap(({ subject, provinceCode, areaCode, clubId, campaignId, year, units, monthly }) => {
		const whom = { subject, provinceCode, key: areaCode ?? clubId ?? campaignId ?? provinceCode };
		const asked = monthly ?? spreadEvenly(units);
		return months
			.filter((month) => Number(month.slice(0, 4)) === year)
			.map((month) => ({ ...whom, month, units: asked[Number(month.slice(5)) - 1] ?? 0, split: monthly !== null }));
	});
}

function wholeMonths(from: CalendarDate, to: CalendarDate): string[] {
	const months: string[] = [];
	const first = from.endsWith('-01') ? from : addMonths(`${from.slice(0, 7)}-01` as CalendarDate, 1);
	for (let month = first; yearOf(month) <= 2200 && lastOfMonth(month) <= to; month = addMonths(month, 1))
		months.push(month.slice(0, 7));
	return months;
}
