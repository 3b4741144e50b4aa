import { expect, test } from 'vitest';
import { writeCsv } from './write-csv';

const textOf = async (stream: ReadableStream<Uint8Array>) =>
	Buffer.from(await new Response(stream).arrayBuffer()).toString();

test('a file begins with a byte order mark, and a row is a line', async () => {
	const rows = [
		['Họ và tên', 'Số lần'],
		['ວັນນາ, ນາງ', 3],
		['Đỗ "Ví Dụ"', null]
	];
	expect(await textOf(writeCsv(rows))).toBe('\uFEFFHọ và tên,Số lần\r\n"ວັນນາ, ນາງ",3\r\n"Đỗ ""Ví Dụ""",\r\n');
});

test.each(['=1+1', '+84', '-2', '@SUM(A1)', '\tx', '\rx'])('a text %j is not run as a formula', async (text) => {
	expect(await textOf(writeCsv([[text]]))).toContain(`'${text}`);
});

test('a leading zero stays', async () => expect(await textOf(writeCsv([['0912 345 678']]))).toContain('0912 345 678'));

test('rows are asked for as the file is taken away, and no more once nobody takes it', async () => {
	let asked = 0;
	let ended = false;
	function* endless() {
		try {
			for (;;) yield [`row ${++asked}`];
		} finally {
			ended = true;
		}
	}
	const reader = writeCsv(endless()).getReader();
	for (let taken = 0; taken < 3; taken++) await reader.read();
	expect(asked).toBeLessThan(1_500);
	await reader.cancel();
	expect(ended).toBe(true);
});
