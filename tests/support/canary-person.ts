import { v7 } from 'uuid';
import { searchKey, sortKey } from '../../src/lib/donors/name';
import { keysOf } from '../../src/lib/donors/match-keys';
import type { DonorRow } from '../../src/lib/server/donors/donor-row';
import { asSuperuser } from './society';

/** Somebody of whom every trace is told apart from everybody else's. */
export const canaryPerson = {
	fullName: 'Quàng Thị Hoàng Yến Hót',
	sex: 'female',
	birthDate: '13/2/1987',
	phone: '0938 417 265',
	email: 'hoang.yen.hot@example.org',
	idKind: 'cmnd',
	idNumber: '173904826',
	address: 'Bản Chim Kêu, nhà số 77',
	abo: 'B',
	rhd: '-',
	weightClass: '50+',
	reserve: true,
	note: 'Thích đi cùng chị gái'
} as const;

/** Words that the tests type of this person outside of the donor's own row. */
const said = {
	bag: 'TH-77-YENHOT',
	override: 'Bác sĩ Quàng cho phép',
	applicant: 'QUÀNG THỊ HOÀNG YẾN HÓT',
	letter: 'Thư của bà Quàng Thị Hoàng Yến Hót'
};

/** Every shape in which this person may stand somewhere: as typed, in capitals, without accents, as keys, as dialled. */
export function tracesOf({ cardCode }: DonorRow): string[] {
	const { fullName, phone, email, idNumber, address, note } = canaryPerson;
	const born = { fullName, birthDate: '1987-02-13', birthPrecision: 'day' } as const;
	const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
	const words = [fullName, address, note, said.override, said.applicant];
	const digits = phone.replace(/\D/g, '');
	return [
		...words.flatMap((text) => [text, text.toUpperCase(), searchKey(text), bare(text), text.normalize('NFD')]),
		sortKey(fullName, 'VN'),
		...keysOf(born, 'VN').matchKeys.filter((key) => !key.startsWith('born')),
		...[phone, digits, `+84${digits.slice(1)}`, digits.slice(1), email, email.toUpperCase(), idNumber, '1987-02-13'],
		...[said.bag, cardCode]
	];
}

type Place = { driveId: string; clubId: string; otherId: string };

/** Leaves traces of the person wherever the product may keep some, beside the donor's row. */
export async function leaveTraces(url: string, { id }: DonorRow, { driveId, clubId, otherId }: Place): Promise<void> {
	const run = (statement: string, values: unknown[]) => asSuperuser(url, statement, values);
	const { fullName, email } = canaryPerson;
	const [applied, unknown, registration, unmatched] = [v7(), v7(), v7(), v7()];
	const applicant =
		'insert into applicants (id, drive_id, full_name, phone, email, birth_date, birth_precision) values ($1, $2, $3, $4, $5, $6, $7)';
	await run(applicant, [applied, driveId, fullName, '+84938417265', email, '1987-02-13', 'day']);
	await run(applicant, [unknown, driveId, said.applicant, '+84938417265', null, null, null]);
	const registering = `insert into registrations (id, drive_id, province_code, club_id, donor_id, applicant_id, state, registered_at, override_reason, override_by)
		values ($1, $2, 'VN-21', $3, $4, $5, $6, '2026-11-20', $7, $8)`;
	await run(registering, [registration, driveId, clubId, id, applied, 'donated', 'staff_decided', said.override]);
	await run(registering, [unmatched, driveId, clubId, null, unknown, 'cancelled', null, null]);
	await run(
		`insert into donations (id, registration_id, drive_id, province_code, club_id, donor_id, volume_ml, bag_number, donated_on, sex, age_band, abo, rhd, first_time)
		values ($1, $2, $3, 'VN-21', $4, $5, 350, $6, '2026-11-23', 'female', '25-44', 'B', '-', true)`,
		[v7(), registration, driveId, clubId, id, said.bag]
	);
	const deferral = `insert into deferrals (id, donor_id, registration_id, drive_id, club_id, class, starts_on, until_on)
		values ($1, $2, $3, $4, $5, 'other', '2026-11-23', '2026-12-23')`;
	await run(deferral, [v7(), id, registration, driveId, clubId]);
	await run(deferral, [v7(), id, null, null, clubId]);
	await run(
		`insert into data_requests (id, province_code, reference, kind, way, received_on, filed_by)
		values ($1, 'VN-21', $2, 'access', 'letter', '2026-11-01', $1)`,
		[v7(), said.letter]
	);
	await run(
		`insert into donor_pairs (id, province_code, one_id, other_id, weight, strength, reasons)
		values ($1, 'VN-21', least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), 20, 'likely', '{same_name}')`,
		[v7(), id, otherId]
	);
	await leaveInLists(url, id, clubId);
}

/** A list in which the person waits for a decision, and another entry of theirs that was merged into this one after a list had changed it. */
async function leaveInLists(url: string, id: string, clubId: string): Promise<void> {
	const run = (statement: string, values: unknown[]) => asSuperuser(url, statement, values);
	const [list, waiting, changed] = [v7(), v7(), v7()];
	await run(
		`insert into import_batches (id, province_code, club_id, state, file_name, created_by) values ($1, 'VN-21', $2, 'deciding', 'list.csv', $1)`,
		[list, clubId]
	);
	await run(
		`insert into import_rows (id, batch_id, number, content_sealed, match_keys, verdict)
		select $1, $2, 2, 'sealed', match_keys, 'likely_duplicate' from donors where id = $3`,
		[waiting, list, id]
	);
	await run(
		`insert into import_rows (id, batch_id, number, before_sealed, verdict, outcome) values ($1, $2, 3, 'sealed', 'update', 'updated')`,
		[changed, list]
	);
	await run(
		`insert into donor_merges (id, province_code, kept_id, gone_id, kept_before, gone, moved, merged_at)
		select $1, province_code, id, $1, to_jsonb(d), to_jsonb(d), $3, now() from donors d where id = $2`,
		[v7(), id, { importRowIds: [changed] }]
	);
}

/** Where any of these words stands: every table and every column of it as text, sealed ones apart, which nobody reads without the key. */
export async function placesOf(url: string, traces: readonly string[]): Promise<string[]> {
	const columns = await asSuperuser<{ place: string; asks: string }>(
		url,
		`select c.relname || '.' || a.attname as place,
			format('select %L as place from %I where strpos(lower(%I::text), any_of.needle) > 0', c.relname || '.' || a.attname, c.relname, a.attname) as asks
		from pg_class c join pg_attribute a on a.attrelid = c.oid
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped
			and a.atttypid <> 'bytea'::regtype`
	);
	const asked = columns.map(
		({ asks }) => `(${asks.replace('where', ', unnest($1::text[]) any_of (needle) where')} limit 1)`
	);
	const found = await asSuperuser<{ place: string }>(url, asked.join(' union all '), [
		traces.map((trace) => trace.toLowerCase())
	]);
	return [...new Set(found.map(({ place }) => place))].sort();
}
