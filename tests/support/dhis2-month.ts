import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { ServerInput } from '../../src/lib/dhis2/forms';
import type { Actor } from '../../src/lib/server/actor';
import { connect, openPool } from '../../src/lib/server/db';
import { loadMass } from '../../src/lib/server/db/load-mass';
import { nameThere } from '../../src/lib/server/dhis2/mappings';
import { monthOf } from '../../src/lib/server/dhis2/month';
import { latestPushes, queuePush } from '../../src/lib/server/dhis2/pushes';
import type { InJob } from '../../src/lib/server/dhis2/send-pushes';
import { serverOf, setServer } from '../../src/lib/server/dhis2/server';
import { namedSubjects } from '../../src/lib/server/dhis2/subjects';
import { env } from '../../src/lib/server/env';
import { withScope, type Tx } from '../../src/lib/server/scope';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { Dhis2Server } from './dhis2-server';
import { settingsOfTests } from './settings-of-tests';
import { addActor, asSuperuser } from './society';
import { createTestDatabase, type TestDatabase } from './test-database';

const today = '2026-06-10' as CalendarDate;
const dataSet = 'dAtAsEt0001';
let database: TestDatabase;
let pool: pg.Pool;

/** The province whose months are told. */
export const provinceCode = 'VN-21';
/** The instant at which a month is sent first, and minutes after it. */
export const now = new Date('2026-06-10T03:00:00Z');
export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** Its office, and that of the other province. */
export let office: Actor;
export let neighbour: Actor;
/** The server to which it tells. */
export let dhis2: Dhis2Server;
/** The month with the most donations. */
export let month: string;

/** In the scope of somebody. */
export const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
	withScope(connect(pool), { kind: 'actor', actor }, work);
/** In the scope of the job. */
export const inJob: InJob = (work) => withScope(connect(pool), { kind: 'job' }, work);
/** What stands in the database, and changes of it, past every guard. */
export const truth = (statement: string, values: unknown[] = []) =>
	asSuperuser(database.superuserUrl, statement, values);

/** A province with a year of donations, every figure and place of which has a name on a server; nothing was sent before each test. */
export function openDhis2(): void {
	beforeAll(async () => {
		database = await createTestDatabase();
		settingsOfTests(database.appUrl);
		await loadMass(database.ownerUrl, { donors: 400, drives: 100, donations: 2_000, today }, (_, work) => work());
		pool = openPool(database.appUrl);
		office = await addActor(database.superuserUrl, 'province_coordinator');
		neighbour = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
		const [busiest] = await truth(
			`select to_char(d.donated_on, 'YYYY-MM') as month from donations d join drives x on x.id = d.drive_id
			where x.province_code = 'VN-21' group by 1 order by count(*) desc limit 1`
		);
		month = String(busiest?.month);
		await as(office, async (tx) => {
			const subjects = await namedSubjects(tx, { provinceCode, areas: 'then' }, 'vi');
			const named = subjects.map(({ subject }, nth) => ({
				subject,
				uid: `uid${String(nth).padStart(8, '0')}`,
				optionCombo: ''
			}));
			expect(await nameThere(tx, office, { provinceCode, named })).toEqual({ ok: true, value: subjects.length });
		});
	});

	afterAll(async () => {
		await pool.end();
		await database.drop();
	});

	beforeEach(async () => {
		env().DHIS2_NEARBY = 'allowed';
		dhis2 = new Dhis2Server();
		await dhis2.open();
		await truth('delete from dhis2_pushes');
		await as(office, async (tx) => {
			const seen = (await serverOf(tx, provinceCode))?.id ?? '';
			expect(
				(await setServer(tx, office, { ...setting(), address: dhis2.address, secret: 'd2pat_canary', seen })).ok
			).toBe(true);
		});
	});

	afterEach(() => dhis2.close());
}

/** A server that is set, without an address. */
export const setting = (): ServerInput => ({
	provinceCode,
	dataSet,
	areas: 'then',
	address: '',
	auth: 'token',
	username: '',
	secret: '',
	seen: ''
});

/** The month as it would be told. */
export const counted = (completeOn: CalendarDate | null = null) =>
	as(office, async (tx) => {
		const server = await serverOf(tx, provinceCode);
		if (!server) throw new Error('No server');
		return monthOf(tx, office, { server, month, completeOn });
	});

/** Puts the month on its way. */
export async function queued(again = false, at = now) {
	const { payload } = await counted();
	return as(office, (tx) => queuePush(tx, office, { provinceCode, payload, again, now: at }));
}

/** What was sent last. */
export const newest = async () => (await as(office, (tx) => latestPushes(tx, provinceCode)))[0];
