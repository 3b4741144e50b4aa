import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { closeDatabase } from '../../src/lib/server/db';
import type { Actor } from '../../src/lib/server/actor';
import { editRetention } from '../../src/lib/server/retention/edit-retention';
import { keepRetention } from '../../src/lib/server/retention/keep-retention';
import { allRetentionRules, dueCounts, lastRun } from '../../src/lib/server/retention/queries';
import { RETENTION_KINDS, type RetentionKind } from '../../src/lib/retention/retention';
import { inJob, inPublic } from '../../src/lib/server/scope';
import { sql } from 'drizzle-orm';
import { addDrive } from '../support/desk';
import { overlapping, withFunction } from '../support/overlap';
import { added, as, club, database, now, openDonors, registrar } from '../support/donor-registry';
import { addActor, asSuperuser } from '../support/society';

openDonors();
afterAll(() => closeDatabase());

let system: Actor;
let office: Actor;
const truth = <T extends object>(statement: string, values: unknown[] = []) =>
	asSuperuser<T>(database.superuserUrl, statement, values);
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
const rules: Record<RetentionKind, number> = {
	applicants: 180,
	outbox: 90,
	throttle: 1,
	requests: 1825,
	notes: 1095,
	merges: 365,
	club_applications: 365,
	volunteers: 365,
	feedback: 365
};

beforeAll(async () => {
	system = await addActor(database.superuserUrl, 'system_admin', { provinceCode: null });
	office = await addActor(database.superuserUrl, 'province_coordinator');
});

/** One of each kind, so many days old. */
const leave: Record<RetentionKind, (days: number) => Promise<unknown>> = {
	applicants: async (days) => {
		const day = daysAgo(days).slice(0, 10);
		const driveId = await addDrive(database.superuserUrl, { clubId: club, startsOn: day });
		return truth(
			"insert into applicants (id, drive_id, full_name, phone) values ($1, $2, 'Xin Đăng Ký', '+84911000111')",
			[v7(), driveId]
		);
	},
	outbox: (days) =>
		truth("insert into outbox (id, kind, sent_at) values ($1, 'invitation', $2)", [v7(), daysAgo(days)]),
	throttle: (days) =>
		truth("insert into sign_in_failures (id, account_key, address_key, failed_at) values ($1, 'a', 'b', $2)", [
			v7(),
			daysAgo(days)
		]),
	requests: (days) =>
		truth(
			`insert into data_requests (id, province_code, reference, kind, way, received_on, state, answered_on, closed_on, filed_by)
			values ($1, 'VN-21', 'Thư', 'access', 'letter', $2, 'done', $2, $2, $1)`,
			[v7(), daysAgo(days)]
		),
	notes: async (days) => {
		const { id } = await added({ fullName: `Có Ghi Chú ${v7().slice(-4)}`, note: 'Nhờ gọi buổi tối' });
		return truth('update donors set created_at = $2 where id = $1', [id, daysAgo(days)]);
	},
	merges: (days) =>
		truth(
			`insert into donor_merges (id, province_code, kept_id, gone_id, kept_before, gone, moved, merged_at)
			values (gen_random_uuid(), 'VN-21', gen_random_uuid(), gen_random_uuid(), '{"full_name": "Một"}', '{"full_name": "Hai"}', '{}', $1)`,
			[daysAgo(days)]
		),
	club_applications: (days) =>
		truth(
			`insert into club_applications (id, province_code, club_name, contact_name, email, state, decided_at)
			values ($1, 'VN-21', 'CLB Xin', 'Người Xin', 'xin@example.org', 'declined', $2)`,
			[v7(), daysAgo(days)]
		),
	volunteers: (days) =>
		truth("insert into volunteers (id, province_code, full_name, archived_at) values ($1, 'VN-21', 'Đã Nghỉ', $2)", [
			v7(),
			daysAgo(days)
		]),
	feedback: async (days) => {
		const day = daysAgo(days).slice(0, 10);
		const driveId = await addDrive(database.superuserUrl, { clubId: club, startsOn: day });
		return truth(
			`insert into drive_feedback (id, drive_id, again, waiting, kindness, comment, given_on) values ($1, $2, 5, 4, 5, 'Vui', $3)`,
			[v7(), driveId, day]
		);
	}
};
const left = async () => {
	const [row] = await truth(
		`select (select count(*)::int from applicants where full_name <> '—') as applicants, (select count(*)::int from outbox) as outbox,
			(select count(*)::int from sign_in_failures) as throttle, (select count(*)::int from data_requests) as requests,
			(select count(*)::int from donors where note is not null) as notes,
			(select count(*)::int from donor_merges where forgotten_at is null) as merges, (select count(*)::int from club_applications) as club_applications,
			(select count(*)::int from volunteers) as volunteers,
			(select count(*)::int from drive_feedback where comment is not null) as feedback`
	);
	return row as Record<RetentionKind, number>;
};

