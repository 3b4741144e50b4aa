import { areas, provinceOf, today } from './own-province.mjs';

const rollups = 'select code, then_code, now_code from area_rollups';
const units = 'select * from giot_units($1::date, $2::date, $3, $4, $5, null, null, null)';

export async function csv(client, { session, body }) {
	await client.query(rollups);
	await client.query(units, [body.get('from'), body.get('to'), 'all', 'area', 'total']);
	await client.query(areas, [[provinceOf(session)]]);
	await client.query('select * from provinces order by code');
	await client.query('select id, name from clubs');
}

const months = `select area_code, outside_province, month, true as placed, units, units as counted, donations, units as units_with_volume, volume_ml,
	false as approximate from area_tallies where dimension = 'total' and month between $1 and $2`;
const stated = `select d.area_code, d.outside_province, case when d.date_precision <> 'year' then date_trunc('month', d.starts_on)::date end,
	d.starts_on >= $1 and d.ends_on <= $2, r.units, null, r.donated, case when r.volume_ml is null then 0 else r.units end, r.volume_ml, r.units_approximate
	from reported_results r join drives d on d.id = r.drive_id
	where d.result_kind = 'reported' and d.status <> 'cancelled' and coalesce(r.units, r.donated) is not null and d.ends_on >= $1 and d.starts_on <= $2`;

/** Units by area and whole month. */
export async function cells(client, { session, body }) {
	await client.query('select timezone from provinces order by code = any ($1::text[]) desc, code limit 1', [
		[provinceOf(session)]
	]);
	const { rows } = await client.query(
		`select coalesce(json_agg(c order by kind, area, month), '[]')::text as cells from (
			select case when not u.placed then 'not_placed' when u.outside_province then 'outside' when u.area_code is null then 'not_stated'
					else 'ordinary' end as kind,
				case when u.placed and not u.outside_province then coalesce(r.then_code, u.area_code) end as area, to_char(u.month, 'YYYY-MM') as month,
				sum(u.units) as units, sum(u.counted) as counted, sum(u.donations) as donations, sum(u.units_with_volume) as units_with_volume,
				sum(u.volume_ml) as volume_ml, bool_or(u.approximate) as approximate
			from (${months} union all ${stated}) u left join area_rollups r on r.code = u.area_code group by 1, 2, 3
		) c`,
		[body.get('from'), body.get('to')]
	);
	return rows[0].cells;
}

export async function collections(client, { session }) {
	const year = today().slice(0, 4);
	await client.query(rollups);
	await client.query(areas, [[provinceOf(session)]]);
	await client.query('select * from provinces order by code');
	await client.query('select id, name from clubs');
	const grains = [
		['area', 'total'],
		['month', 'total'],
		['club', 'total'],
		['', 'volume'],
		['', 'group']
	];
	for (const [by, dimension] of grains) await client.query(units, [`${year}-01-01`, today(), 'all', by, dimension]);
	await client.query(units, [`${year - 1}-01-01`, `${year - 1}-12-31`, 'all', 'month', 'total']);
	await client.query(
		`select distinct on (subject, area_code, club_id, campaign_id, province_code)
		coalesce(area_code, club_id::text, campaign_id::text, province_code) as key, units from targets where year = $1
		order by subject, area_code, club_id, campaign_id, province_code, revised_at desc, id desc`,
		[year]
	);
	await client.query(
		`select d.id, d.title, d.starts_on, d.ends_on, d.date_precision, r.note, r.source_url from reported_results r join drives d on d.id = r.drive_id
		where d.result_kind = 'reported' and (r.note is not null or r.source_url is not null) and d.ends_on >= $1 and d.starts_on <= $2
		order by d.starts_on limit 50`,
		[`${year}-01-01`, today()]
	);
	await client.query(
		'select id, label, year, month, units, target_units, source_url, note from annual_figures where units is not null or target_units is not null order by label, year nulls last, month nulls first'
	);
}
