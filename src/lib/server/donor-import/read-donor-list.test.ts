import { expect, test } from 'vitest';
import type { ListReading } from './donor-list';
import { rawWorkbook } from '../spreadsheets/raw-workbook.fixture';
import { readDonorList } from './read-donor-list';

const reading: ListReading = { country: 'VN', today: '2026-11-27' };
const text = (lines: string) => new TextEncoder().encode(lines);
const small = text('Họ và tên;SĐT\nNguyễn Thị Thử Nghiệm;0912345678\n');

/** Cells of a hundred signs, 20 in a row: a hundred rows are some 260 kB. */
const long = (rows: number) => text(`${'ô dài '.repeat(16)};`.repeat(20).concat('\n').repeat(rows));

test('a file is read in a thread of its own: its tables, and the people of the likeliest', async () => {
	const list = await readDonorList(small, 'ds thử.csv', reading);
	expect(list).toMatchObject({
		ok: true,
		value: {
			tables: [{ sheet: 'ds thử', headerRows: [1], count: 1, columns: [{ field: 'fullName' }, { field: 'phone' }] }],
			chosen: 0,
			people: [{ row: 2, donor: { fullName: 'Nguyễn Thị Thử Nghiệm', phone: '+84912345678' }, errors: [], notes: [] }]
		}
	});
});

test('the table and the columns that somebody chose are read instead', async () => {
	const file = rawWorkbook(
		{ name: 'A', rows: { 1: ['Họ tên', 'SĐT'], 2: ['Một', '0912345678'] } },
		{ name: 'B', rows: { 1: ['Biệt danh', 'Đến từ'], 2: ['Hai', 1990] } }
	);
	const columns = new Map([
		['fullName', 0],
		['birthDate', 1]
	] as const);
	const list = await readDonorList(file, 'ds.xlsx', { ...reading, table: 1, columns });
	expect(list).toMatchObject({
		value: { chosen: 1, people: [{ row: 2, donor: { fullName: 'Hai', birthDate: '1990' } }] }
	});
});

test('a refusal comes back from the thread with its details', async () => {
	expect(await readDonorList(text('a,b\n"c'), 'ds.csv', reading)).toEqual({
		ok: false,
		refusal: 'broken_quotes',
		details: { row: 2 }
	});
	expect(await readDonorList(new Uint8Array(6 * 1024 * 1024), 'ds.csv', reading)).toMatchObject({
		refusal: 'too_large'
	});
});

test('a thread that takes too long or too much memory is ended, and the next file is read', async () => {
	const [slow, heavy, next] = await Promise.all([
		readDonorList(long(2000), 'ds.csv', reading, { milliseconds: 20, megabytes: 384 }),
		readDonorList(long(2000), 'ds.csv', reading, { milliseconds: 20_000, megabytes: 12 }),
		readDonorList(small, 'ds.csv', reading, { milliseconds: 20_000, megabytes: 12 })
	]);
	expect(slow).toMatchObject({ ok: false, refusal: 'took_too_long' });
	expect(heavy).toMatchObject({ ok: false, refusal: 'took_too_much_memory' });
	expect(next).toMatchObject({ ok: true });
});

test('control: a long list is read within the usual limits, while this thread stays free', async () => {
	let ticks = 0;
	const ticking = setInterval(() => ticks++, 10);
	const list = await readDonorList(long(500), 'ds.csv', reading);
	clearInterval(ticking);
	expect(list).toMatchObject({ ok: true, value: { tables: [{ count: 500 }] } });
	expect(ticks).toBeGreaterThan(10);
});
