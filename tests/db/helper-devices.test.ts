import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { refused } from '../../src/lib/result';
import { editDrive } from '../../src/lib/server/drives/edit-drive';
import { linkOffer, openLink } from '../../src/lib/server/helpers/open-link';
import { canManageHelpers, canRecordOutcome, canSeeDrive } from '../../src/lib/server/policy';
import { recordOutcome } from '../../src/lib/server/registrations/record-outcome';
import { actions } from '../../src/routes/(app)/drives/[driveId=uuid]/helpers/+page.server';
import { addDrive, addPerson } from '../support/desk';
import { driveInput } from '../support/drive-society';
import { comeIn, driveToday, isIn, openHelperDesk } from '../support/helper-desk';
import { tables } from '../support/reach';

const open = openHelperDesk();

describe('devices', () => {
	test('that come in by one link are thirty in a quarter of an hour, however many hold it; another link lets more in', async () => {
		const { desk, driveId } = open;
		const [one, other] = [await desk.made(driveId), await desk.made(driveId)];
		const enter = ({ token }: { token: string }) => openLink(token, { device: 'Máy', locale: 'vi' });
		const answers = await Promise.all(Array.from({ length: 35 }, () => enter(one)));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(30);
		expect(answers.find(({ ok }) => !ok)).toEqual(refused('too_many'));
		expect((await desk.listed(driveId)).map(({ devices }) => devices.length).sort()).toEqual([0, 30]);
		expect(await enter(other)).toMatchObject({ ok: true });
	});

	test('are told apart: of two that came in, one is shut out', async () => {
		const { desk, driveId } = open;
		const { token } = await desk.made(driveId);
		const [first, second] = [await comeIn(token, 'Máy một'), await comeIn(token, 'Máy hai')];
		const [{ devices } = { devices: [] }] = await desk.listed(driveId);
		expect(devices.map(({ name }) => name)).toEqual(['Máy một', 'Máy hai']);
		expect(await desk.shutOut(driveId, devices[0]?.membershipId ?? '')).toBe(true);
		expect([await isIn(open.desk, first), await isIn(open.desk, second)]).toEqual([false, true]);
		expect((await desk.listed(driveId))[0]?.devices.map((one) => one.isIn)).toEqual([false, true]);
	});

	test('are all out when their link is revoked; those of another link stay', async () => {
		const { desk, driveId } = open;
		const [one, other] = [await desk.made(driveId, 'Bàn 1'), await desk.made(driveId, 'Bàn 2')];
		const devices = [await comeIn(one.token), await comeIn(one.token), await comeIn(other.token)];
		expect(await desk.revoke(driveId, one.linkId)).toBe(true);
		expect(await desk.revoke(driveId, one.linkId)).toBe(true);
		const told = "select from audit_entries where object_id = $1 and action = 'helper_link.revoked'";
		expect(await desk.truth(told, [one.linkId])).toHaveLength(1);
		expect(await Promise.all(devices.map((accountId) => isIn(open.desk, accountId)))).toEqual([false, false, true]);
		expect(await openLink(one.token, { device: 'Máy', locale: 'vi' })).toEqual(refused('not_open'));
	});

	test('are neither shut out nor their link revoked from the page of another drive', async () => {
		const { desk, driveId } = open;
		const { linkId, token } = await desk.made(driveId);
		const accountId = await comeIn(token);
		const [device] = (await desk.listed(driveId))[0]?.devices ?? [];
		const membershipId = device?.membershipId ?? '';
		const other = await driveToday(desk);
		const sent = (act: 'revoke' | 'shutOut', from: string, typed: Record<string, string>) => {
			const request = new Request('http://localhost:3000/', { method: 'POST', body: new URLSearchParams(typed) });
			const event = { request, params: { driveId: from }, locals: { actor: desk.admin } };
			return actions[act]?.(event as never);
		};
		await expect(sent('revoke', other, { linkId })).rejects.toMatchObject({ status: 404 });
		await expect(sent('shutOut', other, { membershipId })).rejects.toMatchObject({ status: 404 });
		expect(await isIn(open.desk, accountId)).toBe(true);
		for (const _ of ['once', 'pressed twice']) {
			expect(await sent('shutOut', driveId, { membershipId })).toHaveProperty('done');
			expect(await sent('revoke', driveId, { linkId })).toHaveProperty('done');
		}
		expect(await isIn(open.desk, accountId)).toBe(false);
	});

	test('are out when the drive is cancelled or moved, and in again when it is moved back', async () => {
		const { desk, driveId } = open;
		const { token } = await desk.made(driveId);
		const accountId = await comeIn(token);
		await desk.truth("update drives set status = 'cancelled', cancel_reason = 'bão' where id = $1", [driveId]);
		expect(await isIn(open.desk, accountId)).toBe(false);
		await desk.truth("update drives set status = 'running', cancel_reason = null where id = $1", [driveId]);

		const move = async (startsOn: string) => {
			const { version } = await desk.driveOf(driveId);
			const input = { ...driveInput(desk.club, { startsOn, capacity: null }), changeReason: 'Mưa bão', version };
			const result = await desk.as(desk.admin, (tx) =>
				editDrive(tx, { actor: desk.admin, driveId, input, now: new Date() })
			);
			expect(result).toMatchObject({ ok: true });
		};
		const { startsOn: today } = await desk.driveOf(driveId);
		await move('2099-01-05');
		expect(await isIn(open.desk, accountId)).toBe(false);
		expect(await linkOffer(token)).toMatchObject({ state: 'early', startsOn: '2099-01-05' });
		await move(today);
		expect(await isIn(open.desk, accountId)).toBe(true);
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
		drive_losses: 'drive_id',
		drive_people: 'drive_id',
		reported_results: 'drive_id',
		registrations: 'drive_id',
		registration_events: 'drive_id',
		donations: 'drive_id',
		applicants: 'drive_id',
		drive_groups: 'drive_id',
		drive_sign_ups: 'drive_id',
		drive_slots: 'drive_id'
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
