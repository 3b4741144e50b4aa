import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { closeDatabase } from '../../src/lib/server/db';
import { batchById, type BatchRow } from '../../src/lib/server/donor-import/batch-rows';
import { cancelImport, startImport, stopImport } from '../../src/lib/server/donor-import/move-import';
import { emptyOldImports, KEPT_DAYS, workOnImports } from '../../src/lib/server/donor-import/work';
import { inJob, inPublic } from '../../src/lib/server/scope';
import { added, as, club, database, neighbour, now, openDonors, registrar } from '../support/donor-registry';
import { began, compared, listNow, read, rowsOf, storyOf, takenBack, takenIn, value } from '../support/donor-lists';
import { addActor, asSuperuser } from '../support/society';

openDonors();
afterAll(() => closeDatabase());

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
const counted = async (from: string) => Number((await truth(`select count(*)::int as n from ${from}`))[0]?.n);
let admin: Actor;

beforeEach(async () => {
	await truth('delete from import_batches');
	await truth('delete from import_columns');
	await truth('delete from consents');
	await truth('delete from donors');
	admin ??= await addActor(database.superuserUrl, 'club_admin', { clubId: club });
});

const letters = 'abcdefghijklmnopqrstuvwxyz';
/** Names of which no two are alike. */
const nameOf = (n: number) =>
	[n, n * 7, n * 31, n * 101].map((at) => `${letters[at % 26]}${letters[(at * 3) % 26]}${letters[n % 23]}ng`).join(' ');
const many = (count: number) =>
	[
		'Họ và tên;Ngày sinh;SĐT',
		...Array.from(
			{ length: count },
			(_, n) => `${nameOf(n)} ${n};${1 + (n % 28)}/${1 + (n % 12)}/${1950 + (n % 50)};09${String(10_000_000 + n * 7)}`
		)
	].join('\n');

async function asked(batch: BatchRow) {
	await as(admin, async (tx) =>
		value(await startImport(tx, admin, { batch, version: batch.version, consent: 'not_yet', now }))
	);
}

/** Cuts the connection as soon as a thousand donors stand in the transaction, as if the process had been killed. */
const CUT = `
	create function cut() returns trigger language plpgsql security definer as $$ begin
		if (select count(*) from donors) >= 1000 then perform pg_terminate_backend(pg_backend_pid()); end if;
		return null;
	end $$;
	create trigger cut after insert on donors for each statement execute function cut()`;

describe('a list whose taking in is cut half-way', () => {
	test('leaves nobody behind, and is taken in by whoever starts next', async () => {
		const batch = await compared(admin, many(1500));
		await asked(batch);
		await truth(CUT);
		await expect(workOnImports(now)).rejects.toThrow();
		expect(await counted('donors')).toBe(0);
		await truth('drop function cut cascade');
		await workOnImports(now);
		expect((await listNow(admin, batch.id)).state).toBe('done');
		expect(await counted('donors')).toBe(1500);
	});

	test('control: pieces in transactions of their own leave half of it behind', async () => {
		const batch = await compared(admin, many(1500));
		await asked(batch);
		await truth(CUT);
		const rows = await rowsOf(admin, batch);
		const piece = (from: number) =>
			rows.slice(from, from + 500).map(({ id, number }) => {
				return { row: id, id: v7(), full_name: `x${number}`, search_key: 'x', sort_key: 'x', match_keys: [] };
			});
		const add = (from: number) =>
			inJob((tx) =>
				tx.execute(sql`select giot_import_add(${batch.id}, ${JSON.stringify(piece(from))}::jsonb, 'vi', 1)`)
			);
		await add(0);
		await expect(add(500)).rejects.toThrow();
		await truth('drop function cut cascade');
		expect(await counted('donors')).toBe(500);
	});

	test('is taken in once by two processes, and not at all when somebody stops it', async () => {
		const batch = await compared(admin, many(50));
		await asked(batch);
		await Promise.all([workOnImports(now), workOnImports(now)]);
		expect(await counted('donors')).toBe(50);
		await takenBack(admin, batch);
		const other = await compared(admin, many(50));
		await asked(other);
		const started = await listNow(admin, other.id);
		await as(admin, async (tx) => value(await stopImport(tx, admin, { batch: other, version: started.version })));
		await workOnImports(now);
		expect([await counted('donors'), (await listNow(admin, other.id)).state]).toEqual([0, 'deciding']);
	});

	test('control: without the lock and the last look at its state it is taken in twice', async () => {
		const batch = await compared(admin, many(1));
		await asked(batch);
		const [row] = await rowsOf(admin, batch);
		const person = () => ({ row: row?.id, id: v7(), full_name: 'x', search_key: 'x', sort_key: 'x', match_keys: [] });
		const add = () =>
			inJob((tx) =>
				tx.execute(sql`select giot_import_add(${batch.id}, ${JSON.stringify([person()])}::jsonb, 'vi', 1)`)
			);
		await Promise.all([add(), add()]);
		expect(await counted('donors')).toBe(2);
	});
});

