import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';

/** Cookies of whom the bench works as: a club's admin, the office above, and somebody who is of the offices of both provinces. */
export type Cookies = { club: string; office: string; both: string };
/** Who works, the drive at which people are registered, and what is typed to find some: the beginnings of two words of a name. */
export type Prepared = {
	cookies: Cookies;
	driveId: string;
	clubId: string;
	provinceCode: string;
	fragments: readonly string[];
};

const admin = 'tho-xuan@demo.example';
const office = 'thanh-hoa@demo.example';
const both = 'both-offices@demo.example';

/** Signs the demonstration's club admin in and opens a running drive without a limit, as the loader. */
export async function prepare(ownerUrl: string): Promise<Prepared> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		await client.query('set role giot_loader');
		const { rows } = await client.query<{ club_id: string; province_code: string }>(
			`select m.club_id, c.province_code from memberships m join accounts a on a.id = m.account_id join clubs c on c.id = m.club_id
			where a.email = $1`,
			[admin]
		);
		const [person] = rows;
		if (!person) throw new Error(`The bench works on demonstration data: there is no ${admin}.`);
		const driveId = v7();
		await client.query(
			`insert into drives (id, province_code, club_id, title, status, starts_on, ends_on, timezone)
			values ($1, $2, $3, 'Bench', 'running', current_date - 1, current_date + 1, 'Asia/Ho_Chi_Minh')`,
			[driveId, person.province_code, person.club_id]
		);
		await addBoth(client);
		return {
			cookies: {
				club: await signedIn(client, admin),
				office: await signedIn(client, office),
				both: await signedIn(client, both)
			},
			...{ driveId, clubId: person.club_id, provinceCode: person.province_code },
			fragments: await fragmentsIn(client, person.province_code)
		};
	} finally {
		await client.end();
	}
}

async function addBoth(client: pg.Client): Promise<void> {
	await client.query(
		`insert into accounts (id, email, full_name, is_demo, joined_at) values ($1, $2, 'Hai văn phòng (minh họa)', true, now()) on conflict do nothing`,
		[v7(), both]
	);
	await client.query(
		`insert into memberships (id, account_id, role, province_code) select gen_random_uuid(), a.id, 'province_coordinator', p.code
		from accounts a, provinces p where a.email = $1 on conflict do nothing`,
		[both]
	);
}

async function fragmentsIn(client: pg.Client, provinceCode: string): Promise<string[]> {
	const { rows } = await client.query<{ name: string }>(
		`select search_key as name from donors where province_code = $1 and search_key like '% %' order by id limit 300`,
		[provinceCode]
	);
	return rows.map(({ name }) => {
		const words = name.split(' ');
		return `${words[2] ?? words[1]} ${words[0]?.slice(0, 3)}`;
	});
}

async function signedIn(client: pg.Client, email: string): Promise<string> {
	const token = randomBytes(20).toString('hex');
	await client.query(
		`insert into sessions (id, account_id, idle_expires_at, absolute_expires_at)
		select $1, a.id, now() + interval '2 hours', now() + interval '2 hours' from accounts a where a.email = $2`,
		[createHash('sha256').update(token).digest('hex'), email]
	);
	return `session=${token}; PARAGLIDE_LOCALE=vi`;
}
