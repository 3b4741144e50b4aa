import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { UGLY_LISTS } from '../support/ugly-lists';
import { value } from './bad-input';
import { formFields } from './form-fields';
import { ask, isFull, post, truth, type Answer } from './visitor';

const { ids } = inject('world');
const imports = isFull ? 2_000 : 200;
/** How many are sent side by side. */
const AT_ONCE = 4;
const BOUNDARY = 'a-boundary-of-a-form';
const list = '/(app)/donors/imports/[importId=uuid]';
const isFault = ({ status, body }: Answer) => status >= 500 || /"status":5\d\d/.test(body.slice(0, 200));

/** A form with a file as a browser sends it, whatever the file is called and holds. */
function formWith(name: string, bytes: Uint8Array, text: string): Buffer {
	const called = name.replace(/["\r\n]/g, '_');
	const part = (head: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`;
	return Buffer.concat([
		Buffer.from(`${part('name="clubId"')}${ids.A1.clubs}\r\n${part('name="text"')}${text}\r\n`),
		Buffer.from(`${part(`name="file"; filename="${called}"`)}`),
		bytes,
		Buffer.from(`\r\n--${BOUNDARY}--\r\n`)
	]);
}

const sendList = (name: string, bytes: Uint8Array, text = '') =>
	ask('/donors/imports/new', {
		as: 'admin',
		method: 'POST',
		body: formWith(name, bytes, text),
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

describe('broken lists', () => {
	test(`${imports} of them never make the product fail`, { timeout: 1_500_000 }, async () => {
		const seen = new Map<number, number>();
		const isTaken = async ({ name, bytes }: { name: string; bytes: Uint8Array }) => {
			const answer = await sendList(name, bytes);
			seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
			if (isFault(answer)) return false;
			const path = answer.headers.location;
			return !path || !isFault(await ask(path, { as: 'admin' }));
		};
		const broken = fc.oneof({ weight: 3, arbitrary: spoilt }, anything);
		const atOnce = { minLength: AT_ONCE, maxLength: AT_ONCE };
		const property = fc.asyncProperty(fc.array(broken, atOnce), async (lists) =>
			(await Promise.all(lists.map(isTaken))).every(Boolean)
		);
		await fc.assert(property, { numRuns: imports / AT_ONCE, seed: 20261128 });
		// Some were read, some refused; none was turned away at the door.
		expect(seen.get(303) ?? 0).toBeGreaterThan(imports / 10);
		expect(seen.get(400) ?? 0).toBeGreaterThan(imports / 10);
		expect((await ask('/readyz')).status).toBe(200);
	});

	test(
		'are read, compared and shown without a fault, whatever is said of their columns and rows',
		{ timeout: 600_000 },
		async () => {
			const property = fc.asyncProperty(spoilt, fc.array(value, { maxLength: 8 }), async ({ name, bytes }, said) => {
				const path = (await sendList(name, bytes)).headers.location;
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

	test('control: a fault of the server would be noticed', async () => {
		await truth('alter table import_batches rename to import_batches_away');
		const answer = await sendList('x.csv', Buffer.from('Họ và tên\nLê Thị Ví Dụ'));
		await truth('alter table import_batches_away rename to import_batches');
		expect(isFault(answer)).toBe(true);
	});
});
