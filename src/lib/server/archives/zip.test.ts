import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { unzipped, zipped } from './zip';

const at = new Date('2027-01-01T00:00:00Z');
const names = ['a.json', 'b.json'] as const;
const whole = zipped({ 'a.json': '{}', 'b.json': '[]' }, at);

type Parts = { zip: Uint8Array; end: number; count: number; directory: number };

/** Another zip file behind this one's files: both stand in one directory. */
function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
	const [one, other] = [first, second].map((zip) => {
		const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
		const end = zip.length - 22;
		return { zip, end, count: view.getUint16(end + 10, true), directory: view.getUint32(end + 16, true) };
	}) as [Parts, Parts];
	const moved = other.zip.slice(other.directory, other.end);
	const view = new DataView(moved.buffer);
	for (let from = 0; from < moved.length;) {
		view.setUint32(from + 42, view.getUint32(from + 42, true) + one.directory, true);
		from += 46 + view.getUint16(from + 28, true) + view.getUint16(from + 30, true) + view.getUint16(from + 32, true);
	}
	const directory = Buffer.concat([one.zip.subarray(one.directory, one.end), moved]);
	const end = Buffer.from(one.zip.subarray(one.end));
	end.writeUInt16LE(one.count + other.count, 8);
	end.writeUInt16LE(one.count + other.count, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(one.directory + other.directory, 16);
	return Buffer.concat([one.zip.subarray(0, one.directory), other.zip.subarray(0, other.directory), directory, end]);
}

test('files are what was packed', () => {
	expect(unzipped(whole, names)).toEqual({ 'a.json': Buffer.from('{}'), 'b.json': Buffer.from('[]') });
	expect(unzipped(joined(zipped({ 'a.json': '{}' }, at), zipped({ 'b.json': '[]' }, at)), names)).not.toBeNull();
});

test.each([
	['one is missing', zipped({ 'a.json': '{}' }, at)],
	['another one stands there', zipped({ 'a.json': '{}', 'b.json': '[]', 'c.json': '' }, at)],
	['one stands there twice', joined(whole, zipped({ 'a.json': '{"other":1}' }, at))],
	['there are many', zipSync(Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}`, strToU8('')])))],
	['they are more than they may be', zipped({ 'a.json': '{}', 'b.json': new Uint8Array(20 * 1024 ** 2) }, at)],
	['it is no zip file', strToU8('PK')]
])('nothing is read where %s', (_, bytes) => {
	expect(unzipped(bytes, names)).toBeNull();
});

test('what expands to more than it says is not read to its end', () => {
	const bomb = Buffer.from(zipped({ 'a.json': new Uint8Array(64 * 1024 ** 2), 'b.json': '' }, at));
	const says = (offset: number) => bomb.writeUInt32LE(10, offset);
	says(22);
	says(bomb.readUInt32LE(bomb.length - 6) + 24);
	expect(unzipped(bomb, names)).toBeNull();
});
