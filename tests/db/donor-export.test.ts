import { beforeAll, describe, expect, test } from 'vitest';
import { exportedCells, exportedHeads } from '../../src/lib/donors/export-words';
import { readDonorFilter } from '../../src/lib/donors/list-filter';
import type { Actor } from '../../src/lib/server/actor';
import { requireAllowedRoles } from '../../src/lib/server/access';
import { countExported, exportedDonors } from '../../src/lib/server/donors/export-donors';
import { canExportDonors } from '../../src/lib/server/policy';
import type { InScope } from '../../src/lib/server/scope';
import { findTables } from '../../src/lib/donor-import/find-tables';
import { guessedChoice, readDonors } from '../../src/lib/donor-import/read-donors';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { readFile } from '../../src/lib/server/spreadsheets/read-file';
import { handOut } from '../../src/lib/server/spreadsheets/hand-out';
import { heldBack, listed, pageAt } from '../support/donor-filters';
import { added, as, club, database, neighbour, now, openDonors } from '../support/donor-registry';
import { inLibreOffice, reader } from '../support/office';
import { addActor, asSuperuser } from '../support/society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
const scopeOf =
	(actor: Actor): InScope =>
	(work) =>
		as(actor, work);
const filterOf = (address: string) => readDonorFilter(new URLSearchParams(address));
const namesIn = async (address: string, actor: Actor) => {
	const names: string[] = [];
	for await (const { fullName } of exportedDonors(scopeOf(actor), filterOf(address), now)) names.push(fullName);
	return names;
};

let admin: Actor;
let office: Actor;

beforeAll(async () => {
	admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
	office = await addActor(database.superuserUrl, 'province_coordinator');
});

describe('an exported list', () => {
	beforeAll(async () => {
		await listed('An', { reserve: true, abo: 'O' });
		await listed('Bich', { last: '2026-11-01', count: 3, abo: 'O' });
		await heldBack(await listed('Chi', { count: 1 }), null);
		await listed('Nga', { clubId: neighbour.memberships[0]?.clubId, last: '2026-01-02', count: 4 });
	});

	test.each([
		'',
		'group=O',
		'eligible=yes',
		'deferred=yes',
		'q=bich',
		'q=bihc',
		'q=nobody',
		'least=3',
		'by=2027-02-01'
	])('%j holds whom the list shows, in its order, and as many as are said', async (address) => {
		for (const actor of [admin, office]) {
			const names = await namesIn(address, actor);
			const page = await pageAt(address, actor);
			expect(names.slice(0, 50)).toEqual(page.donors.map(({ fullName }) => fullName));
			if (page.older === null) expect(names).toHaveLength(page.donors.length);
			expect(await countExported(scopeOf(actor), filterOf(address), now)).toBe(names.length);
		}
	});

	test('leaves out whoever asked that their data rest, and does not count them', async () => {
		const restrict = (at: string) =>
			asSuperuser(database.superuserUrl, `update donors set restricted_at = ${at} where full_name = 'An'`);
		await restrict('now()');
		try {
			expect(await namesIn('group=O', admin)).toEqual(['Bich']);
			expect(await countExported(scopeOf(admin), filterOf('group=O'), now)).toBe(1);
		} finally {
			await restrict('null');
		}
		expect(await namesIn('group=O', admin)).toEqual(['An', 'Bich']);
	});

	test('of one club holds nobody of another', async () => {
		expect(await namesIn('least=3', admin)).toEqual(['Bich']);
		expect(await namesIn('least=3', office)).toEqual(['Bich', 'Nga']);
	});

	test('control: with the policies of donors and of who knows whom switched off it would', async () => {
		await truth('alter table donors disable row level security');
		try {
			expect(await namesIn('least=3', admin)).toEqual(['Bich', 'Nga']);
		} finally {
			await truth('alter table donors enable row level security');
		}
	});

	test('holds everybody once, and reads them in portions, each in a transaction of its own', async () => {
		await truth(
			`insert into donors (id, province_code, club_id, full_name, search_key, sort_key, donation_count)
			select gen_random_uuid(), 'VN-21', $1, 'Z' || to_char(n, 'FM0000'), 'z' || to_char(n, 'FM0000'), 'z' || to_char(n, 'FM0000'), n % 2
			from generate_series(1, 4300) n`,
			[club]
		);
		let opened = 0;
		const counting: InScope = (work) => {
			opened++;
			return as(admin, work);
		};
		const names: string[] = [];
		for await (const { fullName } of exportedDonors(counting, filterOf('q=z'), now)) {
			names.push(fullName);
			if (names.length === 1) expect(opened).toBe(2);
		}
		expect(names).toHaveLength(4300);
		expect(new Set(names).size).toBe(4300);
		expect(names).toEqual([...names].sort());
		expect(opened).toBe(4);
	});
});

