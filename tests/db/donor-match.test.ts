import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { exactIdentity, matchDonor } from '../../src/lib/server/donors/match-donor';
import { donorById } from '../../src/lib/server/donors/queries';
import { registerDonor } from '../../src/lib/server/registrations/register-donor';
import { addDrive } from '../support/desk';
import { as, database, neighbour, now, provinceCode, registrar } from '../support/donor-registry';
import {
	byNumber,
	byPerson,
	donor,
	driveId,
	elsewhere,
	lookUp,
	matched,
	openKnownElsewhere,
	truth,
	typed,
	type Typed
} from '../support/known-elsewhere';
import { addActor, addClub } from '../support/society';

openKnownElsewhere();

const register = (fields: Typed, { actor = registrar, knownElsewhere = true } = {}) => {
	const input = typed({ ...fields, elsewhere: 'same' });
	return {
		input,
		result: as(actor, (tx) => registerDonor(tx, { actor, driveId, input, locale: 'vi', now, knownElsewhere }))
	};
};

describe('a donor of another club', () => {
	test.each([
		['the identity number, whatever else was typed', byNumber],
		['name, full birth date and phone', byPerson]
	])('is found by %s, and told of without any contact', async (_, fields) => {
		const found = await lookUp(fields);
		expect(found).toMatchObject({ id: donor.id, fullName: elsewhere.fullName, birthYear: '1996', abo: 'O', rhd: '+' });
		expect(Object.keys(found ?? {}).sort()).toEqual(['abo', 'birthYear', 'eligibility', 'fullName', 'id', 'rhd']);
		expect(JSON.stringify(found)).not.toMatch(/912345678|196001234|1996-12-05/);
	});

	test('comes with the rule that keeps them away, and the date', async () => {
		await truth("update donors set last_donation_on = '2026-11-01', last_component = 'whole_blood' where id = $1", [
			donor.id
		]);
		const found = await lookUp(byNumber);
		await truth('update donors set last_donation_on = null, last_component = null where id = $1', [donor.id]);
		expect(found?.eligibility).toMatchObject({ reasons: [{ code: 'too_soon' }], eligibleFrom: '2027-01-24' });
	});

	test.each<[string, Typed]>([
		['one digit of the number off', { ...byNumber, idNumber: '038196001235' }],
		['the last digits of the number', { fullName: 'Ai Đó', idKind: 'other', idNumber: '1234' }],
		['another birth date', { ...byPerson, birthDate: '6/12/1996' }],
		['the birth year alone', { ...byPerson, birthDate: '1996' }],
		['the first of January of that year', { ...byPerson, birthDate: '1/1/1996' }],
		['one digit of the phone off', { ...byPerson, phone: '0912345679' }],
		['no phone', { ...byPerson, phone: '' }],
		['no birth date', { ...byPerson, birthDate: '' }],
		['another name', { ...byPerson, fullName: 'Canary Thị Khuất Mai' }],
		['the name alone', { fullName: elsewhere.fullName }]
	])('is not told of: %s', async (_, fields) => {
		expect(await lookUp(fields)).toBeNull();
		expect(await matched(fields)).toBeNull();
	});

	test('whose birth is known by the year alone is not found by the first of January', async () => {
		await truth("update donors set birth_date = '1996-01-01', birth_precision = 'year' where id = $1", [donor.id]);
		const found = await matched({ ...byPerson, birthDate: '1/1/1996' });
		await truth("update donors set birth_date = '1996-12-05', birth_precision = 'day' where id = $1", [donor.id]);
		expect(found).toBeNull();
	});

	test('of another province is not found', async () => {
		const there = await addClub(database.superuserUrl, 'ສະໂມສອນ', 'LA-HO');
		const laoDrive = await addDrive(database.superuserUrl, { clubId: there, provinceCode: 'LA-HO' });
		const lao = await addActor(database.superuserUrl, 'registrar', { clubId: there, provinceCode: 'LA-HO' });
		expect(await matched(byNumber, { actor: lao, at: laoDrive })).toBeNull();
		expect(await lookUp(byNumber, { actor: lao, at: laoDrive })).toBeNull();
	});

	test.each(['draft', 'announced', 'closed'])('is not found at a drive that takes nobody: %s', async (status) => {
		await truth('update drives set status = $2 where id = $1', [driveId, status]);
		expect(await matched(byNumber)).toBeNull();
	});

	test('is not found at the drive of another club, and not by those who work at no desk', async () => {
		const third = await addClub(database.superuserUrl, 'Hoa Ban');
		const theirs = await addDrive(database.superuserUrl, { clubId: third });
		expect(await matched(byNumber, { at: theirs })).toBeNull();
		expect(await lookUp(byNumber, { at: theirs })).toBeNull();
		for (const role of ['exchange_viewer', 'system_admin'] as const) {
			const actor = await addActor(database.superuserUrl, role, { provinceCode: null });
			expect(await matched(byNumber, { actor })).toBeNull();
			expect(await lookUp(byNumber, { actor })).toBeNull();
		}
	});

	test('who is known already is found by the usual search, not by this one', async () => {
		const at = await addDrive(database.superuserUrl, { clubId: neighbour.memberships[0]?.clubId ?? '' });
		expect(await matched(byNumber, { actor: neighbour, at })).toBeNull();
	});

	test('control: without the look at the drive any club finds everybody', async () => {
		const [row] = await truth(
			`select pg_get_functiondef('giot_match_donor(uuid, bytea, text, date, text)'::regprocedure) as text`
		);
		const text = String(row?.text);
		const lax = text.replace('(d.club_id = any (giot_clubs()) or d.id = any (giot_drives()))', 'true');
		expect(lax).not.toBe(text);
		const third = await addClub(database.superuserUrl, 'Hoa Mai');
		const theirs = await addDrive(database.superuserUrl, { clubId: third });
		await truth(lax);
		const found = await matched(byNumber, { at: theirs });
		await truth(text);
		expect(found).toBe(donor.id);
		expect(await matched(byNumber, { at: theirs })).toBeNull();
	});
});