test('a list whose reading is cut half-way goes on where it was', async () => {
	const batch = await began(admin, many(1200));
	let looks = 0;
	const { workOnImports: work } = await import('../../src/lib/server/donor-import/work');
	await truth(`create function cut() returns trigger language plpgsql security definer as $$ begin
			if (select count(*) from import_rows where verdict is not null) >= 1000 then perform pg_terminate_backend(pg_backend_pid()); end if;
			return null;
		end $$;
		create trigger cut after update on import_rows for each statement execute function cut()`);
	await expect(read(admin, batch)).rejects.toThrow();
	await truth('drop function cut cascade');
	expect(await counted("import_rows where verdict = 'new'")).toBe(500);
	await work(now, () => looks++ > 1_000);
	expect((await listNow(admin, batch.id)).state).toBe('deciding');
	expect(await counted("import_rows where verdict = 'new'")).toBe(1200);
});

describe('a club', () => {
	const row = 'Họ và tên;Ngày sinh;SĐT\nLê Thị Ví Dụ;12/5/1994;0912345678';

	test('does not see the lists of another, and its own are not compared with donors of another', async () => {
		await added({ fullName: 'Lê Thị Ví Dụ', birthDate: '12/5/1994', phone: '0912345678' }, neighbour);
		const batch = await compared(admin, row);
		expect(await storyOf(admin, batch)).toEqual(['2 new']);
		for (const actor of [neighbour, registrar]) {
			expect(await as(actor, (tx) => batchById(tx, batch.id))).toBeNull();
			expect(await rowsOf(actor, batch)).toEqual([]);
			const moved = await as(actor, (tx) => cancelImport(tx, actor, { batch, version: batch.version, now }));
			expect(moved).toMatchObject({ ok: false, refusal: 'moved_meanwhile' });
		}
	});

	test('control: a registry that forgets whose list it is names donors of another', async () => {
		const [{ text: whole } = { text: '' }] = await truth(
			"select pg_get_functiondef('giot_import_registry(uuid)'::regprocedure) as text"
		);
		const forgetful = String(whole).replace('join donor_clubs k on k.club_id = b.club_id', 'cross join donor_clubs k');
		expect(forgetful).not.toBe(whole);
		await truth(forgetful);
		await added({ fullName: 'Lê Thị Ví Dụ', birthDate: '12/5/1994', phone: '0912345678' }, neighbour);
		const story = await storyOf(admin, await compared(admin, row));
		await truth(String(whole));
		expect(story).toEqual(['2 same']);
	});

	test('reads and writes donors by a list in the background alone', async () => {
		const batch = await compared(admin, row);
		await added({ fullName: 'Lê Thị Ví Dụ' });
		await asked(batch);
		const person = { row: v7(), id: v7(), full_name: 'x', search_key: 'x', sort_key: 'x', match_keys: [] };
		const reach = [
			sql`select * from giot_import_registry(${batch.id})`,
			sql`select * from giot_import_change(${batch.id}, '[]'::jsonb)`,
			sql`select 1 from giot_import_add(${batch.id}, ${JSON.stringify([person])}::jsonb, 'vi', 1) n where n > 0`,
			sql`select 1 from giot_import_tell(${batch.id}, ${JSON.stringify([{ row: v7(), donations: 3 }])}::jsonb, '2026-11-23') n where n > 0`,
			sql`select 1 from giot_import_untell(${batch.id}, 500) n where n > 0`,
			sql`select 1 from giot_import_stands(${batch.id}) stands where stands`
		];
		for (const statement of reach) {
			expect((await as(admin, (tx) => tx.execute(statement))).rows).toEqual([]);
			expect((await inPublic((tx) => tx.execute(statement))).rows).toEqual([]);
		}
		expect(await counted('donors')).toBe(1);
	});

	test('finds its columns as it set them before', async () => {
		const file = 'Biệt danh;Họ và tên;Đến từ\nMột Tên;x;Thôn 2';
		const batch = await began(admin, file);
		const { chooseColumns } = await import('../../src/lib/server/donor-import/choose-columns');
		const fields = new Map([[0, 'fullName'] as const, [1, null] as const, [2, 'address'] as const]);
		await as(admin, async (tx) =>
			value(await chooseColumns(tx, admin, { batch, version: batch.version, table: 0, fields }))
		);
		await workOnImports(now);
		await takenIn(admin, batch);
		await takenIn(admin, await compared(admin, 'Đến từ;Biệt danh;Họ và tên\nThôn 3;Hai Tên;x'));
		expect(await truth('select full_name, address from donors order by 1')).toEqual([
			{ full_name: 'Hai Tên', address: 'Thôn 3' },
			{ full_name: 'Một Tên', address: 'Thôn 2' }
		]);
	});
});

