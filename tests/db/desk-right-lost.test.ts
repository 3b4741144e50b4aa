import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../src/lib/desk/operation';
import type { Actor } from '../../src/lib/server/actor';
import { keepForLater, wasAtDesk } from '../../src/lib/server/desk/keep-for-later';
import { tryAgain } from '../../src/lib/server/desk/try-again';
import { GET } from '../../src/routes/api/desk/[driveId=uuid]/+server';
import { POST } from '../../src/routes/api/desk/[driveId=uuid]/operations/+server';
import { addPerson, now } from '../support/desk';
import { operation } from '../support/device';
import { comeIn, openHelperDesk } from '../support/helper-desk';
import { asSuperuser } from '../support/society';
import { createTestDatabase } from '../support/test-database';

const open = openHelperDesk();

const deviceId = v7();
let helper: Actor;
let registrationId: string;

/** A device that came in and was shut out since. */
async function shutOut(): Promise<Actor> {
	const { desk, driveId } = open;
	const { token } = await desk.made(driveId);
	const accountId = await comeIn(token);
	const [device] = (await desk.listed(driveId))[0]?.devices ?? [];
	await desk.shutOut(driveId, device?.membershipId ?? '');
	return desk.actorOf(accountId);
}

beforeEach(async () => {
	const { desk, driveId } = open;
	helper = await shutOut();
	registrationId = v7();
	const donorId = await addPerson(desk.url, { clubId: desk.club });
	await desk.truth(
		`insert into registrations (id, drive_id, province_code, club_id, donor_id, registered_at) values ($1, $2, 'VN-21', $3, $4, $5)`,
		[registrationId, driveId, desk.club, donorId, now]
	);
});

const giving = (said = {}) => operation(registrationId, '', { act: 'donate', volumeMl: 350, ...said });
const keep = (actor: Actor, operations: Operation[], at = open.driveId) =>
	keepForLater((work) => open.desk.as(actor, work), at, { deviceId, operations });
const kept = (id: string) =>
	open.desk.truth('select doubt, waiting, "by", sealed is not null as sealed from drive_operations where id = $1', [
		id
	]);

type Handler = (event: never) => Response | Promise<Response>;
async function asked(handler: Handler, actor: Actor, body?: unknown, driveId = open.driveId) {
	const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
	const request = new Request('http://localhost:3000/', init);
	const event = { request, url: new URL(request.url), params: { driveId }, locals: { actor } };
	try {
		const answer = await handler(event as never);
		return { status: answer.status, body: (await answer.json()) as unknown };
	} catch (thrown) {
		return { status: (thrown as { status: number }).status, body: null };
	}
}

