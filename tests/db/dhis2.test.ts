import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isPassing } from '../../src/lib/dhis2/push';
import type { ServerInput } from '../../src/lib/dhis2/forms';
import type { Actor } from '../../src/lib/server/actor';
import { measuredTotal } from '../../src/lib/server/collections/breakdown';
import { connect, openPool } from '../../src/lib/server/db';
import { loadMass } from '../../src/lib/server/db/load-mass';
import { nameThere } from '../../src/lib/server/dhis2/mappings';
import { monthOf } from '../../src/lib/server/dhis2/month';
import { postValues } from '../../src/lib/server/dhis2/post-values';
import { latestPushes, queuePush } from '../../src/lib/server/dhis2/pushes';
import { LEASE_MS, pushNext, type InJob } from '../../src/lib/server/dhis2/send-pushes';
import { serverOf, setServer, targetOf } from '../../src/lib/server/dhis2/server';
import { namedSubjects } from '../../src/lib/server/dhis2/subjects';
import { env } from '../../src/lib/server/env';
import { withScope, type Tx } from '../../src/lib/server/scope';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { Dhis2Server, said } from '../support/dhis2-server';
import { settingsOfTests } from '../support/settings-of-tests';
import { addActor, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const today = '2026-06-10' as CalendarDate;
const provinceCode = 'VN-21';
const dataSet = 'dAtAsEt0001';
const now = new Date('2026-06-10T03:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
let database: TestDatabase;
let pool: pg.Pool;
let office: Actor;
let neighbour: Actor;
let dhis2: Dhis2Server;
let month: string;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor }, work);
const inJob: InJob = (work) => withScope(connect(pool), { kind: 'job' }, work);
const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);

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

const setting = (): ServerInput => ({
	provinceCode,
	dataSet,
	areas: 'then',
	address: '',
	auth: 'token',
	username: '',
	secret: '',
	seen: ''
});

const counted = (completeOn: CalendarDate | null = null) =>
	as(office, async (tx) => {
		const server = await serverOf(tx, provinceCode);
		if (!server) throw new Error('No server');
		return monthOf(tx, office, { server, month, completeOn });
	});

async function queued(again = false, at = now) {
	const { payload } = await counted();
	return as(office, (tx) => queuePush(tx, office, { provinceCode, payload, again, now: at }));
}

const newest = async () => (await as(office, (tx) => latestPushes(tx, provinceCode)))[0];

describe('a month of a province', () => {
	test('holds what the collections page counts, of every place together', async () => {
		const { payload, outside, vague } = await counted();
		const named = await as(office, (tx) => namedSubjects(tx, { provinceCode, areas: 'then' }, 'vi'));
		const uidOf = (code: string) => `uid${String(named.findIndex((one) => one.code === code)).padStart(8, '0')}`;
		const sum = (code: string) =>
			payload.dataValues
				.filter(({ dataElement }) => dataElement === uidOf(code))
				.reduce((all, { value }) => all + Number(value), 0);
		const [from, to] = [
			`${month}-01`,
			`${month}-31`.replace(/31$/, String(new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate()))
		];
		const question = { from: from as CalendarDate, to: to as CalendarDate, province: provinceCode };
		const total = await as(office, (tx) => measuredTotal(tx, office, question));
		expect(total.units).toBeGreaterThan(50);
		expect({ units: sum('units') + outside, registered: sum('registered') }).toEqual({
			units: total.units,
			registered: total.registered
		});
		expect(sum('donations/sex/female') + sum('donations/sex/male')).toBeGreaterThan(0);
		expect(vague).toBe(0);
	});

	test('is the same text however often it is counted', async () => {
		expect(JSON.stringify((await counted()).payload)).toBe(JSON.stringify((await counted()).payload));
	});

	test('tells nothing of figures and places without a name there', async () => {
		await as(office, async (tx) => {
			const { payload } = await counted();
			const units = payload.dataValues.length;
			await nameThere(tx, office, { provinceCode, named: [{ subject: 'figure:units', uid: '', optionCombo: '' }] });
			const server = await serverOf(tx, provinceCode);
			if (!server) throw new Error('No server');
			const without = await monthOf(tx, office, { server, month, completeOn: null });
			expect(without.figuresLeft).toEqual(['units']);
			expect(without.payload.dataValues.length).toBeLessThan(units);
			await nameThere(tx, office, {
				provinceCode,
				named: [{ subject: 'figure:units', uid: 'uid00000000', optionCombo: '' }]
			});
		});
	});
});

