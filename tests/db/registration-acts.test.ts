import { describe, expect, test } from 'vitest';
import { historyOf, rosterCounts } from '../../src/lib/server/registrations/queries';
import { undoLast } from '../../src/lib/server/registrations/undo-last';
import { act, addDrive, decided, fitting, giving, known, now, waiting } from '../support/desk';
import {
	database,
	club,
	otherClub,
	registrar,
	driveId,
	openDesk,
	as,
	truth,
	person,
	register,
	registered,
	outcome,
	fit,
	donate,
	defer,
	undo,
	stateOf,
	gave
} from '../support/registration-desk';

openDesk();

describe('the desk', () => {
	test('arrived, fit and donated lead from the door to one unit', async () => {
		const { registrationId, donorId } = await registered(known(await person()));
		expect(await outcome('arrived', act(registrationId, 1))).toMatchObject({ ok: true, value: { state: 'arrived' } });
		expect(await fit(fitting(registrationId, 2))).toMatchObject({ ok: true });
		expect(await donate(giving(registrationId, 3, { bagNumber: 'B 1' }))).toMatchObject({ ok: true });
		expect(await truth('select * from donations where donor_id = $1', [donorId])).toMatchObject([
			{ units: 1, volume_ml: 350, sex: 'female', age_band: '25-44', first_time: true, abo: 'O', interval_breach: false }
		]);
		const counts = await as(registrar, (tx) => rosterCounts(tx, driveId));
		expect(counts).toMatchObject({ registered: 1, arrived: 1, here: 0, done: 1, donated: 1, units: 1, volumeMl: 350 });
	});

	test('a bag of insufficient quantity counts neither a unit nor its volume, and the donation stands', async () => {
		const { registrationId } = await registered(known(await person()));
		await donate(giving(registrationId, 1, { quantitySufficient: false, volumeMl: 120 }));
		const counts = await as(registrar, (tx) => rosterCounts(tx, driveId));
		expect(counts).toMatchObject({ donated: 1, units: 0, volumeMl: 0 });
	});

	test('a donation that came too early is stored and marked', async () => {
		const donorId = await person();
		const { registrationId } = await registered(known(donorId));
		await gave(donorId, 40, otherClub);
		await donate(giving(registrationId, 1, decided));
		expect(await truth('select interval_breach from donations where registration_id = $1', [registrationId])).toEqual([
			{ interval_breach: true }
		]);
	});

	test.each(['B7', 'b7', 'B 7'])('a bag number is used once at a drive, also as %s', async (bagNumber) => {
		const first = await registered(known(await person()));
		const second = await registered(known(await person()));
		await donate(giving(first.registrationId, 1, { bagNumber: 'B7' }));
		expect(await donate(giving(second.registrationId, 1, { bagNumber }))).toMatchObject({ refusal: 'bag_taken' });
		expect(await stateOf(second.registrationId)).toEqual({ state: 'registered', version: 1 });
	});

	test('a stale version and an impossible act are refused with where the person stands', async () => {
		const { registrationId } = await registered(known(await person()));
		await outcome('arrived', act(registrationId, 1));
		expect(await outcome('no_show', act(registrationId, 1))).toMatchObject({
			refusal: 'stale_version',
			details: { state: 'arrived' }
		});
		expect(await outcome('no_show', act(registrationId, 2))).toMatchObject({ refusal: 'wrong_state' });
	});

	test('before the drive runs only confirming and cancelling is possible', async () => {
		const at = await addDrive(database.superuserUrl, { clubId: club, status: 'open' });
		const { registrationId } = await registered(known(await person()), at);
		expect(await outcome('arrived', act(registrationId, 1), at)).toMatchObject({ refusal: 'drive_not_running' });
		expect(await outcome('confirmed', act(registrationId, 1), at)).toMatchObject({ ok: true });
	});

	test('the same key records an act once, and never a different one', async () => {
		const { registrationId } = await registered(known(await person()));
		const input = giving(registrationId, 1);
		await donate(input);
		expect(await donate(input)).toMatchObject({ ok: true, value: { state: 'donated', version: 2 } });
		expect(await donate({ ...input, volumeMl: 450 })).toMatchObject({ refusal: 'operation_reused' });
		expect(await undo({ registrationId, version: 2, operationId: input.operationId })).toMatchObject({
			refusal: 'operation_reused'
		});
		expect(await truth('select from donations where registration_id = $1', [registrationId])).toHaveLength(1);
	});

	test('a registration of another drive is not found', async () => {
		const at = await addDrive(database.superuserUrl, { clubId: club });
		const { registrationId } = await registered(known(await person()), at);
		expect(await outcome('arrived', act(registrationId, 1))).toMatchObject({ refusal: 'registration_not_found' });
	});
});

