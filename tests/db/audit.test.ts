import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withScope } from '../../src/lib/server/scope';
import { connect } from '../../src/lib/server/db';
import { recordAudit } from '../../src/lib/server/audit/record';
import { asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { addTwoProvinces, type TwoProvinces } from '../support/two-provinces';

let database: TestDatabase;
let provinces: TwoProvinces;

beforeAll(async () => {
	database = await createTestDatabase();
	provinces = await addTwoProvinces(database.superuserUrl);
});

afterAll(() => database.drop());

/** Runs statements in one transaction that is taken back, and says what the database answered to the last. */
async function answer(url: string, statements: string[]): Promise<string> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('begin');
		let touched = 0;
		for (const statement of statements) touched = (await client.query(statement)).rowCount ?? 0;
		return `${touched} rows`;
	} catch (thrown) {
		return thrown instanceof Error ? thrown.message : String(thrown);
	} finally {
		await client.query('rollback');
		await client.end();
	}
}

const change = "update audit_entries set action = 'nothing happened'";
const removal = 'delete from audit_entries';
const emptying = 'truncate audit_entries';
/** The owner with every right it could give itself, short of removing the triggers. */
const withRights = [
	'create policy everything on audit_entries to giot_owner using (true) with check (true)',
	'grant update, delete, truncate on audit_entries to giot_owner, giot_loader'
];

describe('the audit trail', () => {
	test.each([
		['changes', change],
		['removes', removal],
		['empties', emptying]
	])('the application never %s it', async (_, statement) => {
		expect(await answer(database.appUrl, ["set giot.scope = 'actor'", statement])).toMatch(/permission denied/);
	});

	test.each([
		['changes', change],
		['removes', removal],
		['empties', emptying]
	])('the loader never %s it', async (_, statement) => {
		expect(await answer(database.ownerUrl, ['set role giot_loader', statement])).toMatch(/permission denied/);
	});

	test.each([
		['changes', change],
		['removes', removal],
		['empties', emptying]
	])('the owner never %s it, even with every right', async (_, statement) => {
		expect(await answer(database.ownerUrl, [...withRights, statement])).toBe('audit entries are only ever added');
	});

	test.each([
		['changes', change],
		['removes', removal],
		['empties', emptying]
	])('not even a superuser %s it while the triggers stand', async (_, statement) => {
		expect(await answer(database.superuserUrl, [statement])).toBe('audit entries are only ever added');
	});

	test.each([
		['change', change, 'audit_entries_stay'],
		['removal', removal, 'audit_entries_stay'],
		['emptying', emptying, 'audit_entries_no_truncate']
	])('control: without the trigger the %s goes through', async (_, statement, trigger) => {
		const without = `drop trigger ${trigger} on audit_entries`;
		expect(await answer(database.ownerUrl, [...withRights, without, statement])).toMatch(
			statement === emptying ? '0 rows' : /^[1-9]\d* rows$/
		);
	});

	test('takes entries under the name of the one who acts', async () => {
		const pool = new pg.Pool({ connectionString: database.appUrl });
		const { admin } = provinces.actors;
		const entry = {
			action: 'drive.edited' as const,
			objectType: 'drive' as const,
			objectId: 'd',
			fields: ['title']
		};
		await withScope(connect(pool), { kind: 'actor', actor: admin }, (tx) => recordAudit(tx, admin, entry));
		await pool.end();
		const rows = await asSuperuser(
			database.superuserUrl,
			"select account_id, session_id, fields from audit_entries where action = 'drive.edited'"
		);
		expect(rows).toEqual([{ account_id: admin.accountId, session_id: 'test', fields: ['title'] }]);
	});
});
