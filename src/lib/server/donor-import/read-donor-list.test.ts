import { expect, test } from 'vitest';
import { rawWorkbook } from '../spreadsheets/raw-workbook.fixture';
import { readDonorTables, readPeople } from './read-donor-list';

const reading = { country: 'VN', today: '2026-11-27' } as const;
const text = (lines: string) => new TextEncoder().encode(lines);
const small = text('Họ và tên;SĐT;HIV;Ghi chú\nNguyễn Thị Thử Nghiệm;0912345678;âm tính;viêm gan B\n');

/** Cells of a hundred signs, 20 in a row: a hundred rows are some 260 kB. */
const long = (rows: number) => text(`${'ô dài '.repeat(16)};`.repeat(20).concat('\n').repeat(rows));

test('a file is read in a thread of its own: its tables without what must not be kept', async () => {
	const list = await readDonorTables(small, 'ds thử.csv');
	expect(list).toMatchObject({
		ok: true,
		value: [
			{
				sheet: 'ds thử',
				headerRows: [1],
				columns: [{ field: 'fullName' }, { field: 'phone' }, { reason: 'forbidden' }, { field: 'note' }],
				rows: [{ number: 2, cells: ['Nguyễn Thị Thử Nghiệm', '0912345678', null, null] }],
				medicalRows: [2]
			}
		]
	});
	expect(JSON.stringify(list)).not.toMatch(/âm tính|viêm gan/);
});

test('the people of the table and the columns that somebody chose are read', async () => {
	const file = rawWorkbook(
		{ name: 'A', rows: { 1: ['Họ tên', 'SĐT'], 2: ['Một', '0912345678'] } },
		{ name: 'B', rows: { 1: ['Biệt danh', 'Đến từ'], 2: ['Hai', 1990] } }
	);
	const columns = new Map([
		['fullName', 0],
		['birthDate', 1]
	] as const);
	const list = await readDonorTables(file, 'ds.xlsx');
	const chosen = list.ok ? list.value[1] : undefined;
	if (!chosen) throw new Error('there is no second table');
	expect(await readPeople(chosen, reading, columns)).toMatchObject({
		value: [{ row: 2, donor: { fullName: 'Hai', birthDate: '1990' } }]
	});
});

test('a refusal comes back from the thread with its details, a list without anybody too', async () => {
	expect(await readDonorTables(text('a,b\n"c'), 'ds.csv')).toEqual({
		ok: false,
		refusal: 'broken_quotes',
		details: { row: 2 }
	});
	expect(await readDonorTables(new Uint8Array(6 * 1024 * 1024), 'ds.csv')).toMatchObject({ refusal: 'too_large' });
	expect(await readDonorTables(text('Họ và tên;SĐT\n'), 'ds.csv')).toMatchObject({ refusal: 'empty' });
});

test('a thread that takes too long or too much memory is ended, and the next file is read', async () => {
	const [slow, heavy, next] = await Promise.all([
		readDonorTables(long(2000), 'ds.csv', { milliseconds: 20, megabytes: 384 }),
		readDonorTables(long(2000), 'ds.csv', { milliseconds: 20_000, megabytes: 12 }),
		readDonorTables(small, 'ds.csv', { milliseconds: 20_000, megabytes: 12 })
	]);
	expect(slow).toMatchObject({ ok: false, refusal: 'took_too_long' });
	expect(heavy).toMatchObject({ ok: false, refusal: 'took_too_much_memory' });
	expect(next).toMatchObject({ ok: true });
});

test('control: a long list is read within the usual limits, while this thread stays free', async () => {
	let ticks = 0;
	const ticking = setInterval(() => ticks++, 10);
	const list = await readDonorTables(long(500), 'ds.csv');
	clearInterval(ticking);
	expect(list).toMatchObject({ ok: true, value: [{ rows: { length: 500 } }] });
	expect(ticks).toBeGreaterThan(10);
});
