import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { findDrive } from '../../src/lib/server/drives/queries';
import { recordOutcome } from '../../src/lib/server/registrations/record-outcome';
import { roster } from '../../src/lib/server/registrations/roster';
import { undoLast } from '../../src/lib/server/registrations/undo-last';
import { missing, releaseMissing } from '../../src/lib/server/sign-ups/no-shows';
import { admin, as, open, openClub, people, signedUp, slotsAt, url } from '../support/places';
import { applying, now, statesAt } from '../support/signing-up';
import { asSuperuser } from '../support/society';

openClub();

describe('at the desk', () => {
	test('somebody is found by the code of their place, and the people of a group by themselves', async () => {
		const drive = await open();
		await signedUp(drive.code, { fullName: 'Người Có Mã' });
		await signedUp(drive.code, { fullName: 'Người Trong Nhóm' });
		const group = v7();
		await asSuperuser(
			url,
			`insert into drive_groups (id, drive_id, name, cap, token_hash, token_sealed, created_by) values ($1, $2, 'Nhóm', 5, $3, '', $1)`,
			[group, drive.id, group]
		);
		await asSuperuser(
			url,
			`update registrations set group_id = $1 where applicant_id = (select id from applicants where drive_id = $2 and full_name = 'Người Trong Nhóm')`,
			[group, drive.id]
		);
		const [{ code } = { code: '' }] = await asSuperuser<{ code: string }>(
			url,
			`select code from applicants where drive_id = $1 and full_name = 'Người Có Mã'`,
			[drive.id]
		);
		const names = (filter: { typed?: string; group?: string }) =>
			as(admin, async (tx) => {
				const stored = await findDrive(tx, drive.id);
				const shown = { show: 'all' as const, typed: '', after: '', group: '', ...filter };
				return stored && (await roster(tx, stored, shown, now)).rows.map(({ fullName }) => fullName);
			});
		expect(await names({ typed: `GH:${code}` })).toEqual(['Người Có Mã']);
		expect(await names({ group })).toEqual(['Người Trong Nhóm']);
	});

	test('whoever comes late takes a place of the drive, though their slot was filled meanwhile; of a full group nobody more does', async () => {
		const drive = await open({ slots: [1, 2] });
		const [early = '', later = ''] = drive.slotIds;
		const group = v7();
		await asSuperuser(
			url,
			`insert into drive_groups (id, drive_id, name, cap, token_hash, token_sealed, created_by) values ($1, $2, 'Nhóm', 1, $3, '', $1)`,
			[group, drive.id, group]
		);
		const stayedAway = async (slotId: string, groupId: string | null) => {
			const input = applying({ slotId });
			await people.signUp(drive.code, input);
			const [{ id } = { id: '' }] = await asSuperuser<{ id: string }>(
				url,
				`update registrations set state = 'no_show', group_id = $2 where operation_id = $1 returning id`,
				[input.id, groupId]
			);
			return id;
		};
		const late = await stayedAway(early, null);
		const ofGroup = await stayedAway(later, group);
		await signedUp(drive.code, { slotId: early });
		await asSuperuser(url, 'update drive_groups set taken = cap where id = $1', [group]);
		await asSuperuser(url, `update drives set status = 'running' where id = $1`, [drive.id]);
		const arrive = (registrationId: string) => {
			const input = { registrationId, version: 1, operationId: v7() };
			return as(admin, (tx) => recordOutcome(tx, { actor: admin, driveId: drive.id, input, now, to: 'arrived' }));
		};
		expect(await arrive(late)).toMatchObject({ ok: true });
		expect(await arrive(ofGroup)).toMatchObject({ refusal: 'group_full' });
		expect((await slotsAt(drive.id)).map(({ taken }) => taken)).toEqual([1, 0]);
	});

	test('an offer that was cancelled there and is taken back leaves somebody waiting, not holding a place', async () => {
		const drive = await open({ capacity: 1 });
		const first = await signedUp(drive.code);
		await signedUp(drive.code);
		await people.change(first, { act: 'cancel' });
		await people.offer(drive.id);
		const [{ id, version } = { id: '', version: 0 }] = await asSuperuser<{ id: string; version: number }>(
			url,
			`select id, version from registrations where drive_id = $1 and state = 'offered'`,
			[drive.id]
		);
		const at = (seen: number) => ({
			actor: admin,
			driveId: drive.id,
			input: { registrationId: id, version: seen, operationId: v7() },
			now
		});
		expect(await as(admin, (tx) => recordOutcome(tx, { ...at(version), to: 'cancelled' }))).toMatchObject({ ok: true });
		expect(await as(admin, (tx) => undoLast(tx, at(version + 1)))).toMatchObject({ ok: true });
		expect(await statesAt(url, drive.id)).toEqual({ cancelled: 1, waiting: 1 });
	});
});

describe('on the day', () => {
	test('places of people whose slot ended half an hour ago are released, each as an act of its own', async () => {
		const drive = await open({ slots: [3, 3] });
		const [early = '', late = ''] = drive.slotIds;
		await signedUp(drive.code, { slotId: early });
		await signedUp(drive.code, { slotId: late });
		const release = (at: string) =>
			as(admin, (tx) => releaseMissing(tx, { actor: admin, driveId: drive.id, now: new Date(at) }));
		expect(await release('2026-12-03T01:05:00Z')).toMatchObject({ refusal: 'drive_not_running' });
		await asSuperuser(url, `update drives set status = 'running' where id = $1`, [drive.id]);
		const stored = await as(admin, (tx) => findDrive(tx, drive.id));
		if (!stored) throw new Error('The drive is gone');
		expect(await as(admin, (tx) => missing(tx, stored, new Date('2026-12-03T00:59:00Z')))).toEqual([]);
		expect(await release('2026-12-03T01:05:00Z')).toMatchObject({ ok: true, value: 1 });
		expect(await statesAt(url, drive.id)).toEqual({ no_show: 1, registered: 1 });
		expect((await slotsAt(drive.id)).map(({ taken }) => taken)).toEqual([0, 1]);
	});
	test('without slots a place is released half an hour after the last day has closed, by the hours of that day', async () => {
		const drive = await open();
		await signedUp(drive.code);
		await asSuperuser(url, `update drives set status = 'running', closes_at = '11:30' where id = $1`, [drive.id]);
		await asSuperuser(url, `update drive_days set closes_at = '16:00' where drive_id = $1`, [drive.id]);
		const stored = await as(admin, (tx) => findDrive(tx, drive.id));
		if (!stored) throw new Error('The drive is gone');
		const missingAt = (at: string) => as(admin, (tx) => missing(tx, stored, new Date(at)));
		expect(await missingAt('2026-12-03T09:29:00Z')).toEqual([]);
		expect(await missingAt('2026-12-03T09:31:00Z')).toHaveLength(1);
	});
});
