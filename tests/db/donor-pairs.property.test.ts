import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { pairsAmong } from '../../src/lib/donors/suspected-pairs.cases';
import { closeDatabase } from '../../src/lib/server/db';
import { findPairs } from '../../src/lib/server/donors/find-pairs';
import { comparedOf, type StoredEntry } from '../../src/lib/server/donors/stored-entry';
import { asSuperuser } from '../support/society';
import { database, openDonors } from '../support/donor-registry';

openDonors();
afterAll(() => closeDatabase());

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);

/** So few of each that most are somebody's twice. */
const known = fc.record({
	full_name: fc.constantFrom('Lê Thị Ví Dụ', 'Le Thi Vi Du', 'Lê Thị Ví Dự', 'Trần Văn Minh Họa', 'Trần Minh Họa'),
	sex: fc.constantFrom('female', 'male', null),
	birth_date: fc.constantFrom('1994-05-12', '1994-12-05', '1990-01-01', null),
	phone: fc.constantFrom('+84912345678', '+84987654321', null),
	id_number_hash: fc.constantFrom('one', 'two', null)
});
const who = fc.nat({ max: 11 });
const step = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('enters' as const), who, known }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('is edited' as const), who, known }) },
	fc.record({ kind: fc.constant('is erased' as const), who }),
	fc.record({ kind: fc.constant('goes' as const), who }),
	fc.record({ kind: fc.constant('is compared' as const), who })
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const idOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const columns = `full_name, sex, birth_date, birth_precision, phone, id_kind, id_number_hash`;
const values = `$2, $3, $4::date, case when $4::date is not null then 'day' end, $5, case when $6::text is not null then 'cccd' end, $6::text::bytea`;

async function take(one: Step): Promise<void> {
	if (one.kind === 'is compared') return void (await findPairs());
	const id = idOf(one.who);
	if (one.kind === 'goes') return void (await truth('delete from donors where id = $1', [id]));
	if (one.kind === 'is erased') return erase(id);
	const { full_name, sex, birth_date, phone, id_number_hash } = one.known;
	const typed = [id, full_name, sex, birth_date, phone, id_number_hash];
	const enters = `insert into donors (id, province_code, search_key, sort_key, ${columns}) values ($1, 'VN-21', 'x', 'x', ${values}) on conflict do nothing`;
	const isEdited = `update donors set (${columns}) = row (${values}) where id = $1 and erased_at is null`;
	await truth(one.kind === 'enters' ? enters : isEdited, typed);
}

const erase = async (id: string) =>
	void (await truth(
		`update donors set full_name = '—', search_key = '', sort_key = '', sex = null, birth_date = null, birth_precision = null, phone = null,
			id_kind = null, id_number_hash = null, erased_at = now(), erased_reason = 'asked' where id = $1 and erased_at is null`,
		[id]
	));

const sorted = (pairs: { one: string; other: string }[]) =>
	pairs.sort((a, b) => (a.one + a.other).localeCompare(b.one + b.other));

/** Every pair as it is found from scratch in everybody who is there. */
async function fromScratch() {
	const rows = await truth(
		`select id, full_name, sex, to_char(birth_date, 'YYYY-MM-DD') as birth_date, birth_precision, phone, id_kind, encode(id_number_hash, 'base64') as id_hash
		from donors where erased_at is null`
	);
	return sorted(
		pairsAmong(
			rows.map((row) => comparedOf(row as StoredEntry)),
			'VN'
		)
	);
}

const kept = async () =>
	sorted((await truth('select one_id as one, other_id as other, weight, strength, reasons from donor_pairs')) as never);

const whatIsKept = (found: (pairs: number) => void) =>
	fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
		await truth('delete from donors');
		await truth('delete from donors_to_compare');
		for (const one of steps) await take(one);
		await findPairs();
		const pairs = await fromScratch();
		found(pairs.length);
		expect(await kept()).toEqual(pairs);
	});

test('what was found bit by bit is what is found from scratch, whatever changed', async () => {
	let pairs = 0;
	await fc.assert(
		whatIsKept((found) => (pairs += found)),
		{ numRuns: 25, seed: 66 }
	);
	expect(pairs).toBeGreaterThan(25);
});

test('control: without the mark of a change it is not', async () => {
	await truth('alter table donors disable trigger donors_compare_changed');
	try {
		const run = await fc.check(
			whatIsKept(() => {}),
			{ numRuns: 25, seed: 66, endOnFailure: true }
		);
		expect(run.failed).toBe(true);
	} finally {
		await truth('alter table donors enable trigger donors_compare_changed');
	}
});
