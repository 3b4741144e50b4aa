import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { lineForm, walkInForm } from '../../src/lib/paper/line-form';
import { tryAgain } from '../../src/lib/server/desk/try-again';
import { findDrive } from '../../src/lib/server/drives/queries';
import { enterLine } from '../../src/lib/server/paper/enter-line';
import { enterWalkIn } from '../../src/lib/server/paper/enter-walk-in';
import { keyOfAct } from '../../src/lib/server/paper/line-keys';
import { undoLine } from '../../src/lib/server/paper/undo-line';
import { addDrive, today } from '../support/desk';
import { as, club, database, openDesk, registrar, truth } from '../support/registration-desk';

openDesk();

/** Ten days after the drive, when somebody sits down with the paper. */
const later = new Date('2026-12-03T03:00:00Z');
const scope = <T>(work: Parameters<typeof as<T>>[1]) => as(registrar, work);

let driveId: string;
let nobody = 0;

beforeEach(async () => {
	nobody += 1;
	driveId = await addDrive(database.superuserUrl, { clubId: club });
});

const outcome = { operationId: '', outcome: 'donated', volumeMl: '350', at: '09:30' };

const walkIn = (said: Record<string, unknown> = {}) => ({
	...walkInForm.parse({
		...outcome,
		operationId: v7(),
		fullName: `Lê Văn Minh Họa ${String.fromCharCode(65 + nobody)}`,
		birthDate: `${nobody}/5/1990`,
		sex: 'male',
		weightClass: '50+',
		consentRegistration: true,
		...said
	})
});

async function typing() {
	const drive = await as(registrar, (tx) => findDrive(tx, driveId));
	if (!drive) throw new Error('there is no drive');
	return { actor: registrar, drive, locale: 'vi' as const, now: later };
}

const enter = async (input: ReturnType<typeof walkIn>) => enterWalkIn(scope, { ...(await typing()), input });
const takeBack = async (operationId: string) => undoLine(scope, { ...(await typing()), operationId });

const people = () => truth('select id, state, source, registered_at from registrations where drive_id = $1', [driveId]);
const kept = () =>
	truth('select act, doubt, waiting, on_paper from drive_operations where drive_id = $1 order by id', [driveId]);
const acts = async () => new Set((await kept()).map(({ act }) => act));

describe('a line of somebody who was not on the list', () => {
	test('registers them at the time that the paper says, with what became of them, and nobody has to look', async () => {
		const typed = walkIn({ bagNumber: 'GH 1', certificateNumber: 'CN 1', gift: true });
		expect(await enter(typed)).toMatchObject({
			ok: true,
			value: { state: 'donated', doubt: null, name: typed.fullName }
		});
		const at = new Date(`${today}T02:30:00Z`);
		expect(await people()).toMatchObject([{ state: 'donated', source: 'walk_in', registered_at: at }]);
		expect(await acts()).toEqual(new Set(['register', 'arrive', 'donate', 'thank']));
		expect((await kept()).every(({ doubt, waiting, on_paper }) => doubt === null && !waiting && on_paper)).toBe(true);
		expect(
			await truth('select bag_number, donated_on::text, first_time from donations where drive_id = $1', [driveId])
		).toEqual([{ bag_number: 'GH 1', donated_on: today, first_time: true }]);
	});

	test('has its consent as a paper that was signed, in the words of that day', async () => {
		const typed = walkIn();
		await enter(typed);
		const given = 'select how, purpose from consents c join donors d on d.id = c.donor_id where d.full_name = $1';
		expect(await truth(given, [typed.fullName])).toEqual([{ how: 'signed_paper', purpose: 'registration' }]);
	});

	test('of a drive that is closed is taken too', async () => {
		await truth(`update drives set status = 'closed' where id = $1`, [driveId]);
		expect(await enter(walkIn())).toMatchObject({ value: { state: 'donated', doubt: null } });
		expect(await people()).toMatchObject([{ source: 'walk_in' }]);
	});

	test('of a drive from before there were words of consent is taken with the first ones', async () => {
		const day = '2025-03-05';
		driveId = await addDrive(database.superuserUrl, { clubId: club, status: 'closed', startsOn: day });
		expect(await enter(walkIn({ heldOn: day }))).toMatchObject({ value: { state: 'donated', doubt: null } });
	});

	test('sent twice is one person with one bag', async () => {
		const typed = walkIn({ bagNumber: 'GH 2' });
		await enter(typed);
		expect(await enter(typed)).toMatchObject({ ok: true, value: { state: 'donated' } });
		expect(await people()).toHaveLength(1);
		expect(await kept()).toHaveLength(3);
	});

	test('whose key meant another person is refused', async () => {
		const typed = walkIn();
		await enter(typed);
		expect(await enter({ ...typed, fullName: 'Phạm Thị Minh Họa' })).toMatchObject({ refusal: 'operation_reused' });
	});

	test('of somebody deferred gives them their wait', async () => {
		const typed = walkIn({ outcome: 'deferred', deferralClass: 'illness_7_days' });
		await enter(typed);
		expect(await people()).toMatchObject([{ state: 'deferred' }]);
		const wait = 'select class from deferrals f join donors d on d.id = f.donor_id where d.full_name = $1';
		expect(await truth(wait, [typed.fullName])).toEqual([{ class: 'illness_7_days' }]);
	});
});

