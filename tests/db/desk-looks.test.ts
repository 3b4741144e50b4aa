import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../src/lib/desk/operation';
import { refused } from '../../src/lib/result';
import { looksPage } from '../../src/lib/server/desk/looks';
import { reopenSeen } from '../../src/lib/server/desk/mark-seen';
import { takeOperation } from '../../src/lib/server/desk/take-operation';
import type { Told } from '../../src/lib/server/desk/taking';
import { findDrive } from '../../src/lib/server/drives/queries';
import { decided, known, now } from '../support/desk';
import { again, bags, counts, kept, left, numbered, seen, told } from '../support/desk-settling';
import { deviceOf, operation, walkIn } from '../support/device';
import {
	as,
	driveId,
	openDesk,
	person,
	placesTaken,
	registered,
	registrar,
	stateOf,
	stranger,
	truth
} from '../support/registration-desk';

openDesk();

let send: (sent: Operation, at?: Date) => Promise<Told>;
let id: string;

beforeEach(async () => {
	send = deviceOf(registrar, driveId, (work) => as(registrar, work));
	({ registrationId: id } = await registered(known(await person())));
});

const giving = (after: string, said = {}, at = id) => operation(at, after, { act: 'donate', volumeMl: 350, ...said });

async function twice(): Promise<Operation> {
	await send(giving('', { volumeMl: 350, bagNumber: 'B 1' }));
	const other = giving('', { volumeMl: 450, bagNumber: 'B 2' });
	await send(other);
	return other;
}

describe('what was recorded with a doubt', () => {
	test('is seen: nothing changes, what was typed is forgotten, and who looked is told', async () => {
		await send(operation(id, '', { act: 'arrive' }));
		const again = operation(id, '', { act: 'arrive' });
		await send(again);
		expect(await seen(again.id, 'arrived_twice')).toMatchObject({ ok: true });
		expect(await kept(again.id)).toMatchObject({ sealed: false, settled_as: 'seen', settled: true, waiting: false });
		expect(await told(again.id)).toEqual([{ action: 'operation.seen', account_id: registrar.accountId, fields: null }]);
		expect(await stateOf(id)).toMatchObject({ state: 'arrived' });
	});

	test('is looked at again after all, by whoever saw it', async () => {
		await send(operation(id, '', { act: 'arrive' }));
		const again = operation(id, '', { act: 'arrive' });
		await send(again);
		await seen(again.id, 'arrived_twice');
		const drive = await as(registrar, (tx) => findDrive(tx, driveId));
		if (!drive) throw new Error('no drive');
		expect(await as(registrar, (tx) => reopenSeen(tx, { actor: registrar, drive, id: again.id }))).toBe(true);
		expect(await kept(again.id)).toMatchObject({ settled: false, settled_as: null, doubt: 'arrived_twice' });
		expect(await as(registrar, (tx) => reopenSeen(tx, { actor: registrar, drive, id: again.id }))).toBe(false);
	});

	test('is settled by two at once: the second is told', async () => {
		const other = await twice();
		const answers = await Promise.all([counts(other.id), seen(other.id, 'donated_twice', true)]);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.find(({ ok }) => !ok)).toEqual(refused('settled_meanwhile'));
		expect(await told(other.id)).toHaveLength(1);
	});

	test('is not reached from another club, nor under another doubt', async () => {
		const other = await twice();
		expect(await seen(other.id, 'donated_twice', true, stranger)).toEqual(refused('settled_meanwhile'));
		expect(await seen(other.id, 'arrived_twice')).toEqual(refused('settled_meanwhile'));
		expect(await kept(other.id)).toMatchObject({ settled: false, sealed: true });
	});
});

describe('the list', () => {
	test('tells the oldest first with who, what was typed and what is stored, and nothing to others', async () => {
		const other = await twice();
		const donate = giving('', {}, v7());
		await send(donate);
		const { looks, count, next } = await as(registrar, (tx) => looksPage(tx, driveId, null));
		expect({ count, next }).toEqual({ count: 2, next: null });
		expect(looks).toMatchObject([
			{
				id: other.id,
				doubt: 'donated_twice',
				person: 'Trần Thị Ví Dụ',
				by: registrar.fullName,
				typed: { volumeMl: 450, bagNumber: 'B 2' },
				stored: { volumeMl: 350, bagNumber: 'B 1' },
				isStored: false
			},
			{ id: donate.id, doubt: 'person_unknown', person: null, waiting: true, stored: null }
		]);
		const rest = await as(registrar, (tx) => looksPage(tx, driveId, other.id));
		expect(rest.looks.map((look) => look.id)).toEqual([donate.id]);
		expect(await as(stranger, (tx) => looksPage(tx, driveId, null))).toMatchObject({ looks: [], count: 0 });
	});
});

