import { provinceOf, today } from './own-province.mjs';

const drivesTables = `drives d left join reported_results r on r.drive_id = d.id left join clubs c on c.id = d.club_id
	left join areas a on a.code = d.area_code left join area_rollups roll on roll.code = d.area_code`;
const people = `(select sum(x.people)::int from drive_people x where x.drive_id = d.id and (giot_holds_place(x.state) or x.state = 'no_show'))`;
const counted = `(select sum(x.units)::int from drive_tallies x where x.drive_id = d.id and x.dimension = 'total' having sum(x.donations) > 0)`;
const lacksResult = `(d.status = 'closed' and case d.result_kind when 'reported' then r.drive_id is null
	else not exists (select from drive_tallies x where x.drive_id = d.id and x.dimension = 'total' and x.donations > 0) end)`;

const drivesPage = `select d.id, d.title, d.kind, d.status, d.starts_on, d.ends_on, d.date_precision, d.opens_at, d.closes_at, d.venue_name,
	c.name as club, d.outside_province, d.target_units, d.capacity, d.places_taken, d.result_kind, a.code, a.kind as area_kind, a.name_vi, a.name_lo, a.name_en,
	case d.result_kind when 'reported' then coalesce(r.registered, ${people}) else coalesce(${people}, 0) end as registered,
	case d.result_kind when 'reported' then r.units else ${counted} end as units, r.registered_approximate, r.units_approximate, r.inferred, r.derived,
	(select count(*)::int from drive_sites x where x.drive_id = d.id) as sites, r.source_url, r.note
	from ${drivesTables} order by d.starts_on desc, d.id desc limit 51`;
const drivesCounts = `select count(*)::int, count(*) filter (where d.status in ('draft', 'announced', 'open') and d.ends_on >= $1)::int as upcoming,
	count(*) filter (where d.status = 'running' and d.ends_on >= $1)::int as running,
	count(*) filter (where (d.status not in ('closed', 'cancelled') and d.ends_on < $1) or ${lacksResult})::int as completing,
	count(*) filter (where d.status = 'closed' and not ${lacksResult})::int as closed from ${drivesTables}`;

export async function drives(client, { session }) {
	await client.query('select timezone from provinces order by code = any ($1::text[]) desc, code limit 1', [
		[provinceOf(session)]
	]);
	await client.query(drivesPage);
	await client.query(drivesCounts, [today()]);
	await client.query(
		`select distinct x.code, x.kind, x.name_vi, x.name_lo, x.name_en from ${drivesTables} join areas x on x.code = roll.then_code order by x.name_vi`
	);
	await client.query('select distinct extract(year from starts_on)::int as year from drives order by 1 desc');
	await client.query('select id, name from clubs order by name');
	await client.query('select * from campaigns order by name_vi');
}

/** The days that the calendar shows: whole weeks around the month of today, or its year. */
function shownDays(url) {
	const day = today();
	if (url.searchParams.get('view') === 'year') return [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`];
	const monday = (date) => new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * 86_400_000);
	const [year, month] = day.split('-').map(Number);
	const first = monday(new Date(Date.UTC(year, month - 1, 1)));
	const last = new Date(monday(new Date(Date.UTC(year, month, 0))).getTime() + 6 * 86_400_000);
	return [first, last].map((date) => date.toISOString().slice(0, 10));
}

export async function calendar(client, { session, url }) {
	const province = provinceOf(session);
	const [first, last] = shownDays(url);
	const year = Number(today().slice(0, 4));
	await client.query('select timezone from provinces order by code = any ($1::text[]) desc, code limit 1', [
		[province]
	]);
	await client.query(
		`select distinct x.code, x.kind, x.name_vi, x.name_lo, x.name_en from ${drivesTables} join areas x on x.code = roll.then_code order by x.name_vi`
	);
	await client.query('select distinct extract(year from starts_on)::int as year from drives order by 1 desc');
	await client.query('select id, name from clubs order by name');
	await client.query('select * from campaigns order by name_vi');
	await client.query(
		`select * from calendar_days where (province_code = $1 or country = left($1, 2)) and starts_on <= $3 and ends_on >= $2 and removed_at is null
		order by starts_on`,
		[province, first, last]
	);
	if (url.searchParams.get('view') === 'year')
		await client.query(
			`select y.held_on, count(*)::int from ${drivesTables} join drive_days y on y.drive_id = d.id
			where d.date_precision = 'day' and d.status <> 'cancelled' and y.held_on between $1 and $2 group by 1`,
			[first, last]
		);
	else {
		const { rows } = await client.query(
			`select d.id, d.title, d.status, d.starts_on, d.ends_on, d.opens_at, d.closes_at, d.club_id, c.name, d.blood_centre_id, d.target_units,
			case d.result_kind when 'reported' then coalesce(r.registered, ${people}) else coalesce(${people}, 0) end as registered,
			case d.result_kind when 'reported' then r.units else ${counted} end as units
			from ${drivesTables} where d.starts_on <= $2 and d.ends_on >= $1 and d.date_precision = 'day' order by d.starts_on, d.opens_at, d.id`,
			[first, last]
		);
		for (const id of new Set(rows.flatMap(({ blood_centre_id: id }) => id ?? []))) {
			await client.query('select * from centre_limits where blood_centre_id = $1', [id]);
			await client.query('select * from giot_centre_load($1, $2, $3, null)', [id, first, last]);
		}
	}
	await client.query(
		`select count(*) from ${drivesTables} where d.starts_on <= $2 and d.ends_on >= $1 and d.date_precision <> 'day'`,
		[first, last]
	);
	await client.query(
		`select a.code, a.kind, a.name_vi, a.name_lo, a.name_en, max(d.ends_on) filter (where d.starts_on <= current_date and d.status <> 'draft') as last,
		min(d.starts_on) filter (where d.starts_on > current_date) as next
		from area_rollups roll join areas a on a.code = roll.then_code left join drives d on d.area_code = roll.code and d.status <> 'cancelled'
		where a.province_code = $1 group by a.code`,
		[province]
	);
	await client.query(
		`select distinct on (subject, area_code, club_id, campaign_id, province_code) * from targets where year = $1
		order by subject, area_code, club_id, campaign_id, province_code, revised_at desc, id desc`,
		[year]
	);
	const ofYear = `d.province_code = $1 and d.starts_on between make_date($2, 1, 1) and make_date($2, 12, 31)`;
	await client.query(
		`select (select sum(x.units) from drives d join drive_tallies x on x.drive_id = d.id and x.dimension = 'total' where ${ofYear}) as counted,
		(select sum(r.units) from drives d join reported_results r on r.drive_id = d.id where ${ofYear}) as reported,
		(select sum(d.target_units) from drives d where ${ofYear} and d.ends_on >= current_date) as planned`,
		[province, year]
	);
}