describe('a file', () => {
	const risky = '=HYPERLINK("http://x.example")';

	beforeAll(async () => {
		const [commune] = await truth(
			`select code from areas where province_code = 'VN-21' and level = 'commune' order by code limit 1`
		);
		await added(
			{
				fullName: 'Đỗ Thị Ví Dụ',
				sex: 'female',
				birthDate: '12/5/1994',
				phone: '0912345678',
				email: 'vi.du@example.org',
				idKind: 'cccd',
				idNumber: '038194001234',
				areaCode: String(commune?.code),
				address: 'Thôn 1',
				abo: 'O',
				rhd: '-',
				groupSource: 'stated',
				note: risky
			},
			admin
		);
		await added({ fullName: 'Lê Văn Mẫu', birthDate: '1990' }, admin);
	});

	const fileOf = async (kind: 'csv' | 'xlsx', locale: 'vi' | 'lo' | 'en', address = 'q=du') => {
		async function* rows() {
			yield exportedHeads(locale);
			for await (const donor of exportedDonors(scopeOf(admin), filterOf(address), now))
				yield exportedCells(donor, locale);
		}
		const answer = handOut({ kind, file: 'list', title: 'Người hiến máu' }, rows());
		return new Uint8Array(await answer.arrayBuffer());
	};

	test.each([
		['csv', 'vi'],
		['csv', 'lo'],
		['csv', 'en'],
		['xlsx', 'vi'],
		['xlsx', 'lo'],
		['xlsx', 'en']
	] as const)('as %s in %s is read again by the import as the same people', async (kind, locale) => {
		const read = await readFile(await fileOf(kind, locale), `list.${kind}`);
		const [table] = read.ok ? findTables(read.value) : [];
		if (!table) throw new Error('there is no table');
		const reading = { country: 'VN', today: '2026-11-23' as CalendarDate } as const;
		const people = readDonors(table, reading, guessedChoice(table));
		expect(people).toMatchObject([
			{
				donor: {
					fullName: 'Đỗ Thị Ví Dụ',
					sex: 'female',
					birthDate: expect.stringMatching(/^(1994-05-12|12\/5\/1994)$/),
					email: 'vi.du@example.org',
					address: 'Thôn 1',
					abo: 'O',
					rhd: '-',
					idNumber: ''
				},
				beside: { donations: '0', unit: 'Sen Hồng' },
				errors: []
			}
		]);
		expect(people[0]?.donor.phone.replace(/\D/g, '')).toMatch(/^(0|84)912345678$/);
		expect(people[0]?.beside.commune).not.toBe('');
		expect(people[0]?.beside.district).not.toBe('');
	});

	test('holds no number of a paper, not even a part of it', async () => {
		const texts = await Promise.all(
			(['vi', 'lo', 'en'] as const).map(async (locale) => Buffer.from(await fileOf('csv', locale)).toString())
		);
		for (const text of texts) expect(text).not.toMatch(/038194001234|1234\b|•/);
	});

	test('as CSV begins with a byte order mark and runs no formula', async () => {
		const text = Buffer.from(await fileOf('csv', 'vi')).toString();
		expect(text).toMatch(/^\uFEFFHọ và tên,Ngày sinh,/);
		expect(text).toContain('0912 345 678');
		expect(text).toContain(`"'=HYPERLINK(""http://x.example"")"`);
	});

	test(`as XLSX opens in ${reader}: zeros, letters and formulas are text`, { timeout: 60_000 }, async () => {
		const [head, row] = await inLibreOffice(await fileOf('xlsx', 'vi'));
		expect(head?.slice(0, 4)).toEqual(['Họ và tên', 'Ngày sinh', 'Giới tính', 'Điện thoại']);
		expect(row).toEqual(expect.arrayContaining(['Đỗ Thị Ví Dụ', '12/5/1994', '0912 345 678', 'O−', risky]));
	});

	test('tells a birth year as a year', async () => {
		const [, row] = Buffer.from(await fileOf('csv', 'vi', 'q=mau'))
			.toString()
			.split('\r\n');
		expect(row).toMatch(/^Lê Văn Mẫu,1990,/);
	});
});

test('whoever administers one club and registers in another takes the donors of the first alone', async () => {
	await listed('Quynh', { clubId: neighbour.memberships[0]?.clubId, count: 9 });
	await listed('Rang', { count: 9 });
	const registers = { ...admin.memberships[0], role: 'registrar' as const };
	const both = { ...neighbour, memberships: [...neighbour.memberships, registers] } as Actor;
	expect(await namesIn('least=9', both)).toEqual(['Quynh', 'Rang']);
	const event = { locals: { actor: both } } as unknown as Parameters<typeof requireAllowedRoles>[0];
	expect(await namesIn('least=9', requireAllowedRoles(event, canExportDonors).actor)).toEqual(['Quynh']);
	expect(() =>
		requireAllowedRoles({ locals: { actor: { ...both, memberships: [registers] } } } as never, canExportDonors)
	).toThrow();
});
