import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { driveInput } from '../support/drive-society';
import { driveToday, EARLIEST, helperDesk, LATEST, openHelperDesk } from '../support/helper-desk';
import { addDrive, addPerson } from '../support/desk';
import { newToken, tokenHash } from '../../src/lib/server/auth/token';
import { editDrive } from '../../src/lib/server/drives/edit-drive';
import { linkOffer, openLink } from '../../src/lib/server/helpers/open-link';
import { makeLink } from '../../src/lib/server/helpers/make-link';
import { recordOutcome } from '../../src/lib/server/registrations/record-outcome';
import { canManageHelpers, canRecordOutcome, canSeeDrive } from '../../src/lib/server/policy';
import { tables } from '../support/reach';

const open = openHelperDesk();

const comeIn = async (token: string, device = 'Máy của Lan') => {
	const accountId = await openLink(token, { device, locale: 'vi' });
	if (!accountId) throw new Error('the link is not open');
	return accountId;
};
const isIn = async (accountId: string) => (await open.desk.actorOf(accountId)).memberships.length > 0;

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
		expect((await openLink(token, { device: 'Máy', locale: 'vi' })) !== null).toBe(state === 'open');
	});

	test('goes by the day in the zone of the drive', async () => {
		const { desk } = open;
		const driveId = await driveToday(desk, { timezone: EARLIEST });
		const { token } = await desk.made(driveId);
		expect(await linkOffer(token)).toMatchObject({ state: 'open' });
		const accountId = await comeIn(token);
		await desk.truth('update drives set timezone = $2 where id = $1', [driveId, LATEST]);
		expect(await linkOffer(token)).toMatchObject({ state: 'early' });
		expect(await isIn(accountId)).toBe(false);
	});

	test.each(['garbled', 'foreign', 'empty'])('that is %s offers nothing and lets nobody in', async (kind) => {
		const { token } = await open.desk.made(open.driveId);
		const shown = { garbled: token.slice(1), foreign: newToken() }[kind] ?? '';
		expect(await linkOffer(shown)).toBeNull();
		expect(await openLink(shown, { device: 'Máy', locale: 'vi' })).toBeNull();
	});

	test.each([
		{ changes: { status: 'cancelled' }, refusal: 'drive_cancelled' },
		{ changes: { inDays: -1 }, refusal: 'drive_over' },
		{ changes: { precision: 'month' }, refusal: 'day_unknown' }
	])('is not made for a drive that is not to be held on a day: $refusal', async ({ changes, refusal }) => {
		const { desk } = open;
		const drive = await desk.driveOf(await driveToday(desk, changes));
		const making = { actor: desk.admin, drive, label: 'Bàn', now: new Date() };
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
			const making = { actor, drive, label: 'Bàn', now: new Date() };
			await expect(desk.as(actor, (tx) => makeLink(tx, making))).rejects.toThrow();
			expect(await desk.revoke(driveId, linkId, actor)).toBe(false);
			expect(await desk.shutOut(driveId, String(member?.id), actor)).toBe(false);
		}
		expect(await isIn(accountId)).toBe(true);
	});
});

