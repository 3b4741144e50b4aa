import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { readDonorFilter } from '../../src/lib/donors/list-filter';
import { wholeProvince } from '../../src/lib/server/areas/queries';
import { DONORS_PER_PAGE, listDonors } from '../../src/lib/server/donors/list';
import { as, club, database, now, openDonors, registrar } from '../support/donor-registry';
import { addActor, asSuperuser } from '../support/society';

openDonors();

const MANY = 5_000;
let office: Actor;

beforeAll(async () => {
	office = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'VN-21' });
	await asSuperuser(
		database.superuserUrl,
		`insert into donors (id, province_code, club_id, full_name, search_key, sort_key)
		select gen_random_uuid(), 'VN-21', $1, 'Đông ' || n, 'dong ' || n, md5(n::text) from generate_series(1, ${MANY}) n`,
		[club]
	);
	await asSuperuser(database.superuserUrl, 'vacuum analyze donors');
});

/** The first page, and how many rows of donors the database looked at for it. */
const firstPage = (province?: string) =>
	as(office, async (tx) => {
		const { donors } = await listDonors(tx, readDonorFilter(new URLSearchParams()), now, { province });
		const { rows } = await tx.execute<{ read: number }>(
			sql`select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables where relname = 'donors'`
		);
		return { ids: donors.map(({ id }) => id), read: Number(rows[0]?.read) };
	});

test('the first page of an office is read from the index of its list, not from everybody', async () => {
	const { ids, read } = await firstPage(wholeProvince(office));
	expect(ids).toHaveLength(DONORS_PER_PAGE);
	expect(read).toBeLessThan(4 * DONORS_PER_PAGE);
});

test('control: without its province the same page is read from everybody', async () => {
	const [named, unnamed] = [await firstPage(wholeProvince(office)), await firstPage()];
	expect(unnamed.ids).toEqual(named.ids);
	expect(unnamed.read).toBeGreaterThanOrEqual(MANY);
});

test('whoever works in a club, or in two provinces, sees no province as a whole', () => {
	const of = (...memberships: Actor['memberships']) => wholeProvince({ ...office, memberships });
	const [mine, ofClub] = [office.memberships[0]!, registrar.memberships[0]!];
	expect(of(mine)).toBe('VN-21');
	expect(of(mine, ofClub)).toBe('VN-21');
	expect(of(ofClub)).toBeUndefined();
	expect(of(mine, { ...ofClub, provinceCode: 'LA-HO' })).toBeUndefined();
});
