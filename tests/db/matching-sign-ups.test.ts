import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { addApplicant, matchApplicant } from '../../src/lib/server/registrations/match-applicant';
import { admin, as, club, open, openClub, registrationAt, signedUp, stranger, url } from '../support/places';
import { now } from '../support/signing-up';
import { asSuperuser } from '../support/society';

openClub();

describe('who signed up', () => {
	const donor = async () => {
		const id = v7();
		await asSuperuser(
			url,
			`insert into donors (id, province_code, club_id, full_name, search_key, sort_key) values ($1, 'VN-21', $2, 'Người Quen', 'nguoi quen', 'quen')`,
			[id, club]
		);
		return id;
	};

	test('is said to be a donor once, and the donor stays as they are', async () => {
		const drive = await open();
		await signedUp(drive.code, { fullName: 'Tên Khác Hẳn', phone: '0912000009' });
		const matching = { actor: admin, driveId: drive.id, registrationId: await registrationAt(drive.id) };
		const donorId = await donor();
		const match = (actor: Actor, to: string) =>
			as(actor, (tx) => matchApplicant(tx, { ...matching, actor, donorId: to }));
		expect(await match(stranger, donorId)).toMatchObject({ refusal: 'registration_not_found' });
		expect(await match(admin, v7())).toMatchObject({ refusal: 'donor_not_found' });
		expect(await match(admin, donorId)).toMatchObject({ ok: true });
		expect(await match(admin, await donor())).toMatchObject({ refusal: 'registration_not_found' });
		const [kept] = await asSuperuser(url, 'select full_name, phone from donors where id = $1', [donorId]);
		expect(kept).toEqual({ full_name: 'Người Quen', phone: null });
		const [row] = await asSuperuser(
			url,
			`select donor_id, rest_period is not null as rests from registrations where drive_id = $1`,
			[drive.id]
		);
		expect(row).toEqual({ donor_id: donorId, rests: true });
	});

	test('is no donor who has a place at that drive already', async () => {
		const drive = await open();
		await signedUp(drive.code);
		const registrationId = await registrationAt(drive.id);
		const donorId = await donor();
		await asSuperuser(
			url,
			`insert into registrations (id, drive_id, province_code, club_id, donor_id, registered_at) select $1, id, province_code, club_id, $2, now() from drives where id = $3`,
			[v7(), donorId, drive.id]
		);
		expect(
			await as(admin, (tx) => matchApplicant(tx, { actor: admin, driveId: drive.id, registrationId, donorId }))
		).toMatchObject({ refusal: 'already_registered' });
	});

	test('becomes a donor with what was typed and agreed to; a look-alike is looked at first', async () => {
		const drive = await open();
		await signedUp(drive.code, { fullName: 'Người Mới Toanh', email: 'moi@example.org', contactEmail: true });
		const registrationId = await registrationAt(drive.id);
		const add = (confirmNew: boolean) =>
			as(admin, (tx) =>
				addApplicant(tx, { actor: admin, driveId: drive.id, registrationId, confirmNew, locale: 'vi', now })
			);
		expect(await add(false)).toMatchObject({ ok: true });
		const [added] = await asSuperuser(
			url,
			`select d.full_name, d.email, d.birth_precision, (select array_agg(purpose order by purpose) from consents where donor_id = d.id) as agreed
				from registrations r join donors d on d.id = r.donor_id where r.id = $1`,
			[registrationId]
		);
		expect(added).toEqual({
			full_name: 'Người Mới Toanh',
			email: 'moi@example.org',
			birth_precision: 'year',
			agreed: ['contact_email', 'registration']
		});
		const next = await open();
		await signedUp(next.code, { fullName: 'Người Mới Toanh', email: 'moi@example.org' });
		const again = await registrationAt(next.id);
		const alike = { actor: admin, driveId: next.id, registrationId: again, locale: 'vi' as const, now };
		expect(await as(admin, (tx) => addApplicant(tx, { ...alike, confirmNew: false }))).toMatchObject({
			refusal: 'likely_duplicate'
		});
	});

	test('the database lets nobody say that a matched one is somebody else', async () => {
		const drive = await open();
		await signedUp(drive.code);
		const registrationId = await registrationAt(drive.id);
		await asSuperuser(url, 'update registrations set donor_id = $1 where id = $2', [await donor(), registrationId]);
		const other = await donor();
		await expect(
			as(admin, (tx) => tx.execute(`update registrations set donor_id = '${other}' where id = '${registrationId}'`))
		).rejects.toThrow();
	});
});
