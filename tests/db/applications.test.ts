import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationInput } from '../../src/lib/clubs/application-form';
import { done, refused } from '../../src/lib/result';
import type { Actor } from '../../src/lib/server/actor';
import { applicationById, countApplications, waitingApplications } from '../../src/lib/server/clubs/applications';
import { applyWithClub } from '../../src/lib/server/clubs/apply';
import { approveApplication, declineApplication } from '../../src/lib/server/clubs/decide-application';
import { connect } from '../../src/lib/server/db';
import { clubApplications } from '../../src/lib/server/db/schema/club-applications';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { newApplication } from '../support/application';
import { addActor, addClub, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
let pool: pg.Pool;
let coordinator: Actor;
let colleague: Actor;
let neighbour: Actor;
let admin: Actor;

beforeAll(async () => {
	database = await createTestDatabase();
	pool = new pg.Pool({ connectionString: database.appUrl, max: 4 });
	const url = database.superuserUrl;
	coordinator = await addActor(url, 'province_coordinator');
	colleague = await addActor(url, 'province_coordinator');
	neighbour = await addActor(url, 'province_coordinator', { provinceCode: 'LA-HO' });
	admin = await addActor(url, 'club_admin', { clubId: await addClub(url, 'CLB Sẵn Có') });
});
afterAll(async () => {
	await pool.end();
	await database.drop();
});

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor }, work);
const inPublic = <T>(work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'public' }, work);

const apply = (given: ApplicationInput) =>
	inPublic((tx) => applyWithClub(tx, { input: given, locale: 'vi', now: new Date() }));

async function applied(given: Partial<ApplicationInput> = {}) {
	const typed = newApplication(given);
	await apply(typed);
	const application = await as(coordinator, (tx) => applicationById(tx, typed.id));
	if (!application) throw new Error('not stored');
	return application;
}
type Application = Awaited<ReturnType<typeof applied>>;
const approve = (actor: Actor, application: Application) =>
	as(actor, (tx) => approveApplication(tx, { actor, application, now: new Date() }));
const decline = (actor: Actor, application: Application) =>
	as(actor, (tx) => declineApplication(tx, { actor, application, reason: 'Chưa đủ.', mails: false, now: new Date() }));
const clubsNamed = (name: string) => truth('select id from clubs where name = $1', [name]);

describe('an application', () => {
	test('is taken in by whoever is not signed in, who reads nothing back', async () => {
		const typed = newApplication();
		expect(await apply(typed)).toEqual(done(null));
		expect(await inPublic((tx) => waitingApplications(tx))).toEqual([]);
		expect(await truth('select state, locale from club_applications where id = $1', [typed.id])).toEqual([
			{ state: 'waiting', locale: 'vi' }
		]);
	});

	test('keeps which text was agreed to: the newest in force, in the language of the form', async () => {
		const newer = (version: number, from: string) =>
			truth("insert into consent_texts values ('application', 'lo', $1, 'ຂໍ້ຄວາມໃໝ່', $2)", [version, from]);
		await newer(2, '2026-06-01');
		await newer(3, '2026-12-01');
		const agreedOn = async (day: string, locale: 'vi' | 'lo') => {
			const input = newApplication();
			const now = new Date(`${day}T05:00:00Z`);
			expect(await inPublic((tx) => applyWithClub(tx, { input, locale, now }))).toEqual(done(null));
			return truth('select locale, consent_version from club_applications where id = $1', [input.id]);
		};
		expect(await agreedOn('2026-05-31', 'lo')).toEqual([{ locale: 'lo', consent_version: 1 }]);
		expect(await agreedOn('2026-11-26', 'lo')).toEqual([{ locale: 'lo', consent_version: 2 }]);
		expect(await agreedOn('2026-12-01', 'lo')).toEqual([{ locale: 'lo', consent_version: 3 }]);
		expect(await agreedOn('2026-12-01', 'vi')).toEqual([{ locale: 'vi', consent_version: 1 }]);
		await truth("delete from consent_texts where purpose = 'application' and version > 1");
	});

	test('without a text that was agreed to is not stored, whoever sends it', async () => {
		const values = { id: v7(), provinceCode: 'VN-21', clubName: 'CLB', contactName: 'A', email: 'a@example.org' };
		const storing = (consentVersion: number | null) =>
			inPublic((tx) => tx.insert(clubApplications).values({ ...values, consentVersion }));
		await expect(storing(null)).rejects.toThrow();
		await expect(storing(1)).resolves.toBeDefined();
	});

	test('sent twice is one', async () => {
		const typed = newApplication();
		await Promise.all([apply(typed), apply(typed)]);
		expect(await truth('select 1 from club_applications where id = $1', [typed.id])).toHaveLength(1);
	});

	test('of a place that is not served is refused', async () => {
		expect(await apply(newApplication({ provinceCode: 'VN-99' }))).toEqual(refused('unknown_province'));
		expect(await apply(newApplication({ areaCode: 'nowhere' }))).toEqual(refused('unknown_area'));
		const [lao] = await truth("select code from areas where province_code = 'LA-HO' limit 1");
		expect(await apply(newApplication({ areaCode: String(lao?.code) }))).toEqual(refused('unknown_area'));
	});

	test('is seen by the office of its province alone', async () => {
		const { id } = await applied();
		expect(await as(coordinator, (tx) => countApplications(tx))).toBeGreaterThan(0);
		for (const other of [neighbour, admin]) expect(await as(other, (tx) => applicationById(tx, id))).toBeUndefined();
	});
});

