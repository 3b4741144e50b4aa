import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { closeDatabase } from '../../src/lib/server/db';
import type { Actor } from '../../src/lib/server/actor';
import { editRetention } from '../../src/lib/server/retention/edit-retention';
import { keepRetention } from '../../src/lib/server/retention/keep-retention';
import { allRetentionRules, dueCounts, lastRun } from '../../src/lib/server/retention/queries';
import { RETENTION_KINDS, type RetentionKind } from '../../src/lib/retention/retention';
import { inPublic } from '../../src/lib/server/scope';
import { sql } from 'drizzle-orm';
import { addDrive } from '../support/desk';
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
	club_applications: 365
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
	club_applications: (days) =>
		truth(
			`insert into club_applications (id, province_code, club_name, contact_name, email, state, decided_at)
			values ($1, 'VN-21', 'CLB Xin', 'Người Xin', 'xin@example.org', 'declined', $2)`,
			[v7(), daysAgo(days)]
		)
};
const left = async () => {
	const [row] = await truth(
		`select (select count(*)::int from applicants where full_name <> '—') as applicants, (select count(*)::int from outbox) as outbox,
			(select count(*)::int from sign_in_failures) as throttle, (select count(*)::int from data_requests) as requests,
			(select count(*)::int from donors where note is not null) as notes, (select count(*)::int from club_applications) as club_applications`
	);
	return row as Record<RetentionKind, number>;
};

beforeEach(async () => {
	for (const table of [
		'applicants',
		'outbox',
		'sign_in_failures',
		'data_requests',
		'club_applications',
		'retention_runs'
	])
		await truth(`delete from ${table}`);
	await truth('update donors set note = null');
	for (const kind of RETENTION_KINDS) {
		await truth('update retention_rules set days = $2, version = 1 where kind = $1', [kind, rules[kind]]);
		await leave[kind](rules[kind] + 2);
		await leave[kind](Math.max(0, rules[kind] - 2));
	}
});

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

	test('goes once in a month, by two processes at once too, and in the next again', async () => {
		const both = await Promise.all([keepRetention(now), keepRetention(now)]);
		expect(both.filter((removed) => removed !== null)).toHaveLength(1);
		expect(await keepRetention(new Date('2026-11-30T16:59:00Z'))).toBeNull();
		expect(await keepRetention(new Date('2026-11-30T17:01:00Z'))).not.toBeNull();
	});

	test('is told in the trail under nobody’s name, with how much of each', async () => {
		await keepRetention(now);
		const run = await as(system, lastRun);
		expect(run).toEqual({ at: now, removed: one });
		const [entry] = await truth(
			"select account_id, object_type, fields from audit_entries where action = 'retention.ran' order by id desc"
		);
		expect(entry).toEqual({ account_id: null, object_type: 'retention', fields: null });
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
		const keep = sql`select giot_keep_retention(${v7()}, ${v7()}, ${now.toISOString()}::timestamptz) as removed`;
		const runs = [() => as(system, (tx) => tx.execute(keep)), () => inPublic((tx) => tx.execute(keep))];
		for (const run of runs) expect((await run()).rows).toEqual([{ removed: null }]);
		expect(await left()).toEqual(Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, 2])));
	});
});