describe('deferring', () => {
	test('an empty end is the usual one of the class', async () => {
		const { registrationId } = await registered(known(await person()));
		expect(await defer(waiting(registrationId, 1))).toMatchObject({ ok: true, value: { state: 'deferred' } });
		expect(
			await truth('select class, until_on, permanent from deferrals where registration_id = $1', [registrationId])
		).toEqual([{ class: 'illness_7_days', until_on: '2026-11-29', permanent: false }]);
	});

	test('a class without a usual end asks for one', async () => {
		const { registrationId } = await registered(known(await person()));
		const input = waiting(registrationId, 1, { deferralClass: 'blood_pressure' });
		expect(await defer(input)).toMatchObject({ refusal: 'deferral_end_missing' });
		expect(await defer({ ...input, untilOn: '2026-11-01' })).toMatchObject({ refusal: 'deferral_end_past' });
		expect(await defer({ ...input, permanent: true })).toMatchObject({ ok: true });
	});

	test('whoever is deferred cannot register again before the end', async () => {
		const { registrationId, donorId } = await registered(known(await person()));
		await defer(waiting(registrationId, 1));
		const next = await addDrive(database.superuserUrl, { clubId: club, status: 'open', startsOn: '2026-11-29' });
		expect(await register(known(donorId), next)).toMatchObject({ eligibility: { eligibleFrom: '2026-11-30' } });
	});
});

describe('undoing', () => {
	test('takes back step by step, to the registration itself and no further', async () => {
		const { registrationId } = await registered(known(await person()));
		await outcome('arrived', act(registrationId, 1));
		await fit(fitting(registrationId, 2));
		expect(await undo(act(registrationId, 3))).toMatchObject({ value: { state: 'arrived' } });
		expect(await undo(act(registrationId, 4))).toMatchObject({ value: { state: 'registered' } });
		expect(await undo(act(registrationId, 5))).toMatchObject({ refusal: 'nothing_to_undo' });
		const history = await as(registrar, (tx) => historyOf(tx, registrationId));
		expect(history.map(({ toState }) => toState)).toEqual(['registered', 'arrived', 'fit', 'arrived', 'registered']);
	});

	test('a donation leaves no unit behind, and the donor is free again', async () => {
		const { registrationId, donorId } = await registered(known(await person()));
		await fit(fitting(registrationId, 1));
		await donate(giving(registrationId, 2));
		expect(await undo(act(registrationId, 3))).toMatchObject({ value: { state: 'fit' } });
		expect(await truth('select donation_count, last_donation_on from donors where id = $1', [donorId])).toEqual([
			{ donation_count: 0, last_donation_on: null }
		]);
		expect(await as(registrar, (tx) => rosterCounts(tx, driveId))).toMatchObject({ units: 0, volumeMl: 0, here: 1 });
	});

	test('a deferral is gone with its act', async () => {
		const { registrationId } = await registered(known(await person()));
		await defer(waiting(registrationId, 1));
		expect(await undo(act(registrationId, 2))).toMatchObject({ value: { state: 'registered' } });
		expect(await truth('select from deferrals where registration_id = $1', [registrationId])).toHaveLength(0);
	});

	test('a cancelled place that somebody else took does not come back', async () => {
		const at = await addDrive(database.superuserUrl, { clubId: club, capacity: 1 });
		const { registrationId } = await registered(known(await person()), at);
		await outcome('cancelled', act(registrationId, 1), at);
		await registered(known(await person()), at);
		const input = act(registrationId, 2);
		const result = await as(registrar, (tx) => undoLast(tx, { actor: registrar, driveId: at, input, now }));
		expect(result).toMatchObject({ refusal: 'drive_full' });
	});
});
