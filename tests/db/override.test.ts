import { describe, expect, test } from 'vitest';
import { heldAbout } from '../../src/lib/server/donors/held';
import { donorById } from '../../src/lib/server/donors/queries';
import { historyOf } from '../../src/lib/server/registrations/queries';
import { roster } from '../../src/lib/server/registrations/roster';
import { findDrive } from '../../src/lib/server/drives/queries';
import { visitsOf } from '../../src/lib/server/registrations/visits';
import { act, addDrive, decided, fitting, giving, known, now } from '../support/desk';
import {
	as,
	club,
	database,
	defer,
	donate,
	driveId,
	fit,
	gave,
	openDesk,
	otherClub,
	outcome,
	person,
	register,
	registered,
	registrar,
	truth,
	undo
} from '../support/registration-desk';

openDesk();

/** Somebody who is registered, and gave at another club meanwhile. */
async function tooSoon() {
	const donorId = await person();
	const { registrationId } = await registered(known(donorId));
	await gave(donorId, 40, otherClub);
	return { donorId, registrationId };
}

const stored = async (registrationId: string) =>
	(await truth('select state, override_reason, override_by from registrations where id = $1', [registrationId]))[0];
const none = { override_reason: null, override_by: null };
const taken = { override_reason: 'examined', override_by: 'Bác sĩ ca trực' };

describe('when a rule says not today', () => {
	test('nobody is found fit, and nothing is collected, until it is said who decided and why', async () => {
		const { registrationId } = await tooSoon();
		expect(await fit(fitting(registrationId, 1))).toMatchObject({ refusal: 'override_needed' });
		expect(await fit(fitting(registrationId, 1, { overrideReason: 'examined' }))).toMatchObject({
			refusal: 'override_needed'
		});
		expect(await fit(fitting(registrationId, 1, { overrideBy: 'Bác sĩ' }))).toMatchObject({
			refusal: 'override_needed'
		});
		expect(await donate(giving(registrationId, 1))).toMatchObject({ refusal: 'override_needed' });
		expect(await stored(registrationId)).toEqual({ state: 'registered', ...none });

		expect(await fit(fitting(registrationId, 1, decided))).toMatchObject({ ok: true, value: { state: 'fit' } });
		expect(await stored(registrationId)).toEqual({ state: 'fit', ...taken });
	});

	test('a decision at the doctor’s is not asked for again when the bag is full', async () => {
		const { registrationId } = await tooSoon();
		await fit(fitting(registrationId, 1, decided));
		expect(await donate(giving(registrationId, 2))).toMatchObject({ ok: true });
		expect(await stored(registrationId)).toEqual({ state: 'donated', ...taken });
	});

	test('a list that is typed in later carries the decision with the donation', async () => {
		const { registrationId } = await tooSoon();
		expect(await donate(giving(registrationId, 1, decided))).toMatchObject({ ok: true });
		expect(await stored(registrationId)).toEqual({ state: 'donated', ...taken });
	});

	test('the rules of the component that is given are asked', async () => {
		const { registrationId } = await registered(known(await person({ weightClass: '45-50' })));
		await fit(fitting(registrationId, 1));
		expect(await donate(giving(registrationId, 2, { component: 'plasma' }))).toMatchObject({
			refusal: 'override_needed'
		});
		expect(await donate(giving(registrationId, 2))).toMatchObject({ ok: true });
	});

	test('the trail tells of the decision without saying whose it was or why', async () => {
		const { registrationId } = await tooSoon();
		await fit(fitting(registrationId, 1, decided));
		const trail = await truth(
			'select action, fields from audit_entries where object_id = $1 order by at desc, id desc limit 1',
			[registrationId]
		);
		expect(trail).toEqual([{ action: 'registration.fit', fields: ['overrideReason', 'overrideBy'] }]);
	});

	test('roster, history and page show it; of what is handed to the donor the class alone is part', async () => {
		const { donorId, registrationId } = await tooSoon();
		await fit(fitting(registrationId, 1, decided));
		const shown = await as(registrar, async (tx) => {
			const drive = await findDrive(tx, driveId);
			const donor = await donorById(tx, donorId);
			if (!drive || !donor) throw new Error('The desk lost somebody');
			return {
				rows: (await roster(tx, drive, { show: 'all', typed: '', after: '', group: '' }, now)).rows,
				history: await historyOf(tx, registrationId),
				visits: await visitsOf(tx, donorId),
				held: await heldAbout(tx, donor, now)
			};
		});
		expect(shown.rows).toMatchObject([{ override: { reason: 'examined', by: 'Bác sĩ ca trực' } }]);
		expect(shown.history.map(({ overrideReason }) => overrideReason)).toEqual([null, 'examined']);
		expect(shown.visits).toMatchObject([{ overrideReason: 'examined', overrideBy: 'Bác sĩ ca trực' }]);
		expect(shown.held.visits).toMatchObject([{ overrideReason: 'examined' }]);
		expect(JSON.stringify(shown.held)).not.toContain('Bác sĩ ca trực');
	});
});

