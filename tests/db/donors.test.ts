import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewDonorInput } from '../../src/lib/donors/donor-form';
import { newDonorForm } from '../../src/lib/donors/donor-form';
import { readDonorFilter } from '../../src/lib/donors/list-filter';
import type { Actor } from '../../src/lib/server/actor';
import { connect } from '../../src/lib/server/db';
import { addDonor } from '../../src/lib/server/donors/add-donor';
import { donorConflict } from '../../src/lib/server/donors/conflict';
import type { DonorRow } from '../../src/lib/server/donors/donor-row';
import { typedFrom } from '../../src/lib/server/donors/donor-row';
import { editDonor } from '../../src/lib/server/donors/edit-donor';
import { eligibilityOf } from '../../src/lib/server/donors/eligibility-of';
import { findDuplicates } from '../../src/lib/server/donors/find-duplicates';
import { findOrAddDonor } from '../../src/lib/server/donors/find-or-add-donor';
import { decryptIdentity } from '../../src/lib/server/donors/identity-key';
import { knownPaper } from '../../src/lib/server/donors/known-paper';
import { liftDeferral } from '../../src/lib/server/donors/lift-deferral';
import { countDonors, listDonors } from '../../src/lib/server/donors/list';
import { consentsOf, donorById, waitsOf } from '../../src/lib/server/donors/queries';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { testIdentityKey } from '../support/database-server-address';
import { addActor, addClub, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const now = new Date('2026-11-23T03:00:00Z');
const provinceCode = 'VN-21';

let database: TestDatabase;
let pool: pg.Pool;
let club: string;
let registrar: Actor;
let neighbour: Actor;

beforeAll(async () => {
	database = await createTestDatabase();
	process.env.DATABASE_URL = database.appUrl;
	process.env.ORIGIN = 'http://localhost:3000';
	process.env.IDENTITY_KEY = testIdentityKey.toString('base64');
	pool = new pg.Pool({ connectionString: database.appUrl, max: 4 });
	club = await addClub(database.superuserUrl, 'Sen Hồng');
	registrar = await addActor(database.superuserUrl, 'registrar', { clubId: club });
	const otherClub = await addClub(database.superuserUrl, 'Thường Xuân');
	neighbour = await addActor(database.superuserUrl, 'club_admin', { clubId: otherClub });
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor }, work);

const typed = (fields: Partial<NewDonorInput> & { fullName: string }): NewDonorInput & { confirmNew: boolean } => ({
	...newDonorForm.parse({ consentRegistration: true, ...fields }),
	confirmNew: true
});

async function added(fields: Partial<NewDonorInput> & { fullName: string }, actor = registrar): Promise<DonorRow> {
	const clubId = actor.memberships[0]?.clubId ?? null;
	const result = await as(actor, (tx) =>
		addDonor(tx, actor, { clubId, provinceCode, input: typed(fields), locale: 'vi', now })
	);
	if (!result.ok) throw new Error(result.refusal);
	return result.value;
}

const found = (address: string, actor = registrar) =>
	as(actor, async (tx) => {
		const page = await listDonors(tx, readDonorFilter(new URLSearchParams(address)), now);
		return page.donors.map(({ fullName }) => fullName);
	});

describe('search', () => {
	beforeAll(async () => {
		await added({ fullName: 'Đỗ Thị Ngữ Nghĩa', birthDate: '1994', phone: '0912 345 678', abo: 'O', rhd: '+' });
		await added({
			fullName: 'Lê Văn Đức',
			birthDate: '5/12/1988',
			phone: '0987654321',
			idKind: 'cccd',
			idNumber: '038088001299'
		});
		await added({ fullName: 'ສົມພອນ ແກ້ວມະນີ', phone: '020 5550 0118', idKind: 'passport', idNumber: 'PA 0420118' });
	});

	test.each([
		['q=đỗ thị', 'Đỗ Thị Ngữ Nghĩa'],
		['q=nghia do', 'Đỗ Thị Ngữ Nghĩa'],
		['q=NGH', 'Đỗ Thị Ngữ Nghĩa'],
		['q=nghia 1994', 'Đỗ Thị Ngữ Nghĩa'],
		['q=1988', 'Lê Văn Đức'],
		['q=ແກ້ວ', 'ສົມພອນ ແກ້ວມະນີ'],
		['q=ມະນີ', 'ສົມພອນ ແກ້ວມະນີ'],
		['q=0912345678', 'Đỗ Thị Ngữ Nghĩa'],
		['q=%2B84 912.345.678', 'Đỗ Thị Ngữ Nghĩa'],
		['q=0912 34', 'Đỗ Thị Ngữ Nghĩa'],
		['q=5678', 'Đỗ Thị Ngữ Nghĩa'],
		['q=duc 4321', 'Lê Văn Đức'],
		['q=020 5550 0118', 'ສົມພອນ ແກ້ວມະນີ'],
		['q=1299', 'Lê Văn Đức'],
		['q=8001299', 'Lê Văn Đức'],
		['q=038088001299', 'Lê Văn Đức'],
		['q=pa0420118', 'ສົມພອນ ແກ້ວມະນີ'],
		['group=O', 'Đỗ Thị Ngữ Nghĩa']
	])('%s finds exactly one', async (address, name) => {
		expect(await found(address)).toEqual([name]);
	});

	test.each(['q=hi', 'q=ghia', 'q=9991299', 'q=123', 'q=%25', 'group=Rh-', 'area=380', 'reserve=yes'])(
		'%s finds nobody',
		async (address) => expect(await found(address)).toEqual([])
	);
});

describe('paging', () => {
	const names = Array.from({ length: 120 }, (_, index) => `Trang Thử Paging${String(index).padStart(3, '0')}`);
	const page = (address: string) =>
		as(registrar, (tx) => listDonors(tx, readDonorFilter(new URLSearchParams(address)), now));

	beforeAll(async () => {
		await asSuperuser(
			database.superuserUrl,
			`insert into donors (id, province_code, club_id, full_name, search_key, sort_key, birth_date, birth_precision, last_donation_on, last_component, donation_count)
			select gen_random_uuid(), 'VN-21', $1, name, lower('trang thu ' || right(name, 9)), lower(right(name, 9)), '1990-01-01', 'day',
				case when n % 2 = 0 then date '2026-11-01' end, case when n % 2 = 0 then 'whole_blood' end, 0
			from unnest($2::text[]) with ordinality as t(name, n)`,
			[club, names]
		);
	});

	test('three pages hold everybody once, in order, and lead back to where they began', async () => {
		const first = await page('q=trang');
		const second = await page(`q=trang&after=${first.older}`);
		const third = await page(`q=trang&after=${second.older}`);
		expect([first, second, third].flatMap(({ donors }) => donors.map(({ fullName }) => fullName))).toEqual(names);
		expect([first.newer, third.older]).toEqual([null, null]);
		const back = await page(`q=trang&before=${second.newer}`);
		expect(back.donors.map(({ id }) => id)).toEqual(first.donors.map(({ id }) => id));
		expect(back.newer).toBeNull();
	});

	test('somebody added before the page shown moves nobody onto the next page twice', async () => {
		const first = await page('q=trang');
		await asSuperuser(
			database.superuserUrl,
			`insert into donors (id, province_code, club_id, full_name, search_key, sort_key)
			values (gen_random_uuid(), 'VN-21', $1, 'Trang Thử Aaa', 'trang thu aaa', 'aaa')`,
			[club]
		);
		const second = await page(`q=trang&after=${first.older}`);
		expect(second.donors[0]?.fullName).toBe(names[50]);
	});

	test('who may give today is decided by the rules and fills whole pages', async () => {
		const { donors } = await page('q=trang&eligible=yes');
		expect(donors).toHaveLength(50);
		expect(donors.every(({ lastDonationOn }) => lastDonationOn === null)).toBe(true);
		const everybody = await as(registrar, (tx) => countDonors(tx, readDonorFilter(new URLSearchParams('q=trang'))));
		expect(everybody).toBe(121);
	});

	test('an unknown bound shows the first page', async () => {
		const { donors } = await page('q=trang&after=0197a000-0000-7000-8000-000000000000');
		expect(donors[0]?.fullName).toBe('Trang Thử Aaa');
	});
});

describe('likely duplicates', () => {
	const person = { provinceCode, sex: '', birthDate: '', phone: '', idKind: '', idNumber: '' };
	const alike = (fields: Partial<typeof person> & { fullName: string }, actor = registrar) =>
		as(actor, (tx) => findDuplicates(tx, { ...person, ...fields }));

	beforeAll(async () => {
		await added({
			fullName: 'Hoàng Thị Giả Định',
			birthDate: '14/2/1991',
			phone: '0903 111 222',
			idKind: 'cccd',
			idNumber: '038191000777'
		});
	});

	test.each([
		[{ fullName: 'hoang thi gia dinh', birthDate: '1991' }, 'likely', ['same_name', 'same_birth_year']],
		[
			{ fullName: 'Định Giả Thị Hoàng', birthDate: '14/2/1991', phone: '+84903111222' },
			'certain',
			['same_name', 'same_birth_date', 'same_phone']
		],
		[{ fullName: 'Nguyễn Thị Khác', idKind: 'cccd', idNumber: '038191000777' }, 'certain', ['same_id']],
		[{ fullName: 'Trần Văn Chồng', phone: '0903111222' }, 'possible', ['same_phone']]
	] as const)('%o is %s by %o', async (fields, strength, reasons) => {
		const [first] = await alike(fields);
		expect(first).toMatchObject({ fullName: 'Hoàng Thị Giả Định', strength, reasons });
	});

	test('a foreign club is told nothing', async () => {
		expect(await alike({ fullName: 'Hoàng Thị Giả Định', birthDate: '14/2/1991' }, neighbour)).toEqual([]);
	});

	test('a likely one is refused until somebody says that it is another person', async () => {
		const input = typed({ fullName: 'Hoàng Thị Giả Định', birthDate: '1991' });
		const add = (confirmNew: boolean) =>
			as(registrar, (tx) =>
				addDonor(tx, registrar, { clubId: club, provinceCode, input: { ...input, confirmNew }, locale: 'vi', now })
			);
		expect(await add(false)).toMatchObject({ ok: false, refusal: 'likely_duplicate' });
		expect(await add(true)).toMatchObject({ ok: true });
	});

	test('the chosen person is returned unchanged, and a foreign one is not found', async () => {
		const known = await added({ fullName: 'Phạm Văn Minh Họa' });
		const choose = (actor: Actor) =>
			as(actor, (tx) =>
				findOrAddDonor(tx, actor, {
					clubId: actor.memberships[0]?.clubId ?? null,
					provinceCode,
					input: { ...typed({ fullName: 'x' }), donorId: known.id },
					locale: 'vi',
					now
				})
			);
		expect(await choose(registrar)).toMatchObject({
			ok: true,
			value: { added: false, donor: { id: known.id, version: 1 } }
		});
		expect(await choose(neighbour)).toMatchObject({ ok: false, refusal: 'donor_not_found' });
	});
});

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
			as(actor, (tx) => liftDeferral(tx, actor, { donor, deferralId: wait?.id ?? '', now }));
		expect(await lift(neighbour)).toMatchObject({ ok: false, refusal: 'deferral_gone' });
		expect(await lift(registrar)).toMatchObject({ ok: true });
		expect(await lift(registrar)).toMatchObject({ ok: false, refusal: 'deferral_gone' });
		expect(await next()).toMatchObject({ eligibleFrom: '2026-11-23', reasons: [] });
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
			expect(await found('q=hoa mi rieng', neighbour)).toEqual(['Chim Họa Mi Riêng']);
			expect(await as(neighbour, (tx) => donorById(tx, donor.id))).not.toBeNull();
		} finally {
			await asSuperuser(database.superuserUrl, 'alter table donors enable row level security');
		}
	});
});

