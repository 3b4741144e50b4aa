import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MOST_CLUBS } from '../../src/lib/clubs/pasted-clubs';
import type { Actor } from '../../src/lib/server/actor';
import { importClubs } from '../../src/lib/server/clubs/import-clubs';
import { connect } from '../../src/lib/server/db';
import { withScope } from '../../src/lib/server/scope';
import { addActor, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
let pool: pg.Pool;
let coordinator: Actor;
let time = 0;

beforeAll(async () => {
	database = await createTestDatabase();
	Object.assign(process.env, {
		DATABASE_URL: database.appUrl,
		ORIGIN: 'http://localhost:3000',
		IDENTITY_KEY: Buffer.alloc(32, 1).toString('base64')
	});
	pool = new pg.Pool({ connectionString: database.appUrl, max: 4 });
	coordinator = await addActor(database.superuserUrl, 'province_coordinator');
});
beforeEach(() => {
	time += 1;
});
afterAll(async () => {
	await pool.end();
	await database.drop();
});

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);

const linesOf = (rows: string[][]) => rows.map((cells, index) => ({ line: index + 1, cells, text: cells.join('\t') }));

const lines = () =>
	linesOf([
		[`CLB Một ${time}`, '', 'Người Liên Hệ', '0912345678', `mot-${time}@example.org`, 'Quản Trị Minh Họa'],
		[`CLB Hai ${time}`],
		['', '', '', '', `ba-${time}@example.org`]
	]);

const importing = (actor = coordinator, provinceCode = 'VN-21', pasted = lines()) =>
	withScope(connect(pool), { kind: 'actor', actor }, (tx) =>
		importClubs(tx, { actor, provinceCode, lines: pasted, day: '2026-11-27', locale: 'vi', now: new Date() })
	);
const clubs = () => truth('select name, phone from clubs where name like $1 order by name', [`% ${time}`]);

test('the right lines become clubs with invited admins; the others are left', async () => {
	const { added, left } = await importing();
	expect(added.map(({ club, link }) => [club, link !== null])).toEqual([
		[`CLB Một ${time}`, true],
		[`CLB Hai ${time}`, false]
	]);
	expect(left.map(({ line, problems }) => [line, problems[0]?.code])).toEqual([[3, 'name_missing']]);
	expect(await clubs()).toEqual([
		{ name: `CLB Hai ${time}`, phone: null },
		{ name: `CLB Một ${time}`, phone: '+84912345678' }
	]);
	const invited = await truth(
		`select m.role, m.state, a.full_name from memberships m join accounts a on a.id = m.account_id where a.email = $1`,
		[`mot-${time}@example.org`]
	);
	expect(invited).toEqual([{ role: 'club_admin', state: 'invited', full_name: 'Quản Trị Minh Họa' }]);
});

test('a line with what cannot be stored keeps no other line back', async () => {
	const spoilt = [`CLB Bốn ${time}`, '', 'Người\0 Liên Hệ', '', `bon-${time}@example.org`];
	const { added, left } = await importing(coordinator, 'VN-21', [...linesOf([spoilt]), ...lines().slice(0, 1)]);
	expect(added.map(({ club }) => club)).toEqual([`CLB Một ${time}`]);
	expect(left.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['bad_characters']]);
});

test('lines beyond the most that are read add nothing and are handed back', async () => {
	const nameless = Array.from({ length: MOST_CLUBS - 1 }, () => ['', '', 'Người Liên Hệ']);
	const pasted = linesOf([[`CLB Đầu ${time}`], ...nameless, [`CLB Cuối ${time}`, 'Thọ Xuân']]);
	const { added, left, rest } = await importing(coordinator, 'VN-21', pasted);
	expect(added.map(({ club }) => club)).toEqual([`CLB Đầu ${time}`]);
	expect([left.length, rest]).toEqual([MOST_CLUBS - 1, [`CLB Cuối ${time}\tThọ Xuân`]]);
	expect(await clubs()).toHaveLength(1);
});

test('sent again it adds nothing and the first links stay', async () => {
	await importing();
	const tokens = () => truth('select token_hash from account_tokens order by id');
	const before = await tokens();
	const { added, left } = await importing();
	expect([added, left.map(({ known }) => known)]).toEqual([[], [true, true, false]]);
	expect(await tokens()).toEqual(before);
	expect(await clubs()).toHaveLength(2);
});

test('sent twice at the same moment it adds once', async () => {
	const both = await Promise.all([importing(), importing()]);
	expect(both.map(({ added }) => added.length).sort()).toEqual([0, 2]);
	expect(await clubs()).toHaveLength(2);
});

test('control: without taking turns both add', async () => {
	const [one, two] = [new pg.Client(database.superuserUrl), new pg.Client(database.superuserUrl)];
	await Promise.all([one.connect(), two.connect()]);
	const seen: number[] = [];
	for (const client of [one, two]) {
		await client.query('begin');
		seen.push((await client.query('select from clubs where name = $1', [`CLB Một ${time}`])).rowCount ?? 0);
		await client.query(`insert into clubs (id, province_code, name) values (gen_random_uuid(), 'VN-21', $1)`, [
			`CLB Một ${time}`
		]);
	}
	await Promise.all([one.query('commit'), two.query('commit')]);
	await Promise.all([one.end(), two.end()]);
	expect(seen).toEqual([0, 0]);
	expect(await clubs()).toHaveLength(2);
});

test('into another province is refused by the database', async () => {
	await expect(importing(coordinator, 'LA-HO')).rejects.toThrow();
	expect(await clubs()).toEqual([]);
});

test('the club of another province tells nothing of itself', async () => {
	const neighbour = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
	await importing();
	const { added, left } = await importing(neighbour, 'LA-HO');
	// A known club would stay in the list. The number of the other country is kept as it is.
	expect(added.map(({ club }) => club)).toEqual([`CLB Một ${time}`, `CLB Hai ${time}`]);
	expect(left.map(({ known }) => known)).toEqual([false]);
	expect((await clubs()).map(({ phone }) => phone)).toEqual([null, null, '+84912345678', '+84912345678']);
});