describe('a month that is sent', () => {
	test('is taken, and what was answered is kept', async () => {
		expect((await queued()).ok).toBe(true);
		expect(await pushNext(inJob, now)).toBe(true);
		const push = await newest();
		expect(push).toMatchObject({ state: 'done', tries: 1, answer: { problem: null, http: 200 } });
		expect(push?.answer?.summary?.imported).toBe(dhis2.values.size);
		expect(dhis2.values.size).toBeGreaterThan(20);
		expect(dhis2.sent[0]?.url).toBe('/hmis/api/dataValueSets?dryRun=false&importStrategy=CREATE_AND_UPDATE');
		expect(await pushNext(inJob, now)).toBe(false);
	});

	test('changes nothing when it is sent again, and is not sent again by mistake', async () => {
		await queued();
		await pushNext(inJob, now);
		const before = new Map(dhis2.values);
		expect(await queued(false, later(1))).toMatchObject({ ok: false, refusal: 'unchanged' });
		expect((await queued(true, later(2))).ok).toBe(true);
		await pushNext(inJob, later(2));
		expect(dhis2.values).toEqual(before);
		expect((await newest())?.answer?.summary).toMatchObject({ imported: 0, updated: 0, ignored: before.size });
	});

	test('is under way once, whoever asks', async () => {
		const answers = await Promise.all([queued(), queued(), queued()]);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.filter((one) => !one.ok && one.refusal === 'under_way')).toHaveLength(2);
	});

	test('takes back there what is no part of it any more', async () => {
		await queued();
		await pushNext(inJob, now);
		const first = [...dhis2.values.keys()].filter((name) => name.includes(' uid00000000 '));
		await as(office, (tx) =>
			nameThere(tx, office, { provinceCode, named: [{ subject: 'figure:units', uid: '', optionCombo: '' }] })
		);
		expect((await queued(false, later(1))).ok).toBe(true);
		await pushNext(inJob, later(1));
		await as(office, (tx) =>
			nameThere(tx, office, { provinceCode, named: [{ subject: 'figure:units', uid: 'uid00000000', optionCombo: '' }] })
		);
		expect(first.length).toBeGreaterThan(0);
		expect([...dhis2.values.keys()].filter((name) => name.includes(' uid00000000 '))).toEqual([]);
		expect((await newest())?.answer?.summary?.deleted).toBe(first.length);
	});

	test('waits longer after each 500 and is sent when the server is well again', async () => {
		await queued();
		dhis2.next = [(response) => said(response, 500, {}), (response) => said(response, 503, {})];
		await pushNext(inJob, now);
		expect(await newest()).toMatchObject({
			state: 'queued',
			tries: 1,
			nextAt: later(1),
			answer: { problem: 'busy', http: 500 }
		});
		expect(await pushNext(inJob, now)).toBe(false);
		await pushNext(inJob, later(1));
		expect(await newest()).toMatchObject({ state: 'queued', tries: 2, nextAt: later(3), answer: { http: 503 } });
		await pushNext(inJob, later(3));
		expect(await newest()).toMatchObject({ state: 'done', tries: 3 });
	});

	test('arrives once though the first answer was lost on its way', async () => {
		await queued();
		dhis2.next = [(response, taken) => (taken(), response.destroy())];
		await pushNext(inJob, now);
		expect(await newest()).toMatchObject({ state: 'queued', answer: { problem: 'unreachable' } });
		const there = new Map(dhis2.values);
		await pushNext(inJob, later(1));
		expect(dhis2.values).toEqual(there);
		expect(await newest()).toMatchObject({ state: 'done', answer: { summary: { imported: 0, ignored: there.size } } });
	});

	test('does not wait for ever', async () => {
		await queued();
		dhis2.next = [() => undefined];
		await pushNext(inJob, now, 200);
		expect(await newest()).toMatchObject({ state: 'queued', answer: { problem: 'timed_out', http: null } });
	});

	test.each([
		[
			'conflicts',
			(response) =>
				said(response, 409, {
					response: {
						status: 'WARNING',
						importCount: { imported: 0, updated: 0, ignored: 1, deleted: 0 },
						conflicts: [{ object: 'uid00000000', value: 'Data element not found' }]
					}
				})
		],
		['redirected', (response) => (response.writeHead(302, { location: 'http://127.0.0.1:1/' }), response.end())],
		['not_allowed', (response) => said(response, 401, {})],
		['not_found', (response) => said(response, 404, {})],
		[
			'unreadable',
			(response) => (response.writeHead(200, { 'content-type': 'text/html' }), response.end('<p>Welcome</p>'))
		],
		['too_long', (response) => (response.writeHead(200), response.end('x'.repeat(300 * 1024)))]
	] as const satisfies [string, Dhis2Server['next'][number]][])(
		'is not tried again after %s',
		async (problem, answering) => {
			await queued();
			dhis2.next = [answering];
			await pushNext(inJob, now);
			expect(await newest()).toMatchObject({ state: 'failed', tries: 1, answer: { problem } });
			expect(await pushNext(inJob, later(600))).toBe(false);
			expect(dhis2.sent).toHaveLength(1);
			if (problem === 'conflicts')
				expect((await newest())?.answer?.summary?.conflicts).toEqual(['uid00000000: Data element not found']);
		}
	);

	test('is left to the next sender by one that died, and not before its time', async () => {
		await queued();
		await inJob((tx) =>
			tx.execute(`select * from giot_claim_push('${now.toISOString()}', '${later(1).toISOString()}')`)
		);
		expect(LEASE_MS).toBe(60_000);
		expect(await pushNext(inJob, later(0.9))).toBe(false);
		expect(await pushNext(inJob, later(1))).toBe(true);
		expect(await newest()).toMatchObject({ state: 'done', tries: 2 });
	});

	test('is taken by one of several senders', async () => {
		await queued();
		const taken = await Promise.all([1, 2, 3, 4].map(() => pushNext(inJob, now)));
		expect(taken.filter(Boolean)).toHaveLength(1);
		expect(dhis2.sent).toHaveLength(1);
	});

	test('control: without the lock that skips, more than one sender takes it', async () => {
		await queued();
		const [claim] = await truth(
			"select pg_get_functiondef('giot_claim_push(timestamptz, timestamptz)'::regprocedure) as definition"
		);
		const definition = String(claim?.definition);
		await truth(definition.replace(' for update skip locked', ''));
		try {
			const taken = await Promise.all([1, 2, 3, 4].map(() => pushNext(inJob, now)));
			expect(taken.filter(Boolean).length).toBeGreaterThan(1);
		} finally {
			await truth(definition);
		}
	});

	test('is only tried in a dry run: nothing is written there, and nothing kept here', async () => {
		const { payload } = await counted();
		const target = await as(office, async (tx) => targetOf(await serverOf(tx, provinceCode)));
		if (!target.ok) throw new Error(target.refusal);
		const answer = await postValues(target.value, JSON.stringify(payload), { dryRun: true });
		expect(answer).toMatchObject({ problem: null, summary: { imported: payload.dataValues.length } });
		expect(dhis2.values.size).toBe(0);
		expect(await newest()).toBeUndefined();
	});
});

