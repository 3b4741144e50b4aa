import { describe, expect, test } from 'vitest';
import { historyOf } from '../../src/lib/server/registrations/queries';
import { act, addDrive, addPerson, known, newcomer } from '../support/desk';
import {
	database,
	club,
	otherClub,
	registrar,
	stranger,
	driveId,
	openDesk,
	as,
	truth,
	person,
	register,
	registered,
	outcome,
	placesTaken,
	gave
} from '../support/registration-desk';

openDesk();

describe('registering', () => {
	test('a known donor takes one place, with an event and an audit entry', async () => {
		const donorId = await person();
		const { registrationId } = await registered(known(donorId));
		expect(await placesTaken()).toBe(1);
		const history = await as(registrar, (tx) => historyOf(tx, registrationId));
		expect(history).toMatchObject([{ fromState: null, toState: 'registered' }]);
		const audit = await truth('select action, account_id, fields from audit_entries where object_id = $1', [
			registrationId
		]);
		expect(audit).toEqual([{ action: 'registration.registered', account_id: registrar.accountId, fields: null }]);
	});

	test('a new donor is added and registered in one transaction', async () => {
		const { donorId, fullName } = await registered(newcomer('Lê Văn Thử Nghiệm'));
		expect(fullName).toBe('Lê Văn Thử Nghiệm');
		expect(await truth('select club_id from donor_clubs where donor_id = $1', [donorId])).toEqual([{ club_id: club }]);
	});

	test('a refusal leaves no new donor behind', async () => {
		const full = await addDrive(database.superuserUrl, { clubId: club, capacity: 1 });
		await registered(known(await person()), full);
		const name = 'Phạm Thị Không Chỗ';
		expect(await register(newcomer(name), full)).toMatchObject({ refusal: 'drive_full', details: { capacity: 1 } });
		const young = newcomer(name, { birthDate: '2015-01-01' });
		expect(await register(young)).toMatchObject({ refusal: 'not_eligible' });
		expect(await truth('select from donors where full_name = $1', [name])).toHaveLength(0);
	});

	test('a likely duplicate is offered before anybody is added twice', async () => {
		const input = newcomer('Hoàng Văn Giả Định', { birthDate: '1991-02-03', phone: '0912345678' });
		await registered(input);
		const again = newcomer('Hoang Van Gia Dinh', { birthDate: '1991', phone: '0912 345 678' });
		expect(await register(again)).toMatchObject({ refusal: 'likely_duplicate' });
		expect(await register({ ...again, confirmNew: true })).toMatchObject({ ok: true });
	});

	test.each(['draft', 'announced', 'closed'])('a drive that is %s takes nobody', async (status) => {
		const at = await addDrive(database.superuserUrl, { clubId: club, status });
		expect(await register(known(await person()), at)).toMatchObject({ refusal: 'drive_closed' });
	});

	test('the same person cannot take two places, except after cancelling', async () => {
		const donorId = await person();
		const { registrationId } = await registered(known(donorId));
		expect(await register(known(donorId))).toMatchObject({ refusal: 'already_registered' });
		await outcome('cancelled', act(registrationId, 1));
		expect(await placesTaken()).toBe(0);
		expect(await registered(known(donorId))).toMatchObject({ registrationId });
		expect(await placesTaken()).toBe(1);
	});

	test('83 days after the last donation is refused with rule and first day, 84 is not', async () => {
		const tooSoon = await person();
		await gave(tooSoon, 83);
		const refusal = await register(known(tooSoon));
		expect(refusal).toMatchObject({
			refusal: 'not_eligible',
			eligibility: { eligibleFrom: '2026-11-24', reasons: [{ code: 'too_soon', intervalDays: 84, from: '2026-11-24' }] }
		});
		const rested = await person();
		await gave(rested, 84);
		expect(await register(known(rested))).toMatchObject({ ok: true });
	});

	test('a donation at a club that the registrar cannot see counts too', async () => {
		const donorId = await person();
		await gave(donorId, 30, otherClub);
		expect(await register(known(donorId))).toMatchObject({ refusal: 'not_eligible' });
	});

	test('two planned registrations closer than the interval are refused, also across clubs', async () => {
		const donorId = await person();
		const soon = await addDrive(database.superuserUrl, { clubId: club, status: 'open', startsOn: '2026-12-20' });
		await registered(known(donorId), soon);
		expect(await register(known(donorId))).toMatchObject({
			refusal: 'already_planned',
			details: { startsOn: '2026-12-20' }
		});
		const hidden = await person();
		const abroad = await addDrive(database.superuserUrl, { clubId: otherClub, status: 'open', startsOn: '2026-12-20' });
		await truth('insert into donor_clubs (donor_id, club_id) values ($1, $2)', [hidden, otherClub]);
		expect(await register(known(hidden), abroad, stranger)).toMatchObject({ ok: true });
		expect(await register(known(hidden))).toMatchObject({ refusal: 'already_planned', details: {} });
	});

	test('a donor whom the club does not know is not found', async () => {
		const foreign = await addPerson(database.superuserUrl, { clubId: otherClub });
		expect(await register(known(foreign))).toMatchObject({ refusal: 'donor_not_found' });
	});

	test('the same key again is the same place; with somebody else it is refused', async () => {
		const input = known(await person());
		const first = await registered(input);
		expect(await registered(input)).toEqual(first);
		expect(await placesTaken()).toBe(1);
		const other = known(await person(), { operationId: input.operationId });
		expect(await register(other)).toMatchObject({ refusal: 'operation_reused' });
	});

	test('the same key of another club is refused without showing whose', async () => {
		const input = known(await person());
		await registered(input);
		const abroad = await addDrive(database.superuserUrl, { clubId: otherClub });
		const stolen = newcomer('Người Lạ', { operationId: input.operationId });
		expect(await register(stolen, abroad, stranger)).toMatchObject({ refusal: 'operation_reused' });
	});

	test('a stranger to the club cannot register at its drive', async () => {
		const donorId = await addPerson(database.superuserUrl, { clubId: otherClub });
		expect(await register(known(donorId), driveId, stranger)).toMatchObject({ refusal: 'drive_closed' });
	});
});
