import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measuresAnswer, unitsAnswer } from '../../src/lib/open-data/api-schemas';
import { readTotalsQuery } from '../../src/lib/open-data/read-query';
import type { Actor } from '../../src/lib/server/actor';
import { keysOf, makeKey, restoreKey, revokeKey } from '../../src/lib/server/api-keys/keys';
import { A_MINUTE, openKey } from '../../src/lib/server/api-keys/open-key';
import { tokenHash } from '../../src/lib/server/auth/token';
import { measuredTotal } from '../../src/lib/server/collections/breakdown';
import { connect, openPool } from '../../src/lib/server/db';
import { loadMass } from '../../src/lib/server/db/load-mass';
import { openMeasures, openUnits } from '../../src/lib/server/open-data/totals';
import { withScope, type inApiKey, type Tx } from '../../src/lib/server/scope';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { settingsOfTests } from '../support/settings-of-tests';
import { addActor, asSuperuser } from '../support/society';
import { tables } from '../support/reach';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const provinceCode = 'VN-21';
const now = new Date('2026-06-10T03:00:10Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
let database: TestDatabase;
let pool: pg.Pool;
let office: Actor;
let neighbour: Actor;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor }, work);
const inside: typeof inApiKey = (keyHash, work) => withScope(connect(pool), { kind: 'api_key', keyHash }, work);
const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
const made = (label: string) => as(office, (tx) => makeKey(tx, office, { provinceCode, label }));
const newest = async () => (await as(office, (tx) => keysOf(tx, provinceCode)))[0];

function asked(question: string, people = false) {
	const query = readTotalsQuery(new URLSearchParams(question), { people });
	if (!query.ok) throw new Error(String(query.details.field));
	return query.value;
}

async function units(key: string, question = '') {
	const answer = await inside(tokenHash(key), (tx) => openUnits(tx, provinceCode, asked(question)));
	if (!answer.ok) throw new Error(answer.refusal);
	return unitsAnswer.parse(answer.value);
}

