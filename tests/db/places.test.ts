import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { copyPlan } from '../../src/lib/server/drives/copy-plan';
import { editDrive } from '../../src/lib/server/drives/edit-drive';
import { findDrive } from '../../src/lib/server/drives/queries';
import { typedDrive } from '../../src/lib/server/drives/typed-drive';
import { editGroup, groupsOf, makeGroup, revokeGroup } from '../../src/lib/server/sign-ups/groups';
import { moveSlot } from '../../src/lib/server/sign-ups/move-slot';
import { offersToTell } from '../../src/lib/server/sign-ups/offers-to-tell';
import { admin, as, open, openClub, people, settle, signedUp, slotsAt, stranger, url } from '../support/places';
import { now, statesAt } from '../support/signing-up';
import { asSuperuser } from '../support/society';

openClub();

describe('how places are given out', () => {
	test('the hours of a drive are cut into slots, and cut anew while nobody chose one', async () => {
		const drive = await open();
		expect(await settle(drive.id)).toMatchObject({ ok: true });
		expect((await slotsAt(drive.id)).map(({ places }) => places)).toEqual([16, 16, 16, 16]);
		expect(await settle(drive.id)).toMatchObject({ refusal: 'stale_version' });
		expect(await settle(drive.id, { slotMinutes: 120, version: 2 })).toMatchObject({ ok: true });
		expect((await slotsAt(drive.id)).map(({ from }) => from)).toEqual(['2026-12-03 07:00', '2026-12-03 09:00']);
		expect(await settle(drive.id, { arrival: 'open', version: 3 })).toMatchObject({ ok: true });
		expect(await slotsAt(drive.id)).toEqual([]);
	});

	test('nobody who chose a slot loses it: it neither goes nor becomes too small', async () => {
		const drive = await open();
		await settle(drive.id);
		const [, second] = await slotsAt(drive.id);
		await signedUp(drive.code, { slotId: second?.id });
		await signedUp(drive.code, { slotId: second?.id });
		expect(await settle(drive.id, { slotMinutes: 120, version: 2 })).toMatchObject({
			refusal: 'slot_has_people',
			details: { time: '08:00', people: 2 }
		});
		expect(await settle(drive.id, { beds: 1, bedMinutes: 60, version: 2 })).toMatchObject({
			refusal: 'slot_below_taken'
		});
		expect((await slotsAt(drive.id)).map(({ taken }) => taken)).toEqual([0, 2, 0, 0]);
	});

	test('slots that nobody has any more go, though people who gave a place back or wait had chosen them', async () => {
		const drive = await open({ capacity: 1, slots: [2, 2] });
		const [slotId = ''] = drive.slotIds;
		const first = await signedUp(drive.code, { slotId });
		await signedUp(drive.code, { slotId });
		await people.change(first, { act: 'cancel' });
		expect(await settle(drive.id, { arrival: 'open' })).toMatchObject({ ok: true });
		expect(await slotsAt(drive.id)).toEqual([]);
		expect(await statesAt(url, drive.id)).toEqual({ cancelled: 1, waiting: 1 });
	});

	test('hours that nobody knows are not cut', async () => {
		const drive = await open();
		await asSuperuser(url, 'update drives set opens_at = null, closes_at = null where id = $1', [drive.id]);
		expect(await settle(drive.id)).toMatchObject({ refusal: 'hours_missing' });
	});

	test('slots in which nobody could be served are not cut', async () => {
		const drive = await open();
		expect(await settle(drive.id, { slotMinutes: 5, beds: 1, bedMinutes: 240 })).toMatchObject({
			refusal: 'slots_without_places'
		});
	});

	test('another club settles nothing', async () => {
		const drive = await open();
		expect(await settle(drive.id, {}, stranger)).toMatchObject({ refusal: 'drive_gone' });
	});

	test('everybody of a slot moves to another one, or nobody does', async () => {
		const drive = await open({ slots: [2, 1, 2] });
		const [from = '', small = '', large = ''] = drive.slotIds;
		await signedUp(drive.code, { slotId: from });
		await signedUp(drive.code, { slotId: from });
		const move = (to: string) => as(admin, (tx) => moveSlot(tx, { actor: admin, driveId: drive.id, from, to, now }));
		expect(await move(small)).toMatchObject({ refusal: 'slot_full' });
		expect(await move(v7())).toMatchObject({ refusal: 'slot_gone' });
		expect(await move(large)).toMatchObject({ ok: true, value: 2 });
		expect((await slotsAt(drive.id)).map(({ taken }) => taken)).toEqual([0, 0, 2]);
	});

	test('a drive that moves takes its slots along, and stays where somebody would lose theirs', async () => {
		const drive = await open({ slots: [2, 2] });
		await signedUp(drive.code, { slotId: drive.slotIds[0] });
		const move = async (startsOn: string) =>
			as(admin, async (tx) => {
				const stored = await findDrive(tx, drive.id);
				if (!stored) throw new Error('The drive is gone');
				const input = { ...typedDrive(stored), startsOn, endsOn: '', changeReason: 'bão', version: stored.version };
				return editDrive(tx, { actor: admin, driveId: drive.id, input, now });
			});
		expect(await move('2026-12-05')).toMatchObject({ ok: true });
		expect((await slotsAt(drive.id)).map(({ from }) => from)).toEqual(['2026-12-05 07:00', '2026-12-05 07:30']);
		await asSuperuser(
			url,
			`update drive_slots set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where drive_id = $1`,
			[drive.id]
		);
		expect(await move('2026-12-06')).toMatchObject({
			refusal: 'slots_have_people',
			details: { people: 1, day: '2026-12-07' }
		});
	});
});

