import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { scannedCard } from '../../src/lib/donors/card-code';
import { readDonorFilter } from '../../src/lib/donors/list-filter';
import { closeDatabase } from '../../src/lib/server/db';
import { listDonors } from '../../src/lib/server/donors/list';
import { replaceCard } from '../../src/lib/server/donors/replace-card';
import { donorsMatching } from '../../src/lib/server/donors/search';
import type { Actor } from '../../src/lib/server/actor';
import { now } from '../support/desk';
import { merged, unmerge } from '../support/merging';
import {
	as,
	club,
	database,
	openDesk,
	otherClub,
	person,
	registrar,
	stranger,
	truth
} from '../support/registration-desk';
import { addActor } from '../support/society';

openDesk();
afterAll(() => closeDatabase());

let kept: string;
let gone: string;
/** What is printed on the card of the entry that goes. */
let printed: string;
let office: Actor;

beforeAll(async () => {
	office = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'VN-21' });
});

beforeEach(async () => {
	kept = await person({ fullName: 'Lê Thị Ví Dụ' });
	gone = await person({ fullName: 'Le Thi Vi Du', birthDate: '1994-06-05' });
	printed = await cardOf(gone);
});

const cardOf = async (id: string) =>
	String((await truth('select card_code from donors where id = $1', [id]))[0]?.card_code);
const holders = async (code: string, actor = registrar) => {
	const found = (tx: Parameters<typeof donorsMatching>[0]) =>
		donorsMatching(tx, { provinceCode: 'VN-21', typed: scannedCard(code), limit: 10 });
	return (await as(actor, found)).map(({ id }) => id);
};
async function replace(donorId: string) {
	const [row] = await truth('select version from donors where id = $1', [donorId]);
	const replaced = await as(registrar, (tx) => replaceCard(tx, registrar, { donorId, version: Number(row?.version) }));
	if (!replaced.ok) throw new Error(replaced.refusal);
	return replaced.value.cardCode;
}

describe('the printed card of an entry that was merged away', () => {
	test('finds who stayed, and their own card does too', async () => {
		const own = await cardOf(kept);
		expect(await holders(printed)).toEqual([gone]);
		await merged(kept, gone);
		expect(await holders(printed)).toEqual([kept]);
		expect(await holders(own)).toEqual([kept]);
	});

	test('finds them through one merge after another', async () => {
		const last = await person({ fullName: 'Lê Thị Ví Dụ' });
		await merged(kept, gone);
		await merged(last, kept);
		expect(await holders(printed)).toEqual([last]);
	});

	test('is that of its entry again when the merge is undone', async () => {
		const mergeId = await merged(kept, gone);
		await unmerge(kept, mergeId);
		expect(await holders(printed)).toEqual([gone]);
	});

	test('finds somebody restricted as their own card does', async () => {
		await merged(kept, gone);
		await truth('update donors set restricted_at = now() where id = $1', [kept]);
		expect(await holders(printed)).toEqual([kept]);
	});

	test('finds them among more people than are looked up by index', async () => {
		await truth("update donors set card_code = 'H0ANGHA1MA1' where id = $1", [gone]);
		await merged(kept, gone);
		await truth(
			`insert into donors (id, province_code, club_id, full_name, search_key, sort_key)
			select gen_random_uuid(), 'VN-21', $1, 'Hoàng Hải Mai', 'hoang hai mai', 'mai hoang hai' from generate_series(1, 1001)`,
			[club]
		);
		// As a running server does by itself: without it every later look at a card would read the whole crowd.
		await truth('analyze donors');
		await truth("update donors set abo = 'AB', rhd = '-' where id = $1", [kept]);
		const filter = readDonorFilter(new URLSearchParams({ q: 'hoang hai mai', group: 'Rh-' }));
		const { donors: rare } = await as(registrar, (tx) => listDonors(tx, filter, now));
		expect(rare.map(({ id }) => id)).toEqual([kept]);
	});

	test('finds nobody after the person got a new card, nor do those of entries merged before', async () => {
		const last = await person({ fullName: 'Lê Thị Ví Dụ' });
		const between = await cardOf(kept);
		await merged(kept, gone);
		await merged(last, kept);
		const fresh = await replace(last);
		expect([await holders(printed), await holders(between)]).toEqual([[], []]);
		expect(await holders(fresh)).toEqual([last]);
	});

	test('of somebody else stays as it is when a card is replaced', async () => {
		await merged(kept, gone);
		await replace(await person());
		expect(await holders(printed)).toEqual([kept]);
	});

	test('finds nobody after the person was erased', async () => {
		await merged(kept, gone);
		const erasing = sql`select giot_erase_donor(${kept}, (select version from donors where id = ${kept}), 'asked') as answer`;
		expect((await as(office, (tx) => tx.execute(erasing))).rows).toEqual([{ answer: 'erased' }]);
		expect(await holders(printed, office)).toEqual([]);
		expect(await truth("select from donor_merges where gone ->> 'card_code' = $1", [printed])).toEqual([]);
	});
});

describe('who finds anybody by it', () => {
	const holder = async (actor: Actor) =>
		(await as(actor, (tx) => tx.execute(sql`select giot_holder_of_card(${printed}) as id`))).rows[0]?.id;

	test('is whoever sees the person who stayed: the office does, another club does not until it knows them', async () => {
		await merged(kept, gone);
		expect(await holders(printed, office)).toEqual([kept]);
		expect([await holders(printed, stranger), await holder(stranger)]).toEqual([[], null]);
		await truth('insert into donor_clubs (donor_id, club_id) values ($1, $2)', [kept, otherClub]);
		expect([await holders(printed, stranger), await holder(stranger)]).toEqual([[kept], kept]);
	});

	test('control: with the scope of the function gone, another club is told who it is', async () => {
		await merged(kept, gone);
		const [row] = await truth("select pg_get_functiondef('giot_holder_of_card(text)'::regprocedure) as text");
		const whole = String(row?.text);
		const forgetful = whole.replace(
			/and \(p\.province_code = any \(giot_provinces\(\)\).*giot_helped_donors\(\)\)\)/,
			''
		);
		expect(forgetful).not.toBe(whole);
		await truth(forgetful);
		try {
			expect(await holder(stranger)).toBe(kept);
			// The policies of donors still show nobody.
			expect(await holders(printed, stranger)).toEqual([]);
		} finally {
			await truth(whole);
		}
		expect(await holder(stranger)).toBeNull();
	});

	test('control: without the trigger a lost card would still find them', async () => {
		await merged(kept, gone);
		await truth('alter table donors disable trigger donors_end_merged_cards');
		try {
			await replace(kept);
			expect(await holders(printed)).toEqual([kept]);
		} finally {
			await truth('alter table donors enable trigger donors_end_merged_cards');
		}
	});
});
