import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { freshAccount } from './fresh-society';
import { type ClubOwner, insert, placeOf } from './fresh-rows';
import { truth } from './visitor';

/** The meeting of a year, written down once. */
export async function meetingIn(year: number): Promise<string> {
	await truth(
		"insert into exchange_meetings (id, year, host_code) values ($1, $2, 'VN-21') on conflict (year) do nothing",
		[v7(), year]
	);
	const [found] = await truth('select id from exchange_meetings where year = $1', [year]);
	return String(found?.id);
}

/** Something that the meeting of a year agreed. */
export async function freshPoint(year: number): Promise<string> {
	const id = v7();
	await insert('exchange_points', { id, meeting_id: await meetingIn(year), agreed: 'Gặp lại' });
	return id;
}

/** What an owner's province released of a year, in a form that no page reads. */
export async function freshRelease(owner: ClubOwner, year: number): Promise<string> {
	const [id, province] = [v7(), placeOf(owner).province];
	const [row] = await truth(
		'select coalesce(max(version), 0) + 1 as next from exchange_releases where province_code = $1 and year = $2',
		[province, year]
	);
	const [body, by] = [JSON.stringify({ id }), await freshAccount(owner)];
	const text = { body, checksum: createHash('sha256').update(body).digest('hex') };
	const when = { released_at: '2026-11-20', released_by: by };
	await insert('exchange_releases', { id, province_code: province, year, version: row?.next, ...text, ...when });
	return id;
}

/** A key that is trusted for the other province than an owner's. */
export async function freshKey(owner: ClubOwner): Promise<string> {
	const id = v7();
	const other = owner.startsWith('A') ? 'LA-HO' : 'VN-21';
	const key = createHash('sha256').update(id).digest('hex');
	await insert('exchange_keys', { id, province_code: other, public_key: key, added_by: await freshAccount(owner) });
	return id;
}
