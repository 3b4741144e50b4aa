import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { closeDatabase } from '../../src/lib/server/db';
import { unsealContent, type RowContent } from '../../src/lib/server/donor-import/content';
import { rowsWith } from '../../src/lib/server/donor-import/queries';
import { rejectedSheet } from '../../src/lib/server/donor-import/rejected-page';
import { writeWorkbook } from '../../src/lib/server/spreadsheets/write-workbook';
import { overwriteGetLocale } from '../../src/lib/paraglide/runtime';
import { as, club, database, openDonors } from '../support/donor-registry';
import { compared, listNow, rowsOf, storyOf, takenIn } from '../support/donor-lists';
import { addActor, asSuperuser } from '../support/society';
import { UGLY_LISTS } from '../support/ugly-lists';

openDonors();
afterAll(() => closeDatabase());

const truth = (statement: string) => asSuperuser(database.superuserUrl, statement);
let admin: Actor;

beforeEach(async () => {
	overwriteGetLocale(() => 'vi');
	for (const table of ['import_batches', 'import_columns', 'consents', 'donors']) await truth(`delete from ${table}`);
	admin ??= await addActor(database.superuserUrl, 'club_admin', { clubId: club });
});

describe.each(UGLY_LISTS)('$file', ({ file, bytes, story, people }) => {
	test('comes to what stands in it, and a second time to nothing', async () => {
		const batch = await compared(admin, bytes, file);
		expect(await storyOf(admin, batch)).toEqual(story);
		const read = (await rowsOf(admin, batch)).flatMap(({ id, contentSealed }) => {
			const content = unsealContent<RowContent>(contentSealed, id);
			if (!content || content.errors.length > 0) return [];
			const { fullName, birthDate, sex, phone, abo, rhd, note } = content.donor;
			return [[fullName, birthDate, sex, phone, abo + rhd, note].join('|')];
		});
		expect(read).toEqual(people);
		await takenIn(admin, batch);
		const first = await truth('select * from donors order by id');
		await takenIn(admin, await compared(admin, bytes, file));
		expect(await truth('select * from donors order by id')).toEqual(first);
	});
});

test('what clubs must not keep is in no table, sealed or not', async () => {
	const forbidden = UGLY_LISTS.find(({ file }) => file.startsWith('cột ẩn'));
	if (!forbidden) throw new Error('there is no such list');
	const batch = await compared(admin, forbidden.bytes, forbidden.file);
	const rows = await rowsOf(admin, batch);
	const kept = [
		unsealContent(batch.contentSealed, batch.id),
		...rows.map(({ id, contentSealed }) => unsealContent(contentSealed, id))
	];
	expect(JSON.stringify(kept)).not.toMatch(/tính|viêm gan|52|60/);
});

test('rows that were left out come back as a workbook, and go in once they are mended', async () => {
	const text =
		'STT;Họ và tên;Năm sinh;SĐT;HIV\n1;Lê Thị Ví Dụ;1994;0912345678;x\n2;Trần Văn Mẫu;31/2/1990;0987654321;x';
	const batch = await takenIn(admin, await compared(admin, text));
	const left = async () => {
		const rows = await as(admin, (tx) => rowsWith(tx, batch.id, 'left_out'));
		return rejectedSheet(await listNow(admin, batch.id), rows) ?? { name: '', rows: [] };
	};
	const sheet = await left();
	expect(sheet.rows).toEqual([
		['STT', 'Họ và tên', 'Năm sinh', 'SĐT', 'Lý do chưa đưa vào'],
		['2', 'Trần Văn Mẫu', '31/2/1990', '0987654321', expect.stringContaining('31/2/1990')]
	]);
	const mended = sheet.rows.map((row) => row.map((cell) => (cell === '31/2/1990' ? '1/2/1990' : cell)));
	const stream = writeWorkbook(sheet.name, mended) as ReadableStream<Uint8Array<ArrayBuffer>>;
	const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
	const again = await compared(admin, bytes, 'rejected.xlsx');
	expect(await storyOf(admin, await takenIn(admin, again))).toEqual(['2 added']);
	expect(await truth('select full_name, birth_date::text from donors order by full_name')).toEqual([
		{ full_name: 'Lê Thị Ví Dụ', birth_date: '1994-01-01' },
		{ full_name: 'Trần Văn Mẫu', birth_date: '1990-02-01' }
	]);
});
