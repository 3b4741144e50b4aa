import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { donorConflict, mergedConflict } from '../../src/lib/server/donors/conflict';
import { typedFrom, type DonorRow } from '../../src/lib/server/donors/donor-row';
import { editDonor } from '../../src/lib/server/donors/edit-donor';
import { eligibilityOf } from '../../src/lib/server/donors/eligibility-of';
import { decryptIdentity } from '../../src/lib/server/donors/identity-key';
import { knownPaper } from '../../src/lib/server/donors/known-paper';
import type { WaitInput } from '../../src/lib/donors/deferral-form';
import { changeDeferral } from '../../src/lib/server/donors/change-deferral';
import { liftDeferral } from '../../src/lib/server/donors/lift-deferral';
import { consentsOf, donorById, waitsOf } from '../../src/lib/server/donors/queries';
import { asSuperuser } from '../support/society';
import {
	now,
	provinceCode,
	database,
	club,
	registrar,
	neighbour,
	openDonors,
	as,
	added,
	found
} from '../support/donor-registry';

openDonors();

describe('identity numbers', () => {
	test('are stored as ciphertext that only this donor and key open, and shown by their last four', async () => {
		const donor = await added({ fullName: 'Vũ Văn Làm Thử', idKind: 'cmnd', idNumber: '171 234 567' });
		const stored = donor.idNumberEncrypted ?? Buffer.alloc(0);
		expect(stored.toString('latin1')).not.toContain('171234567');
		expect(decryptIdentity(stored, donor.id)).toBe('171234567');
		expect(() => decryptIdentity(stored, club)).toThrow();
		const flipped = Buffer.from(stored);
		flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
		expect(() => decryptIdentity(flipped, donor.id)).toThrow();
		expect(knownPaper(donor)).toEqual({ kind: 'cmnd', lastFour: '4567' });
	});

	test('two donors with the same number share the hash and not the ciphertext', async () => {
		const [a, b] = [
			await added({ fullName: 'Song Một', idKind: 'cmnd', idNumber: '111222333' }),
			await added({ fullName: 'Song Hai', idKind: 'cmnd', idNumber: '111222333' })
		];
		expect(a.idNumberHash?.equals(b.idNumberHash ?? Buffer.alloc(0))).toBe(true);
		expect(a.idNumberHash?.equals(a.idLastFourHash ?? Buffer.alloc(0))).toBe(false);
		expect(a.idNumberEncrypted?.equals(b.idNumberEncrypted ?? Buffer.alloc(0))).toBe(false);
	});
});

