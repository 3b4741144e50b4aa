import { v7 } from 'uuid';
import { onConnection } from '../../src/lib/server/db/own-connection';
import { addPerson } from '../support/desk';

/** A drive of today with people who are registered for it, each of a name of their own. */
export type Hall = { driveId: string; names: string[] };

const FIRST = ['An', 'Bắc', 'Cúc', 'Dung', 'Đào', 'Giang', 'Hạnh', 'Khánh', 'Liên', 'Mận', 'Ngọc', 'Oanh'];
const LAST = ['Phấn', 'Quỳnh', 'Rạng', 'Sáng', 'Thảo', 'Uyên', 'Vịnh', 'Xoan', 'Yên', 'Ánh', 'Bích', 'Chiều'];
let halls = 0;
let people = 0;

/** A name that nobody else in a run has. */
export function inventedName(): string {
	const at = people;
	people += 1;
	const middle = LAST[Math.floor(at / (FIRST.length * LAST.length)) % LAST.length];
	return `Mẫu ${middle} ${FIRST[Math.floor(at / LAST.length) % FIRST.length]} ${LAST[at % LAST.length]}`;
}

/** Opens a hall in the club of whoever signs in by this address. */
export async function openHall(url: string, admin: string, count: number): Promise<Hall> {
	halls += 1;
	const driveId = v7();
	const names = Array.from({ length: count }, inventedName);
	const clubId = await onConnection(url, async (client) => {
		const { rows } = await client.query<{ club_id: string }>(
			`insert into drives (id, province_code, club_id, title, status, starts_on, ends_on, timezone)
			select $1, c.province_code, c.id, $3, 'running', today, today, 'Asia/Ho_Chi_Minh'
			from memberships m join accounts a on a.id = m.account_id join clubs c on c.id = m.club_id,
				(select (now() at time zone 'Asia/Ho_Chi_Minh')::date as today) d
			where a.email = $2 and m.role = 'club_admin' returning club_id`,
			[driveId, admin, `Hội trường thử ${halls}`]
		);
		if (!rows[0]) throw new Error(`${admin} has no club.`);
		return rows[0].club_id;
	});
	const donors = await Promise.all(names.map((fullName) => addPerson(url, { clubId, fullName })));
	await onConnection(url, (client) =>
		client.query(
			`insert into registrations (id, drive_id, province_code, club_id, donor_id, registered_at)
			select gen_random_uuid(), d.id, d.province_code, d.club_id, donor, now() from drives d, unnest($2::uuid[]) donor where d.id = $1`,
			[driveId, donors]
		)
	);
	return { driveId, names };
}