beforeAll(async () => {
	database = await createTestDatabase();
	settingsOfTests(database.appUrl);
	const size = { donors: 400, drives: 100, donations: 2_000, today: '2026-06-10' as CalendarDate };
	await loadMass(database.ownerUrl, size, (_, work) => work());
	pool = openPool(database.appUrl);
	office = await addActor(database.superuserUrl, 'province_coordinator');
	neighbour = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

describe('a key', () => {
	test('is kept as a hash alone, and the trail tells who made it', async () => {
		const key = await made('Sở Y tế');
		expect(key).toMatch(/^giot_[\w-]{40,}$/);
		const [row] = await truth('select to_jsonb(k)::text as whole, token_hash from api_keys k');
		expect(row?.token_hash).toBe(tokenHash(key));
		expect(String(row?.whole)).not.toContain(key.slice(5));
		const trail = await truth("select account_id from audit_entries where action = 'api_key.made'");
		expect(trail).toEqual([{ account_id: office.accountId }]);
	});

	test('opens the totals of its province, and says which', async () => {
		const key = await made('trang thông tin');
		expect(await openKey(inside, key, now)).toMatchObject({ ok: true, value: { provinceCode } });
		expect((await newest())?.lastUsedOn).toBe('2026-06-10');
	});

	test('is none that was never made', async () => {
		expect(await openKey(inside, 'giot_' + 'x'.repeat(43), now)).toMatchObject({ ok: false, refusal: 'no_key' });
	});

	test('opens nothing from the moment it is revoked, and stands again when that is undone', async () => {
		const key = await made('thu hồi');
		const which = { keyId: String((await newest())?.id), provinceCode, now };
		expect(await as(neighbour, (tx) => revokeKey(tx, neighbour, which))).toBe(false);
		expect(await as(office, (tx) => revokeKey(tx, office, which))).toBe(true);
		expect(await openKey(inside, key, now)).toMatchObject({ ok: false, refusal: 'no_key' });
		expect((await units(key)).total.units).toBeNull();
		expect(await as(neighbour, (tx) => restoreKey(tx, neighbour, which))).toBe(false);
		expect(await as(office, (tx) => restoreKey(tx, office, { ...which, now: later(11) }))).toBe(false);
		expect(await as(office, (tx) => restoreKey(tx, office, { ...which, now: later(9) }))).toBe(true);
		expect((await openKey(inside, key, now)).ok).toBe(true);
	});

	test('asks sixty times in a minute, all callers together, and again in the next', async () => {
		const key = await made('đếm');
		const answers = await Promise.all(Array.from({ length: A_MINUTE + 5 }, () => openKey(inside, key, now)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(A_MINUTE);
		expect(answers.filter((one) => !one.ok && one.refusal === 'too_many')).toHaveLength(5);
		expect((await openKey(inside, key, later(1))).ok).toBe(true);
	});
});

describe('totals', () => {
	test('are those that the office itself sees, whole and in parts', async () => {
		const key = await made('so sánh');
		const total = await as(office, (tx) => measuredTotal(tx, office, { province: provinceCode }));
		const answer = await units(key, 'by=district&and=month');
		expect(total.units).toBeGreaterThan(1_000);
		expect(answer.total.units).toBe(total.units);
		const parts = answer.rows.filter(({ kind }) => kind !== 'not_placed').map((row) => row.units ?? 0);
		expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total.units);
		const people = await inside(tokenHash(key), (tx) => openMeasures(tx, provinceCode, asked('by=month', true)));
		if (!people.ok) throw new Error(people.refusal);
		const { registered, arrived, drives } = measuresAnswer.parse(people.value).total;
		expect({ registered, arrived, drives }).toEqual({
			registered: total.registered,
			arrived: total.arrived,
			drives: total.drives
		});
	});

	test.each([
		'by=volume',
		'by=component',
		'by=weekday',
		'by=tet',
		'by=venue',
		'by=year&and=district',
		'areas=now&by=area'
	])('fit their schema: %s', async (question) => {
		const key = await made(question);
		expect((await units(key, question)).rows.length).toBeGreaterThan(0);
	});

	test('of a hundred years, and of a day without drives, are answered', async () => {
		const key = await made('trăm năm');
		expect((await units(key, 'from=1950-01-01&to=2050-12-31')).total.units).toBeGreaterThan(0);
		expect(await units(key, 'from=1950-01-01&to=1950-01-01')).toMatchObject({ rows: [], total: { units: null } });
	});

	test('of an area of another province are not there', async () => {
		const key = await made('nơi khác');
		const [elsewhere] = await truth("select code from areas where province_code = 'LA-HO' limit 1");
		const query = asked(`area=${String(elsewhere?.code)}`);
		expect(await inside(tokenHash(key), (tx) => openUnits(tx, provinceCode, query))).toMatchObject({
			ok: false,
			refusal: 'not_found'
		});
	});
});

describe('the scope of a key', () => {
	const rowsOf = (keyHash: string, table: string) =>
		inside(keyHash, async (tx) => {
			const { rows } = await tx.execute(sql`select 1 from ${sql.raw(table)} limit 1`);
			return rows.length;
		}).catch(() => 0);

	test('reaches no row of any table with people, clubs or provinces in it', async () => {
		const keyHash = tokenHash(await made('không gì'));
		const reached: string[] = [];
		for (const table of tables) if ((await rowsOf(keyHash, table)) > 0) reached.push(table);
		expect(reached).toEqual([]);
	});

	test('control: with a policy too wide, it does', async () => {
		const keyHash = tokenHash(await made('quá rộng'));
		await truth('create policy too_wide on donors for select to giot_app using (true)');
		try {
			expect(await rowsOf(keyHash, 'donors')).toBe(1);
		} finally {
			await truth('drop policy too_wide on donors');
		}
	});

	test('splits by nothing that tells of a person, a club or a drive, whoever asks past the question', async () => {
		const keyHash = tokenHash(await made('chia nhỏ'));
		const count = (by: string, dimension: string) =>
			inside(keyHash, async (tx) => {
				const { rows } = await tx.execute(
					sql`select * from giot_key_measures(null, null, 'all', ${by}, '', ${dimension}, null, null, null, null, null)`
				);
				return rows.length;
			});
		expect(await count('month', 'total')).toBeGreaterThan(0);
		for (const by of ['club', 'drive', 'campaign', 'day']) expect(await count(by, 'total')).toBe(0);
		for (const dimension of ['sex', 'age', 'sex_age', 'group', 'first', 'hour', 'reason'])
			expect(await count('', dimension)).toBe(0);
	});

	test('is no way for people who are signed in', async () => {
		const rows = await as(office, async (tx) => {
			const asked = sql`select * from giot_key_measures(null, null, 'all', '', '', 'total', null, null, null, null, null)`;
			return (await tx.execute(asked)).rows;
		});
		expect(rows).toEqual([]);
	});
});

test('keys are those of the own province', async () => {
	expect(await as(neighbour, (tx) => keysOf(tx, provinceCode))).toEqual([]);
	await expect(as(neighbour, (tx) => makeKey(tx, neighbour, { provinceCode, label: 'x' }))).rejects.toThrow();
});