describe('correcting', () => {
	const edit = (donor: DonorRow, fields: object, actor = registrar) =>
		as(actor, (tx) =>
			editDonor(tx, actor, {
				donorId: donor.id,
				input: { ...typedFrom(donor), version: donor.version, removePaper: false, ...fields },
				locale: 'vi',
				now
			})
		);

	test('keeps the paper on file, names the changed fields in the audit trail and raises the version', async () => {
		const donor = await added({
			fullName: 'Bùi Thị Tập Dượt',
			birthDate: '2003',
			idKind: 'cmnd',
			idNumber: '999888777'
		});
		const result = await edit(donor, { fullName: 'Bùi Thị Tập Duyệt', phone: '0911 222 333' });
		expect(result).toMatchObject({
			ok: true,
			value: { version: 2, sortKey: 'duyet bui thi tap', phone: '+84911222333', idKind: 'cmnd' }
		});
		const [entry] = await asSuperuser(
			database.superuserUrl,
			`select fields from audit_entries where object_id = $1 and action = 'donor.edited'`,
			[donor.id]
		);
		expect(entry).toEqual({ fields: ['fullName', 'phone'] });
	});

	test('nothing changed is nothing written', async () => {
		const donor = await added({ fullName: 'Không Đổi', birthDate: '7/3/1999', phone: '0911222334' });
		expect(await edit(donor, {})).toMatchObject({ ok: true, value: { version: 1 } });
	});

	test('a stale version is refused and both sides are shown', async () => {
		const donor = await added({ fullName: 'Đặng Văn Cũ' });
		await edit(donor, { note: 'gọi buổi tối' });
		expect(await edit(donor, { fullName: 'Đặng Văn Mới' })).toMatchObject({ ok: false, refusal: 'stale_version' });
		const input = { ...typedFrom(donor), fullName: 'Đặng Văn Mới', version: 1, removePaper: false };
		const conflict = await as(registrar, (tx) => donorConflict(tx, { donorId: donor.id, input, locale: 'vi', now }));
		expect(conflict).toMatchObject({ version: 2, fields: ['fullName', 'note'], saved: { note: 'gọi buổi tối' } });
	});

	test.each([
		['nothing of a group', { abo: '', rhd: '', groupSource: '' }, { abo: 'O', rhd: '+', groupSource: 'confirmed' }, []],
		[
			'a part of a group',
			{ abo: 'A', rhd: '', groupSource: '' },
			{ abo: 'A', rhd: '', groupSource: '' },
			['abo', 'rhd', 'groupSource']
		]
	] as const)(
		'%s typed of an entry that went into another takes it whole or leaves it',
		async (_, typed, filled, fields) => {
			const donor = await added({ fullName: 'Đặng Thị Gộp', abo: 'O', rhd: '+', groupSource: 'confirmed' });
			const input = { ...typedFrom(donor), ...typed, version: 1, removePaper: false };
			const conflict = await as(registrar, (tx) => mergedConflict(tx, { donorId: donor.id, input, locale: 'vi', now }));
			expect(conflict?.fields).toEqual(fields);
			expect(input).toMatchObject(filled);
		}
	);

	test('joining and leaving the reserve is a consent of its own, with text, language and who took it', async () => {
		const donor = await added({ fullName: 'Lý Thị Dự Bị' });
		await edit(donor, { reserve: true });
		await edit({ ...donor, version: 2 }, { reserve: false });
		const consents = await as(registrar, (tx) => consentsOf(tx, donor.id));
		expect(consents.map(({ purpose, withdrawnAt }) => [purpose, withdrawnAt !== null])).toEqual(
			expect.arrayContaining([
				['registration', false],
				['reserve', true]
			])
		);
		expect(consents[0]).toMatchObject({ textLocale: 'vi', textVersion: 1, how: 'ticked', takenBy: 'registrar' });
	});
});

const seen = (wait?: { id: string; version: number }) => ({ deferralId: wait?.id ?? '', version: wait?.version ?? 0 });