describe('what somebody sends whose right is lost', () => {
	test('is kept for somebody to look at, once, and nothing is recorded', async () => {
		const donate = giving();
		const sent = { deviceId, operations: [donate] };
		const answer = { id: donate.id, refused: false, doubt: 'right_lost', registrationId, state: null, head: '' };
		expect(await asked(POST, helper, sent)).toEqual({ status: 200, body: { answers: [answer] } });
		expect(await asked(POST, helper, sent)).toEqual({ status: 200, body: { answers: [answer] } });
		expect(await kept(donate.id)).toEqual([{ doubt: 'right_lost', waiting: true, by: helper.accountId, sealed: true }]);
		expect(await open.desk.truth('select from donations where drive_id = $1', [open.driveId])).toEqual([]);
	});

	test('is recorded when the club tries it again', async () => {
		const { desk, driveId } = open;
		const donate = giving({ bagNumber: 'B 3' });
		await keep(helper, [donate]);
		const input = {
			id: donate.id,
			doubt: 'right_lost',
			overrideReason: '',
			overrideBy: '',
			untilOn: '',
			other: false
		} as const;
		const trying = { actor: desk.registrar, driveId, input, locale: 'vi', now } as const;
		const tried = await tryAgain((work) => desk.as(desk.registrar, work), trying);
		expect(tried).toMatchObject({ ok: true, value: { recorded: true } });
		expect(await desk.truth('select bag_number from donations where drive_id = $1', [driveId])).toEqual([
			{ bag_number: 'B 3' }
		]);
	});

	test('is refused under a key that means something else', async () => {
		const donate = giving();
		await keep(helper, [donate]);
		const answers = await keep(helper, [{ ...donate, volumeMl: 450 } as Operation]);
		expect(answers).toEqual([{ id: donate.id, refused: true }]);
		expect(await asked(POST, helper, { deviceId, operations: [{ ...donate, volumeMl: 450 }] })).toMatchObject({
			status: 409
		});
		expect(await keep(await shutOut(), [donate])).toEqual([{ id: donate.id, refused: true }]);
	});

	test('is kept from somebody whose role in the club has ended or rests', async () => {
		const { desk } = open;
		for (const state of ['ended', 'suspended']) {
			const [row] = await desk.truth(
				`with one as (insert into accounts (id, email, full_name) values (gen_random_uuid(), gen_random_uuid() || '@example.org', 'Lê Thị Thử') returning id)
				insert into memberships (id, account_id, role, club_id, state) select gen_random_uuid(), id, 'registrar', $1, $2 from one returning account_id`,
				[desk.club, state]
			);
			const gone = { ...helper, accountId: String(row?.account_id), memberships: [] };
			expect(await keep(gone, [giving()])).toMatchObject([{ doubt: 'right_lost' }]);
		}
	});

	test('is not there for whoever never was at that desk, or was only invited', async () => {
		const { desk, driveId } = open;
		const donate = giving();
		expect(await asked(POST, desk.stranger, { deviceId, operations: [donate] })).toEqual({ status: 404, body: null });
		expect(await asked(POST, helper, { deviceId, operations: [donate] }, v7())).toEqual({ status: 404, body: null });
		expect(await asked(POST, helper, { anything: 1 })).toEqual({ status: 404, body: { notUnderstood: true } });
		expect(await asked(POST, desk.stranger, { anything: 1 })).toEqual({ status: 404, body: null });
		await desk.truth(
			`insert into memberships (id, account_id, role, club_id, state) values (gen_random_uuid(), $1, 'registrar', $2, 'invited')`,
			[desk.stranger.accountId, desk.club]
		);
		expect(await keep(desk.stranger, [donate])).toBeNull();
		expect(await desk.as(desk.stranger, (tx) => wasAtDesk(tx, driveId))).toBe(false);
		expect(await kept(donate.id)).toEqual([]);
	});

	test('is kept up to 2,000 times; then the device keeps the rest', async () => {
		await open.desk.truth(
			`insert into drive_operations (id, drive_id, province_code, club_id, registration_id, act, device_id, "by", hash, doubt, waiting, occurred_at)
			select gen_random_uuid(), $1, 'VN-21', $2, gen_random_uuid(), 'arrive', $3, $4, '', 'right_lost', true, now() from generate_series(1, 1999)`,
			[open.driveId, open.desk.club, deviceId, helper.accountId]
		);
		const [last, more] = [giving(), giving()];
		expect(await keep(helper, [last])).toHaveLength(1);
		expect(await asked(POST, helper, { deviceId, operations: [more] })).toMatchObject({ status: 429 });
		expect(await keep(helper, [last])).toHaveLength(1);
		expect(await kept(more.id)).toEqual([]);
	});

	test('control: with a function that asks no role, a stranger leaves operations too', async () => {
		const victim = await createTestDatabase();
		const [found] = await asSuperuser<{ text: string }>(
			victim.superuserUrl,
			`select pg_get_functiondef('giot_keep_operation(uuid, uuid, jsonb, text, bytea)'::regprocedure) as text`
		);
		await victim.drop();
		const careless = String(found?.text).replace('not giot_was_at_desk(p_drive_id)', 'false');
		await open.desk.truth(careless);
		const donate = giving();
		expect(await keep(open.desk.stranger, [donate])).toHaveLength(1);
		expect(await kept(donate.id)).toHaveLength(1);
		await open.desk.truth(String(found?.text));
		expect(await keep(open.desk.stranger, [giving()])).toBeNull();
	});
});

describe('a device that was shut out', () => {
	test('is told to forget the people, and never who they are', async () => {
		expect(await asked(GET, helper)).toEqual({ status: 404, body: { forget: true } });
	});

	test('of another drive is told that there is none', async () => {
		expect(await asked(GET, helper, undefined, v7())).toEqual({ status: 404, body: null });
		expect(await asked(GET, open.desk.stranger)).toEqual({ status: 404, body: null });
	});
});
