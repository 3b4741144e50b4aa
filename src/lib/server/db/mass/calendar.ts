import { drawn, keyAt } from './draw';

/** The first days of the lunar years. */
const TET =
	'2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03'.split(
		' '
	);

/** Drives of each month of an ordinary year, as they compare with each other: the summer is a trough. */
const MONTHS = [1.05, 0.85, 1.25, 1.2, 1.1, 1.05, 0.6, 0.55, 0.95, 1.15, 1.25, 1.3];

/** Districts and provinces whose areas were as they are, each with its part of the clubs. */
const districts = `create temp table mass_districts as
	select row_number() over (order by ${drawn('hashtext(x.code)::bigint', 1)}) - 1 as k, x.*,
		(0.15 + 2 * power(${drawn('hashtext(x.code)::bigint', 2)}, 2)) * case x.country when 'LA' then 0.6 else 1 end as weight
	from (select distinct r.then_code as code, a.province_code, p.country, p.timezone from area_rollups r join areas a on a.code = r.code
		join provinces p on p.code = a.province_code where a.level = 'district') x`;

/** Every district has a club as long as there are enough. */
const clubs = (count: number, drives: number) => `create temp table mass_clubs as
	with parts as (select array_agg(part order by part)::double precision[] as lows from (
		select sum(weight) over (order by k) / sum(weight) over () as part from mass_districts) x)
	select club as k, ${keyAt("timestamptz '2015-06-01 08:00+07'", `'club ' || club`)} as id, d.code, d.province_code, d.country, d.timezone,
		${drives} / ${count} + (club < ${drives} % ${count})::int as turns,
		(0.25 + 2 * power(${drawn('club', 3)}, 2)) * case d.country when 'LA' then 0.6 else 1 end as weight
	from generate_series(0, ${count - 1}) club cross join parts join mass_districts d on d.k =
		case when club < cardinality(lows) then club else least(width_bucket(${drawn('club', 4)}, lows), cardinality(lows) - 1) end`;

/** How many drives the days before are likely to have, as a part of all: weekends many, the time around Tết few, every year more. */
const days = (first: string, last: string) => `create temp table mass_days as
	select country, array_agg(day order by day) as days, array_agg(part order by day)::double precision[] as parts from (
		select country, day, sum(weight) over (partition by country order by day) / sum(weight) over (partition by country) as part from (
			select country, day, (array[${MONTHS}])[extract(month from day)::int] * (array[0.7, 0.6, 0.6, 0.6, 0.8, 2, 2.6])[extract(isodow from day)::int]
				* (1 + 0.05 * (day - date '${first}') / 365.0)
				* case when country = 'VN' and exists (select from unnest(array['${TET.join("','")}']::date[]) t where day between t - 10 and t + 14) then 0.12
					when country = 'LA' and extract(month from day) = 4 and extract(day from day) between 12 and 20 then 0.12 else 1 end as weight
			from (values ('VN'), ('LA')) c (country), lateral (select d::date as day from generate_series('${first}'::date, '${last}', interval '1 day') d) x
		) y) z group by country`;

const isArea = `coalesce(a.valid_from, '-infinity') <= since and coalesce(a.valid_to, 'infinity') >= since`;

/** Where a district's drives are held from a day on: in whatever of it is an area then, or in the first of the province where nothing is. */
const places = `create temp table mass_places as
	select code, since, lead(since, 1, 'infinity') over (partition by code order by since) as before, areas from (
		select d.code, since, coalesce(
			(select array_agg(a.code order by a.code) from area_rollups r join areas a on a.code = r.code where r.then_code = d.code and ${isArea}),
			(select array[min(a.code)] from areas a where a.province_code = d.province_code and ${isArea})) as areas
		from mass_districts d cross join (
			select date '2000-01-01' as since union select valid_from from areas where valid_from is not null
			union select valid_to + 1 from areas where valid_to is not null) s) x`;

const drives = `create temp table mass_drives as
	select row_number() over (order by day, k, turn) as n, x.*, p.areas[1 + floor(${drawn('k * 1000 + turn', 6)} * cardinality(p.areas))::int] as area_code,
		${keyAt("((day - 40)::timestamp + interval '9 hours')::timestamptz", `'drive ' || k || ' ' || turn`)} as id
	from (
		select c.k, turn, c.code, c.country, d.days[least(1 + width_bucket((turn + 0.15 + 0.7 * ${drawn('c.k * 1000 + turn', 5)}) / c.turns, d.parts), cardinality(d.days))] as day
		from mass_clubs c join mass_days d on d.country = c.country, generate_series(0, c.turns - 1) turn
	) x join mass_places p on p.code = x.code and x.day >= p.since and x.day < p.before`;

/** Statements that plan the drives of so many clubs from a day to another, as temporary tables. */
export const calendarOf = (size: { clubs: number; drives: number; first: string; last: string }) => [
	districts,
	clubs(size.clubs, size.drives),
	days(size.first, size.last),
	places,
	drives,
	'create unique index on mass_drives (k, turn)',
	'analyze mass_clubs, mass_drives'
];

/** By country, how many drives of its club a person waits at least, so that the rest is long enough whichever drive it was. */
export const WAITS = `select country, min(step) as rest from (
	select c.country, step, min(later.day - d.day) as least_rest, case c.country when 'VN' then 84 else 112 end as asked
	from generate_series(1, 40) step, mass_drives d join mass_clubs c using (k) join mass_drives later on later.k = d.k
	where later.turn = d.turn + step group by 1, 2) x where least_rest >= asked group by 1`;
