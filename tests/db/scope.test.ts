import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, refused } from '../../src/lib/result';
import { connect, type Tx } from '../../src/lib/server/db';
import { withScope, type Scope } from '../../src/lib/server/scope';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { addTwoProvinces } from '../support/add-two-provinces';
import type { TwoProvinces } from '../support/two-provinces';

let database: TestDatabase;
let provinces: TwoProvinces;
let pool: pg.Pool;

beforeAll(async () => {
	database = await createTestDatabase();
	provinces = await addTwoProvinces(database.superuserUrl);
	// One connection, so that whatever a transaction left behind would be met by the next.
	pool = new pg.Pool({ connectionString: database.appUrl, max: 1 });
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

const scoped = <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => withScope(connect(pool), scope, work);
const asAdmin = <T>(work: (tx: Tx) => Promise<T>) => scoped({ kind: 'actor', actor: provinces.actors.admin }, work);
const firstPeople = sql`select full_name from donors order by id`;
const rename = (name: string) => sql`update donors set full_name = ${name}`;
const nameNow = async () => (await asAdmin((tx) => tx.execute(firstPeople))).rows[0]?.full_name;

const leftOver = async () =>
	(
		await pool.query(
			`select coalesce(nullif(current_setting(name, true), ''), '') as value
			from unnest('{giot.scope,giot.account,giot.session,giot.clubs,giot.admin_clubs,giot.provinces,giot.home_provinces,giot.drives,giot.system_admin}'::text[]) as name`
		)
	).rows.map(({ value }) => value);

describe('without a scope', () => {
	test('every table that is not open to all is empty', async () => {
		const counts: Record<string, number> = {};
		for (const table of provinces.rows.keys()) {
			const column = table === 'accounts' ? 'id' : '*';
			counts[table] = (await pool.query(`select ${column} from ${table}`)).rows.length;
		}
		expect(counts).toEqual(Object.fromEntries([...provinces.rows.keys()].map((table) => [table, 0])));
	});

	test('nothing can be written', async () => {
		await expect(
			pool.query("insert into clubs (id, province_code, name) values (gen_random_uuid(), 'VN-21', 'x')")
		).rejects.toThrow(/row-level security/);
		expect((await pool.query('update donors set full_name = full_name')).rowCount).toBe(0);
		expect((await pool.query('delete from donations')).rowCount).toBe(0);
	});

	test('the functions that return rows return none', async () => {
		const calls = [
			"giot_sign_in('canarya1@example.org')",
			"giot_session('canarya1')",
			`giot_roles('${provinces.actors.admin.accountId}')`,
			'giot_helped_donors()',
			'giot_token_details()',
			'giot_helper_link_details()',
			"giot_reset_account('canarya1@example.org')",
			"giot_passkey('canarya1')",
			"giot_use_token('{invitation}')",
			"giot_units(null, null, 'all', 'area', 'total', null, null, null)"
		];
		for (const call of calls) expect((await pool.query(`select * from ${call}`)).rows, call).toEqual([]);
	});

	test('sessions can be neither kept alive nor ended', async () => {
		await pool.query("select giot_session_used('canarya1', now()), giot_session_ended('canarya1')");
		const owner = new pg.Client({ connectionString: database.superuserUrl });
		await owner.connect();
		const { rows } = await owner.query(
			"select absolute_expires_at = idle_expires_at as untouched from sessions where id = 'canarya1'"
		);
		await owner.end();
		expect(rows).toEqual([{ untouched: true }]);
	});
});

describe('a transaction in scope', () => {
	test('sees the rows of its actor', async () => {
		const { rows } = await asAdmin((tx) => tx.execute(firstPeople));
		expect(rows.map(({ full_name }) => full_name).sort()).toEqual(['canarya1', 'cnaarya1']);
	});

	test('of the sign-in shows nothing, whatever province it names', async () => {
		const { rows } = await scoped({ kind: 'sign_in', accountId: null }, async (tx) => {
			await tx.execute(sql`select set_config('giot.provinces', '{VN-21,LA-HO}', true)`);
			return tx.execute(firstPeople);
		});
		expect(rows).toEqual([]);
	});

	test('may hold quotes, backslashes and what looks like SQL', async () => {
		for (const sessionId of ["o'\\'; drop table donors; --", '"}\n$1'])
			expect(
				(
					await scoped({ kind: 'actor', actor: { ...provinces.actors.admin, sessionId } }, (tx) =>
						tx.execute(sql`select current_setting('giot.session') as session`)
					)
				).rows
			).toEqual([{ session: sessionId }]);
	});

	test('leaves no setting behind', async () => {
		await asAdmin((tx) => tx.execute(firstPeople));
		expect((await leftOver()).join('')).toBe('');
		expect((await pool.query('select id from donors')).rows).toEqual([]);
	});

	test('leaves no setting behind when it fails', async () => {
		await expect(
			asAdmin(() => {
				throw new Error('halfway');
			})
		).rejects.toThrow('halfway');
		expect((await leftOver()).join('')).toBe('');
	});

	test('takes everything back when it is refused, and hands the refusal on', async () => {
		const before = await nameNow();
		const outcome = await asAdmin(async (tx) => {
			await tx.execute(rename('somebody else'));
			return refused('drive_full', { capacity: 1 });
		});
		expect(outcome).toEqual(refused('drive_full', { capacity: 1 }));
		expect(await nameNow()).toBe(before);
	});

	test('takes everything back when it fails', async () => {
		const before = await nameNow();
		const failing = asAdmin(async (tx) => {
			await tx.execute(rename('somebody else'));
			throw new Error('halfway');
		});
		await expect(failing).rejects.toThrow('halfway');
		expect(await nameNow()).toBe(before);
	});

	test('control: keeps what it did when it is done', async () => {
		const before = String(await nameNow());
		await asAdmin(async (tx) => {
			await tx.execute(rename('somebody else'));
			return done(null);
		});
		expect(await nameNow()).toBe('somebody else');
		await asAdmin((tx) => tx.execute(rename(before)));
	});

	test('does not inherit the rights of the one before', async () => {
		await asAdmin((tx) => tx.execute(firstPeople));
		const { rows } = await scoped({ kind: 'actor', actor: provinces.actors.nobody }, (tx) => tx.execute(firstPeople));
		expect(rows).toEqual([]);
		const signingIn = await scoped({ kind: 'sign_in', accountId: provinces.actors.admin.accountId }, (tx) =>
			tx.execute(firstPeople)
		);
		expect(signingIn.rows).toEqual([]);
	});
});
