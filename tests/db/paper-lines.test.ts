import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { lineForm } from '../../src/lib/paper/line-form';
import { findDrive } from '../../src/lib/server/drives/queries';
import { enterLine } from '../../src/lib/server/paper/enter-line';
import { undoLine } from '../../src/lib/server/paper/undo-line';
import { addDrive, known, today } from '../support/desk';
import {
	as,
	club,
	database,
	openDesk,
	person,
	registered,
	registrar,
	stateOf,
	truth
} from '../support/registration-desk';

openDesk();

/** Ten days after the drive, when somebody sits down with the paper. */
const later = new Date('2026-12-03T03:00:00Z');
const scope = <T>(work: Parameters<typeof as<T>>[1]) => as(registrar, work);

let driveId: string;
let registrationId: string;

beforeEach(async () => {
	driveId = await addDrive(database.superuserUrl, { clubId: club });
	({ registrationId } = await registered(known(await person()), driveId));
});

const line = (said: Record<string, unknown> = {}) => ({
	...lineForm.parse({
		operationId: v7(),
		registrationId,
		outcome: 'donated',
		volumeMl: '350',
		at: '09:30',
		...said
	})
});

async function enter(input: ReturnType<typeof line>, now = later) {
	const drive = await as(registrar, (tx) => findDrive(tx, driveId));
	if (!drive) throw new Error('there is no drive');
	return enterLine(scope, { actor: registrar, drive, input, locale: 'vi', now });
}

async function takeBack(operationId: string) {
	const drive = await as(registrar, (tx) => findDrive(tx, driveId));
	if (!drive) throw new Error('there is no drive');
	return undoLine(scope, { actor: registrar, drive, operationId, locale: 'vi', now: later });
}

const steps = () =>
	truth('select to_state, at from registration_events where registration_id = $1 and undoes is null order by id', [
		registrationId
	]);
const kept = () =>
	truth('select act, doubt, on_paper from drive_operations where drive_id = $1 order by act', [driveId]);

describe('a line of a paper list', () => {
	test('typed ten days later is believed: it happened when the paper says, and nobody has to look', async () => {
		expect(await enter(line({ bagNumber: 'GH 1' }))).toMatchObject({
			ok: true,
			value: { state: 'donated', doubt: null, name: 'Trần Thị Ví Dụ' }
		});
		const at = new Date(`${today}T02:30:00Z`);
		expect((await steps()).slice(1)).toEqual([
			{ to_state: 'arrived', at },
			{ to_state: 'donated', at }
		]);
		expect(await kept()).toEqual([
			{ act: 'arrive', doubt: null, on_paper: true },
			{ act: 'donate', doubt: null, on_paper: true }
		]);
		expect(await truth('select bag_number, donated_on::text from donations where drive_id = $1', [driveId])).toEqual([
			{ bag_number: 'GH 1', donated_on: today }
		]);
	});

	test('of a drive that is closed is taken too, and nobody has to look', async () => {
		await truth(`update drives set status = 'closed' where id = $1`, [driveId]);
		expect(await enter(line())).toMatchObject({ ok: true, value: { doubt: null } });
	});

	test('sent twice counts once', async () => {
		const typed = line();
		await enter(typed);
		expect(await enter(typed)).toMatchObject({ ok: true, value: { state: 'donated' } });
		expect(await kept()).toHaveLength(2);
	});

	test('whose key meant somebody else is refused', async () => {
		const typed = line();
		await enter(typed);
		const other = await registered(known(await person()), driveId);
		expect(await enter({ ...typed, registrationId: other.registrationId })).toMatchObject({
			refusal: 'operation_reused'
		});
	});

	test('of somebody who had arrived at the desk says only what became of them', async () => {
		await enter(line({ outcome: 'arrived' }));
		expect(await enter(line({ outcome: 'deferred', deferralClass: 'illness_7_days', at: '09:50' }))).toMatchObject({
			value: { state: 'deferred', doubt: null }
		});
		expect((await steps()).map(({ to_state }) => to_state)).toEqual(['registered', 'arrived', 'deferred']);
	});

	test.each([
		['a day before the drive', { heldOn: '2026-11-22' }, 'time_outside'],
		['a day after the drive', { heldOn: '2026-11-24' }, 'time_outside'],
		['a deferral without its end', { outcome: 'deferred', deferralClass: 'medical_staff' }, 'deferral_end_missing']
	])('with %s is refused', async (_, said, refusal) => {
		expect(await enter(line(said))).toMatchObject({ ok: false, refusal });
		expect(await kept()).toEqual([]);
	});

	test('with a time still to come is refused', async () => {
		expect(await enter(line({ at: '11:00' }), new Date(`${today}T03:00:00Z`))).toMatchObject({ refusal: 'time_ahead' });
	});

	test('with the bag number of somebody else is refused before anything is kept', async () => {
		await enter(line({ bagNumber: 'GH 7' }));
		const other = await registered(known(await person()), driveId);
		expect(await enter(line({ registrationId: other.registrationId, bagNumber: 'GH 7' }))).toMatchObject({
			refusal: 'bag_taken'
		});
		expect(await stateOf(other.registrationId)).toMatchObject({ state: 'registered' });
	});

	test('of somebody who is through already is refused', async () => {
		await enter(line());
		expect(await enter(line({ outcome: 'left' }))).toMatchObject({ refusal: 'wrong_state' });
	});
});

