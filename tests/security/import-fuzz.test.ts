import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { UGLY_LISTS } from '../support/ugly-lists';
import { value } from './bad-input';
import { brokenTable, PASTED, type BrokenTable } from './broken-tables';
import { formFields } from './form-fields';
import { freshDrive } from './fresh-drives';
import { ask, isFull, post, truth, type Answer } from './visitor';

const { ids } = inject('world');
const imports = isFull ? 2_000 : 100;
/** How many are sent side by side. */
const AT_ONCE = 4;
const BOUNDARY = 'a-boundary-of-a-form';
const list = '/(app)/donors/imports/[importId=uuid]';
const isFault = ({ status, body }: Answer) => status >= 500 || /"status":5\d\d/.test(body.slice(0, 200));

/** A form with a file as a browser sends it, whatever the file is called and holds. */
function formWith(name: string, bytes: Uint8Array, text: string, driveId: string): Buffer {
	const called = name.replace(/["\r\n]/g, '_');
	const part = (head: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`;
	return Buffer.concat([
		Buffer.from(`${part('name="clubId"')}${ids.A1.clubs}\r\n${part('name="driveId"')}${driveId}\r\n`),
		Buffer.from(`${part('name="text"')}${text}\r\n`),
		Buffer.from(`${part(`name="file"; filename="${called}"`)}`),
		bytes,
		Buffer.from(`\r\n--${BOUNDARY}--\r\n`)
	]);
}

const sendList = (name: string, bytes: Uint8Array, driveId = '', text = '') =>
	ask('/donors/imports/new', {
		as: 'admin',
		method: 'POST',
		body: formWith(name, bytes, text, driveId),
		headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }
	});

/** A list that somebody can read, spoilt here and there, cut off, or with a piece of another in it. */
const spoilt = fc
	.record({
		one: fc.constantFrom(...UGLY_LISTS),
		other: fc.constantFrom(...UGLY_LISTS),
		flips: fc.array(fc.record({ at: fc.nat(), to: fc.nat(255) }), { maxLength: 12 }),
		cut: fc.option(fc.nat(), { freq: 3 }),
		spliced: fc.option(fc.nat(), { freq: 4 })
	})
	.map(({ one, other, flips, cut, spliced }) => {
		const bytes = Buffer.from(one.bytes);
		for (const { at, to } of flips) bytes[at % bytes.length] = to;
		if (spliced !== null) Buffer.from(other.bytes).copy(bytes, spliced % bytes.length);
		return { name: one.file, bytes: cut === null ? bytes : bytes.subarray(0, cut % bytes.length) };
	});

const anything = fc.record({
	name: fc.oneof(fc.constantFrom('x.xlsx', 'x.csv', '../../x', 'x\u0000.csv'), fc.string({ maxLength: 40 })),
	bytes: fc.oneof(
		fc.uint8Array({ maxLength: 400 }),
		fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 6 }).map((rows) => {
			return Buffer.from(['Họ và tên;SĐT;Năm sinh', ...rows.map((cells) => cells.join(';'))].join('\n'));
		})
	)
});

/** Every kind of import: lists for a drive and for none, and each of the tables that are pasted. */
const KINDS = ['list', 'list for a drive', ...PASTED] as const;
type Broken = { kind: (typeof KINDS)[number]; send: () => Promise<Answer> };

let drive = '';
let before: { drives: string[]; targets: string[] };
const idsIn = async (table: string) => (await truth(`select id from ${table}`)).map(({ id }) => String(id));

const lists = fc
	.tuple(fc.oneof({ weight: 3, arbitrary: spoilt }, anything), fc.boolean())
	.map(([{ name, bytes }, isForDrive]): Broken => {
		const kind = isForDrive ? 'list for a drive' : 'list';
		return { kind, send: () => sendList(name, bytes, isForDrive ? drive : '') };
	});
const tables = brokenTable.map(({ kind, path, action, body }: BrokenTable): Broken => {
	return { kind, send: () => post(`${path}?/${action}`, body, { as: 'admin' }) };
});

beforeAll(async () => {
	drive = await freshDrive('A1', 'open', '2031-05-05');
	before = { drives: await idsIn('drives'), targets: await idsIn('targets') };
});

// What was taken in of the tables is nothing that other tests know of.
afterAll(async () => {
	for (const table of ['reported_results', 'drive_days', 'drive_sites'])
		await truth(`delete from ${table} where drive_id <> all ($1::uuid[])`, [before.drives]);
	await truth('delete from drives where id <> all ($1::uuid[])', [before.drives]);
	await truth('delete from targets where id <> all ($1::uuid[])', [before.targets]);
});

describe('broken lists and tables', () => {
	test(`${imports} of them never make the product fail`, { timeout: 1_500_000 }, async () => {
		const seen: Record<string, Record<number, number>> = {};
		const isTaken = async ({ kind, send }: Broken) => {
			const answer = await send();
			const ofKind = (seen[kind] ??= {});
			ofKind[answer.status] = (ofKind[answer.status] ?? 0) + 1;
			if (isFault(answer)) return false;
			const path = answer.headers.location;
			return !path || !isFault(await ask(path, { as: 'admin' }));
		};
		const atOnce = { minLength: AT_ONCE, maxLength: AT_ONCE };
		const property = fc.asyncProperty(fc.array(fc.oneof(lists, tables), atOnce), async (broken) =>
			(await Promise.all(broken.map(isTaken))).every(Boolean)
		);
		await fc.assert(property, { numRuns: imports / AT_ONCE, seed: 20261128 });
		// Of every kind some were read; of the lists some were refused too. None was turned away at the door.
		for (const kind of KINDS)
			expect(seen[kind]?.[kind.startsWith('list') ? 303 : 200] ?? 0, kind).toBeGreaterThan(imports / 20);
		for (const kind of ['list', 'list for a drive']) expect(seen[kind]?.[400] ?? 0, kind).toBeGreaterThan(imports / 40);
		expect((await ask('/readyz')).status).toBe(200);
	});

	test(
		'are read, compared and shown without a fault, whatever is said of their columns and rows',
		{ timeout: 600_000 },
		async () => {
			const eight = fc.array(value, { maxLength: 8 });
			const property = fc.asyncProperty(spoilt, eight, fc.boolean(), async ({ name, bytes }, said, isForDrive) => {
				const path = (await sendList(name, bytes, isForDrive ? drive : '')).headers.location;
				if (!path) return true;
				const fields = ['fullName', 'birthDate', 'phone', 'bloodGroup', 'note', ''];
				const columns = Object.fromEntries(fields.map((field, column) => [`column:${column}`, said[column] ?? field]));
				const answers = [
					await post(`${path}?/columns`, { version: '1', table: '0', ...columns }, { as: 'admin' }),
					await post(`${path}?/columns`, { version: '1', table: '0', 'column:1': 'fullName' }, { as: 'admin' })
				];
				for (const action of ['decide', 'decideAll', 'start', 'stop', 'undo', 'cancel']) {
					const known = formFields[`${list} ${action}`] ?? [];
					const body = Object.fromEntries(known.map((field, index) => [field, said[index] ?? '1']));
					answers.push(await ask(path, { as: 'admin' }), await post(`${path}?/${action}`, body, { as: 'admin' }));
				}
				return !answers.some(isFault);
			});
			await fc.assert(property, { numRuns: imports / 10, seed: 20261128 });
		}
	);

	test('more than 5 MiB are turned away in words, and 5 MiB of nothing are read', async () => {
		const large = await sendList('x.csv', Buffer.alloc(5.2 * 1024 * 1024, 'a'));
		expect(large.status).toBe(413);
		expect((await sendList('x.csv', Buffer.alloc(5 * 1024 * 1024 - 1024, '\n'))).status).toBe(400);
	});

	test.each([
		['a list', 'import_batches', () => sendList('x.csv', Buffer.from('Họ và tên\nLê Thị Ví Dụ'))],
		[
			'a table',
			'areas',
			() => post('/drives/import?/preview', { text: 'Ngày\tXã\n1/1/2031\tX', provinceCode: 'VN-21' }, { as: 'admin' })
		]
	] as const)('control: a fault of the server would be noticed for %s', async (_, table, send) => {
		await truth(`alter table ${table} rename to away`);
		const answer = await send();
		await truth(`alter table away rename to ${table}`);
		expect(isFault(answer)).toBe(true);
	});
});