describe('before anything is kept, a line is refused', () => {
	test('of somebody whom the list has already, by name', async () => {
		const typed = walkIn({ outcome: 'arrived' });
		await enter(typed);
		const again = await enter({ ...typed, operationId: v7() });
		expect(again).toMatchObject({ refusal: 'already_registered', details: { name: typed.fullName } });
		expect(await people()).toHaveLength(1);
		expect(await kept()).toHaveLength(2);
	});

	test.each([
		['with the bag number of somebody else', { bagNumber: 'GH 7' }, 'bag_taken'],
		['with a time outside the drive', { heldOn: '2026-11-24' }, 'time_outside'],
		['with a deferral without its end', { outcome: 'deferred', deferralClass: 'medical_staff' }, 'deferral_end_missing']
	])('%s', async (_, said, refusal) => {
		await enter(walkIn({ fullName: 'Lê Thị Đã Hiến', birthDate: '1981', bagNumber: 'GH 7' }));
		expect(await enter(walkIn(said))).toMatchObject({ ok: false, refusal });
		expect(await people()).toHaveLength(1);
	});

	test('without their consent on paper', () => {
		expect(() => walkIn({ consentRegistration: false })).toThrow('consent_missing');
	});
});

describe('nothing of a line is lost', () => {
	test('that looks like somebody on the list and is kept all the same: it waits to be compared', async () => {
		const typed = walkIn();
		await enter(typed);
		const another = walkIn({
			fullName: typed.fullName,
			birthDate: typed.birthDate,
			confirmNew: true,
			bagNumber: 'GH 9'
		});
		expect(await enter(another)).toMatchObject({ value: { state: null, doubt: 'already_registered' } });
		expect((await kept()).filter(({ waiting }) => waiting).map(({ act }) => act)).toContain('donate');
	});

	test('of a drive that is full: it waits', async () => {
		driveId = await addDrive(database.superuserUrl, { clubId: club, capacity: 1 });
		await enter(walkIn({ fullName: 'Lê Thị Chỗ Cuối', birthDate: '1982' }));
		const typed = walkIn();
		expect(await enter(typed)).toMatchObject({ value: { state: null, doubt: 'drive_full', name: typed.fullName } });
		expect((await kept()).filter(({ waiting }) => waiting)).toHaveLength(3);
	});

	test('and what waited is recorded whole once there is room, in a drive that is closed by then', async () => {
		driveId = await addDrive(database.superuserUrl, { clubId: club, capacity: 1 });
		await enter(walkIn({ fullName: 'Lê Thị Chỗ Cuối Cùng', birthDate: '1983' }));
		const typed = walkIn({ bagNumber: 'GH 8' });
		await enter(typed);
		await truth(`update drives set capacity = 2, status = 'closed' where id = $1`, [driveId]);
		const id = keyOfAct(typed.operationId, 'register');
		const input = {
			id,
			doubt: 'drive_full' as const,
			overrideReason: '' as const,
			overrideBy: '',
			untilOn: '',
			other: false
		};
		const { actor, locale, now } = await typing();
		expect(await tryAgain(scope, { actor, driveId, locale, now, input })).toMatchObject({
			value: { recorded: true, followed: 2 }
		});
		expect((await people()).map(({ state }) => state)).toEqual(['donated', 'donated']);
	});
});

test('taken back, somebody who walked in stays on the list, and their line is typed again', async () => {
	const typed = walkIn({ bagNumber: 'GH 3', gift: true });
	await enter(typed);
	const [{ id: registrationId } = { id: '' }] = await people();
	expect(await takeBack(typed.operationId)).toMatchObject({ ok: true, value: { registrationId, state: 'registered' } });
	expect(await truth('select 1 from donations where drive_id = $1', [driveId])).toEqual([]);
	expect(await takeBack(typed.operationId)).toMatchObject({ refusal: 'nothing_to_undo' });
	const input = lineForm.parse({ ...outcome, operationId: v7(), registrationId, bagNumber: 'GH 3' });
	expect(await enterLine(scope, { ...(await typing()), input })).toMatchObject({
		value: { state: 'donated', doubt: null }
	});
});

test('control: a walk-in that a device sends to a closed drive waits', async () => {
	await truth(`update drives set status = 'closed' where id = $1`, [driveId]);
	const { takeOperation } = await import('../../src/lib/server/desk/take-operation');
	const { walkIn: sent } = await import('../support/device');
	const { drive: _, ...who } = await typing();
	const taking = { ...who, driveId, deviceId: v7(), operation: sent('Đỗ Thị Gửi Muộn') };
	expect(await takeOperation(scope, taking)).toMatchObject({ value: { doubt: 'drive_closed' } });
});