describe('offers of which no letter tells', () => {
	test('are listed with name, phone and end, and those with a letter or of other clubs are not', async () => {
		const drive = await open({ capacity: 1 });
		const first = await signedUp(drive.code);
		await signedUp(drive.code, { fullName: 'Người Chỉ Có Số', phone: '0912000077' });
		await signedUp(drive.code, { fullName: 'Người Có Thư', email: 'co-thu@example.org' });
		const listed = (actor = admin, at = now) => as(actor, (tx) => offersToTell(tx, drive.id, at));
		expect(await listed()).toEqual([]);
		await people.change(first, { act: 'cancel' });
		await asSuperuser(url, 'update drives set capacity = 2 where id = $1', [drive.id]);
		await people.offer(drive.id);
		expect(await statesAt(url, drive.id)).toEqual({ cancelled: 1, offered: 2 });
		const until = new Date(now.getTime() + 720 * 60_000);
		expect(await listed()).toMatchObject([{ name: 'Người Chỉ Có Số', phone: '+84912000077', until }]);
		expect(await listed(admin, until)).toEqual([]);
		expect(await listed(stranger)).toEqual([]);
	});
});

describe('a group', () => {
	test('gets a link that is shown again, keeps its people when it is revoked, and is never smaller than they are', async () => {
		const drive = await open({ capacity: null });
		const input = { name: 'Trường Thử', cap: 2, contactName: 'Cô Thử', contactPhone: '', contactEmail: '' };
		await as(admin, async (tx) => {
			const stored = await findDrive(tx, drive.id);
			if (stored) await makeGroup(tx, { actor: admin, drive: stored, input });
		});
		const listed = () => as(admin, (tx) => groupsOf(tx, drive.id));
		const [group] = await listed();
		if (!group) throw new Error('No group');
		expect(group.address).toMatch(new RegExp(`/d/${drive.code}\\?group=[\\w-]{43}$`));
		await asSuperuser(url, 'update drive_groups set taken = 2 where id = $1', [group.id]);
		const edit = (cap: number, version = 1) =>
			as(admin, (tx) =>
				editGroup(tx, { actor: admin, driveId: drive.id, input: { ...input, cap, groupId: group.id, version } })
			);
		expect(await edit(1)).toMatchObject({ refusal: 'cap_below_taken' });
		expect(await edit(3)).toMatchObject({ ok: true });
		expect(await edit(4)).toMatchObject({ refusal: 'stale_version' });
		const another = { actor: admin, driveId: (await open()).id };
		const elsewhere = { ...input, groupId: group.id, version: 2 };
		expect(await as(admin, (tx) => editGroup(tx, { ...another, input: elsewhere }))).toMatchObject({
			refusal: 'group_gone'
		});
		const stored = await as(admin, (tx) => findDrive(tx, drive.id));
		if (!stored) throw new Error('The drive is gone');
		const revoking = { drive: stored, groupId: group.id, now };
		expect(await as(admin, (tx) => revokeGroup(tx, { actor: admin, ...revoking }))).toBe(true);
		expect(await as(stranger, (tx) => revokeGroup(tx, { actor: stranger, ...revoking }))).toBe(false);
		expect(await listed()).toMatchObject([{ address: null, taken: 2, cap: 3 }]);
		expect(await as(stranger, (tx) => groupsOf(tx, drive.id).catch(() => []))).toEqual([]);
	});
});

describe('a plan that is copied', () => {
	test('gives places out as the one before, in slots of its own day', async () => {
		const before = await open();
		await settle(before.id, { walkInPercent: 30 });
		const next = await open();
		await as(admin, (tx) => copyPlan(tx, { from: before.id, to: next.id }));
		expect((await slotsAt(next.id)).map(({ places }) => places)).toEqual([16, 16, 16, 16]);
		const [copied] = await asSuperuser(
			url,
			'select arrival, beds, walk_in_percent from drive_sign_ups where drive_id = $1',
			[next.id]
		);
		expect(copied).toEqual({ arrival: 'slots', beds: 4, walk_in_percent: 30 });
	});
});
