import { describe, expect, test } from 'vitest';
import { editDrive } from '../../src/lib/server/drives/edit-drive';
import { typedDrive } from '../../src/lib/server/drives/typed-drive';
import { moveSlot } from '../../src/lib/server/sign-ups/move-slot';
import {
	admin,
	as,
	open,
	openClub,
	openFrom,
	outside,
	people,
	settle,
	signedUp,
	slotsAt,
	stored,
	url
} from '../support/places';
import { applying, now } from '../support/signing-up';
import { asSuperuser } from '../support/society';

openClub();

describe('slots of a drive that has other days', () => {
	const held = async (driveId: string, startsOn: string, endsOn: string) => {
		const before = await stored(driveId);
		const input = { ...typedDrive(before), startsOn, endsOn, changeReason: 'nhiều người', version: before.version };
		return as(admin, (tx) => editDrive(tx, { actor: admin, driveId, input, now }));
	};
	const days = async (driveId: string) =>
		(await slotsAt(driveId)).map(({ from, taken }) => `${from.slice(8, 13)} ${taken}`);
	const planned = async () => {
		const drive = await open({ capacity: null });
		await settle(drive.id, { slotMinutes: 120 });
		const [, second] = await slotsAt(drive.id);
		await signedUp(drive.code, { slotId: second?.id });
		expect(await days(drive.id)).toEqual(['03 07 0', '03 09 1']);
		return { ...drive, second: second?.id };
	};

	test('are cut for a day that is added after or before, and people stay on theirs', async () => {
		const drive = await planned();
		expect(await held(drive.id, '2026-12-03', '2026-12-04')).toMatchObject({ ok: true });
		expect(await days(drive.id)).toEqual(['03 07 0', '03 09 1', '04 07 0', '04 09 0']);
		expect(await held(drive.id, '2026-12-02', '2026-12-04')).toMatchObject({ ok: true });
		expect(await days(drive.id)).toEqual(['02 07 0', '02 09 0', '03 07 0', '03 09 1', '04 07 0', '04 09 0']);
		expect((await slotsAt(drive.id))[3]?.id).toBe(drive.second);
		expect(await outside(drive.id)).toBe(0);
	});

	test('are cut for thirty-one days as for one', async () => {
		const drive = await planned();
		expect(await held(drive.id, '2026-12-03', '2027-01-02')).toMatchObject({ ok: true });
		expect(await slotsAt(drive.id)).toHaveLength(62);
		expect((await slotsAt(drive.id)).at(-1)).toMatchObject({ from: '2027-01-02 09:00', taken: 0, places: 32 });
	});

	test('go with a day that is taken off, unless somebody comes on it: then it is said how many do', async () => {
		const drive = await planned();
		await held(drive.id, '2026-12-03', '2026-12-04');
		const last = (await slotsAt(drive.id)).at(-1)?.id ?? '';
		for (let nth = 0; nth < 3; nth++) await signedUp(drive.code, { slotId: last });
		expect(await held(drive.id, '2026-12-03', '')).toMatchObject({
			refusal: 'slots_have_people',
			details: { people: 3, day: '2026-12-04' }
		});
		expect(await days(drive.id)).toEqual(['03 07 0', '03 09 1', '04 07 0', '04 09 3']);
		const to = drive.second ?? '';
		expect(
			await as(admin, (tx) => moveSlot(tx, { actor: admin, driveId: drive.id, from: last, to, now }))
		).toMatchObject({
			value: 3
		});
		expect(await held(drive.id, '2026-12-03', '')).toMatchObject({ ok: true });
		expect(await days(drive.id)).toEqual(['03 07 0', '03 09 4']);
	});
});

describe('slots of a drive whose hours change', () => {
	const times = async (driveId: string) =>
		(await slotsAt(driveId)).map(({ from, taken, places }) => `${from.slice(11)} ${taken}/${places}`);

	test('are cut anew, and whoever waits keeps the one they hope for', async () => {
		const drive = await open({ capacity: 1 });
		await settle(drive.id, { walkInPercent: 0 });
		const [, second] = await slotsAt(drive.id);
		await signedUp(drive.code, { slotId: second?.id });
		await signedUp(drive.code, { slotId: second?.id });
		expect(await openFrom(drive.id, '08:00', '12:30')).toMatchObject({ ok: true });
		expect(await times(drive.id)).toEqual(['08:00 1/16', '09:00 0/16', '10:00 0/16', '11:00 0/16', '12:00 0/8']);
		const [waits] = await asSuperuser(
			url,
			`select slot_id as slot from registrations where state = 'waiting' and drive_id = $1`,
			[drive.id]
		);
		expect(waits).toEqual({ slot: second?.id });
		expect(await outside(drive.id)).toBe(0);
	});

	test('stay with their people outside the hours, where nobody else comes, until those are moved', async () => {
		const drive = await open({ capacity: null });
		await settle(drive.id);
		const [first] = await slotsAt(drive.id);
		await signedUp(drive.code, { slotId: first?.id });
		await openFrom(drive.id, '08:00', '10:00');
		expect(await times(drive.id)).toEqual(['07:00 1/1', '08:00 0/16', '09:00 0/16']);
		expect(await outside(drive.id)).toBe(1);
		expect(await people.signUp(drive.code, applying({ slotId: first?.id }))).toMatchObject({ refusal: 'slot_full' });
		const [from = '', to = ''] = (await slotsAt(drive.id)).map(({ id }) => id);
		expect(await as(admin, (tx) => moveSlot(tx, { actor: admin, driveId: drive.id, from, to, now }))).toMatchObject({
			value: 1
		});
		expect(await times(drive.id)).toEqual(['08:00 1/16', '09:00 0/16']);
		expect(await outside(drive.id)).toBe(0);
	});

	test('with people within the hours stay as they are, and nothing is cut across them', async () => {
		const drive = await open({ capacity: null });
		await settle(drive.id);
		const [, second] = await slotsAt(drive.id);
		await signedUp(drive.code, { slotId: second?.id });
		await openFrom(drive.id, '07:30', '11:30');
		expect(await times(drive.id)).toEqual(['08:00 1/16', '09:30 0/16', '10:30 0/16']);
		expect(await outside(drive.id)).toBe(0);
	});

	test('follow the hours that are changed with the drive itself, and nothing where those are unknown or the slots are over', async () => {
		const drive = await open();
		await settle(drive.id);
		const edit = async (hours: { opensAt: string; closesAt: string }, at = now) => {
			const before = await stored(drive.id);
			const input = { ...typedDrive(before), ...hours, changeReason: 'bão', version: before.version };
			return as(admin, (tx) => editDrive(tx, { actor: admin, driveId: drive.id, input, now: at }));
		};
		await asSuperuser(url, 'update drive_days set opens_at = null, closes_at = null where drive_id = $1', [drive.id]);
		expect(await edit({ opensAt: '09:00', closesAt: '11:00' })).toMatchObject({ ok: true });
		expect(await times(drive.id)).toEqual(['09:00 0/16', '10:00 0/16']);
		expect(await edit({ opensAt: '', closesAt: '' })).toMatchObject({ ok: true });
		expect(await times(drive.id)).toHaveLength(2);
		await asSuperuser(url, `update drives set status = 'closed' where id = $1`, [drive.id]);
		expect(await edit({ opensAt: '07:00', closesAt: '09:00' }, new Date('2026-12-04T03:00:00Z'))).toMatchObject({
			ok: true
		});
		expect(await times(drive.id)).toEqual(['09:00 0/16', '10:00 0/16']);
	});
});
