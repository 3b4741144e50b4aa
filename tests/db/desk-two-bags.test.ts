import { beforeEach, describe, expect, test } from 'vitest';
import { changedFieldWords } from '../../src/lib/audit/changed-field-words';
import type { Operation } from '../../src/lib/desk/operation';
import { refused } from '../../src/lib/result';
import type { Told } from '../../src/lib/server/desk/taking';
import { known, today } from '../support/desk';
import { bags, counts, kept, seen, told } from '../support/desk-settling';
import { deviceOf, operation } from '../support/device';
import {
	as,
	driveId,
	gave,
	openDesk,
	person,
	registered,
	registrar,
	stateOf,
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

const giving = (after: string, said = {}, at = id) => operation(at, after, { act: 'donate', volumeMl: 350, ...said });

async function twice(): Promise<Operation> {
	await send(giving('', { volumeMl: 350, bagNumber: 'B 1' }));
	const other = giving('', { volumeMl: 450, bagNumber: 'B 2' });
	await send(other);
	return other;
}

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
		expect(await counts(other.id, false)).toEqual(refused('sure_missing'));
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
