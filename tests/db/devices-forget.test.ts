import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { askOwnDevice } from '../../src/lib/server/accounts/forget-device';
import { ownSessions } from '../../src/lib/server/accounts/own-sessions';
import { askDeviceToForget } from '../../src/lib/server/helpers/ask-device-to-forget';
import { GET } from '../../src/routes/api/desk/[driveId=uuid]/+server';
import { POST } from '../../src/routes/api/desk/forgotten/+server';
import { comeIn, driveToday, openHelperDesk } from '../support/helper-desk';

const open = openHelperDesk();

type Handler = (event: never) => Response | Promise<Response>;

/** What a device is answered. */
async function asked(handler: Handler, actor: Actor) {
	const request = new Request('http://localhost:3000/', { method: 'POST' });
	const event = { request, url: new URL(request.url), params: { driveId: open.driveId }, locals: { actor } };
	try {
		const answer = await handler(event as never);
		const text = await answer.text();
		return { status: answer.status, body: text && (JSON.parse(text) as unknown) };
	} catch (thrown) {
		return { status: (thrown as { status: number }).status, body: null };
	}
}

/** A device that is at work, and how it stands in the list of the drive. */
async function device() {
	const { desk, driveId } = open;
	const { token } = await desk.made(driveId);
	const accountId = await comeIn(token);
	const actor = await desk.actorOf(accountId);
	const here = async () => (await desk.listed(driveId))[0]?.devices[0];
	return { accountId, actor, here, membershipId: (await here())?.membershipId ?? '' };
}

async function ask(membershipId: string, actor = open.desk.admin, driveId = open.driveId) {
	const drive = await open.desk.driveOf(driveId);
	return open.desk.as(actor, (tx) => askDeviceToForget(tx, { actor, drive, membershipId }));
}

describe('a helper’s phone', () => {
	test('that is asked to forget is out, is told to forget everything, says that it has, and is answered nothing more', async () => {
		const { desk } = open;
		const phone = await device();
		expect(await asked(GET, phone.actor)).toMatchObject({ status: 200 });
		expect(await asked(POST, phone.actor)).toMatchObject({ status: 404 });
		expect(await ask(phone.membershipId)).toBe('asked');
		expect(await phone.here()).toMatchObject({ isIn: false, forgottenAt: null, forgetAskedAt: expect.any(Date) });

		const then = await desk.actorOf(phone.accountId);
		expect(then.memberships).toEqual([]);
		expect(await asked(GET, then)).toEqual({ status: 404, body: { forget: true, everything: true } });
		expect(await asked(POST, then)).toMatchObject({ status: 204 });
		expect(await phone.here()).toMatchObject({ forgottenAt: expect.any(Date) });
		expect((await desk.actorOf(phone.accountId)).memberships).toEqual([]);
		const trail = await desk.truth(
			"select action from audit_entries where object_id = $1 and action like '%forg%' order by id",
			[phone.accountId]
		);
		expect(trail).toEqual([{ action: 'helper.forget_asked' }, { action: 'session.forgot' }]);
	});

	test('that was only shut out is told to forget the people of the drive, and no more', async () => {
		const { desk, driveId } = open;
		const phone = await device();
		await desk.shutOut(driveId, phone.membershipId);
		const then = await desk.actorOf(phone.accountId);
		expect(await asked(GET, then)).toEqual({ status: 404, body: { forget: true } });
		expect(await ask(phone.membershipId)).toBe('asked');
		expect(await asked(GET, await desk.actorOf(phone.accountId))).toMatchObject({ body: { everything: true } });
	});

	test('whose session is over is only shut out: there is nothing that could be told', async () => {
		const { desk } = open;
		const phone = await device();
		const over = "update sessions set idle_expires_at = now() - interval '1 second' where account_id = $1";
		await desk.truth(over, [phone.accountId]);
		expect(await ask(phone.membershipId)).toBe('only_out');
		expect(await phone.here()).toMatchObject({ isIn: false, forgetAskedAt: null });
		const trail = "select action from audit_entries where object_id = $1 and action like 'helper.%' order by id";
		expect((await desk.truth(trail, [phone.accountId])).at(-1)).toEqual({ action: 'helper.shut_out' });
	});

	test('that is asked has the whole day to be heard of, however soon its session would have ended', async () => {
		const { desk } = open;
		const phone = await device();
		const soon = "update sessions set idle_expires_at = now() + interval '1 minute' where account_id = $1";
		await desk.truth(soon, [phone.accountId]);
		expect(await ask(phone.membershipId)).toBe('asked');
		const left = `select least(idle_expires_at, absolute_expires_at) - forget_asked_at = interval '14 hours' as whole
			from sessions where account_id = $1`;
		expect(await desk.truth(left, [phone.accountId])).toEqual([{ whole: true }]);
	});

	test('is asked neither by another club nor from the page of another drive', async () => {
		const { desk } = open;
		const phone = await device();
		const stages = () => desk.truth('select stage from sessions where account_id = $1', [phone.accountId]);
		const asking = desk.as(desk.stranger, (tx) =>
			tx.execute(`select giot_forget_device('${phone.membershipId}') as asked`)
		);
		expect((await asking).rows).toEqual([{ asked: false }]);
		expect(await ask(phone.membershipId, desk.admin, await driveToday(desk))).toBeNull();
		expect(await stages()).toEqual([{ stage: 'full' }]);
	});
});

describe('one’s own device', () => {
	test('is asked to forget from another one, and stays in the list until it has', async () => {
		const { desk } = open;
		const here = await desk.actorOf(desk.admin.accountId);
		const other = 'f'.repeat(64);
		await desk.truth(
			"insert into sessions (id, account_id, idle_expires_at, absolute_expires_at) values ($1, $2, now() + interval '2 hours', now() + interval '12 hours')",
			[other, here.accountId]
		);
		const asking = (id: string, actor = here) => desk.as(actor, (tx) => askOwnDevice(tx, actor, id, new Date()));
		expect(await asking(other, await desk.actorOf(desk.stranger.accountId))).toBe(false);
		expect(await asking(here.sessionId)).toBe(false);
		expect(await asking(other)).toBe(true);
		const listed = await desk.as(here, (tx) => ownSessions(tx, here, new Date(Date.now() + 13 * 3_600_000)));
		expect(listed.find(({ id }) => id === other)).toMatchObject({ forgottenAt: null, forgetAskedAt: expect.any(Date) });
		const phone: Actor = { ...here, sessionId: other, memberships: [], forgets: true };
		expect(await asked(POST, phone)).toMatchObject({ status: 204 });
		const after = await desk.as(here, (tx) => ownSessions(tx, here, new Date()));
		expect(after.find(({ id }) => id === other)).toMatchObject({ forgottenAt: expect.any(Date) });
	});
});
