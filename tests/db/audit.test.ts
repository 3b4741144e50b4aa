import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAuditFilter } from '../../src/lib/audit/filter';
import { refused } from '../../src/lib/result';
import type { Actor } from '../../src/lib/server/actor';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { connect } from '../../src/lib/server/db';
import { recordAudit } from '../../src/lib/server/audit/record';
import { trailPage } from '../../src/lib/server/audit/trail';
import { addClub } from '../../src/lib/server/clubs/save-club';
import { asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { addTwoProvinces } from '../support/add-two-provinces';
import type { TwoProvinces } from '../support/two-provinces';

let database: TestDatabase;
let provinces: TwoProvinces;
let pool: pg.Pool;

beforeAll(async () => {
	database = await createTestDatabase();
	provinces = await addTwoProvinces(database.superuserUrl);
	pool = new pg.Pool({ connectionString: database.appUrl, max: 2 });
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor }, work);
const truth = <Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []) =>
	asSuperuser<Row>(database.superuserUrl, statement, values);

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
		const { admin } = provinces.actors;
		const entry = {
			action: 'drive.edited' as const,
			objectType: 'drive' as const,
			objectId: v7(),
			fields: ['title']
		};
		await as(admin, (tx) => recordAudit(tx, admin, entry));
		const rows = await truth("select account_id, session_id, fields from audit_entries where action = 'drive.edited'");
		expect(rows).toEqual([{ account_id: admin.accountId, session_id: 'test', fields: ['title'] }]);
	});
});

describe('an entry and its change', () => {
	const details = { contactName: '', phone: '', email: '', foundedOn: '', closedOn: '', areaCode: '' };
	const found = (tx: Tx, name: string) =>
		addClub(tx, provinces.actors.system, { ...details, id: '', name, provinceCode: 'VN-21' });
	const clubsCalled = (name: string) => truth<{ id: string }>('select id from clubs where name = $1', [name]);
	const entriesAbout = (id: string) => truth('select xmin::text from audit_entries where object_id = $1', [id]);

	test('are written by one transaction', async () => {
		await as(provinces.actors.system, (tx) => found(tx, 'CLB Một'));
		const [club] = await truth<{ id: string; xmin: string }>("select id, xmin::text from clubs where name = 'CLB Một'");
		expect(await entriesAbout(club?.id ?? '')).toEqual([{ xmin: club?.xmin }]);
	});

	test('go together when the work is refused or fails afterwards', async () => {
		const count = async () => Number((await truth('select count(*) from audit_entries'))[0]?.count);
		const before = await count();
		await as(provinces.actors.system, async (tx) => {
			await found(tx, 'CLB Hai');
			return refused('stale_version');
		});
		const failing = as(provinces.actors.system, async (tx) => {
			await found(tx, 'CLB Hai');
			throw new Error('halfway');
		});
		await expect(failing).rejects.toThrow('halfway');
		expect([await clubsCalled('CLB Hai'), await count()]).toEqual([[], before]);
	});

	test('go together when the entry cannot be written', async () => {
		// Whoever acts in another session than their own gets no entry, and therefore no club.
		const stranger = { ...provinces.actors.system, sessionId: 'another' };
		const adding = as(provinces.actors.system, (tx) =>
			addClub(tx, stranger, { ...details, id: '', name: 'CLB Ba', provinceCode: 'VN-21' })
		);
		await expect(adding).rejects.toThrow();
		expect(await clubsCalled('CLB Ba')).toEqual([]);
	});
});

describe('somebody who has left', () => {
	const ofAdmin = (actor: Actor) =>
		as(provinces.actors.coordinator, async (tx) => {
			const filter = readAuditFilter(new URLSearchParams({ person: actor.accountId }));
			return (await trailPage(tx, { actor: provinces.actors.coordinator, filter, zone: 'UTC' })).rows;
		});

	test('is still named by the entries of their time', async () => {
		const { admin } = provinces.actors;
		const clubId = admin.memberships[0]?.clubId;
		const about = { objectType: 'club', objectId: clubId ?? '', clubId, provinceCode: 'VN-21' } as const;
		await as(admin, (tx) => recordAudit(tx, admin, { action: 'club.edited', ...about }));
		await truth("update memberships set state = 'ended' where account_id = $1", [admin.accountId]);
		await truth('update accounts set suspended_at = now() where id = $1', [admin.accountId]);
		expect(await ofAdmin(admin)).toMatchObject([{ action: 'club.edited', who: admin.fullName }]);
	});

	test('control: without any role they ever had the name is not told', async () => {
		const { admin } = provinces.actors;
		await truth('delete from memberships where account_id = $1', [admin.accountId]);
		expect(await ofAdmin(admin)).toMatchObject([{ action: 'club.edited', who: null }]);
	});
});
