import { beforeAll, describe, expect, test } from 'vitest';
import { formatCardCode, readCardCode, scannedCard } from '../../src/lib/donors/card-code';
import { readDonorFilter } from '../../src/lib/donors/list-filter';
import { cardPage } from '../../src/lib/server/donors/card-page';
import type { DonorRow } from '../../src/lib/server/donors/donor-row';
import { countDonors, listDonors } from '../../src/lib/server/donors/list';
import { replaceCard } from '../../src/lib/server/donors/replace-card';
import { donorsMatching } from '../../src/lib/server/donors/search';
import { erasing } from '../support/erasing';
import { asSuperuser } from '../support/society';
import { added, as, club, database, found, neighbour, now, openDonors, registrar } from '../support/donor-registry';

openDonors();

const truth = <T extends object>(statement: string, values: unknown[] = []) =>
	asSuperuser<T>(database.superuserUrl, statement, values);
const byCode = (typed: string, actor = registrar) => found(`q=${encodeURIComponent(typed)}`, actor);

describe('the code of a card', () => {
	test('is made by the database as the product reads it, and no two are alike', async () => {
		const made = await truth<{ code: string }>('select giot_new_card_code() as code from generate_series(1, 5000)');
		expect(made.filter(({ code }) => readCardCode(code) !== code)).toEqual([]);
		expect(new Set(made.map(({ code }) => code)).size).toBe(5000);
	});

	test('uses every character at every place', async () => {
		const [row] = await truth<{ seen: number }>(
			`select count(distinct (place, substr(code, place, 1)))::int as seen
			from (select giot_new_card_code() as code from generate_series(1, 2000)) made, generate_series(1, 11) place`
		);
		expect(row).toEqual({ seen: 11 * 32 });
	});

	test.each(['', 'K7Q2M9XWTB', 'K7Q2M9XWTBU', 'k7q2m9xwtbz', 'K7Q2-M9XW-TBZ'])('%j is not stored', async (code) => {
		const { id } = await added({ fullName: 'Mã Không Nhận' });
		await expect(truth('update donors set card_code = $2 where id = $1', [id, code])).rejects.toThrow(
			'donors_card_code_check'
		);
	});

	test('of somebody is nobody else’s', async () => {
		const [one, other] = [await added({ fullName: 'Thẻ Một' }), await added({ fullName: 'Thẻ Hai' })];
		await expect(truth('update donors set card_code = $2 where id = $1', [other.id, one.cardCode])).rejects.toThrow(
			'donors_card_code_key'
		);
	});
});