describe('devices', () => {
	test('are told apart: of two that came in, one is shut out', async () => {
		const { desk, driveId } = open;
		const { token } = await desk.made(driveId);
		const [first, second] = [await comeIn(token, 'Máy một'), await comeIn(token, 'Máy hai')];
		const [{ devices } = { devices: [] }] = await desk.listed(driveId);
		expect(devices.map(({ name }) => name)).toEqual(['Máy một', 'Máy hai']);
		expect(await desk.shutOut(driveId, devices[0]?.membershipId ?? '')).toBe(true);
		expect([await isIn(first), await isIn(second)]).toEqual([false, true]);
		expect((await desk.listed(driveId))[0]?.devices.map((one) => one.isIn)).toEqual([false, true]);
	});

	test('are all out when their link is revoked; those of another link stay', async () => {
		const { desk, driveId } = open;
		const [one, other] = [await desk.made(driveId, 'Bàn 1'), await desk.made(driveId, 'Bàn 2')];
		const devices = [await comeIn(one.token), await comeIn(one.token), await comeIn(other.token)];
		expect(await desk.revoke(driveId, one.linkId)).toBe(true);
		expect(await desk.revoke(driveId, one.linkId)).toBe(false);
		expect(await Promise.all(devices.map(isIn))).toEqual([false, false, true]);
		expect(await openLink(one.token, { device: 'Máy', locale: 'vi' })).toBeNull();
	});

	test('are out when the drive is cancelled or moved, and in again when it is moved back', async () => {
		const { desk, driveId } = open;
		const { token } = await desk.made(driveId);
		const accountId = await comeIn(token);
		await desk.truth("update drives set status = 'cancelled', cancel_reason = 'bão' where id = $1", [driveId]);
		expect(await isIn(accountId)).toBe(false);
		await desk.truth("update drives set status = 'running', cancel_reason = null where id = $1", [driveId]);

		const move = async (startsOn: string) => {
			const { version } = await desk.driveOf(driveId);
			const input = { ...driveInput(desk.club, { startsOn, capacity: null }), version };
			const result = await desk.as(desk.admin, (tx) => editDrive(tx, { actor: desk.admin, driveId, input }));
			expect(result).toMatchObject({ ok: true });
		};
		const { startsOn: today } = await desk.driveOf(driveId);
		await move('2099-01-05');
		expect(await isIn(accountId)).toBe(false);
		expect(await linkOffer(token)).toMatchObject({ state: 'early', startsOn: '2099-01-05' });
		await move(today);
		expect(await isIn(accountId)).toBe(true);
	});

	test('stand in the audit trail by their name: when they came in, and for what they did', async () => {
		const { desk, driveId } = open;
		const { linkId, token } = await desk.made(driveId);
		const accountId = await comeIn(token, 'Máy của Huệ');
		const donor = await addPerson(desk.url, { clubId: desk.club });
		const [registration] = await desk.truth(
			`insert into registrations (id, drive_id, province_code, club_id, donor_id, state, registered_at, rest_period)
			select gen_random_uuid(), id, province_code, club_id, $2, 'registered', now(), daterange(starts_on, starts_on + 84)
			from drives where id = $1 returning id`,
			[driveId, donor]
		);
		const actor = await desk.actorOf(accountId);
		const input = { registrationId: String(registration?.id), version: 1, operationId: crypto.randomUUID() };
		const arrived = await desk.as(actor, (tx) =>
			recordOutcome(tx, { actor, driveId, input, to: 'arrived', now: new Date() })
		);
		expect(arrived).toMatchObject({ ok: true });
		const trail = await desk.as(desk.admin, (tx) =>
			tx.execute(sql`
				select e.action, a.full_name as by from audit_entries e join accounts a on a.id = e.account_id
				where e.drive_id = ${driveId} and e.account_id = ${accountId} order by e.id`)
		);
		expect(trail.rows).toEqual([
			{ action: 'helper.joined', by: 'Máy của Huệ' },
			{ action: 'registration.arrived', by: 'Máy của Huệ' }
		]);
		const made = await desk.truth('select account_id, drive_id from audit_entries where object_id = $1', [linkId]);
		expect(made).toEqual([{ account_id: desk.admin.accountId, drive_id: driveId }]);
	});
});

describe('what a device reaches', () => {
	/** What it may read of its own club beyond its drive: nothing. Drives and what hangs on them are counted by drive. */
	const byDrive: Record<string, string> = {
		drives: 'id',
		drive_days: 'drive_id',
		drive_sites: 'drive_id',
		drive_tallies: 'drive_id',
		drive_people: 'drive_id',
		reported_results: 'drive_id',
		registrations: 'drive_id',
		registration_events: 'drive_id',
		donations: 'drive_id',
		applicants: 'drive_id'
	};

	test('in every table is its own drive, the people on its roster and itself', async () => {
		const { desk, driveId } = open;
		const elsewhere = await addDrive(desk.url, { clubId: desk.club });
		const donors = [await addPerson(desk.url, { clubId: desk.club }), await addPerson(desk.url, { clubId: desk.club })];
		for (const [drive, donor] of [driveId, elsewhere].map((drive, i) => [drive, donors[i]]))
			await desk.truth(
				`insert into registrations (id, drive_id, province_code, club_id, donor_id, state, registered_at)
				select gen_random_uuid(), id, province_code, club_id, $2, 'registered', now() from drives where id = $1`,
				[drive, donor]
			);
		const { token } = await desk.made(driveId);
		const actor = await desk.actorOf(await comeIn(token));
		const seen = (table: string) =>
			desk.as(actor, async (tx) => (await tx.execute(sql.raw(`select to_jsonb(t) as row from ${table} t`))).rows);
		const rowsOf = async (table: string) => (await seen(table)).map(({ row }) => row as Record<string, unknown>);

		for (const [table, column] of Object.entries(byDrive))
			expect(
				[...new Set((await rowsOf(table)).map((row) => row[column]))].filter((id) => id !== driveId),
				table
			).toEqual([]);
		expect((await rowsOf('drives')).length).toBe(1);
		expect((await rowsOf('donors')).map(({ id }) => id)).toEqual([donors[0]]);
		expect((await rowsOf('memberships')).map(({ account_id }) => account_id)).toEqual([actor.accountId]);
		const others = tables.filter((table) => !(table in byDrive));
		const nothing = others.filter((table) => !['donors', 'memberships', 'accounts', 'sessions'].includes(table));
		for (const table of nothing) expect(await rowsOf(table), table).toEqual([]);
		expect(canSeeDrive(actor, await desk.driveOf(elsewhere))).toBe(false);
		expect(canRecordOutcome(actor, await desk.driveOf(elsewhere))).toBe(false);
		expect(canManageHelpers(actor, await desk.driveOf(driveId))).toBe(false);
	});

	test('before coming in, whoever holds the link reaches no table at all', async () => {
		const { desk, driveId } = open;
		const { token } = await desk.made(driveId);
		for (const table of tables.filter((one) => one !== 'accounts'))
			expect((await desk.bearing(token, (tx) => tx.execute(sql.raw(`select * from ${table}`)))).rows, table).toEqual(
				[]
			);
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
