import { sql, type SQL } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readDonorFilter } from '../../src/lib/donors/list-filter';
import { connect } from '../../src/lib/server/db';
import { listDonors } from '../../src/lib/server/donors/list';
import { withScope, type Scope } from '../../src/lib/server/scope';
import { as, openWorlds, ownersOf, rowsIn, world } from '../support/isolated-worlds';
import { reach } from '../support/reach';
import { asSuperuser } from '../support/society';
import type { ActorName } from '../support/two-provinces';

openWorlds();

const truth = (statement: string) => asSuperuser(world.database.superuserUrl, statement);
const CARDS = ['M9S346Q3D2P', '5VT4F5V37E3', '3S3E28JT97Z', 'KB6CQ643DZA'];
beforeAll(() =>
	truth(
		`update donors set phone = '+84912345678', match_keys = '{name canary}', card_code = (array['${CARDS.join("', '")}'])[numbered.n]
		from (select id, row_number() over (order by id) as n from donors where search_key like 'canary%') numbered
		where donors.id = numbered.id`
	)
);
const ACTORS = Object.keys(reach.donors?.select ?? {}) as ActorName[];
const found = (terms: object[], alike = '') => sql`giot_find_donors(${JSON.stringify(terms)}::jsonb, ${alike}, 100)`;
const SEARCHES: Record<string, SQL> = {
	'a fragment of the name': found([{ names: ['canary%'] }]),
	'the beginning of a word': found([{ word: 'cana', names: [] }]),
	'the whole of a name': found([{ word: 'canary', names: [] }]),
	'a fragment of a phone': found([{ names: [], phones: ['%2345%'] }]),
	'the code of a card': found([{ names: [], cards: CARDS }]),
	'the holder of a card': sql`(select giot_holder_of_card(code) from unnest(${`{${CARDS.join(',')}}`}::text[]) code)`,
	'a slip of the keyboard': found([], 'canaary'),
	'what they have in common': sql`(values ('VN-21'), ('LA-HO')) p (code), giot_donors_sharing(p.code, '{name canary}', '{canary}', 100)`
};
/** How each function holds to the scope, and what it is without. */
const SCOPES: Record<string, [RegExp, string]> = {
	'giot_find_donors(jsonb, text, integer)': [
		/and \(p\.province_code = any \(\$1\).*giot_helped_donors\(\)\)\)/,
		'and ($1 is null or true) and ($2 is null or true)'
	],
	'giot_find_by_words(text[], integer)': [
		/and \(p\.id in \(select k\.donor_id.*giot_helped_donors\(\)\)\)/,
		'and ($1 is null or true)'
	],
	'giot_holder_of_card(text)': [/and \(p\.province_code = any \(giot_provinces\(\)\).*giot_helped_donors\(\)\)\)/, ''],
	'giot_donors_sharing(text, text[], text[], integer)': [
		/and \(p\.province_code = any \(giot_provinces\(\)\)[^$]*giot_helped_donors\(\)\)\)/,
		''
	]
};

/** What is asked of a function that does not look for fragments. */
const SEARCH_OF: Record<string, string> = {
	'giot_find_by_words(text[], integer)': 'the beginning of a word',
	'giot_holder_of_card(text)': 'the holder of a card',
	'giot_donors_sharing(text, text[], text[], integer)': 'what they have in common'
};

/** Whose donors a function names to somebody. */
async function namedTo(scope: Scope, search: SQL = sql``): Promise<string> {
	const { rows } = await withScope(connect(world.pool), scope, (tx) =>
		tx.execute<{ id: string }>(sql`select f.id from ${search} f (id)`)
	);
	const named = new Set(rows.map(({ id }) => id));
	return ownersOf(rowsIn(world, 'donors').filter(({ row }) => named.has(String(row.id))));
}

const listed = async (name: ActorName) => {
	const { donors } = await as(world, world.actors[name], (tx) =>
		listDonors(tx, readDonorFilter(new URLSearchParams('q=canary')), new Date())
	);
	const found = new Set(donors.map(({ id }) => id));
	return ownersOf(rowsIn(world, 'donors').filter(({ row }) => found.has(String(row.id))));
};

describe.each(Object.entries(SEARCHES))('who is found by %s', (_, search) => {
	test.each(ACTORS)('is of those whom the %s sees', async (name) => {
		expect(await namedTo({ kind: 'actor', actor: world.actors[name] }, search)).toBe(reach.donors?.select?.[name]);
	});

	test.each(['public', 'job', 'sign_in'] as const)('is nobody without an actor (%s)', async (kind) => {
		const scope: Scope = kind === 'sign_in' ? { kind, accountId: null } : { kind };
		expect(await namedTo(scope, search)).toBe('');
	});
});

describe.each(Object.entries(SCOPES))('when %s forgets whose they are', (name, [scope, without]) => {
	let whole = '';
	const forget = async () => {
		const [row] = await truth(`select pg_get_functiondef('${name}'::regprocedure) as text`);
		whole = String(row?.text);
		const forgetful = whole.replace(scope, without);
		expect(forgetful).not.toBe(whole);
		await truth(forgetful);
	};
	afterEach(() => truth(whole));

	test('control: it names the donors of everybody', async () => {
		await forget();
		const search = SEARCHES[SEARCH_OF[name] ?? 'a fragment of the name'];
		const everybodys = ownersOf(rowsIn(world, 'donors'));
		expect(await namedTo({ kind: 'actor', actor: world.actors.admin }, search)).toBe(everybodys);
	});

	test('the policies still show their own alone', async () => {
		await forget();
		expect(await listed('admin')).toBe(reach.donors?.select?.admin);
	});
});
