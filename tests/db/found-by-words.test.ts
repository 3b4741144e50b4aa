import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { as, club, database, openDonors, provinceCode, registrar } from '../support/donor-registry';
import { addActor, asSuperuser } from '../support/society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
let office: Actor;

/** Four thousand names of which some words are in every other and some in a few, a tenth of them of the club. */
beforeAll(async () => {
	office = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode });
	await truth(
		`insert into donors (id, province_code, club_id, full_name, search_key, sort_key, match_keys)
		select gen_random_uuid(), $1, case when n % 10 = 0 then $2::uuid end, k, k, k,
			array['name ' || (select string_agg(w, ' ' order by w collate "C") from unnest(string_to_array(k, ' ')) w)] from (
			select n, concat_ws(' ', (array['nguyen', 'nguyen', 'tran', 'le'])[1 + n % 4], (array['van', 'thi', 'o''ha'])[1 + n % 3],
				case when n % 400 = 7 then 'quynh' else (array['hoa', 'lan', 'nga', 'tu', 'van'])[1 + n % 5] end, 'thu') as k
			from generate_series(1, 4000) n
		) people`,
		[provinceCode, club]
	);
	await truth(
		'insert into donor_clubs (donor_id, club_id) select id, club_id from donors where club_id is not null on conflict do nothing'
	);
	await truth('analyze donors');
});

const matching = (words: string[], own: boolean) =>
	truth(
		`select id from donors p where ($2 or p.province_code = $3) and (not $2 or p.club_id = $4)
			and (select bool_and(p.search_key like w || '%' or p.search_key like '% ' || w || '%') from unnest($1::text[]) w)`,
		[words, own, provinceCode, club]
	) as Promise<{ id: string }[]>;

async function found(actor: Actor, words: string[], most: number): Promise<string[]> {
	const terms = JSON.stringify(words.map((word) => ({ word })));
	const { rows } = await as(actor, (tx) =>
		tx.execute<{ id: string }>(sql`select id from giot_find_donors(${terms}::jsonb, '', ${most}) id`)
	);
	return rows.map(({ id }) => id);
}

test.each([
	['one that is common', ['ng']],
	['one that is rare', ['quynh']],
	['a common and a rare one', ['nguyen', 'quynh']],
	['two that are common', ['nguyen', 'thi']],
	['two that are common and exclude each other', ['tran', 'le']],
	['two of which nobody has both', ['tran', 'quynhh']],
	['the beginning of two words of one name', ['va', 'va']],
	['one with an apostrophe', ["o'h", 'tu']],
	['one with what patterns and queries read otherwise', ["o'", '\\']]
])('of %s: whoever has these words, each once, and any of them where fewer are asked for', async (_, words) => {
	for (const [actor, own] of [
		[office, false],
		[registrar, true]
	] as const) {
		const right = (await matching(words, own)).map(({ id }) => id).sort();
		expect((await found(actor, words, 10_000)).sort()).toEqual(right);
		const few = await found(actor, words, 7);
		expect(few).toHaveLength(Math.min(7, right.length));
		expect(right).toEqual(expect.arrayContaining(few));
	}
});

test('whoever is called exactly so is among the few, in whatever order it was typed', async () => {
	const [only] = await truth(
		`insert into donors (id, province_code, full_name, search_key, sort_key, match_keys)
		values (gen_random_uuid(), $1, 'x', 'thu nguyen thi', 'thi thu nguyen', '{name nguyen thi thu}') returning id`,
		[provinceCode]
	);
	for (const words of [
		['thu', 'nguyen', 'thi'],
		['nguyen', 'thi', 'thu']
	])
		expect(await found(office, words, 7)).toContain(only?.id);
});