describe('a bag whose number was taken', () => {
	test('gets its right number, and none that is taken as well', async () => {
		const { registrationId } = await registered(known(await person()));
		await send(giving('', { bagNumber: 'B 7' }, registrationId));
		const mine = giving('', { bagNumber: 'B 7' });
		await send(mine);
		expect(await numbered(mine.id, 'B 7')).toMatchObject({ refusal: 'bag_taken' });
		expect(await numbered(mine.id, 'B 8')).toMatchObject({ ok: true });
		expect(await bags()).toContainEqual({ volume_ml: 350, bag_number: 'B 8', version: 2 });
		expect(await kept(mine.id)).toMatchObject({ settled_as: 'numbered', sealed: false });
	});
});

describe('what waits', () => {
	test('is tried again once there is room, and so is everything that waited for the same person, in order', async () => {
		await truth('update drives set capacity = places_taken where id = $1', [driveId]);
		const register = walkIn('Vì Văn Thử');
		const arrive = operation(register.id, register.id, { act: 'arrive' });
		const donate = giving(arrive.id, { bagNumber: 'B 9' }, register.id);
		for (const one of [register, arrive, donate]) await send(one);
		expect(await again(register.id, 'drive_full')).toMatchObject({ value: { recorded: false, doubt: 'drive_full' } });
		await truth('update drives set capacity = capacity + 1 where id = $1', [driveId]);
		expect(await again(register.id, 'drive_full')).toEqual({
			ok: true,
			value: { recorded: true, doubt: null, followed: 2 }
		});
		expect(await bags()).toEqual([{ volume_ml: 350, bag_number: 'B 9', version: 1 }]);
		expect(await kept(donate.id)).toMatchObject({ waiting: false, sealed: false, settled_as: 'recorded' });
		expect(await placesTaken()).toBe(2);
	});

	test('is recorded with the decision of medical staff that was missing, at the time when it happened', async () => {
		const early = new Date(now.getTime() - 600_000).toISOString();
		const register = { ...walkIn('Lò Văn Thử', { birthDate: '2015' }), occurredAt: early } as Operation;
		await send(register);
		await truth('update drive_operations set received_at = $2 where id = $1', [register.id, now]);
		expect(await kept(register.id)).toMatchObject({ doubt: 'not_eligible', waiting: true });
		expect(await again(register.id, 'not_eligible')).toMatchObject({ value: { recorded: false } });
		expect(await again(register.id, 'not_eligible', decided)).toMatchObject({ value: { recorded: true } });
		const [row] = await truth('select override_by, registered_at from registrations where operation_id = $1', [
			register.id
		]);
		expect(row).toMatchObject({ override_by: decided.overrideBy, registered_at: new Date(early) });
	});

	test('is tried by two at once: recorded once', async () => {
		await truth(`update drives set status = 'confirmed' where id = $1`, [driveId]);
		const donate = giving('');
		await send(donate);
		await truth(`update drives set status = 'closed' where id = $1`, [driveId]);
		const answers = await Promise.all([again(donate.id, 'drive_closed'), again(donate.id, 'drive_closed')]);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.find(({ ok }) => !ok)).toEqual(refused('settled_meanwhile'));
		expect(await bags()).toHaveLength(1);
		expect(await send(donate)).toMatchObject({ doubt: null, state: 'donated' });
	});

	test('from a paper list is recorded at the time that stands there, however long ago', async () => {
		await truth(`update drives set status = 'confirmed' where id = $1`, [driveId]);
		const arrive = operation(id, '', { act: 'arrive' });
		const tenDays = new Date(now.getTime() + 10 * 86_400_000);
		const taking = {
			actor: registrar,
			driveId,
			deviceId: v7(),
			operation: arrive,
			locale: 'vi' as const,
			now: tenDays
		};
		await takeOperation((work) => as(registrar, work), { ...taking, onPaper: true });
		await truth('update drive_operations set received_at = $2 where id = $1', [arrive.id, tenDays]);
		await truth(`update drives set status = 'closed' where id = $1`, [driveId]);
		expect(await again(arrive.id, 'drive_closed')).toMatchObject({ value: { recorded: true, doubt: null } });
		const step = `select at from registration_events where registration_id = $1 and to_state = 'arrived'`;
		expect(await truth(step, [id])).toEqual([{ at: now }]);
	});

	test('is left out: a bag only with a reason in words', async () => {
		const donate = giving('', {}, v7());
		await send(donate);
		expect(await left(donate.id, 'person_unknown')).toEqual(refused('note_missing'));
		expect(await left(donate.id, 'person_unknown', 'Túi này đã ghi ở bàn khác')).toMatchObject({ ok: true });
		expect(await kept(donate.id)).toMatchObject({
			settled_as: 'left_out',
			left_because: 'mistyped',
			note: 'Túi này đã ghi ở bàn khác',
			sealed: false,
			waiting: true
		});
		expect(await bags()).toEqual([]);
		expect(await again(donate.id, 'person_unknown')).toEqual(refused('settled_meanwhile'));
	});
});
