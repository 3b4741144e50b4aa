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

/** Two twins who were read, and what keeps the pair that was found. */
async function foundTwins() {
	const [one, other] = [await added(person), await added(again)].map(({ id }) => id).sort();
	const next = sql`select * from giot_next_to_compare(${provinceCode}, 10)`;
	const read = await inJob((tx) => tx.execute<{ changes: string[] }>(next));
	const found = JSON.stringify([
		{ id: one, one, other, weight: 19, strength: 'likely', reasons: ['same_name', 'same_birth_date'] }
	]);
	const changes = sql.param(read.rows.flatMap((row) => row.changes));
	const keep = sql`select giot_keep_pairs(${provinceCode}, ${changes}::uuid[], ${found}::jsonb)`;
	return { other, keep: () => inJob((tx) => tx.execute(keep)) };
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
		const { other, keep } = await foundTwins();
		await truth("update donors set birth_date = '1970-01-01' where id = $1", [other]);
		await keep();
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

describe('somebody who is being erased while others are compared', () => {
	const waiting = () =>
		truth(
			"select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%giot_keep_pairs%'"
		);

	/** The pair was found before, and is kept while the erasing is not committed yet. */
	const erasedMeanwhile = async () => {
		const { other, keep } = await foundTwins();
		let keeping: Promise<unknown> | undefined;
		const erase = `select set_config('giot.scope', 'actor', true), set_config('giot.provinces', '{${provinceCode}}', true);
			select giot_erase_donor(id, version, 'asked') from donors where id = '${other}'`;
		await inAnother(erase, async () => {
			keeping = keep();
			await expect.poll(waiting).toHaveLength(1);
		});
		await keeping;
		expect(await truth('select from donors where erased_at is not null')).toHaveLength(1);
		return pairs();
	};

	test('is waited for, and nothing is kept of them', async () => {
		expect(await erasedMeanwhile()).toEqual([]);
	});

	test('control: where they are not held, the pair stays', async () => {
		const [row] = await truth("select pg_get_functiondef('giot_keep_pairs(text,uuid[],jsonb)'::regprocedure) as text");
		const definition = String(row?.text);
		await truth(definition.replace('order by d.id for share', ''));
		try {
			expect(await erasedMeanwhile()).toHaveLength(1);
		} finally {
			await truth(definition);
		}
	});
});

describe('whoever leaves the province', () => {
	const moved = async (province: string, ids: string[]) => {
		const move = 'update donors set province_code = $1, club_id = null, area_code = null where id = any ($2)';
		await truth(move, [province, ids]);
		await findPairs();
		return (await truth('select province_code from donor_pairs')).map((pair) => pair.province_code);
	};

	test('alone leaves their pairs there', async () => {
		const { id } = await added(person);
		await added(again);
		await findPairs();
		expect(await pairs()).toHaveLength(1);
		expect(await moved('LA-HO', [id])).toEqual([]);
	});

	test('together takes the pair along, there and back', async () => {
		const both = [await added(person), await added(again)].map(({ id }) => id);
		await findPairs();
		expect(await moved('LA-HO', both)).toEqual(['LA-HO']);
		expect(await moved(provinceCode, both)).toEqual([provinceCode]);
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
