import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { act, addDrive, decided, fitting, giving, known, newcomer } from '../support/desk';
import {
	club,
	database,
	donate,
	fit,
	gave,
	openDesk,
	otherClub,
	outcome,
	person,
	register,
	registered,
	truth
} from '../support/registration-desk';

openDesk();

/** Somebody who gave at another club, and may give again tomorrow. */
async function tooSoon() {
	const donorId = await person();
	await gave(donorId, 83, otherClub);
	return donorId;
}

const stored = (donorId: string) =>
	truth('select state, source, override_reason, override_by from registrations where donor_id = $1', [donorId]);
const taken = { override_reason: 'examined', override_by: 'Bác sĩ ca trực' };

describe('whom a rule keeps away at the desk of a running drive', () => {
	test('is refused with the offer to decide, and registered once it is said who decided and why', async () => {
		const donorId = await tooSoon();
		const half = { overrideReason: 'examined' } as const;
		for (const changes of [{}, half, { overrideBy: 'Bác sĩ' }])
			expect(await register(known(donorId, changes))).toMatchObject({ refusal: 'not_eligible', decidable: true });
		expect(await stored(donorId)).toEqual([]);

		expect(await register(known(donorId, decided))).toMatchObject({ ok: true });
		expect(await stored(donorId)).toEqual([{ state: 'registered', source: 'walk_in', ...taken }]);
	});

	test('is not asked about again when found fit and when giving', async () => {
		const { registrationId } = await registered(known(await tooSoon(), decided));
		expect(await fit(fitting(registrationId, 1))).toMatchObject({ ok: true });
		expect(await donate(giving(registrationId, 2))).toMatchObject({ ok: true });
	});

	test('may be somebody new, whom a refusal leaves unwritten', async () => {
		const typed = { birthDate: '1950' };
		expect(await register(newcomer('Phạm Văn Cao Tuổi', typed))).toMatchObject({ refusal: 'not_eligible' });
		const { donorId } = await registered(newcomer('Phạm Văn Cao Tuổi', { ...typed, ...decided }));
		expect(await stored(donorId)).toMatchObject([taken]);
	});

	test('stands in the event with the class, and in the trail with the names of the fields alone', async () => {
		const { registrationId } = await registered(known(await tooSoon(), decided));
		expect(
			await truth('select to_state, override_reason from registration_events where registration_id = $1', [
				registrationId
			])
		).toEqual([{ to_state: 'registered', override_reason: 'examined' }]);
		expect(await truth('select action, fields from audit_entries where object_id = $1', [registrationId])).toEqual([
			{ action: 'registration.registered', fields: ['overrideReason', 'overrideBy'] }
		]);
	});

	test('is asked about anew when a cancelled place is taken up again', async () => {
		const donorId = await tooSoon();
		const { registrationId } = await registered(known(donorId, decided));
		await outcome('cancelled', act(registrationId, 1));
		expect(await register(known(donorId))).toMatchObject({ refusal: 'not_eligible', decidable: true });
		await truth('delete from donations where donor_id = $1', [donorId]);
		await truth('update donors set last_donation_on = null, last_component = null where id = $1', [donorId]);
		expect(await register(known(donorId))).toMatchObject({ ok: true });
		expect(await stored(donorId)).toMatchObject([{ override_reason: null, override_by: null }]);
	});

	test('is registered once by the same sending, which is told apart from another decision', async () => {
		const input = known(await tooSoon(), decided);
		await registered(input);
		expect(await register(input)).toMatchObject({ ok: true });
		expect(await register({ ...input, overrideReason: 'paper_shown' })).toMatchObject({ refusal: 'operation_reused' });
	});
});

describe('a decision does not register', () => {
	test('while the drive is planned, and is not offered there', async () => {
		const planned = await addDrive(database.superuserUrl, { clubId: club, status: 'open' });
		const refusal = { refusal: 'not_eligible', decidable: false };
		expect(await register(known(await tooSoon(), decided), planned)).toMatchObject(refusal);
	});

	test('somebody restricted, or whom the desk does not find', async () => {
		const donorId = await tooSoon();
		await truth('update donors set restricted_at = now() where id = $1', [donorId]);
		const refusal = { refusal: 'not_eligible', decidable: false };
		expect(await register(known(donorId, decided))).toMatchObject(refusal);
		expect(await register(known(v7(), decided))).toMatchObject({ refusal: 'donor_not_found' });
		await truth('update donors set restricted_at = null where id = $1', [donorId]);
		expect(await register(known(donorId, decided))).toMatchObject({ ok: true });
	});

	test('whom something else than a rule keeps away', async () => {
		const donorId = await tooSoon();
		const closed = await addDrive(database.superuserUrl, { clubId: club, status: 'closed' });
		expect(await register(known(donorId, decided), closed)).toMatchObject({ refusal: 'drive_closed' });
		await registered(known(donorId, decided));
		expect(await register(known(donorId, decided))).toMatchObject({ refusal: 'already_registered' });
	});

	test('whom another club expects, though that plan is hidden from the desk', async () => {
		const donorId = await person();
		const elsewhere = await addDrive(database.superuserUrl, { clubId: otherClub, status: 'open' });
		await truth(
			`insert into registrations (id, drive_id, province_code, club_id, donor_id, state, rest_period, registered_at, occurred_at)
			values ($1, $2, 'VN-21', $3, $4, 'registered', '[2026-11-23,2027-02-15)', now(), now())`,
			[v7(), elsewhere, otherClub, donorId]
		);
		await gave(donorId, 83, otherClub);
		expect(await register(known(donorId, decided))).toMatchObject({ refusal: 'already_planned' });
		await truth('delete from registrations where drive_id = $1', [elsewhere]);
		expect(await register(known(donorId, decided))).toMatchObject({ ok: true });
	});

	test('where no rule is in the way: nothing of it is kept', async () => {
		const donorId = await person();
		await registered(known(donorId, decided));
		expect(await stored(donorId)).toMatchObject([{ override_reason: null, override_by: null }]);
	});
});
