import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { refused } from '../../src/lib/result';
import { newToken, tokenHash } from '../../src/lib/server/auth/token';
import { makeLink } from '../../src/lib/server/helpers/make-link';
import { linkOffer, openLink } from '../../src/lib/server/helpers/open-link';
import { canManageHelpers } from '../../src/lib/server/policy';
import { comeIn, driveToday, EARLIEST, helperDesk, isIn, LATEST, openHelperDesk } from '../support/helper-desk';

const open = openHelperDesk();

describe('a helper link', () => {
	test('lets a named device in to that drive and to nothing else', async () => {
		const { desk, driveId } = open;
		const { token } = await desk.made(driveId);
		const device = await desk.actorOf(await comeIn(token));
		expect(device).toMatchObject({ kind: 'device', fullName: 'Máy của Lan' });
		expect(device.memberships).toMatchObject([{ role: 'drive_helper', driveId, clubId: null }]);
	});

	test('is kept as a hash and sealed, and is shown again to those who plan the drive alone', async () => {
		const { desk, driveId } = open;
		const { linkId, token } = await desk.made(driveId);
		const [row] = await desk.truth('select * from helper_links where id = $1', [linkId]);
		expect(row?.token_hash).toBe(tokenHash(token));
		expect(JSON.stringify(row)).not.toContain(token);
		expect((row?.token_sealed as Buffer).includes(Buffer.from(token))).toBe(false);
		for (const actor of [desk.stranger, desk.registrar]) expect(await desk.listed(driveId, actor)).toEqual([]);
	});

	test.each([
		{ held: 'today', changes: {}, state: 'open' },
		{ held: 'tomorrow', changes: { inDays: 1 }, state: 'early' },
		{ held: 'yesterday', changes: { inDays: -1 }, state: 'over' },
		{ held: 'today, cancelled', changes: { status: 'cancelled' }, state: 'cancelled' },
		{ held: 'today, not announced', changes: { status: 'draft' }, state: 'early' },
		{ held: 'today, closed', changes: { status: 'closed' }, state: 'open' }
	])('of a drive held $held is $state', async ({ changes, state }) => {
		const { desk, driveId } = open;
		const { token } = await desk.made(driveId);
		const other = await driveToday(desk, changes);
		await desk.truth('update helper_links set drive_id = $2 where token_hash = $1', [tokenHash(token), other]);
		expect(await linkOffer(token)).toMatchObject({ driveId: other, state });
		expect((await openLink(token, { device: 'Máy', locale: 'vi' })).ok).toBe(state === 'open');
	});

	test('goes by the day in the zone of the drive', async () => {
		const { desk } = open;
		const driveId = await driveToday(desk, { timezone: EARLIEST });
		const { token } = await desk.made(driveId);
		expect(await linkOffer(token)).toMatchObject({ state: 'open' });
		const accountId = await comeIn(token);
		await desk.truth('update drives set timezone = $2 where id = $1', [driveId, LATEST]);
		expect(await linkOffer(token)).toMatchObject({ state: 'early' });
		expect(await isIn(open.desk, accountId)).toBe(false);
	});

	test.each(['garbled', 'foreign', 'empty'])('that is %s offers nothing and lets nobody in', async (kind) => {
		const { token } = await open.desk.made(open.driveId);
		const shown = { garbled: token.slice(1), foreign: newToken() }[kind] ?? '';
		expect(await linkOffer(shown)).toBeNull();
		expect(await openLink(shown, { device: 'Máy', locale: 'vi' })).toEqual(refused('not_open'));
	});

	test.each([
		{ changes: { status: 'cancelled' }, refusal: 'drive_cancelled' },
		{ changes: { inDays: -1 }, refusal: 'drive_over' },
		{ changes: { precision: 'month' }, refusal: 'day_unknown' }
	])('is not made for a drive that is not to be held on a day: $refusal', async ({ changes, refusal }) => {
		const { desk } = open;
		const drive = await desk.driveOf(await driveToday(desk, changes));
		const making = { kind: 'helper_link' as const, actor: desk.admin, drive, label: 'Bàn', now: new Date() };
		expect(await desk.as(desk.admin, (tx) => makeLink(tx, making))).toMatchObject({ ok: false, refusal });
	});

	test('is not made, revoked, nor its devices shut out by a registrar or another club', async () => {
		const { desk, driveId } = open;
		const drive = await desk.driveOf(driveId);
		const { linkId, token } = await desk.made(driveId);
		const accountId = await comeIn(token);
		const [member] = await desk.truth('select id from memberships where account_id = $1', [accountId]);
		for (const actor of [desk.stranger, desk.registrar]) {
			expect(canManageHelpers(actor, drive)).toBe(false);
			const making = { kind: 'helper_link' as const, actor, drive, label: 'Bàn', now: new Date() };
			await expect(desk.as(actor, (tx) => makeLink(tx, making))).rejects.toThrow();
			expect(await desk.revoke(driveId, linkId, actor)).toBe(false);
			expect(await desk.shutOut(driveId, String(member?.id), actor)).toBe(false);
		}
		expect(await isIn(open.desk, accountId)).toBe(true);
	});
});

describe('revoking while somebody opens', () => {
	const both = async (desk: Awaited<ReturnType<typeof helperDesk>>, driveId: string) => {
		const { linkId, token } = await desk.made(driveId);
		const id = crypto.randomUUID();
		const opening = desk.bearing(token, (tx) =>
			tx.execute(sql`select giot_open_helper_link(${id}, ${crypto.randomUUID()}, 'Máy', 'vi') as opened`)
		);
		const [{ rows }] = await Promise.all([opening, desk.revoke(driveId, linkId)]);
		return {
			opened: rows[0]?.opened === true,
			memberships: rows[0]?.opened ? (await desk.actorOf(id)).memberships : []
		};
	};

	test('leaves nobody in, whoever came first', async () => {
		const outcomes = [];
		for (let i = 0; i < 20; i++) outcomes.push(await both(open.desk, open.driveId));
		expect(outcomes.flatMap(({ memberships }) => memberships)).toEqual([]);
	});

	test('control: without the look at the link those who came first stay in', async () => {
		const victim = await helperDesk();
		const driveId = await driveToday(victim);
		await victim.truth(
			`create or replace function giot_helper_link_state(l helper_links, d drives) returns text language sql stable as $$ select 'open' $$`
		);
		await victim.truth(
			(await victim.truth(`select pg_get_functiondef('giot_session(text)'::regprocedure) as text`)).map(({ text }) =>
				String(text).replaceAll('h.revoked_at IS NULL', 'true')
			)[0] ?? ''
		);
		const { memberships } = await both(victim, driveId);
		await victim.close();
		expect(memberships).toHaveLength(1);
	});
});