describe('sight of a matched donor', () => {
	const sees = (actor: Actor = registrar) => as(actor, (tx) => donorById(tx, donor.id));

	test('ends with the transaction that matched', async () => {
		expect(await matched(byNumber)).toBe(donor.id);
		expect(await sees()).toBeNull();
		expect(
			await as(registrar, (tx) => tx.execute(sql`select from donors where search_key like 'canary%'`))
		).toMatchObject({ rowCount: 0 });
	});

	test('ends with the next match that finds nobody', async () => {
		const seen = await as(registrar, async (tx) => {
			for (const fields of [byNumber, { ...byNumber, idNumber: '038196009999' }]) {
				const identity = await exactIdentity(tx, provinceCode, typed(fields));
				if (identity) await matchDonor(tx, driveId, identity);
			}
			return donorById(tx, donor.id);
		});
		expect(seen).toBeNull();
	});

	test('stays with the club that registers the person, at its own drive', async () => {
		const { result } = register(byPerson);
		expect(await result).toMatchObject({ ok: true, value: { donorId: donor.id, fullName: elsewhere.fullName } });
		expect(await sees()).toMatchObject({ id: donor.id });
		expect(await truth('select club_id from donors where id = $1', [donor.id])).toEqual([{ club_id: donor.clubId }]);
	});

	test('stays with a helper while the person is on the roster', async () => {
		const helper = await addActor(database.superuserUrl, 'drive_helper', { driveId });
		expect(await sees(helper)).toBeNull();
		expect(await register(byNumber, { actor: helper }).result).toMatchObject({ ok: true });
		expect(await sees(helper)).toMatchObject({ id: donor.id });
	});

	test('is not had by a registration that was not looked up, or of somebody else', async () => {
		expect(await register(byNumber, { knownElsewhere: false }).result).toMatchObject({ refusal: 'donor_not_found' });
		const near = register({ ...byNumber, idNumber: '038196001235' });
		expect(await near.result).toMatchObject({ refusal: 'donor_not_found' });
		expect(await sees()).toBeNull();
	});

	test('is given once to a registration that is sent twice', async () => {
		const { input, result } = register(byNumber);
		const first = await result;
		const again = await as(registrar, (tx) =>
			registerDonor(tx, { actor: registrar, driveId, input, locale: 'vi', now, knownElsewhere: false })
		);
		expect(again).toEqual(first);
	});
});