describe('deferrals', () => {
	test('one in force moves the next day, and lifting it is recorded once', async () => {
		const donor = await added({ fullName: 'Ngô Thị Chờ', birthDate: '1990', sex: 'female', weightClass: '50+' });
		await asSuperuser(
			database.superuserUrl,
			`insert into deferrals (id, donor_id, class, starts_on, until_on) values (gen_random_uuid(), $1, 'skin_piercing', '2026-11-01', '2027-04-30')`,
			[donor.id]
		);
		const next = () => as(registrar, (tx) => eligibilityOf(tx, donor, { provinceCode, day: '2026-11-23' }));
		expect(await next()).toMatchObject({ eligibleFrom: '2027-05-01', reasons: [{ code: 'deferred' }] });
		const [wait] = await as(registrar, (tx) => waitsOf(tx, donor.id));
		const lift = (actor: Actor) =>
			as(actor, (tx) => liftDeferral(tx, actor, { donor, input: { ...seen(wait), liftedReason: 'over' }, now }));
		expect(await lift(neighbour)).toMatchObject({ ok: false, refusal: 'deferral_gone' });
		expect(await lift(registrar)).toMatchObject({ ok: true });
		expect(await lift(registrar)).toMatchObject({ ok: false, refusal: 'deferral_gone' });
		expect(await next()).toMatchObject({ eligibleFrom: '2026-11-23', reasons: [] });
		const [over] = await as(registrar, (tx) => waitsOf(tx, donor.id));
		expect(over).toMatchObject({ liftedReason: 'over', liftedBy: 'registrar' });
	});

	test('are changed after they were set, to another day and for good, each time as they were seen', async () => {
		const donor = await added({ fullName: 'Ngô Văn Chờ Lâu', birthDate: '1990', sex: 'male', weightClass: '50+' });
		await asSuperuser(
			database.superuserUrl,
			`insert into deferrals (id, donor_id, class, starts_on, until_on) values (gen_random_uuid(), $1, 'surgery', '2026-11-01', '2027-10-31')`,
			[donor.id]
		);
		const waits = () => as(registrar, (tx) => waitsOf(tx, donor.id));
		const [wait] = await waits();
		const change = (end: Partial<WaitInput>, actor = registrar, version = wait?.version ?? 0) => {
			const input = { deferralId: wait?.id ?? '', version, untilOn: '', permanent: false, ...end };
			return as(actor, (tx) => changeDeferral(tx, actor, { donor, input }));
		};
		expect(await change({ untilOn: '2027-01-31' }, neighbour)).toMatchObject({ refusal: 'deferral_gone' });
		expect(await change({ untilOn: '2026-10-31' })).toMatchObject({ refusal: 'deferral_end_early' });
		expect(await change({ untilOn: '2027-10-31' })).toMatchObject({ ok: true });
		expect(await waits()).toMatchObject([{ untilOn: '2027-10-31', version: 1 }]);
		expect(await change({ untilOn: '2027-01-31' })).toMatchObject({ ok: true });
		expect(await change({ permanent: true })).toMatchObject({ refusal: 'deferral_changed' });
		expect(await change({ permanent: true }, registrar, 2)).toMatchObject({ ok: true });
		expect(await waits()).toMatchObject([{ untilOn: null, permanent: true, version: 3 }]);
		const lifting = { deferralId: wait?.id ?? '', version: 2, liftedReason: 'mistake' } as const;
		const stale = await as(registrar, (tx) => liftDeferral(tx, registrar, { donor, input: lifting, now }));
		expect(stale).toMatchObject({ refusal: 'deferral_changed' });

		const told = await asSuperuser(
			database.superuserUrl,
			"select fields from audit_entries where object_id = $1 and action = 'donor.deferral_changed' order by id",
			[donor.id]
		);
		expect(told).toEqual([{ fields: ['untilOn'] }, { fields: ['untilOn', 'permanent'] }]);
	});

	test('the rules of the place apply: 84 days in Thanh Hóa, 112 for a woman in Huaphanh', async () => {
		const donor = await added({ fullName: 'Mai Thị Nghỉ', birthDate: '1990', sex: 'female', weightClass: '50+' });
		const rested = { ...donor, lastDonationOn: '2026-09-01', lastComponent: 'whole_blood' };
		const next = (place: string) =>
			as(registrar, (tx) => eligibilityOf(tx, rested, { provinceCode: place, day: '2026-11-23' }));
		expect(await next('VN-21')).toMatchObject({ eligibleFrom: '2026-11-24' });
		expect(await next('LA-HO')).toMatchObject({ eligibleFrom: '2026-12-22' });
	});
});

describe('isolation', () => {
	test('a foreign club sees, finds and corrects nobody', async () => {
		const donor = await added({ fullName: 'Chim Hoàng Yến Riêng' });
		expect(await found('q=hoang yen', neighbour)).toEqual([]);
		expect(await found('', neighbour)).toEqual([]);
		expect(await as(neighbour, (tx) => donorById(tx, donor.id))).toBeNull();
		const input = { ...typedFrom(donor), version: 1, removePaper: false };
		const edited = await as(neighbour, (tx) =>
			editDonor(tx, neighbour, { donorId: donor.id, input, locale: 'vi', now })
		);
		expect(edited).toMatchObject({ ok: false, refusal: 'donor_not_found' });
	});

	test('control: with the policies of the table off, the same questions are answered', async () => {
		const donor = await added({ fullName: 'Chim Họa Mi Riêng' });
		await asSuperuser(database.superuserUrl, 'alter table donors disable row level security');
		try {
			expect(await found('', neighbour)).toContain('Chim Họa Mi Riêng');
			expect(await as(neighbour, (tx) => donorById(tx, donor.id))).not.toBeNull();
		} finally {
			await asSuperuser(database.superuserUrl, 'alter table donors enable row level security');
		}
	});
});