describe('a search for a card', () => {
	let donor: DonorRow;
	beforeAll(async () => {
		donor = await added({ fullName: 'Quách Thị Cầm Thẻ', phone: '0912 000 111' });
		for (const other of ['Quách Thị Khác', 'Cầm Văn Thẻ']) await added({ fullName: other });
	});

	test('finds its donor alone, as printed, as typed and as scanned', async () => {
		const code = donor.cardCode;
		const typed = [code, formatCardCode(code), code.toLowerCase(), scannedCard(code), Array.from(code).join(' ')];
		for (const text of [...typed, code.replaceAll('0', 'o').replaceAll('1', 'l')])
			expect(await byCode(text), text).toEqual(['Quách Thị Cầm Thẻ']);
	});

	test('finds nobody by the digits of a code as those of a phone', async () => {
		const holder = await added({ fullName: 'Phùng Thị Chữ Số' });
		await truth("update donors set card_code = 'A9R0G9EAJF2' where id = $1", [holder.id]);
		await added({ fullName: 'Phùng Văn Điện Thoại', phone: '0912 090 922' });
		expect(await byCode('9092')).toEqual(['Phùng Văn Điện Thoại']);
		for (const text of ['A9R0G9EAJF2', 'gh:a9r0g9eajf2', 'A9R0-G9EA-JF2', 'A9R0G9 EAJF2'])
			expect(await byCode(text), text).toEqual(['Phùng Thị Chữ Số']);
	});

	test('finds its donor at the desk of a drive of the province, and at none of another', async () => {
		const atDesk = (provinceCode: string) =>
			as(registrar, (tx) => donorsMatching(tx, { provinceCode, typed: scannedCard(donor.cardCode), limit: 10 }));
		expect((await atDesk('VN-21')).map(({ id }) => id)).toEqual([donor.id]);
		expect(await atDesk('LA-HO')).toEqual([]);
	});

	test('finds nobody by a wrong check character', async () => {
		const last = donor.cardCode.at(-1);
		for (const other of Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ').filter((one) => one !== last))
			expect(await byCode(donor.cardCode.slice(0, -1) + other)).toEqual([]);
	});

	test('finds nobody of another club', async () => {
		expect(await byCode(donor.cardCode, neighbour)).toEqual([]);
		const ofNeighbour = await added({ fullName: 'Người Câu Lạc Bộ Bạn' }, neighbour);
		expect(await byCode(ofNeighbour.cardCode)).toEqual([]);
		expect(await byCode(ofNeighbour.cardCode, neighbour)).toEqual(['Người Câu Lạc Bộ Bạn']);
	});

	test('finds nobody who was erased', async () => {
		const erased = await added({ fullName: 'Đã Xóa Tên' });
		await truth(erasing, [erased.id]);
		expect(await byCode(erased.cardCode)).toEqual([]);
	});

	test('finds whom it names as well, when a name without diacritics reads as a code; however many they are', async () => {
		const typed = 'hoang hai mai';
		expect(readCardCode(typed)).toBe('H0ANGHA1MA1');
		await added({ fullName: 'Hoàng Hải Mai' });
		const holder = await added({ fullName: 'Cù Văn Trùng' });
		await truth("update donors set card_code = 'H0ANGHA1MA1' where id = $1", [holder.id]);
		expect(await byCode(typed)).toEqual(['Hoàng Hải Mai', 'Cù Văn Trùng']);

		await truth(
			`insert into donors (id, province_code, club_id, full_name, search_key, sort_key)
			select gen_random_uuid(), 'VN-21', $1, 'Hoàng Hải Mai', 'hoang hai mai', 'mai hoang hai' from generate_series(1, 1000)`,
			[club]
		);
		const filter = readDonorFilter(new URLSearchParams({ q: typed }));
		expect(await as(registrar, (tx) => countDonors(tx, filter, now))).toBe(1001);
		await truth("update donors set abo = 'AB', rhd = '-' where id = $1", [holder.id]);
		const { donors: rare } = await as(registrar, (tx) => listDonors(tx, { ...filter, group: 'Rh-' }, now));
		expect(rare.map(({ fullName }) => fullName)).toEqual(['Cù Văn Trùng']);
		// Every later look at a card would read the whole crowd.
		await truth("delete from donors where search_key = 'hoang hai mai'");
	});

	test('says that nobody is spelt alike', async () => {
		const filter = readDonorFilter(new URLSearchParams({ q: 'K7Q2-M9XW-TBY' }));
		expect(await as(registrar, (tx) => listDonors(tx, filter, now))).toMatchObject({ donors: [], alike: false });
	});
});

describe('a new card', () => {
	const replace = (donor: DonorRow, actor = registrar) =>
		as(actor, (tx) => replaceCard(tx, actor, { donorId: donor.id, version: donor.version }));

	test('has another code; the old one finds nobody', async () => {
		const donor = await added({ fullName: 'Tạ Thị Mất Thẻ' });
		const replaced = await replace(donor);
		expect(replaced).toMatchObject({ ok: true, value: { id: donor.id, version: 2 } });
		const after = replaced.ok ? replaced.value : donor;
		expect(after.cardCode).not.toBe(donor.cardCode);
		expect(await byCode(donor.cardCode)).toEqual([]);
		expect(await byCode(after.cardCode)).toEqual(['Tạ Thị Mất Thẻ']);
	});

	test('is told in the audit trail without any code', async () => {
		const donor = await added({ fullName: 'Tô Văn Ghi Lại' });
		await replace(donor);
		const told = await truth(
			`select action, object_type, fields, club_id, account_id from audit_entries
			where object_id = $1 and action <> 'donor.added'`,
			[donor.id]
		);
		const by = { club_id: club, account_id: registrar.accountId };
		expect(told).toEqual([{ action: 'donor.card_replaced', object_type: 'donor', fields: null, ...by }]);
	});

	test('is made once by two who saw the same', async () => {
		const donor = await added({ fullName: 'Hai Người Cùng Bấm' });
		const both = await Promise.all([replace(donor), replace(donor)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both).toContainEqual(expect.objectContaining({ ok: false, refusal: 'stale_version' }));
	});

	test('is refused to another club, and the card stays', async () => {
		const donor = await added({ fullName: 'Thẻ Của Nhà' });
		expect(await replace(donor, neighbour)).toMatchObject({ ok: false, refusal: 'donor_not_found' });
		expect(await byCode(donor.cardCode)).toEqual(['Thẻ Của Nhà']);
	});
});

describe('what a card says', () => {
	const card = async (donor: DonorRow) => (await as(registrar, (tx) => cardPage(tx, donor, 'vi'))).card;

	test('is the name, the code and the club; nothing else of the person', async () => {
		const donor = await added({
			fullName: 'Lò Thị In Thẻ',
			birthDate: '5/12/1996',
			phone: '0987 111 222',
			idKind: 'cmnd',
			idNumber: '171555666',
			abo: 'B',
			rhd: '+'
		});
		const { picture, ...words } = await card(donor);
		expect(words).toEqual({
			name: 'Lò Thị In Thẻ',
			group: '',
			code: formatCardCode(donor.cardCode),
			owner: 'Sen Hồng'
		});
		// A code of the smallest kind, and its quiet zone: no room for anything else.
		expect(picture.size).toBe(21 + 8);
	});

	test('is the blood group once a centre confirmed it', async () => {
		const donor = await added({ fullName: 'Lò Văn Nhóm Máu', abo: 'AB', rhd: '-', groupSource: 'confirmed' });
		expect((await card(donor)).group).toBe('AB−');
		expect((await card({ ...donor, groupSource: 'stated' })).group).toBe('');
	});

	test('is the office of the province where no club has the donor', async () => {
		const donor = await added({ fullName: 'Người Của Tỉnh' });
		await truth('delete from donor_clubs where donor_id = $1', [donor.id]);
		expect((await card(donor)).owner).toBe('Văn phòng tỉnh Thanh Hóa');
	});
});