describe('the same person sent twice at once', () => {
	const twin = (fullName: string) => typed({ fullName, birthDate: '1991-02-03' });
	const adding = (input: ReturnType<typeof twin>) => ({
		clubId: club,
		provinceCode,
		input,
		locale: 'vi' as const,
		now
	});
	const isTwice = async (fullName: string) => (await found(`q=${encodeURIComponent(fullName)}`)).length;

	test('is added once: the second sending finds the first', async () => {
		const input = { ...twin('Đôi Lần Gửi'), confirmNew: false };
		const send = () => as(registrar, (tx) => addDonor(tx, registrar, adding(input)));
		const results = await Promise.all([send(), send(), send()]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await isTwice('Đôi Lần Gửi')).toBe(1);
	});

	test.each([true, false])('twenty sendings of one form lead to one person (looked at: %s)', async (confirmNew) => {
		const fullName = `Hai Mươi Lần Gửi ${confirmNew ? 'Đã Xem' : 'Chưa Xem'}`;
		const id = v7();
		const input = { ...twin(fullName), confirmNew };
		const send = () => as(registrar, (tx) => addDonor(tx, registrar, { id, ...adding(input) }));
		const results = await Promise.all(Array.from({ length: 20 }, send));
		expect(results.map((result) => result.ok && result.value.id)).toEqual(Array.from({ length: 20 }, () => id));
		expect(await isTwice(fullName)).toBe(1);
	});

	test('control: twenty forms of somebody who was looked at add twenty', async () => {
		const send = () => as(registrar, (tx) => addDonor(tx, registrar, { id: v7(), ...adding(twin('Hai Mươi Tờ')) }));
		await Promise.all(Array.from({ length: 20 }, send));
		expect(await isTwice('Hai Mươi Tờ')).toBe(20);
	});

	test("the id of another club's donor is no key, and nothing is told", async () => {
		const theirs = await added({ fullName: 'Người Của Câu Lạc Bộ Kia' }, neighbour);
		const mine = await as(registrar, (tx) =>
			addDonor(tx, registrar, { id: theirs.id, ...adding(twin('Người Của Câu Lạc Bộ Này')) })
		);
		expect(mine.ok && mine.value).toMatchObject({ fullName: 'Người Của Câu Lạc Bộ Này', clubId: club });
		expect(mine.ok && mine.value.id).not.toBe(theirs.id);
	});

	test('control: when all look before any adds, it is added as often as it was sent', async () => {
		let looked = 0;
		const everybodyLooked = async () => {
			for (looked++; looked < 2;) await new Promise((resolve) => setTimeout(resolve, 10));
		};
		const send = () =>
			as(registrar, async (tx) => {
				expect(await findDuplicates(tx, { ...twin('Không Chờ Lượt'), provinceCode })).toEqual([]);
				await everybodyLooked();
				return addDonor(tx, registrar, adding(twin('Không Chờ Lượt')));
			});
		await Promise.all([send(), send()]);
		expect(await isTwice('Không Chờ Lượt')).toBe(2);
	});
});