beforeEach(async () => {
	for (const table of [
		'applicants',
		'outbox',
		'sign_in_failures',
		'data_requests',
		'donor_merges',
		'club_applications',
		'volunteers',
		'drive_feedback',
		'retention_runs'
	])
		await truth(`delete from ${table}`);
	await truth('alter table audit_entries disable trigger all');
	await truth("delete from audit_entries where action = 'retention.ran'");
	await truth('alter table audit_entries enable trigger all');
	await truth('update donors set note = null');
	for (const kind of RETENTION_KINDS) {
		await truth('update retention_rules set days = $2, version = 1 where kind = $1', [kind, rules[kind]]);
		await leave[kind](rules[kind] + 2);
		await leave[kind](Math.max(0, rules[kind] - 2));
	}
});

const keep = (kind: RetentionKind) =>
	sql`select giot_keep_retention(${kind}, ${v7()}, ${v7()}, ${now.toISOString()}::timestamptz) as gone`;
/** What the trail tells of removing, since the test began. */
const told = () =>
	truth<{ object_id: string }>(
		"select account_id, object_type, object_id, fields from audit_entries where action = 'retention.ran' order by id"
	);
const one = Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, 1]));

describe('what is kept for a time', () => {
	test('goes once it is older than its days, and stays until then', async () => {
		expect(await left()).toEqual(Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, 2])));
		expect(await keepRetention(now)).toEqual(one);
		expect(await left()).toEqual(one);
	});

	test('is counted beforehand as it goes afterwards, and for other days too', async () => {
		const counts = (days: Partial<Record<RetentionKind, number>>) => as(system, (tx) => dueCounts(tx, days, now));
		expect(await counts(rules)).toEqual(one);
		expect(await counts({ notes: 1 })).toEqual({ notes: 2 });
		expect(await counts({ notes: 9999 })).toEqual({ notes: 0 });
		expect(await left()).toEqual(Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, 2])));
	});

	test('goes once in a month, and in the next again', async () => {
		await keepRetention(now);
		expect(await keepRetention(new Date('2026-11-30T16:59:00Z'))).toEqual({});
		expect(Object.keys(await keepRetention(new Date('2026-11-30T17:01:00Z')))).toHaveLength(RETENTION_KINDS.length);
	});

	test('is told in the trail under nobody’s name, each kind by itself, with how much of each', async () => {
		await keepRetention(now);
		expect(await as(system, lastRun)).toEqual({ at: now, removed: one });
		expect(await told()).toEqual(
			RETENTION_KINDS.map((kind) => ({ account_id: null, object_type: 'retention', object_id: kind, fields: null }))
		);
	});

	test('is never what is under way: an open request, a waiting letter, a club that waits', async () => {
		const old = daysAgo(5000);
		await truth(
			`insert into data_requests (id, province_code, reference, kind, way, received_on, filed_by) values ($1, 'VN-21', 'Thư', 'access', 'letter', $2, $1)`,
			[v7(), old]
		);
		await truth(
			"insert into outbox (id, kind, sealed, created_at, next_attempt_at) values ($1, 'invitation', 'x', $2, '2100-01-01')",
			[v7(), old]
		);
		await truth(
			`insert into club_applications (id, province_code, club_name, contact_name, email, created_at) values ($1, 'VN-21', 'C', 'D', 'e@example.org', $2)`,
			[v7(), old]
		);
		await keepRetention(now);
		expect(await left()).toEqual({ ...one, requests: 2, outbox: 2, club_applications: 2 });
	});
});

