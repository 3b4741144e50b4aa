import { beforeAll, describe, expect, test } from 'vitest';
import { readDonorFilter } from '../../src/lib/donors/list-filter';
import { countDonors, listDonors } from '../../src/lib/server/donors/list';
import { MOST_FOUND } from '../../src/lib/server/donors/search';
import { asSuperuser } from '../support/society';
import { now, database, club, registrar, openDonors, as, added, found } from '../support/donor-registry';

openDonors();

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
		['q=໐໒໐ ໕໕໕໐ ໐໑໑໘', 'ສົມພອນ ແກ້ວມະນີ'],
		['q=໐໑໑໘', 'ສົມພອນ ແກ້ວມະນີ'],
		['q=ແກ້ວ ໐໑໑໘', 'ສົມພອນ ແກ້ວມະນີ'],
		['q=໑໙໘໘', 'Lê Văn Đức'],
		['q=０３８０８８００１２９９', 'Lê Văn Đức'],
		['group=O', 'Đỗ Thị Ngữ Nghĩa']
	])('%s finds exactly one', async (address, name) => {
		expect(await found(address)).toEqual([name]);
	});

	test.each(['q=hi', 'q=9991299', 'q=123', 'q=%25', 'group=Rh-', 'area=380', 'reserve=yes'])(
		'%s finds nobody',
		async (address) => expect(await found(address)).toEqual([])
	);
});

describe('a name that nobody has', () => {
	const alike = async (address: string) => {
		const page = await as(registrar, (tx) => listDonors(tx, readDonorFilter(new URLSearchParams(address)), now));
		return { names: page.donors.map(({ fullName }) => fullName), alike: page.alike };
	};

	test.each(['q=do thi ngu nghya', 'q=ngha do', 'q=Đổ Thị Ngữ Nghĩaa', 'q=ghia', 'q=thi nghai do'])(
		'%s shows whose name is spelt alike, and says so',
		async (address) => expect(await alike(address)).toEqual({ names: ['Đỗ Thị Ngữ Nghĩa'], alike: true })
	);

	test('shows nobody when nothing is alike, nor for digits', async () => {
		for (const address of ['q=xyzzy', 'q=9991299', 'q=%25'])
			expect(await alike(address)).toEqual({ names: [], alike: false });
	});

	test('is not said of somebody whom another filter leaves out', async () => {
		expect(await alike('q=nghia&group=A')).toEqual({ names: [], alike: false });
	});

	test('keeps to the other filters', async () => {
		expect(await alike('q=ngha do&group=A')).toEqual({ names: [], alike: false });
	});

	test('is not looked for beside somebody who has it', async () => {
		expect(await alike('q=nghia')).toEqual({ names: ['Đỗ Thị Ngữ Nghĩa'], alike: false });
	});
});

test('a name that more than a thousand have is read in the order of the list', async () => {
	await asSuperuser(
		database.superuserUrl,
		`insert into donors (id, province_code, club_id, full_name, search_key, sort_key)
		select gen_random_uuid(), 'VN-21', $1, 'Đông ' || to_char(n, '0000'), 'dong ' || to_char(n, 'FM0000'), to_char(n, 'FM0000')
		from generate_series(1, 1200) n`,
		[club]
	);
	const filter = readDonorFilter(new URLSearchParams('q=dong'));
	const { donors, older } = await as(registrar, (tx) => listDonors(tx, filter, now));
	expect(donors.map(({ sortKey }) => sortKey)).toEqual(
		Array.from({ length: 50 }, (_, at) => String(at + 1).padStart(4, '0'))
	);
	expect(older).not.toBeNull();
	expect(await as(registrar, (tx) => countDonors(tx, filter, now))).toBe(MOST_FOUND + 1);
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
		const everybody = await as(registrar, (tx) =>
			countDonors(tx, readDonorFilter(new URLSearchParams('q=trang')), now)
		);
		expect(everybody).toBe(121);
	});

	test('an unknown bound shows the first page', async () => {
		const { donors } = await page('q=trang&after=0197a000-0000-7000-8000-000000000000');
		expect(donors[0]?.fullName).toBe('Trang Thử Aaa');
	});
});
