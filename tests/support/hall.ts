import pg from 'pg';
import { v7 } from 'uuid';
import { keysOf } from '../../src/lib/donors/match-keys';
import { someone } from '../bench/crowd';

/** A drive under way at which that many people are registered, none of whom has come yet. */
export type Hall = { driveId: string; registrationIds: string[] };

/** Fills a hall, as the loader. */
export async function addHall(
	ownerUrl: string,
	{ provinceCode, clubId }: { provinceCode: string; clubId: string },
	amount: number
): Promise<Hall> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		await client.query('set role giot_loader');
		const driveId = v7();
		await client.query(
			`insert into drives (id, province_code, club_id, title, status, starts_on, ends_on, timezone)
			values ($1, $2, $3, 'Ngày hội đông người', 'running', current_date - 1, current_date + 1, 'Asia/Ho_Chi_Minh')`,
			[driveId, provinceCode, clubId]
		);
		const people = Array.from({ length: amount }, (_, n) => guest(n));
		await client.query(
			`insert into donors (id, province_code, club_id, full_name, search_key, sort_key, match_keys, birth_date, birth_precision, sex, weight_class)
			select id, $1, $2, full_name, search_key, sort_key, match_keys, birth_date, 'day', 'female', '50+'
			from jsonb_populate_recordset(null::donors, $3)`,
			[provinceCode, clubId, JSON.stringify(people)]
		);
		await client.query(
			`insert into registrations (id, drive_id, province_code, club_id, donor_id, state, source, rest_period, registered_at)
			select registration_id, $1, $2, $3, id, 'registered', 'walk_in', daterange(current_date, current_date + 84), now()
			from jsonb_to_recordset($4) as guests (id uuid, registration_id uuid)`,
			[driveId, provinceCode, clubId, JSON.stringify(people)]
		);
		const registrationIds = people.map((person) => person.registration_id);
		await client.query(
			`insert into registration_events (id, registration_id, drive_id, to_state, at) select gen_random_uuid(), id, $1, 'registered', now()
			from unnest($2::uuid[]) as id`,
			[driveId, registrationIds]
		);
		await client.query('reset role');
		await client.query('vacuum analyze donors, registrations, registration_events');
		return { driveId, registrationIds };
	} finally {
		await client.end();
	}
}

function guest(n: number) {
	const { fullName, birthDate } = someone(n);
	const { searchKey, sortKey, matchKeys } = keysOf({ fullName, birthDate, birthPrecision: 'day' }, 'VN');
	return {
		...{ id: v7(), registration_id: v7(), full_name: fullName, search_key: searchKey, sort_key: sortKey },
		...{ match_keys: matchKeys, birth_date: birthDate }
	};
}