describe('addresses in private networks', () => {
	test('are refused, with a word for it, before anything is sent', async () => {
		const target = await as(office, async (tx) => targetOf(await serverOf(tx, provinceCode)));
		if (!target.ok) throw new Error(target.refusal);
		delete env().DHIS2_NEARBY;
		for (const address of [
			dhis2.address,
			'https://127.0.0.1',
			'https://[::1]',
			'https://169.254.169.254',
			'https://localhost'
		])
			expect(await postValues({ ...target.value, address }, '{}', { dryRun: true })).toMatchObject({
				problem: 'private_address'
			});
		expect(dhis2.sent).toEqual([]);
	});

	test('and nothing goes out without TLS', async () => {
		delete env().DHIS2_NEARBY;
		await as(office, async (tx) => {
			const seen = (await serverOf(tx, provinceCode))?.id ?? '';
			const input = { ...setting(), address: 'http://dhis2.example', secret: 'x', seen };
			expect(await setServer(tx, office, input)).toMatchObject({ ok: false, refusal: 'needs_https' });
		});
	});
});

describe('what lets the office in there', () => {
	test('is stored sealed, for one row, and goes with it', async () => {
		const rows = await truth(
			"select secret_sealed, to_jsonb(s)::text as whole from dhis2_servers s where province_code = 'VN-21'"
		);
		expect(rows).toHaveLength(1);
		expect(String(rows[0]?.whole)).not.toContain('canary');
		expect((rows[0]?.secret_sealed as Buffer).toString('latin1')).not.toContain('canary');
		await as(office, async (tx) => {
			const standing = await serverOf(tx, provinceCode);
			const kept = { ...setting(), address: dhis2.address, seen: standing?.id ?? '' };
			expect((await setServer(tx, office, kept)).ok).toBe(true);
			expect(targetOf(await serverOf(tx, provinceCode))).toMatchObject({
				value: { authorization: 'ApiToken d2pat_canary' }
			});
		});
	});

	test('is never sent to another address than the one for which it was typed', async () => {
		await as(office, async (tx) => {
			const seen = (await serverOf(tx, provinceCode))?.id ?? '';
			const elsewhere = { ...setting(), address: 'https://elsewhere.example', seen };
			expect(await setServer(tx, office, elsewhere)).toMatchObject({ ok: false, refusal: 'needs_secret' });
		});
	});

	test('is not changed by whoever saw another one', async () => {
		await as(office, async (tx) => {
			const input = { ...setting(), seen: '' };
			expect(await setServer(tx, office, input)).toMatchObject({ ok: false, refusal: 'stale' });
		});
	});
});

test('another province sees no server, name or month, and cannot name anything here', async () => {
	await queued();
	await as(neighbour, async (tx) => {
		expect(await serverOf(tx, provinceCode)).toBeNull();
		expect(await latestPushes(tx, provinceCode)).toEqual([]);
		const named = [{ subject: 'place:16012', uid: 'aBcDeFgHi01', optionCombo: '' }];
		expect(await nameThere(tx, neighbour, { provinceCode: 'LA-HO', named })).toMatchObject({ ok: false });
	});
	await expect(
		as(neighbour, (tx) =>
			nameThere(tx, neighbour, {
				provinceCode,
				named: [{ subject: 'figure:units', uid: 'aBcDeFgHi01', optionCombo: '' }]
			})
		)
	).rejects.toThrow();
});

test('only what passes by itself is tried again', () => {
	const of = (problem: Parameters<typeof isPassing>[0]['problem']) => isPassing({ problem, http: null, summary: null });
	expect([of('busy'), of('timed_out'), of('unreachable'), of('conflicts'), of(null)]).toEqual([
		true,
		true,
		true,
		false,
		false
	]);
});
