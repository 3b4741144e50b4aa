import { sql } from 'drizzle-orm';
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
beforeAll(() => truth("update donors set phone = '+84912345678' where search_key like 'canary%'"));
const ACTORS = Object.keys(reach.donors?.select ?? {}) as ActorName[];
const SEARCHES = {
	'a fragment of the name': { terms: [{ names: ['canary%'] }], alike: '' },
	'a fragment of a phone': { terms: [{ names: [], phones: ['%2345%'] }], alike: '' },
	'a slip of the keyboard': { terms: [], alike: 'canaary' }
};
const SCOPE = /and \(p\.province_code = any \(\$1\).*giot_helped_donors\(\)\)\)/;

/** Whose donors the function names to somebody. */
async function namedTo(scope: Scope, { terms, alike }: (typeof SEARCHES)[keyof typeof SEARCHES]): Promise<string> {
	const { rows } = await withScope(connect(world.pool), scope, (tx) =>
		tx.execute<{ id: string }>(sql`select id from giot_find_donors(${JSON.stringify(terms)}::jsonb, ${alike}, 100) id`)
	);
	const found = new Set(rows.map(({ id }) => id));
	return ownersOf(rowsIn(world, 'donors').filter(({ row }) => found.has(String(row.id))));
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
		const found = await namedTo({ kind: 'actor', actor: world.actors[name] }, search);
		expect(found).toBe(reach.donors?.select?.[name]);
	});

	test.each(['public', 'job', 'sign_in'] as const)('is nobody without an actor (%s)', async (kind) => {
		const scope: Scope = kind === 'sign_in' ? { kind, accountId: null } : { kind };
		expect(await namedTo(scope, search)).toBe('');
	});
});

describe('when the function forgets whose they are', () => {
	let whole = '';
	const define = (text: string) => truth(text);
	const forget = async () => {
		const [row] = await truth(
			"select pg_get_functiondef('giot_find_donors(jsonb, text, integer)'::regprocedure) as text"
		);
		whole = String(row?.text);
		const forgetful = whole.replace(SCOPE, 'and ($1 is null or true) and ($2 is null or true)');
		expect(forgetful).not.toBe(whole);
		await define(forgetful);
	};
	afterEach(() => define(whole));

	test('control: it names the donors of everybody', async () => {
		await forget();
		const search = SEARCHES['a fragment of the name'];
		const everybodys = ownersOf(rowsIn(world, 'donors'));
		expect(await namedTo({ kind: 'actor', actor: world.actors.admin }, search)).toBe(everybodys);
	});

	test('the policies still show their own alone', async () => {
		await forget();
		expect(await listed('admin')).toBe(reach.donors?.select?.admin);
	});
});