describe('when no rule is in the way', () => {
	test('nothing is asked, and what was said all the same is not kept', async () => {
		const { registrationId } = await registered(known(await person()));
		expect(await fit(fitting(registrationId, 1, decided))).toMatchObject({ ok: true });
		expect(await stored(registrationId)).toEqual({ state: 'fit', ...none });
	});

	test('a birth year alone asks for the paper, and for no decision', async () => {
		const donorId = await person();
		const { registrationId } = await registered(known(donorId));
		await truth("update donors set birth_date = '2008-01-01', birth_precision = 'year' where id = $1", [donorId]);
		expect(await fit(fitting(registrationId, 1))).toMatchObject({ ok: true });
	});

	test('a list of an earlier day is not held up by what happened since', async () => {
		const donorId = await person();
		const early = await addDrive(database.superuserUrl, { clubId: club, startsOn: '2026-07-01' });
		const { registrationId } = await registered(known(donorId), early);
		await gave(donorId, 1);
		const late = await registered(known(await person()));
		await defer({ ...act(late.registrationId, 1), deferralClass: 'other', untilOn: '2027-11-01', permanent: false });
		await truth('update deferrals set donor_id = $1 where registration_id = $2', [donorId, late.registrationId]);
		expect(await donate(giving(registrationId, 1), early)).toMatchObject({ ok: true });
	});
});

describe('undoing', () => {
	test('takes the decision back with the step that it came with, and with no other', async () => {
		const { registrationId } = await tooSoon();
		await fit(fitting(registrationId, 1, decided));
		await donate(giving(registrationId, 2));
		await undo(act(registrationId, 3));
		expect(await stored(registrationId)).toEqual({ state: 'fit', ...taken });
		await undo(act(registrationId, 4));
		expect(await stored(registrationId)).toEqual({ state: 'registered', ...none });
		expect(await fit(fitting(registrationId, 5))).toMatchObject({ refusal: 'override_needed' });
	});

	test('is refused where the place is not free of another plan any more', async () => {
		const { donorId, registrationId } = await tooSoon();
		await fit(fitting(registrationId, 1, decided));
		const next = await addDrive(database.superuserUrl, { clubId: club, status: 'open', startsOn: '2027-01-25' });
		expect(await register(known(donorId), next)).toMatchObject({ ok: true });
		expect(await undo(act(registrationId, 2))).toMatchObject({ refusal: 'already_planned' });
		expect(await stored(registrationId)).toEqual({ state: 'fit', ...taken });
	});
});

describe('the same sending twice', () => {
	test('decides once, and is told apart from another decision under its key', async () => {
		const { registrationId } = await tooSoon();
		const input = fitting(registrationId, 1, decided);
		await fit(input);
		expect(await fit(input)).toMatchObject({ ok: true, value: { state: 'fit', version: 2 } });
		expect(await fit({ ...input, overrideReason: 'paper_shown' })).toMatchObject({ refusal: 'operation_reused' });
		expect(await fit({ ...input, overrideBy: 'Người khác' })).toMatchObject({ refusal: 'operation_reused' });
		expect(
			await truth("select from registration_events where registration_id = $1 and to_state = 'fit'", [registrationId])
		).toHaveLength(1);
	});

	test('still counts as the same after the decision was taken back', async () => {
		const { registrationId } = await tooSoon();
		const input = fitting(registrationId, 1, decided);
		await fit(input);
		await undo(act(registrationId, 2));
		expect(await fit(input)).toMatchObject({ ok: true, value: { state: 'registered' } });
		expect(await stored(registrationId)).toEqual({ state: 'registered', ...none });
	});
});

test('the database keeps neither a decision without its person nor words of its own', async () => {
	const { registrationId } = await registered(known(await person()));
	const write = (reason: string | null, by: string | null) =>
		truth('update registrations set override_reason = $2, override_by = $3 where id = $1', [
			registrationId,
			reason,
			by
		]);
	await expect(write('examined', null)).rejects.toThrow(/registrations_override_check/);
	await expect(write(null, 'Bác sĩ')).rejects.toThrow(/registrations_override_check/);
	await expect(write('khỏi bệnh', 'Bác sĩ')).rejects.toThrow(/registrations_override_check/);
	expect(await outcome('arrived', act(registrationId, 1))).toMatchObject({ ok: true });
});
