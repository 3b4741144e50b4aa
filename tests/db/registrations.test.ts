import type pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RegistrationInput } from '../../src/lib/drives/registration-form';
import type { Actor } from '../../src/lib/server/actor';
import { connect, openPool } from '../../src/lib/server/db';
import { findDrive } from '../../src/lib/server/drives/queries';
import { candidates } from '../../src/lib/server/registrations/candidates';
import { chosenDonor } from '../../src/lib/server/registrations/chosen-donor';
import { deferDonor } from '../../src/lib/server/registrations/defer-donor';
import { historyOf, rosterCounts } from '../../src/lib/server/registrations/queries';
import { recordDonation } from '../../src/lib/server/registrations/record-donation';
import { recordOutcome, type PlainOutcome } from '../../src/lib/server/registrations/record-outcome';
import { registerDonor, type Registered } from '../../src/lib/server/registrations/register-donor';
import { roster } from '../../src/lib/server/registrations/roster';
import { undoLast } from '../../src/lib/server/registrations/undo-last';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { act, addDrive, addPerson, giving, known, newcomer, now, today, waiting } from '../support/desk';
import { addActor, addClub, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
let pool: pg.Pool;
let club: string;
let otherClub: string;
let registrar: Actor;
let stranger: Actor;
let driveId: string;

beforeAll(async () => {
	database = await createTestDatabase();
	pool = openPool(database.appUrl);
	club = await addClub(database.superuserUrl, 'Sen Hồng');
	otherClub = await addClub(database.superuserUrl, 'Hoa Ban');
	registrar = await addActor(database.superuserUrl, 'registrar', { clubId: club });
	stranger = await addActor(database.superuserUrl, 'club_admin', { clubId: otherClub });
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

beforeEach(async () => {
	driveId = await addDrive(database.superuserUrl, { clubId: club });
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor }, work);
const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
const person = (changes: { fullName?: string; sex?: string; birthDate?: string; weightClass?: string } = {}) =>
	addPerson(database.superuserUrl, { clubId: club, ...changes });

const register = (input: RegistrationInput, at = driveId, actor = registrar) =>
	as(actor, (tx) => registerDonor(tx, { actor, driveId: at, input, locale: 'vi', now }));

async function registered(input: RegistrationInput, at = driveId): Promise<Registered> {
	const result = await register(input, at);
	if (!result.ok) throw new Error(result.refusal);
	return result.value;
}

const outcome = (to: PlainOutcome, input: ReturnType<typeof act>, at = driveId) =>
	as(registrar, (tx) => recordOutcome(tx, { actor: registrar, driveId: at, input, to, now }));
const donate = (input: ReturnType<typeof giving>, at = driveId) =>
	as(registrar, (tx) => recordDonation(tx, { actor: registrar, driveId: at, input, now }));
const defer = (input: ReturnType<typeof waiting>) =>
	as(registrar, (tx) => deferDonor(tx, { actor: registrar, driveId, input, now }));
const undo = (input: ReturnType<typeof act>) =>
	as(registrar, (tx) => undoLast(tx, { actor: registrar, driveId, input, now }));

const stateOf = async (id: string) => (await truth('select state, version from registrations where id = $1', [id]))[0];
const placesTaken = async (id = driveId) =>
	(await truth('select places_taken from drives where id = $1', [id]))[0]?.places_taken;

/** Somebody who gave at another drive, some days before today. */
async function gave(donorId: string, daysAgo: number, at = club) {
	const day = new Date(Date.parse(today) - daysAgo * 86_400_000).toISOString().slice(0, 10);
	const earlier = await addDrive(database.superuserUrl, { clubId: at, startsOn: day });
	await truth(
		`insert into donations (id, drive_id, province_code, club_id, donor_id, volume_ml, donated_on, first_time)
		values ($1, $2, 'VN-21', $3, $4, 350, $5, true)`,
		[v7(), earlier, at, donorId, day]
	);
}

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

describe('the desk', () => {
	test('arrived, fit and donated lead from the door to one unit', async () => {
		const { registrationId, donorId } = await registered(known(await person()));
		expect(await outcome('arrived', act(registrationId, 1))).toMatchObject({ ok: true, value: { state: 'arrived' } });
		expect(await outcome('fit', act(registrationId, 2))).toMatchObject({ ok: true });
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
		await donate(giving(registrationId, 1));
		expect(await truth('select interval_breach from donations where registration_id = $1', [registrationId])).toEqual([
			{ interval_breach: true }
		]);
	});

	test('a bag number is used once at a drive', async () => {
		const first = await registered(known(await person()));
		const second = await registered(known(await person()));
		await donate(giving(first.registrationId, 1, { bagNumber: 'B7' }));
		expect(await donate(giving(second.registrationId, 1, { bagNumber: 'B7' }))).toMatchObject({ refusal: 'bag_taken' });
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
		await outcome('fit', act(registrationId, 2));
		expect(await undo(act(registrationId, 3))).toMatchObject({ value: { state: 'arrived' } });
		expect(await undo(act(registrationId, 4))).toMatchObject({ value: { state: 'registered' } });
		expect(await undo(act(registrationId, 5))).toMatchObject({ refusal: 'nothing_to_undo' });
		const history = await as(registrar, (tx) => historyOf(tx, registrationId));
		expect(history.map(({ toState }) => toState)).toEqual(['registered', 'arrived', 'fit', 'arrived', 'registered']);
	});

	test('a donation leaves no unit behind, and the donor is free again', async () => {
		const { registrationId, donorId } = await registered(known(await person()));
		await outcome('fit', act(registrationId, 1));
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

describe('the roster', () => {
	const list = async (changes: Partial<Parameters<typeof roster>[2]> = {}, actor = registrar) =>
		as(actor, async (tx) => {
			const drive = await findDrive(tx, driveId);
			return drive ? roster(tx, drive, { show: 'all', typed: '', after: '', ...changes }, now) : null;
		});

	test('lists by given name, finds without diacritics, and shows who is where', async () => {
		const { registrationId } = await registered(known(await person({ fullName: 'Nguyễn Thị Yến' })));
		await registered(known(await person({ fullName: 'Vũ Văn An' })));
		await outcome('arrived', act(registrationId, 1));
		const names = async (changes: Parameters<typeof list>[0]) =>
			(await list(changes))?.rows.map(({ fullName }) => fullName);
		expect(await names({})).toEqual(['Vũ Văn An', 'Nguyễn Thị Yến']);
		expect(await names({ show: 'here' })).toEqual(['Nguyễn Thị Yến']);
		expect(await names({ typed: 'yen nguyen' })).toEqual(['Nguyễn Thị Yến']);
		expect(await names({ show: 'done' })).toEqual([]);
	});

	test('says who may not give today after all', async () => {
		const donorId = await person({ weightClass: '42-45' });
		await registered(known(donorId));
		await gave(donorId, 20, otherClub);
		const found = await list();
		expect(found?.rows).toMatchObject([{ notYet: [{ code: 'too_soon' }], maxVolumeMl: 250 }]);
	});

	test('shows a stranger nothing', async () => {
		await registered(known(await person()));
		expect(await list({}, stranger)).toBeNull();
	});

	test('goes on where the page before ended', async () => {
		await truth(
			`with people as (
				insert into donors (id, province_code, club_id, full_name, search_key, sort_key)
				select gen_random_uuid(), 'VN-21', $1, 'Đỗ Văn ' || n, 'do van ' || n, 'so ' || (n % 7) from generate_series(1, 61) n
				returning id)
			insert into registrations (id, drive_id, province_code, club_id, donor_id, registered_at)
			select gen_random_uuid(), $2, 'VN-21', $1, id, now() from people`,
			[club, driveId]
		);
		const first = await list();
		const second = await list({ after: first?.next ?? '' });
		expect(first?.rows).toHaveLength(60);
		const seen = new Set([...(first?.rows ?? []), ...(second?.rows ?? [])].map(({ registrationId }) => registrationId));
		expect(seen.size).toBe(61);
		expect(second).toMatchObject({ next: null, rows: [{}] });
	});
});

describe('the register form', () => {
	test('finds people of the drive’s province with the first day on which each may give', async () => {
		const donorId = await person({ fullName: 'Mai Thị Quýt' });
		await gave(donorId, 80, otherClub);
		const found = await as(registrar, async (tx) => {
			const drive = await findDrive(tx, driveId);
			return drive ? candidates(tx, drive, 'quyt mai', now) : [];
		});
		expect(found).toMatchObject([{ id: donorId, eligibleFrom: '2026-11-27' }]);
	});

	test('shows nobody whom the actor may not see', async () => {
		const foreign = await addPerson(database.superuserUrl, { clubId: otherClub, fullName: 'Mai Thị Bưởi' });
		const seen = await as(registrar, async (tx) => {
			const drive = await findDrive(tx, driveId);
			if (!drive) throw new Error('The drive is gone');
			return [await candidates(tx, drive, 'buoi', now), await chosenDonor(tx, drive, foreign, now)];
		});
		expect(seen).toEqual([[], null]);
	});
});