describe('two processes at once', () => {
	const keepTwice = () =>
		overlapping(
			database.superuserUrl,
			(pause) => inJob(async (tx) => ({ rows: (await tx.execute(keep('notes'))).rows, paused: await pause() })),
			() => inJob((tx) => tx.execute(keep('notes')))
		);
	const gone = (outcomes: Awaited<ReturnType<typeof keepTwice>>) =>
		outcomes.map((one) => (one.status === 'fulfilled' ? one.value.rows[0]?.gone : one.reason));

	test('keep to a rule once', async () => {
		expect(gone(await keepTwice())).toEqual(['1', null]);
		expect(await told()).toHaveLength(1);
	});

	test('control: without its turn both do, and the trail tells it twice', async () => {
		const both = await withFunction(
			database.superuserUrl,
			'giot_keep_retention(text,uuid,uuid,timestamp with time zone)',
			(text) => text.replace(/perform pg_advisory_xact_lock[^;]*;/, ''),
			keepTwice
		);
		expect(gone(both)).not.toContain(null);
		expect(await told()).toHaveLength(2);
	});
});

describe('a kind that fails', () => {
	const failing = async <T>(work: () => Promise<T>, acts = ['update of note on donors']) => {
		await truth(`create function fail() returns trigger language plpgsql as $$ begin raise 'full'; end $$`);
		for (const act of acts) await truth(`create trigger fail before ${act} for each row execute function fail()`);
		try {
			return await work();
		} finally {
			await truth('drop function fail cascade');
		}
	};
	const others = Object.fromEntries(Object.entries(one).filter(([kind]) => kind !== 'notes'));

	test('keeps no other back, is told nowhere, and is tried again in the same month', async () => {
		await failing(() => expect(keepRetention(now)).rejects.toThrow());
		expect(await left()).toEqual({ ...one, notes: 2 });
		expect((await as(system, lastRun))?.removed).toEqual(others);
		expect((await told()).map(({ object_id }) => object_id)).not.toContain('notes');
		const later = new Date(now.getTime() + 3_600_000);
		expect(await keepRetention(later)).toEqual({ notes: 1 });
		expect(await as(system, lastRun)).toEqual({ at: later, removed: one });
	});

	test('hides no other that fails: each is told, by its name', async () => {
		const acts = ['delete on outbox', 'delete on data_requests'];
		const thrown: unknown = await failing(() => keepRetention(now).catch((error: unknown) => error), acts);
		expect(thrown).toBeInstanceOf(AggregateError);
		expect(thrown).toMatchObject({ message: 'Not removed: outbox, requests', errors: { length: 2 } });
	});

	test('control: in one transaction with the others it undoes them all', async () => {
		const inOne = () =>
			inJob(async (tx) => {
				for (const kind of RETENTION_KINDS) await tx.execute(keep(kind));
			});
		await failing(() => expect(inOne()).rejects.toThrow());
		expect(await left()).toEqual(Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, 2])));
	});
});

describe('the rules', () => {
	const edit = (days: number, { actor = system, version = 1 } = {}) =>
		as(actor, (tx) => editRetention(tx, actor, { kind: 'notes', days, version, now }));

	test('are changed by those who run the system, and never below their floor', async () => {
		expect(await edit(179)).toMatchObject({ refusal: 'below_floor', details: { floor: 180 } });
		expect(await edit(180)).toMatchObject({ ok: true });
		expect(await edit(200)).toMatchObject({ refusal: 'stale_version' });
		await expect(truth("update retention_rules set days = 179 where kind = 'notes'")).rejects.toThrow('floor');
		const [entry] = await truth(
			"select object_id, fields from audit_entries where action = 'retention.edited' order by id desc"
		);
		expect(entry).toEqual({ object_id: 'notes', fields: ['days'] });
	});

	test('are nobody else’s: neither seen nor changed nor counted', async () => {
		for (const actor of [office, registrar]) {
			expect(await as(actor, allRetentionRules)).toEqual([]);
			expect(await edit(400, { actor })).toMatchObject({ ok: false });
			expect(await as(actor, (tx) => dueCounts(tx, rules, now))).toEqual({});
			expect(await as(actor, lastRun)).toBeNull();
		}
		expect((await as(system, allRetentionRules)).find(({ kind }) => kind === 'notes')?.days).toBe(1095);
	});

	test('control: with a policy for everybody the office changes them', async () => {
		await truth('create policy lax on retention_rules to giot_app using (true)');
		const outcome = await edit(400, { actor: office });
		await truth('drop policy lax on retention_rules');
		expect(outcome).toMatchObject({ ok: true });
	});

	test('are kept to by the job alone', async () => {
		const runs = [
			() => as(system, (tx) => tx.execute(keep('notes'))),
			() => inPublic((tx) => tx.execute(keep('notes')))
		];
		for (const run of runs) expect((await run()).rows).toEqual([{ gone: null }]);
		expect(await left()).toEqual(Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, 2])));
	});
});
