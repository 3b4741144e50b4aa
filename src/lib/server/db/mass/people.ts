import { drawn, keyAt, weighted } from './draw';

/** Of a hundred donations, how many other visits there are at which nothing was given. */
const OTHER_VISITS = 16.3;

/** What a mass is made of. */
export type MassSize = { donors: number; donations: number };

/** How many visits beside the donations. */
const otherVisits = ({ donations }: MassSize) => Math.round((donations * OTHER_VISITS) / 100);

/** What everybody has of a whole number to be given away, larger for those who drew more; all of it is given away. */
const part = (all: number, weight: string) =>
	`(floor(sum(${weight}) over upto * ${all}::numeric / sum(${weight}) over ()) - floor((sum(${weight}) over upto - ${weight}) * ${all}::numeric / sum(${weight}) over ()))::int`;

/** Some come all the years long, from anywhere in them around the end to the beginning; the others from one day on. Nobody can come more often than \`most\`. */
const people = (size: MassSize) => `create temp table mass_people as
	with lows as (select array_agg(part order by k)::double precision[] as lows from (
		select k, sum(weight) over (order by k) / sum(weight) over () as part from mass_clubs) x),
	anybody as (
		select n, c.k, c.turns, w.rest, start, ${drawn('n', 17)} < 0.6 as later
		from generate_series(1::bigint, ${size.donors}) n cross join lows
		join mass_clubs c on c.k = least(width_bucket(${drawn('n', 16)}, lows), cardinality(lows) - 1) join mass_waits w on w.country = c.country
		cross join lateral (select floor(${drawn('n', 14)} * c.turns)::int as start) x
	),
	able as (
		select *, case when later then turns - 1 - start else turns end as room, case when later then (turns - 1 - start) / rest + 1 else turns / rest end as most from anybody
	),
	willing as (select *, floor(1000 * (most - 1) * (0.35 + 0.65 * ${drawn('n', 11)}))::bigint as will from able),
	again as (select *, ${part(size.donations - size.donors + otherVisits(size), 'will')} as again from willing window upto as (order by n)),
	shares as (select *, ${part(otherVisits(size), 'again')} as other, 1 + again as visits from again window upto as (order by n))
	select n, k, turns, start, other, visits, most, floor(${drawn('n', 15)} * visits)::int as shift,
		rest + floor(power(${drawn('n', 13)}, 2) * (room / greatest(1, visits - later::int) - rest + 1))::int as step
	from shares`;

/** What becomes of a visit without a donation. */
const OTHERWISE = [
	["'deferred'", 51],
	["'no_show'", 31],
	["'left'", 6],
	["'cancelled'", 12]
] as const;

const visit = 'x.n * 64 + p';
const isOther = '(p + 1 + shift) * other / visits > (p + shift) * other / visits';

/** Each visit in its order, and when it began: in the morning, most in the middle of it. */
const visits = `create temp table mass_visits as
	select n, p, n * 64 + p as key, drive, day, at, state, last, state = 'donated' and p = (p + shift) * other / visits - shift * other / visits as first_time,
		${keyAt('at', `'visit ' || n || ' ' || p`)} as id
	from (
		select x.n, x.p, x.shift, x.other, x.visits, x.last, d.n as drive, d.day, case when ${isOther} then ${weighted(drawn(visit, 21), OTHERWISE)} else 'donated' end as state,
			(d.day::timestamp at time zone 'Asia/Ho_Chi_Minh') + interval '7 hours'
				+ (${drawn(visit, 22)} + ${drawn(visit, 23)} + ${drawn(visit, 24)}) * interval '90 minutes' as at
		from (
			select n, k, p, shift, other, visits, p = visits - 1 as last,
				(start + step * ((p + ahead) % visits)) % turns as held
			from (select *, least(visits, (turns - start + step - 1) / step) as ahead from mass_people) m, generate_series(0, visits - 1) p
		) x join mass_drives d on d.k = x.k and d.turn = x.held
	) y order by drive, at`;

const age = 'case when young < 0.6 then 18 + young * 20 else 30 + (young - 0.6) * 45 end';

/** Everybody with what is true of them all the years: of age at the first visit, not too old at the last. */
const donors = (names: number) => `create temp table mass_donors as
	select x.*, m.full_name, m.search_key, m.sort_key, case when by_day then m.of_day else m.of_year end as keys,
		case when by_day then birth else date_trunc('year', birth)::date end as born,
		case when sex = 'female' then ${weighted(drawn('x.n', 37), [
			["'42-45'", 18],
			["'45-50'", 42],
			["'50+'", 40]
		])}
			else ${weighted(drawn('x.n', 37), [
				["'45-50'", 14],
				["'50+'", 86]
			])} end as weight_class,
		${keyAt('joined_at', `'donor ' || x.n`)} as id
	from (
		select p.n, p.k, v.joined_on, (v.joined_on::timestamp at time zone 'Asia/Ho_Chi_Minh') + interval '6 hours' + p.n % 3600 * interval '1 second' as joined_at,
			v.last_on, v.given, case when ${drawn('p.n', 31)} < 0.47 then 'female' else 'male' end as sex,
			case when ${drawn('p.n', 32)} < 0.82 then ${weighted(drawn('p.n', 33), [
				["'O'", 42],
				["'B'", 30],
				["'A'", 21],
				["'AB'", 7]
			])} end as abo,
			${drawn('p.n', 34)} < 0.0008 as negative, ${weighted(drawn('p.n', 35), [
				["'whole_blood'", 970],
				["'platelets'", 22],
				["'red_cells'", 5],
				["'plasma'", 3]
			])} as component,
			v.joined_on - ((${age.replaceAll('young', drawn('p.n', 36))}) * 365.25)::int - 1 as birth, ${drawn('p.n', 38)} < 0.85 as by_day,
			floor(${drawn('p.n', 39)} * ${names})::int as name
		from mass_people p join (
			select n, min(day) as joined_on, max(day) filter (where state = 'donated') as last_on, (count(*) filter (where state = 'donated'))::int as given
			from mass_visits group by n) v using (n)
	) x join mass_clubs c using (k) join mass_names m on m.of_country = c.country and m.of_sex = x.sex and m.number = x.name`;

/** Statements that say of so many people how often they came and to which of their club's drives, as a temporary table. */
export const peopleOf = (size: MassSize) => [people(size), 'analyze mass_people'];

/** Whether everybody finds as many drives as they need with the rest between them. */
export const FITS = 'select count(*) = $1 and bool_and(visits <= most) as fits from mass_people';

/** Statements that tell each visit and what became of it. */
export const visitsOf = () => [visits, 'analyze mass_visits'];

/** Statements that give them names, of so many of each sex and country, and all else that is stored of a person. */
export const donorsOf = (names: number) => [donors(names), 'analyze mass_donors'];
