import { beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../src/lib/desk/operation';
import type { Told } from '../../src/lib/server/desk/taking';
import { addDrive, decided, known, now } from '../support/desk';
import { deviceOf, operation, walkIn } from '../support/device';
import {
	as,
	database,
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

const arriving = (after = '') => operation(id, after, { act: 'arrive' });
const giving = (after: string, said = {}) => operation(id, after, { act: 'donate', volumeMl: 350, ...said });
const donationsHere = () => truth('select volume_ml, bag_number from donations where drive_id = $1', [driveId]);
const kept = (operationId: string) =>
	truth('select doubt, waiting, sealed is not null as sealed from drive_operations where id = $1', [operationId]);

describe('a device', () => {
	test('takes somebody from the door to one unit, and nothing of what it typed is kept beside', async () => {
		const arrive = arriving();
		const fit = operation(id, arrive.id, { act: 'fit' });
		const donate = giving(fit.id, { bagNumber: 'B 1', reaction: 'mild', reactionKind: 'faint' });
		expect(await send(arrive)).toMatchObject({ doubt: null, state: 'arrived', head: arrive.id });
		expect(await send(fit)).toMatchObject({ doubt: null, state: 'fit' });
		expect(await send(operation(id, fit.id, { act: 'begin' }))).toMatchObject({ state: 'fit', head: fit.id });
		expect(await send(donate)).toMatchObject({ doubt: null, state: 'donated', head: donate.id });
		expect(await send(operation(id, donate.id, { act: 'thank', certificateNumber: 'C 9' }))).toMatchObject({
			doubt: null
		});
		expect(
			await truth(
				'select begun_at is not null as begun, certificate_number, gift_given from registrations where id = $1',
				[id]
			)
		).toEqual([{ begun: true, certificate_number: 'C 9', gift_given: true }]);
		expect(await truth('select reaction, reaction_kind from donations where registration_id = $1', [id])).toEqual([
			{ reaction: 'mild', reaction_kind: 'faint' }
		]);
		expect(await kept(donate.id)).toEqual([{ doubt: null, waiting: false, sealed: false }]);
	});

	test('sends an act twice and is told the same; the act counts once', async () => {
		const donate = giving('', { bagNumber: 'B 1' });
		const first = await send(donate);
		expect(await send(donate)).toEqual(first);
		expect(await donationsHere()).toHaveLength(1);
		expect(await truth('select count(*)::int from registration_events where registration_id = $1', [id])).toEqual([
			{ count: 2 }
		]);
	});

	test('uses a key for something else: refused', async () => {
		const donate = giving('');
		await send(donate);
		await expect(send({ ...donate, volumeMl: 450 } as Operation)).rejects.toThrow('operation_reused');
		expect(await donationsHere()).toEqual([{ volume_ml: 350, bag_number: null }]);
	});

	test('takes its last act back', async () => {
		const donate = giving('');
		await send(donate);
		expect(await send(operation(id, donate.id, { act: 'undo', undoes: donate.id }))).toMatchObject({
			doubt: null,
			state: 'registered'
		});
		expect(await donationsHere()).toEqual([]);
	});

	test('takes back that a bag was begun and that somebody was thanked, each by itself', async () => {
		const [begin, thank] = [
			operation(id, '', { act: 'begin' }),
			operation(id, '', { act: 'thank', certificateNumber: 'C 9' })
		];
		for (const done of [begin, thank, operation(id, '', { act: 'undo', undoes: begin.id })]) await send(done);
		const noted = () =>
			truth('select begun_at is not null as begun, certificate_number, gift_given from registrations where id = $1', [
				id
			]);
		expect(await noted()).toEqual([{ begun: false, certificate_number: 'C 9', gift_given: true }]);
		await send(operation(id, '', { act: 'undo', undoes: thank.id }));
		expect(await noted()).toEqual([{ begun: false, certificate_number: null, gift_given: null }]);
	});

	test('a bag that was begun at two devices stays begun when one takes it back', async () => {
		const [one, other] = [operation(id, '', { act: 'begin' }), operation(id, '', { act: 'begin' })];
		for (const done of [one, other, operation(id, '', { act: 'undo', undoes: other.id })]) await send(done);
		expect(await truth('select begun_at is not null as begun from registrations where id = $1', [id])).toEqual([
			{ begun: true }
		]);
	});

	test('registers a walk-in and goes on with them before it was ever told who they are', async () => {
		const register = walkIn('Lò Thị Thử');
		const arrive = operation(register.registrationId, register.id, { act: 'arrive' });
		const told = await send(register);
		expect(told).toMatchObject({ doubt: null, state: 'registered' });
		expect(await send(arrive)).toMatchObject({ registrationId: told.registrationId, state: 'arrived' });
		expect(await stateOf(told.registrationId)).toMatchObject({ state: 'arrived' });
	});
});

describe('what did not know of each other', () => {
	test('two arrivals: one counts, somebody looks', async () => {
		await send(arriving());
		const again = arriving();
		expect(await send(again)).toMatchObject({ doubt: 'arrived_twice', state: 'arrived' });
		expect(await kept(again.id)).toEqual([{ doubt: 'arrived_twice', waiting: false, sealed: true }]);
	});

	test('two volumes: the first stands, the other is kept with what was typed', async () => {
		await send(giving('', { volumeMl: 350 }));
		expect(await send(giving('', { volumeMl: 450 }))).toMatchObject({ doubt: 'donated_twice', state: 'donated' });
		expect(await donationsHere()).toEqual([{ volume_ml: 350, bag_number: null }]);
	});

	test('the first of two volumes is taken back: the other counts', async () => {
		const first = giving('', { volumeMl: 350 });
		await send(first);
		await send(giving('', { volumeMl: 450, bagNumber: 'B 2' }));
		expect(await send(operation(id, first.id, { act: 'undo', undoes: first.id }))).toMatchObject({ state: 'donated' });
		expect(await donationsHere()).toEqual([{ volume_ml: 450, bag_number: 'B 2' }]);
	});

	test.each([[['defer', 'donate']], [['donate', 'defer']]] as const)(
		'%s: the bag is never given up',
		async ([one, other]) => {
			const said = {
				defer: { act: 'defer', deferralClass: 'illness_7_days' },
				donate: { act: 'donate', volumeMl: 350 }
			} as const;
			await send(operation(id, '', said[one]));
			expect(await send(operation(id, '', said[other]))).toMatchObject({ doubt: 'donated_and_away', state: 'donated' });
			expect(await stateOf(id)).toMatchObject({ state: 'donated' });
			expect(await donationsHere()).toHaveLength(1);
		}
	);

	test('fit comes in before the arrival: the arrival changes nothing and nobody has to look', async () => {
		const arrive = arriving();
		await send(operation(id, arrive.id, { act: 'fit' }));
		expect(await send(arrive)).toMatchObject({ doubt: null, state: 'fit' });
		expect(await stateOf(id)).toMatchObject({ state: 'fit' });
	});
});

describe('what the device could not know', () => {
	test('a bag number that is taken: the bag is stored without it', async () => {
		const other = await registered(known(await person()));
		await send(operation(other.registrationId, '', { act: 'donate', volumeMl: 350, bagNumber: 'B 7' }));
		expect(await send(giving('', { bagNumber: 'B 7' }))).toMatchObject({ doubt: 'bag_taken', state: 'donated' });
		expect(await donationsHere()).toContainEqual({ volume_ml: 350, bag_number: null });
	});

	test('somebody gave elsewhere within the interval: stored and marked, unless staff decided', async () => {
		await gave(donorId, 30);
		expect(await send(giving(''))).toMatchObject({ doubt: 'against_the_rules', state: 'donated' });
		expect(await truth('select interval_breach from donations where registration_id = $1', [id])).toEqual([
			{ interval_breach: true }
		]);
		const next = await person();
		const { registrationId } = await registered(known(next));
		await gave(next, 30);
		expect(await send(operation(registrationId, '', { act: 'donate', volumeMl: 350, ...decided }))).toMatchObject({
			doubt: null
		});
	});

	test('a full drive: the walk-in waits with everything that was typed, and so does what follows', async () => {
		await truth('update drives set capacity = places_taken where id = $1', [driveId]);
		const register = walkIn('Vì Văn Thử');
		expect(await send(register)).toMatchObject({ doubt: 'drive_full', state: null });
		const donate = operation(register.registrationId, register.id, { act: 'donate', volumeMl: 350 });
		expect(await send(donate)).toMatchObject({ doubt: 'person_unknown' });
		expect(await kept(donate.id)).toEqual([{ doubt: 'person_unknown', waiting: true, sealed: true }]);
	});

	test('a drive that is confirmed: kept, nothing recorded', async () => {
		await truth(`update drives set status = 'confirmed' where id = $1`, [driveId]);
		expect(await send(giving(''))).toMatchObject({ doubt: 'drive_closed', state: 'registered' });
		expect(await donationsHere()).toEqual([]);
	});

	test('a clock three days off: recorded at the time it came in, and looked at', async () => {
		const ahead = { ...arriving(), occurredAt: new Date(now.getTime() + 3 * 86_400_000).toISOString() };
		expect(await send(ahead)).toMatchObject({ doubt: 'odd_time', state: 'arrived' });
		const [step] = await truth(
			`select at from registration_events where registration_id = $1 and to_state = 'arrived'`,
			[id]
		);
		expect(step?.at).toEqual(now);
	});

	test('a drive of another club is not there', async () => {
		const foreign = await addDrive(database.superuserUrl, { clubId: null });
		const elsewhere = deviceOf(registrar, foreign, (work) => as(registrar, work));
		await expect(elsewhere(arriving())).rejects.toThrow();
	});
});
