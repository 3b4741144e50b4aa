import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { openClub, people, url } from '../support/places';
import { applying, later, openDrive, statesAt } from '../support/signing-up';
import { asSuperuser } from '../support/society';

openClub();

describe('the list of who waits', () => {
	test('a place that falls free is held for whoever waits longest, who takes it', async () => {
		const drive = await openDrive(url, { capacity: 1 });
		const first = await people.tokenOf(drive.code);
		const second = await people.tokenOf(drive.code);
		await people.tokenOf(drive.code);
		expect(await people.offer(drive.id)).toBe(0);
		await people.change(first, { act: 'cancel' });
		expect(await people.offer(drive.id)).toBe(1);
		expect(await statesAt(url, drive.id)).toEqual({ cancelled: 1, offered: 1, waiting: 1 });
		expect(await people.signUp(drive.code, applying())).toMatchObject({ ok: true });
		expect(await statesAt(url, drive.id)).toMatchObject({ waiting: 2 });
		expect(await people.change(second, { act: 'accept' })).toMatchObject({ ok: true });
		expect(await people.change(second, { act: 'accept' })).toMatchObject({ refusal: 'place_settled' });
		expect(await statesAt(url, drive.id)).toEqual({ cancelled: 1, registered: 1, waiting: 2 });
	});

	test('whoever comes before a freed place is offered waits too, and so does whoever comes back', async () => {
		const drive = await openDrive(url, { capacity: 1 });
		const first = await people.tokenOf(drive.code);
		await people.tokenOf(drive.code);
		await people.change(first, { act: 'cancel' });
		await people.tokenOf(drive.code);
		expect(await people.change(first, { act: 'wait' })).toMatchObject({ ok: true });
		expect(await statesAt(url, drive.id)).toEqual({ waiting: 3 });
		expect(await people.offer(drive.id)).toBe(1);
		expect(await statesAt(url, drive.id)).toEqual({ offered: 1, waiting: 2 });
	});

	test('nobody waits behind people of a full group, to whom nothing is offered, nor behind those of another drive', async () => {
		const drive = await openDrive(url, { capacity: 1 });
		const other = await openDrive(url, { capacity: 5 });
		const groupHash = `hash of ${drive.code}`;
		await asSuperuser(
			url,
			`insert into drive_groups (id, drive_id, name, cap, token_hash, token_sealed, created_by) values ($1, $2, 'Công ty Thử', 1, $3, '', $1)`,
			[v7(), drive.id, groupHash]
		);
		const first = await people.tokenOf(drive.code);
		expect(await people.signUp(drive.code, applying(), { groupHash })).toMatchObject({ ok: true });
		await asSuperuser(url, 'update drive_groups set taken = cap where drive_id = $1', [drive.id]);
		await people.change(first, { act: 'cancel' });
		await people.tokenOf(drive.code);
		expect(await statesAt(url, drive.id)).toEqual({ cancelled: 1, registered: 1, waiting: 1 });
		await people.tokenOf(other.code);
		expect(await statesAt(url, other.id)).toEqual({ registered: 1 });
	});

	test('that takes nobody more lets those on it keep their turn: whoever comes then, or comes back, is told that places are kept', async () => {
		const drive = await openDrive(url, { capacity: 1 });
		const first = await people.tokenOf(drive.code);
		const second = await people.tokenOf(drive.code);
		await asSuperuser(url, 'update drive_sign_ups set waiting = false where drive_id = $1', [drive.id]);
		expect(await people.signUp(drive.code, applying())).toMatchObject({ refusal: 'drive_full' });
		await people.change(first, { act: 'cancel' });
		expect(await people.signUp(drive.code, applying())).toMatchObject({ refusal: 'places_kept' });
		expect(await people.change(first, { act: 'wait' })).toMatchObject({ refusal: 'places_kept' });
		expect(await people.offer(drive.id)).toBe(1);
		expect(await people.change(second, { act: 'accept' })).toMatchObject({ ok: true });
		expect(await people.signUp(drive.code, applying())).toMatchObject({ refusal: 'drive_full' });
		expect(await statesAt(url, drive.id)).toEqual({ cancelled: 1, registered: 1 });
	});

	test('free places of which more are there than people wait are given out again once each was offered theirs', async () => {
		const drive = await openDrive(url, { capacity: 1 });
		await people.tokenOf(drive.code);
		await people.tokenOf(drive.code);
		await asSuperuser(url, 'update drives set capacity = 5 where id = $1', [drive.id]);
		await people.offer(drive.id);
		await people.tokenOf(drive.code);
		expect(await statesAt(url, drive.id)).toEqual({ offered: 1, registered: 2 });
	});

	test('an offer that is over is accepted by nobody, and the next one is asked', async () => {
		const drive = await openDrive(url, { capacity: 1 });
		const first = await people.tokenOf(drive.code);
		const second = await people.tokenOf(drive.code);
		const third = await people.tokenOf(drive.code);
		await people.change(first, { act: 'cancel' });
		await people.offer(drive.id);
		expect(await people.change(second, { act: 'accept' }, later(720))).toMatchObject({ refusal: 'offer_over' });
		expect(await people.offer(drive.id, later(720))).toBe(1);
		expect(await people.change(second, { act: 'accept' }, later(721))).toMatchObject({ refusal: 'offer_over' });
		expect(await people.change(third, { act: 'decline' }, later(721))).toMatchObject({ ok: true });
		expect(await statesAt(url, drive.id)).toEqual({ cancelled: 3 });
	});

	test('more places are offered to as many as wait, in slots that have room', async () => {
		const drive = await openDrive(url, { capacity: 1, slots: [1, 1] });
		const [early = '', late = ''] = drive.slotIds;
		await people.tokenOf(drive.code, { slotId: early });
		await people.tokenOf(drive.code, { slotId: early });
		await people.tokenOf(drive.code);
		await asSuperuser(url, 'update drives set capacity = 5 where id = $1', [drive.id]);
		expect(await people.offer(drive.id)).toBe(1);
		const [offered] = await asSuperuser(
			url,
			`select slot_id from registrations where drive_id = $1 and state = 'offered'`,
			[drive.id]
		);
		expect(offered).toEqual({ slot_id: late });
	});

	test('of a group that is full nobody is offered a place nor put on the list, and the next one is asked', async () => {
		const drive = await openDrive(url, { capacity: 1 });
		const groupHash = `hash of ${drive.code}`;
		await asSuperuser(
			url,
			`insert into drive_groups (id, drive_id, name, cap, token_hash, token_sealed, created_by) values ($1, $2, 'Công ty Thử', 1, $3, '', $4)`,
			[v7(), drive.id, groupHash, v7()]
		);
		const first = await people.tokenOf(drive.code);
		expect(await people.signUp(drive.code, applying(), { groupHash })).toMatchObject({ ok: true });
		const outside = await people.tokenOf(drive.code);
		await asSuperuser(url, 'update drive_groups set taken = cap where drive_id = $1', [drive.id]);
		expect(await people.signUp(drive.code, applying(), { groupHash })).toMatchObject({ refusal: 'group_full' });
		await people.change(first, { act: 'cancel' });
		expect(await people.offer(drive.id)).toBe(1);
		expect(await people.change(outside, { act: 'accept' })).toMatchObject({ ok: true });
	});

	test('no offer outlives the signing up, and none is made after it', async () => {
		const drive = await openDrive(url, { capacity: 1 });
		const first = await people.tokenOf(drive.code);
		await people.tokenOf(drive.code);
		await asSuperuser(url, 'update drive_sign_ups set closes_at = $2 where drive_id = $1', [drive.id, later(30)]);
		await people.change(first, { act: 'cancel' });
		expect(await people.offer(drive.id, later(30))).toBe(0);
		await people.offer(drive.id, later(10));
		const [offered] = await asSuperuser(
			url,
			`select offer_until from registrations where drive_id = $1 and state = 'offered'`,
			[drive.id]
		);
		expect(offered).toEqual({ offer_until: later(30) });
	});
});
