import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { clubById } from '../../src/lib/server/clubs/queries';
import { addClub, editClub } from '../../src/lib/server/clubs/save-club';
import { connect } from '../../src/lib/server/db';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { addActor, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
let pool: pg.Pool;
let admin: Actor;

beforeAll(async () => {
	database = await createTestDatabase();
	// Patient, unlike the application's: twenty writers of a busy machine wait for their turn.
	pool = new pg.Pool({ connectionString: database.appUrl, max: 10 });
	admin = await addActor(database.superuserUrl, 'system_admin');
});
afterAll(async () => {
	await pool.end();
	await database.drop();
});

const as = <T>(work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor: admin }, work);
const details = { name: 'CLB Sen Hồng', contactName: '', phone: '', email: '', foundedOn: '', closedOn: '' };
const club = { ...details, id: '', provinceCode: 'VN-21', areaCode: '380' };

describe('a club', () => {
	test.each([
		[{ provinceCode: 'VN-99' }, 'unknown_province'],
		[{ areaCode: 'nowhere' }, 'unknown_area'],
		[{ provinceCode: 'LA-HO' }, 'unknown_area']
	])('with %j is refused: %s', async (change, refusal) => {
		expect(await as((tx) => addClub(tx, admin, { ...club, ...change }))).toMatchObject({ ok: false, refusal });
	});

	test('stays in its province when it is corrected', async () => {
		const added = await as((tx) => addClub(tx, admin, club));
		if (!added.ok) throw new Error(added.refusal);
		const saved = await as((tx) => clubById(tx, added.value.id));
		if (!saved) throw new Error('the club is not there');
		const edit = (areaCode: string) => as((tx) => editClub(tx, admin, saved, { ...details, areaCode, version: 1 }));
		expect(await edit('nowhere')).toMatchObject({ refusal: 'unknown_area' });
		expect(await edit('')).toMatchObject({ ok: true });
		expect(await as((tx) => clubById(tx, saved.id))).toMatchObject({ areaCode: null, version: 2 });
	});
});

describe('a form of a new club that is sent several times', () => {
	const send = (id: string) => as((tx) => addClub(tx, admin, { ...club, id, name: 'CLB Gửi Nhiều Lần' }));
	const count = async () =>
		(await asSuperuser(database.superuserUrl, `select from clubs where name = 'CLB Gửi Nhiều Lần'`)).length;

	test('twenty at once add one club and lead to it; control: twenty forms add twenty', async () => {
		const id = v7();
		const sent = await Promise.all(Array.from({ length: 20 }, () => send(id)));
		expect(sent).toEqual(sent.map(() => ({ ok: true, value: { id } })));
		expect(await count()).toBe(1);
		await Promise.all(Array.from({ length: 20 }, () => send(v7())));
		expect(await count()).toBe(21);
	});
});
