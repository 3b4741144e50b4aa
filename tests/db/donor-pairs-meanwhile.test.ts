import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase } from '../../src/lib/server/db';
import { findPairs } from '../../src/lib/server/donors/find-pairs';
import { inJob } from '../../src/lib/server/scope';
import { asSuperuser } from '../support/society';
import { added, database, openDonors, provinceCode } from '../support/donor-registry';

openDonors();
afterAll(() => closeDatabase());

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
const person = { fullName: 'Lê Thị Ví Dụ', birthDate: '12/5/1994', phone: '0912345678' };
const again = { fullName: 'Le Thi Vi Du', birthDate: '12/5/1994', phone: '0987654321' };
const pairs = () => truth('select one_id, other_id from donor_pairs');

/** Something that was begun by another process, and does not end before `work` has. */
async function inAnother(statement: string, work: () => Promise<void>) {
	const client = new pg.Client({ connectionString: database.superuserUrl });
	await client.connect();
	try {
		await client.query('begin');
		await client.query(statement);
		await work();
		await client.query('commit');
	} finally {
		await client.end();
	}
}

beforeEach(async () => {
	await truth('delete from consents');
	await truth('delete from donors');
	await truth('delete from donors_to_compare');
});

describe('somebody who changes while others are compared', () => {
	const becomesTwin = "update donors set birth_date = '1994-05-12'";
	const committedLate = async () => {
		await added(person);
		await added({ ...again, birthDate: '1/1/1970' });
		await findPairs();
		await inAnother(becomesTwin, async () => {
			expect(await findPairs()).toBe(0);
		});
		return findPairs();
	};

	test('and is committed late, is compared then', async () => {
		expect(await committedLate()).toBe(1);
		expect(await pairs()).toHaveLength(1);
	});

	test('control: without the mark of a change they never are', async () => {
		await truth('alter table donors disable trigger donors_compare_changed');
		try {
			expect(await committedLate()).toBe(0);
			expect(await pairs()).toEqual([]);
		} finally {
			await truth('alter table donors enable trigger donors_compare_changed');
		}
	});

	/** A twin is no twin any more after both were read, before what was found of them is kept. */
	const changedMeanwhile = async () => {
		const [one, other] = [await added(person), await added(again)].map(({ id }) => id).sort();
		const next = sql`select * from giot_next_to_compare(${provinceCode}, 10)`;
		const read = await inJob((tx) => tx.execute<{ changes: string[] }>(next));
		await truth("update donors set birth_date = '1970-01-01' where id = $1", [other]);
		const found = JSON.stringify([
			{ id: one, one, other, weight: 19, strength: 'likely', reasons: ['same_name', 'same_birth_date'] }
		]);
		const changes = sql.param(read.rows.flatMap((row) => row.changes));
		await inJob((tx) => tx.execute(sql`select giot_keep_pairs(${provinceCode}, ${changes}::uuid[], ${found}::jsonb)`));
		return { kept: await pairs(), later: await findPairs() };
	};

	test('keeps nothing of how they were, and their turn', async () => {
		expect(await changedMeanwhile()).toEqual({ kept: [], later: 1 });
		expect(await pairs()).toEqual([]);
	});

	test('control: where it is not asked who changed meanwhile, a pair of how they were is kept', async () => {
		const [row] = await truth("select pg_get_functiondef('giot_keep_pairs(text,uuid[],jsonb)'::regprocedure) as text");
		const definition = String(row?.text);
		await truth(definition.replace(/and not exists \(select from donors_to_compare c [^)]+\(f.one, f.other\)\)/, ''));
		try {
			expect((await changedMeanwhile()).kept).toHaveLength(1);
		} finally {
			await truth(definition);
		}
	});
});

describe('two processes', () => {
	const whileHeld = async (name: string) => {
		await added(person);
		await added(again);
		let compared = -1;
		await inAnother(`select pg_advisory_xact_lock(hashtextextended('${name}', 0))`, async () => {
			compared = await findPairs();
		});
		return compared;
	};

	test('do not compare one province at once', async () => {
		expect(await whileHeld(`pairs ${provinceCode}`)).toBe(0);
		expect(await findPairs()).toBe(2);
	});

	test('control: two provinces they do', async () => {
		expect(await whileHeld('pairs LA-HO')).toBe(2);
	});
});