describe('a donor who is forgotten', () => {
	const forget = (actor: Actor, id: string) => as(actor, (tx) => tx.execute(sql`select giot_forget_in_imports(${id})`));
	const open = 'Họ và tên;Ngày sinh;SĐT;CCCD\nLe Thi Vi Du;1994;;\nKhác;1970;;038094001234\nAi Đó;1960;0999999999;';

	test('is emptied out of the rows that became, update or resemble them, by whoever sees them', async () => {
		const donor = await added({
			fullName: 'Lê Thị Ví Dụ',
			birthDate: '12/5/1994',
			idKind: 'cccd',
			idNumber: '038094001234'
		});
		const batch = await compared(admin, open);
		const emptied = async () => (await rowsOf(admin, batch)).map(({ contentSealed }) => contentSealed === null);
		await forget(neighbour, donor.id);
		await inPublic((tx) => tx.execute(sql`select giot_forget_in_imports(${donor.id})`));
		expect(await emptied()).toEqual([false, false, false]);
		await forget(registrar, donor.id);
		expect(await emptied()).toEqual([true, true, false]);
		expect((await rowsOf(admin, batch)).map(({ matchKeys }) => matchKeys.length > 0)).toEqual([false, false, true]);
		// What is left of the list can still be taken in.
		await takenIn(admin, await listNow(admin, batch.id));
		await takenIn(admin, await listNow(admin, batch.id));
		expect(await counted("donors where full_name = 'Ai Đó'")).toBe(1);
		expect(await counted("donors where full_name in ('Khác', 'Le Thi Vi Du')")).toBe(0);
	});

	test('ends the lists of their clubs in which nobody has looked yet who stands there', async () => {
		const donor = await added({ fullName: 'Lê Thị Ví Dụ' });
		const batch = await began(admin, open);
		await forget(registrar, donor.id);
		expect(await listNow(admin, batch.id)).toMatchObject({ state: 'cancelled', contentSealed: null });
	});
});

test('lists are emptied after thirty days, and one that nobody went on with ends', async () => {
	const taken = await takenIn(admin, await compared(admin, 'Họ và tên;SĐT\nMột;0912345678\nHai;123'));
	const left = await compared(admin, 'Họ và tên;SĐT\nBa;0912345679');
	const later = new Date(Date.now() + (KEPT_DAYS + 1) * 86_400_000);
	await emptyOldImports(new Date());
	expect((await listNow(admin, left.id)).state).toBe('deciding');
	await emptyOldImports(later);
	expect(await listNow(admin, left.id)).toMatchObject({ state: 'cancelled', problem: 'too_old', contentSealed: null });
	expect(await counted('import_rows where content_sealed is not null')).toBe(0);
	expect((await listNow(admin, taken.id)).state).toBe('done');
});

/** A minute each for ten thousand; the short form of this test brings in a tenth. */
const people = process.env.TEST_FULL ? 9_999 : 999;

test(
	`${people} people are read, compared, taken in and taken back in less than a minute each`,
	{ timeout: 240_000 },
	async () => {
		const started = performance.now();
		const batch = await compared(admin, many(people));
		const readAt = performance.now();
		await takenIn(admin, batch, 'signed_paper');
		const takenAt = performance.now();
		expect(await counted('donors')).toBe(people);
		await takenBack(admin, batch);
		const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
		const undone = performance.now();
		console.info(
			`${people} rows: read and compared ${seconds(started, readAt)} s, taken in ${seconds(readAt, takenAt)} s, taken back ${seconds(takenAt, undone)} s`
		);
		expect(await counted('donors')).toBe(0);
		expect(takenAt - started).toBeLessThan(60_000);
	}
);
