import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';

/** Whom the bench works as, a club's admin and the office above, and the drive at which it registers people. */
export type Prepared = { cookie: string; office: string; driveId: string; clubId: string; provinceCode: string };

const admin = 'tho-xuan@demo.example';
const office = 'thanh-hoa@demo.example';

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
		const cookies = { cookie: await signedIn(client, admin), office: await signedIn(client, office) };
		return { ...cookies, driveId, clubId: person.club_id, provinceCode: person.province_code };
	} finally {
		await client.end();
	}
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
