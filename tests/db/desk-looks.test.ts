import { beforeEach, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { changedFieldWords } from '../../src/lib/audit/changed-field-words';
import type { Doubt } from '../../src/lib/desk/doubt';
import type { Operation } from '../../src/lib/desk/operation';
import { letItCount, numberBag } from '../../src/lib/server/desk/correct-bag';
import { joinRegistrations } from '../../src/lib/server/desk/join-registrations';
import { leaveOut } from '../../src/lib/server/desk/leave-out';
import { looksPage } from '../../src/lib/server/desk/looks';
import { markSeen, reopenSeen } from '../../src/lib/server/desk/mark-seen';
import { takeOperation } from '../../src/lib/server/desk/take-operation';
import type { Told } from '../../src/lib/server/desk/taking';
import { tryAgain } from '../../src/lib/server/desk/try-again';
import { findDrive } from '../../src/lib/server/drives/queries';
import { refused } from '../../src/lib/result';
import { decided, known, now, today } from '../support/desk';
import { deviceOf, operation, walkIn } from '../support/device';
import {
	as,
	driveId,
	gave,
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
let donorId: string;

beforeEach(async () => {
	send = deviceOf(registrar, driveId, (work) => as(registrar, work));
	donorId = await person();
	({ registrationId: id } = await registered(known(donorId)));
});

const later = new Date(now.getTime() + 3_600_000);
const giving = (after: string, said = {}, at = id) => operation(at, after, { act: 'donate', volumeMl: 350, ...said });
const settling = (operationId: string, doubt: Doubt, actor = registrar) => ({
	actor,
	driveId,
	id: operationId,
	doubt,
	now: later
});
const seen = (operationId: string, doubt: Doubt, sure = false, actor = registrar) =>
	as(actor, (tx) => markSeen(tx, { ...settling(operationId, doubt, actor), sure }));
const counts = (operationId: string) => as(registrar, (tx) => letItCount(tx, settling(operationId, 'donated_twice')));
const numbered = (operationId: string, bagNumber: string) =>
	as(registrar, (tx) => numberBag(tx, { ...settling(operationId, 'bag_taken'), bagNumber }));
const left = (operationId: string, doubt: Doubt, note = '') =>
	as(registrar, (tx) => leaveOut(tx, { ...settling(operationId, doubt), because: 'mistyped', note }));
const again = (operationId: string, doubt: Doubt, said = {}) =>
	tryAgain((work) => as(registrar, work), {
		actor: registrar,
		driveId,
		input: { id: operationId, doubt, overrideReason: '', overrideBy: '', untilOn: '', other: false, ...said },
		locale: 'vi',
		now: later
	});
const kept = async (operationId: string) =>
	(
		await truth(
			`select doubt, waiting, sealed is not null as sealed, settled_as, settled_by is not null as settled, left_because, note
			from drive_operations where id = $1`,
			[operationId]
		)
	)[0];
const told = (operationId: string) =>
	truth('select action, account_id, fields from audit_entries where object_id = $1 order by at', [operationId]);
const bags = () => truth('select volume_ml, bag_number, version from donations where drive_id = $1', [driveId]);

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

describe('of two bags', () => {
	test('the stored one stands once somebody is sure; the first taken back leaves none', async () => {
		const first = giving('', { volumeMl: 350 });
		await send(first);
		const other = giving('', { volumeMl: 450 });
		await send(other);
		expect(await seen(other.id, 'donated_twice')).toEqual(refused('sure_missing'));
		expect(await seen(other.id, 'donated_twice', true)).toMatchObject({ ok: true });
		expect(await send(operation(id, first.id, { act: 'undo', undoes: first.id }))).toMatchObject({
			state: 'registered'
		});
		expect(await bags()).toEqual([]);
	});

	test('the other one counts: volume and number are corrected, and the trail names the fields', async () => {
		const other = await twice();
		expect(await counts(other.id)).toMatchObject({ ok: true });
		expect(await bags()).toEqual([{ volume_ml: 450, bag_number: 'B 2', version: 2 }]);
		expect(await kept(other.id)).toMatchObject({ settled_as: 'counted', sealed: false });
		expect(await told(other.id)).toMatchObject([{ action: 'operation.counted', fields: ['bagNumber', 'volumeMl'] }]);
	});

	test('the trail names every field in which the other one differs, and no other', async () => {
		await gave(donorId, -20);
		await send(giving('', { volumeMl: 350, component: 'plasma' }));
		const said = { quantitySufficient: false, stopped: true, reaction: 'mild', reactionKind: 'faint' };
		const other = giving('', { volumeMl: 350, ...said });
		await send(other);
		expect(await counts(other.id)).toMatchObject({ ok: true });
		const [entry] = await told(other.id);
		const named = ['component', 'intervalBreach', 'quantitySufficient', 'reaction', 'reactionKind', 'stopped'];
		expect([...(entry?.fields as string[])].sort()).toEqual(named);
		expect(changedFieldWords('operation', named).split(', ')).toHaveLength(named.length);
	});

	test('the other one is as close to other donations as its component says, whatever the first was', async () => {
		await gave(donorId, -20);
		await send(giving('', { volumeMl: 450, component: 'plasma' }));
		const other = giving('', { volumeMl: 350, bagNumber: 'B 2' });
		await send(other);
		const early = 'select component, interval_breach from donations where drive_id = $1';
		expect(await truth(early, [driveId])).toEqual([{ component: 'plasma', interval_breach: false }]);
		expect(await counts(other.id)).toMatchObject({ ok: true });
		expect(await truth(early, [driveId])).toEqual([{ component: 'whole_blood', interval_breach: true }]);
		expect(await truth('select donation_count from donors where id = $1', [donorId])).toEqual([{ donation_count: 2 }]);
	});

	test('one of somebody who had left beside their bag is kept: the stored one stands, or the other one instead', async () => {
		const [first, other] = [giving('', { volumeMl: 350 }), giving('', { volumeMl: 450, bagNumber: 'B 2' })];
		await send(first);
		await send(operation(id, first.id, { act: 'leave' }));
		expect(await send(other)).toMatchObject({ doubt: 'donated_twice', state: 'donated' });
		expect(await bags()).toEqual([{ volume_ml: 350, bag_number: null, version: 1 }]);
		expect(await counts(other.id)).toMatchObject({ ok: true });
		expect(await bags()).toEqual([{ volume_ml: 450, bag_number: 'B 2', version: 2 }]);
	});

	test('one of somebody who had left counts once the stored one is taken back, and can be taken back as well', async () => {
		const [first, other] = [giving('', { volumeMl: 350 }), giving('', { volumeMl: 450, bagNumber: 'B 2' })];
		await send(first);
		await send(operation(id, first.id, { act: 'leave' }));
		await send(other);
		expect(await send(operation(id, other.id, { act: 'undo', undoes: first.id }))).toMatchObject({ state: 'donated' });
		expect(await bags()).toEqual([{ volume_ml: 450, bag_number: 'B 2', version: 1 }]);
		await send(operation(id, other.id, { act: 'undo', undoes: other.id }));
		expect(await bags()).toEqual([]);
	});

	test('one of somebody who had left never was, once the stored one is what counts', async () => {
		const [first, other] = [giving('', { volumeMl: 350 }), giving('', { volumeMl: 450 })];
		await send(first);
		await send(operation(id, first.id, { act: 'leave' }));
		await send(other);
		expect(await seen(other.id, 'donated_twice', true)).toMatchObject({ ok: true });
		await send(operation(id, other.id, { act: 'undo', undoes: first.id }));
		expect(await bags()).toEqual([]);
		expect(await stateOf(id)).toMatchObject({ state: 'left' });
	});

	test('the one that came to count when the first was taken back is looked at and stays', async () => {
		const first = giving('', { volumeMl: 350 });
		await send(first);
		const other = giving('', { volumeMl: 450 });
		await send(other);
		await send(operation(id, first.id, { act: 'undo', undoes: first.id }));
		expect(await counts(other.id)).toMatchObject({ ok: true });
		expect(await kept(other.id)).toMatchObject({ settled_as: 'counted', waiting: false });
		expect(await bags()).toEqual([{ volume_ml: 450, bag_number: null, version: 1 }]);
		expect(await send(operation(id, other.id, { act: 'undo', undoes: other.id }))).toMatchObject({
			state: 'registered'
		});
	});
});

describe('a deferral beside a bag', () => {
	const deferring = (said = {}) => operation(id, '', { act: 'defer', deferralClass: 'illness_7_days', ...said });
	const deferralsHere = () => truth('select class, starts_on::text from deferrals where registration_id = $1', [id]);

	test('is recorded once the bag is taken back, from the day when it was said', async () => {
		const donate = giving('');
		await send(donate);
		await send(deferring());
		expect(await deferralsHere()).toEqual([]);
		expect(await send(operation(id, donate.id, { act: 'undo', undoes: donate.id }))).toMatchObject({
			state: 'deferred'
		});
		expect(await deferralsHere()).toEqual([{ class: 'illness_7_days', starts_on: today }]);
	});

	test('that was there first stays once, though the bag is taken back', async () => {
		await send(deferring());
		const donate = giving('');
		await send(donate);
		await send(operation(id, donate.id, { act: 'undo', undoes: donate.id }));
		expect(await deferralsHere()).toHaveLength(1);
		expect(await stateOf(id)).toMatchObject({ state: 'deferred' });
	});

	test('that is taken back is gone, and the bag stays', async () => {
		const defer = deferring();
		await send(defer);
		await send(giving(''));
		await send(operation(id, defer.id, { act: 'undo', undoes: defer.id }));
		expect(await deferralsHere()).toEqual([]);
		expect(await bags()).toHaveLength(1);
	});

	test('that somebody let go of does not come back with the bag taken back', async () => {
		const [donate, defer] = [giving(''), deferring()];
		await send(donate);
		await send(defer);
		expect(await seen(defer.id, 'donated_and_away', true)).toMatchObject({ ok: true });
		await send(operation(id, donate.id, { act: 'undo', undoes: donate.id }));
		expect(await stateOf(id)).toMatchObject({ state: 'registered' });
		expect(await deferralsHere()).toEqual([]);
	});

	test('of two the other one counts once the first is taken back', async () => {
		const first = deferring();
		await send(first);
		await send(deferring({ deferralClass: 'medical_staff', untilOn: '2027-01-31' }));
		await send(operation(id, first.id, { act: 'undo', undoes: first.id }));
		expect(await stateOf(id)).toMatchObject({ state: 'deferred' });
		expect(await deferralsHere()).toMatchObject([{ class: 'medical_staff' }]);
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

describe('whoever is registered at two desks', () => {
	const same = (operationId: string, actor = registrar, sure = true) =>
		joinRegistrations((work) => as(actor, work), {
			...settling(operationId, 'already_registered', actor),
			sure,
			locale: 'vi'
		});

	const papers = { birthDate: '5/6/1991', idKind: 'cccd', idNumber: '038191000017' };

	/** The same person, registered on a device that did not know of the first registration. */
	async function registeredTwice() {
		const first = walkIn('Lương Thị Thử', papers);
		const { registrationId } = await send(first);
		const second = walkIn('Lương Thị Thử', papers);
		expect(await send(second)).toMatchObject({ doubt: 'already_registered', state: null });
		return { registrationId, second };
	}

	test('is one person: what was done at the other desk was done to the first registration', async () => {
		const { registrationId, second } = await registeredTwice();
		const arrive = operation(second.id, second.id, { act: 'arrive' });
		const donate = giving(arrive.id, { bagNumber: 'B 5' }, second.id);
		for (const one of [arrive, donate]) expect(await send(one)).toMatchObject({ doubt: 'person_unknown' });
		const { looks } = await as(registrar, (tx) => looksPage(tx, driveId, null));
		expect(looks[0]).toMatchObject({ id: second.id, same: { person: 'Lương Thị Thử', registeredAt: now } });

		expect(await same(second.id)).toEqual({ ok: true, value: { followed: 2 } });
		expect(await kept(second.id)).toMatchObject({ settled_as: 'joined', sealed: false });
		expect(await stateOf(registrationId)).toMatchObject({ state: 'donated' });
		expect(await bags()).toEqual([{ volume_ml: 350, bag_number: 'B 5', version: 1 }]);
		expect(await as(registrar, (tx) => looksPage(tx, driveId, null))).toMatchObject({ count: 0 });
		expect(await told(second.id)).toMatchObject([{ action: 'operation.joined' }]);
		expect(await truth('select 1 from registrations where drive_id = $1', [driveId])).toHaveLength(2);
	});

	test('and is joined: what the device sends afterwards under its own name is about the first registration too', async () => {
		const { registrationId, second } = await registeredTwice();
		await same(second.id);
		const arrive = operation(second.id, second.id, { act: 'arrive' });
		expect(await send(arrive)).toMatchObject({ registrationId, doubt: null, state: 'arrived', head: arrive.id });
		expect(await send(operation(second.id, arrive.id, { act: 'begin' }))).toMatchObject({ doubt: null });
		expect(await send(operation(registrationId, '', { act: 'arrive' }))).toMatchObject({ doubt: 'arrived_twice' });
		expect(await send(second)).toMatchObject({ registrationId, doubt: null, state: 'arrived' });
	});

	test.each([{ birthDate: '5/6/1991' }, { phone: '0912 000 017' }])(
		'is found by name and %o as well, and can be another person',
		async (told) => {
			await send(walkIn('Hà Thị Thử', told));
			const second = walkIn('Hà Thị Thử', told);
			expect(await send(second)).toMatchObject({ doubt: 'already_registered' });
			expect(await again(second.id, 'already_registered', { other: true })).toMatchObject({
				value: { recorded: true, doubt: 'likely_duplicate' }
			});
			expect(await send(walkIn('Hà Thị Thử', { ...told, birthDate: '1970', phone: '' }))).not.toMatchObject({
				doubt: 'already_registered'
			});
		}
	);

	test('with the same number is never another person', async () => {
		const { second } = await registeredTwice();
		expect(await again(second.id, 'already_registered', { other: true })).toMatchObject({
			value: { recorded: false, doubt: 'already_registered' }
		});
	});

	/** The same name and birth date, and nothing kept of whom they were taken for. */
	async function takenForNobody() {
		const first = walkIn('Đinh Thị Thử', { birthDate: '5/6/1991' });
		const { registrationId } = await send(first);
		const second = walkIn('Đinh Thị Thử', { birthDate: '5/6/1991' });
		expect(await send(second)).toMatchObject({ doubt: 'already_registered' });
		await truth('update drive_operations set same_as = null where id = $1', [second.id]);
		return { registrationId, second };
	}

	test('and nobody kept whom they were taken for: trying again finds it out, however often, and registers nobody twice', async () => {
		const { registrationId, second } = await takenForNobody();
		const shown = async () => {
			const { looks } = await as(registrar, (tx) => looksPage(tx, driveId, null));
			return looks.find((look) => look.id === second.id)?.same;
		};
		expect(await shown()).toBeNull();
		for (let times = 0; times < 2; times += 1)
			expect(await again(second.id, 'already_registered')).toMatchObject({ value: { recorded: false } });
		expect(await shown()).toMatchObject({ person: 'Đinh Thị Thử' });
		const sameAs = 'select same_as from drive_operations where id = $1';
		expect(await truth(sameAs, [second.id])).toEqual([{ same_as: registrationId }]);
	});

	test('and nobody kept whom they were taken for: joined all the same', async () => {
		const { registrationId, second } = await takenForNobody();
		await send(operation(second.id, second.id, { act: 'arrive' }));
		expect(await same(second.id)).toEqual({ ok: true, value: { followed: 1 } });
		expect(await stateOf(registrationId)).toMatchObject({ state: 'arrived' });
	});

	test('and is erased: nothing of what was typed the second time stays, nor of what was done to the second registration', async () => {
		const { registrationId, second } = await registeredTwice();
		const donate = giving(second.id, { bagNumber: 'B 5' }, second.id);
		expect(await send(donate)).toMatchObject({ doubt: 'person_unknown' });
		const elsewhere = giving('', {}, v7());
		await send(elsewhere);
		for (const one of [second, donate]) expect(await kept(one.id)).toMatchObject({ sealed: true });
		await truth(
			`update donors set erased_at = now(), erased_reason = 'asked', full_name = '—', search_key = '', sort_key = '', match_keys = '{}', sex = null, birth_date = null,
				birth_precision = null, id_kind = null, id_number_encrypted = null, id_number_hash = null, id_last_four_hash = null, weight_class = null
				where id = (select donor_id from registrations where id = $1)`,
			[registrationId]
		);
		for (const one of [second, donate]) expect(await kept(one.id)).toMatchObject({ sealed: false });
		expect(await kept(elsewhere.id)).toMatchObject({ sealed: true });
	});

	test('is joined only once somebody is sure', async () => {
		const { second } = await registeredTwice();
		expect(await same(second.id, registrar, false)).toEqual(refused('sure_missing'));
		expect(await kept(second.id)).toMatchObject({ settled: false, sealed: true });
	});

	test('is joined once, and not by another club', async () => {
		const { second } = await registeredTwice();
		expect(await same(second.id, stranger)).toEqual(refused('settled_meanwhile'));
		const answers = await Promise.all([same(second.id), same(second.id)]);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	});
});