describe('a decision', () => {
	test('to approve adds the club and invites the contact as its admin', async () => {
		const application = await applied();
		const result = await approve(coordinator, application);
		const [club] = await clubsNamed(application.clubName);
		expect(result).toMatchObject({
			ok: true,
			value: { invitation: { role: 'club_admin', clubId: club?.id, email: application.email } }
		});
		const [row] = await truth('select state, club_id, decided_by from club_applications where id = $1', [
			application.id
		]);
		expect(row).toEqual({ state: 'approved', club_id: club?.id, decided_by: coordinator.accountId });
		const invited = await truth('select role, state from memberships where club_id = $1', [club?.id]);
		expect(invited).toEqual([{ role: 'club_admin', state: 'invited' }]);
		const trail = await truth('select action from audit_entries where object_id = $1', [application.id]);
		expect(trail).toEqual([{ action: 'club_application.approved' }]);
	});

	test('to decline adds no club', async () => {
		const application = await applied();
		expect(await decline(coordinator, application)).toEqual(done(null));
		expect(await clubsNamed(application.clubName)).toEqual([]);
		expect(await approve(colleague, application)).toEqual(refused('decided_already'));
	});

	test('of another province is refused, and changes nothing', async () => {
		const application = await applied();
		expect(await approve(neighbour, application)).toEqual(refused('decided_already'));
		expect(await decline(neighbour, application)).toEqual(refused('decided_already'));
		expect(await truth('select state from club_applications where id = $1', [application.id])).toEqual([
			{ state: 'waiting' }
		]);
	});

	test('by two coordinators at the same moment is made once, ten times', async () => {
		for (let time = 0; time < 10; time++) {
			const application = await applied();
			const outcomes = await Promise.all([approve(coordinator, application), approve(colleague, application)]);
			expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
			expect(outcomes).toContainEqual(refused('decided_already'));
			expect(await clubsNamed(application.clubName)).toHaveLength(1);
		}
	});

	test('control: looking first and deciding without a condition is made twice', async () => {
		const { id } = await applied();
		const [one, two] = [new pg.Client(database.superuserUrl), new pg.Client(database.superuserUrl)];
		await Promise.all([one.connect(), two.connect()]);
		const look = "select 1 from club_applications where id = $1 and state = 'waiting'";
		const seen = await Promise.all([one, two].map((client) => client.query(look, [id])));
		const set = "update club_applications set state = 'approved', decided_at = now() where id = $1";
		const decided = await Promise.all([one, two].map((client) => client.query(set, [id])));
		await Promise.all([one.end(), two.end()]);
		expect([...seen, ...decided].map(({ rowCount }) => rowCount)).toEqual([1, 1, 1, 1]);
	});
});
