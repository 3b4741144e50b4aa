import type pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { MOST_SAVED_FILTERS } from '../../src/lib/donors/saved-filter-form';
import type { Actor } from '../../src/lib/server/actor';
import { removeFilter, renameFilter, saveFilter } from '../../src/lib/server/donors/save-filter';
import type { Tx } from '../../src/lib/server/scope';
import { filterById, filtersOf } from '../../src/lib/server/donors/saved-filters';
import { meanwhile, rewriting, withoutTurns } from '../support/overlap';
import { as, club, database, neighbour, openDonors, pool, registrar } from '../support/donor-registry';
import { addActor, asSuperuser } from '../support/society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
let admin: Actor;
let office: Actor;

beforeAll(async () => {
	admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
	office = await addActor(database.superuserUrl, 'province_coordinator');
});

const save = (actor: Actor, name: string, clubId: string | null = null, query = 'group=O') =>
	as(actor, (tx) => saveFilter(tx, actor, { name, query, clubId }));
const saved = async (...typed: Parameters<typeof save>) => {
	const result = await save(...typed);
	if (!result.ok) throw new Error(result.refusal);
	return result.value.id;
};
const namesOf = async (actor: Actor) => (await as(actor, (tx) => filtersOf(tx, actor))).map(({ name }) => name);
const rowOf = async (id: string) => {
	const row = await as(admin, (tx) => filterById(tx, id));
	if (!row) throw new Error('no such filter');
	return row;
};
const entriesOn = async (id: string) =>
	truth('select action, fields, club_id from audit_entries where object_id = $1 order by at, id', [id]);

describe('a filter', () => {
	test('is kept for oneself alone', async () => {
		const id = await saved(admin, 'Của tôi');
		expect(await namesOf(admin)).toEqual(['Của tôi']);
		for (const other of [registrar, office, neighbour]) {
			expect(await namesOf(other)).toEqual([]);
			expect(await as(other, (tx) => filterById(tx, id))).toBeNull();
		}
		expect(await entriesOn(id)).toEqual([{ action: 'saved_filter.added', fields: null, club_id: null }]);
	});

	test('is shared by an admin with all who work in the club, and with nobody else', async () => {
		const id = await saved(admin, 'Dùng chung', club);
		expect(await namesOf(registrar)).toEqual(['Dùng chung']);
		for (const other of [office, neighbour]) expect(await namesOf(other)).toEqual([]);
		const [seen] = await as(registrar, (tx) => filtersOf(tx, registrar));
		expect(seen).toMatchObject({ id, query: 'group=O', club: 'Sen Hồng', changes: false });
	});

	test('is shared by nobody who does not administer the club, even past the application', async () => {
		await expect(save(registrar, 'Lén', club)).rejects.toThrow();
		await expect(save(neighbour, 'Lén', club)).rejects.toThrow();
	});

	test('control: with the policies switched off, everybody would see it', async () => {
		await truth('alter table saved_filters disable row level security');
		try {
			expect(await namesOf(neighbour)).toEqual(['Của tôi', 'Dùng chung']);
		} finally {
			await truth('alter table saved_filters enable row level security');
		}
	});

	test('has a name of its own among those of one person', async () => {
		expect(await save(admin, 'Của tôi')).toMatchObject({ ok: false, refusal: 'name_taken' });
		expect(await save(office, 'Của tôi')).toMatchObject({ ok: true });
	});
});

describe('renaming and removing', () => {
	const rename = async (actor: Actor, id: string, name: string, version = 1) => {
		const row = await rowOf(id);
		return as(actor, (tx) => renameFilter(tx, actor, row, { name, version }));
	};

	test('is done under the version that was seen, and noted', async () => {
		const id = await saved(admin, 'Nhóm O');
		expect(await rename(admin, id, 'Của tôi')).toMatchObject({ refusal: 'name_taken' });
		expect(await rename(admin, id, 'Nhóm O dự bị')).toMatchObject({ ok: true });
		expect(await rename(admin, id, 'Nhóm khác')).toMatchObject({ refusal: 'stale_version' });
		const row = await rowOf(id);
		expect(await as(admin, (tx) => removeFilter(tx, admin, row))).toMatchObject({ ok: true });
		expect(await as(admin, (tx) => removeFilter(tx, admin, row))).toMatchObject({ refusal: 'filter_gone' });
		expect((await entriesOn(id)).map(({ action }) => action)).toEqual([
			'saved_filter.added',
			'saved_filter.edited',
			'saved_filter.removed'
		]);
	});

	test('of what is shared is for every admin of the club, and no registrar', async () => {
		const second = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
		await saved(admin, 'Tên riêng');
		const id = await saved(admin, 'Chung của ban', club);
		expect(await rename(registrar, id, 'Lén')).toMatchObject({ refusal: 'stale_version' });
		// Its owner has one of that name, which the other admin does not see.
		expect(await rename(second, id, 'Tên riêng')).toMatchObject({ refusal: 'name_taken' });
		expect(await rename(second, id, 'Chung của câu lạc bộ')).toMatchObject({ ok: true });
		const row = await rowOf(id);
		expect(await as(registrar, (tx) => removeFilter(tx, registrar, row))).toMatchObject({ ok: false });
		expect(await as(second, (tx) => removeFilter(tx, second, row))).toMatchObject({ ok: true });
	});
});

test(`one person keeps ${MOST_SAVED_FILTERS} filters, also of many that are sent at once`, async () => {
	const person = await addActor(database.superuserUrl, 'registrar', { clubId: club });
	const results = await Promise.all(
		Array.from({ length: MOST_SAVED_FILTERS + 8 }, (_, n) => save(person, `Bộ lọc ${n}`))
	);
	expect(results.filter(({ ok }) => ok)).toHaveLength(MOST_SAVED_FILTERS);
	expect(await save(person, 'Thêm')).toMatchObject({ ok: false, refusal: 'too_many_filters' });
	const own = 'select count(*)::int as n from saved_filters where account_id = $1';
	expect((await truth(own, [person.accountId]))[0]?.n).toBe(MOST_SAVED_FILTERS);
});

describe('the last filter that fits, by two at once', () => {
	const lastTwo = async (on: pg.Pool) => {
		const person = await addActor(database.superuserUrl, 'registrar', { clubId: club });
		for (let n = 1; n < MOST_SAVED_FILTERS; n += 1) await saved(person, `Bộ lọc ${n}`);
		const keeping = (name: string) => (tx: Tx) => saveFilter(tx, person, { name, query: 'group=O', clubId: null });
		return meanwhile({ on, url: database.superuserUrl, actor: person }, keeping('Một'), keeping('Hai'));
	};

	test('is kept once', async () => {
		expect(await lastTwo(pool)).toEqual(['done', 'too_many_filters']);
	});

	test('control: where nobody waits for a turn both are kept', async () => {
		const heedless = rewriting(database.appUrl, withoutTurns);
		expect(await lastTwo(heedless)).toEqual(['done', 'done']);
		await heedless.end();
	});
});