const bag = () =>
	truth('select stopped, quantity_sufficient, reaction, reaction_kind from donations where drive_id = $1', [driveId]);
const handed = () =>
	truth('select certificate_number, gift_given, thanked_at from registrations where id = $1', [registrationId]);

describe('what a line says besides', () => {
	test('of a bag that was stopped after a reaction is kept with it', async () => {
		await enter(line({ insufficient: true, stopped: true, reaction: 'moderate', reactionKind: 'faint' }));
		const said = { quantity_sufficient: false, stopped: true, reaction: 'moderate', reaction_kind: 'faint' };
		expect(await bag()).toEqual([said]);
	});

	test('of a sign without a reaction is not looked at', async () => {
		await enter(line({ reaction: 'none', reactionKind: 'bruise' }));
		expect(await bag()).toMatchObject([{ reaction: 'none', reaction_kind: null }]);
	});

	test('of a certificate and a gift is thanks at that time, and nobody has to look', async () => {
		const thanked_at = new Date(`${today}T02:30:00Z`);
		expect(await enter(line({ certificateNumber: 'CN 7', gift: true }))).toMatchObject({ value: { doubt: null } });
		expect(await handed()).toEqual([{ certificate_number: 'CN 7', gift_given: true, thanked_at }]);
	});

	test('of a certificate without a bag is not looked at', async () => {
		await enter(line({ outcome: 'left', certificateNumber: 'CN 7', gift: true }));
		expect(await handed()).toEqual([{ certificate_number: null, gift_given: null, thanked_at: null }]);
	});

	test('is made up for where the sending broke off after the bag', async () => {
		const typed = line();
		await enter(typed);
		await enter({ ...typed, gift: true });
		await enter({ ...typed, gift: true });
		expect(await handed()).toMatchObject([{ gift_given: true }]);
		expect((await kept()).map(({ act }) => act)).toEqual(['arrive', 'donate', 'thank']);
	});

	test('is taken back with the line', async () => {
		const typed = line({ certificateNumber: 'CN 8', gift: true });
		await enter(typed);
		expect(await takeBack(typed.operationId)).toMatchObject({ ok: true, value: { state: 'registered' } });
		expect(await handed()).toEqual([{ certificate_number: null, gift_given: null, thanked_at: null }]);
		expect(await bag()).toEqual([]);
	});
});

describe('the last line', () => {
	test('is taken back whole: the person is still to come, and the bag is gone', async () => {
		const typed = line();
		await enter(typed);
		expect(await takeBack(typed.operationId)).toMatchObject({ ok: true, value: { state: 'registered' } });
		expect(await truth('select 1 from donations where drive_id = $1', [driveId])).toEqual([]);
		expect(await takeBack(typed.operationId)).toMatchObject({ refusal: 'nothing_to_undo' });
	});

	test('taken back can be typed again, better', async () => {
		const typed = line();
		await enter(typed);
		await takeBack(typed.operationId);
		expect(await enter(line({ volumeMl: '250' }))).toMatchObject({ value: { state: 'donated', doubt: null } });
		expect(await truth('select volume_ml from donations where drive_id = $1', [driveId])).toEqual([{ volume_ml: 250 }]);
	});
});

test('control: what a device sends so late is looked at', async () => {
	const drive = await as(registrar, (tx) => findDrive(tx, driveId));
	if (!drive) throw new Error('there is no drive');
	const { takeOperation } = await import('../../src/lib/server/desk/take-operation');
	const { operation } = await import('../support/device');
	const arrive = operation(registrationId, '', { act: 'arrive' });
	const taking = { actor: registrar, driveId, deviceId: v7(), operation: arrive, locale: 'vi' as const, now: later };
	expect(await takeOperation(scope, taking)).toMatchObject({ value: { doubt: 'odd_time' } });
});
