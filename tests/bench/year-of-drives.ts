import pg from 'pg';
import { v7 } from 'uuid';

const CLUBS = 250;
const DRIVES = 1_200;

/** Fills a province with 250 clubs and 1,200 drives of this year, as the loader: over all its areas and weekends, a few on each day. */
export async function addYear(ownerUrl: string, provinceCode: string): Promise<void> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		await client.query('set role giot_loader');
		const clubs = Array.from({ length: CLUBS }, (_, n) => ({ id: v7(), name: `Câu lạc bộ số ${n + 1}` }));
		await client.query(
			'insert into clubs (id, province_code, name) select id, $1, name from jsonb_populate_recordset(null::clubs, $2)',
			[provinceCode, JSON.stringify(clubs)]
		);
		const drives = Array.from({ length: DRIVES }, (_, n) => ({ id: v7(), n, club_id: clubs[n % CLUBS]?.id }));
		await client.query(
			`insert into drives (id, province_code, club_id, area_code, blood_centre_id, title, status, starts_on, ends_on, timezone, opens_at, closes_at,
				target_units)
			select d.id, $1, d.club_id, a.codes[1 + d.n % cardinality(a.codes)], b.id, 'Ngày hội hiến máu số ' || (d.n + 1), 'announced', day, day,
				'Asia/Ho_Chi_Minh', '07:00', '11:30', 100
			from jsonb_to_recordset($2) as d (id uuid, n int, club_id uuid)
			cross join lateral (select date_trunc('year', now())::date + (d.n * 7 % 365) as day) held
			cross join (select array_agg(code order by code) as codes from areas where province_code = $1 and valid_to is null) a
			cross join (select id from blood_centres where province_code = $1 limit 1) b`,
			[provinceCode, JSON.stringify(drives)]
		);
		await client.query(
			`insert into drive_days (drive_id, held_on, opens_at, closes_at) select id, starts_on, opens_at, closes_at from drives
			where id = any ($1::uuid[])`,
			[drives.map(({ id }) => id)]
		);
		await client.query('reset role');
		await client.query('vacuum analyze drives, drive_days, clubs');
	} finally {
		await client.end();
	}
}
