import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { auditOf } from '../../src/lib/server/audit/queries';
import { findDuplicates } from '../../src/lib/server/donors/find-duplicates';
import { donorById } from '../../src/lib/server/donors/queries';
import { findDrive } from '../../src/lib/server/drives/queries';
import { roster } from '../../src/lib/server/registrations/roster';
import { canaryPerson, placesOf, tracesOf } from '../support/canary-person';
import { addDrive } from '../support/desk';
import { as, club, database, found, now, registrar } from '../support/donor-registry';
import { donor, driveId, erase, office, openErasing, truth } from '../support/somebody-to-erase';

openErasing();

const traces = () => placesOf(database.superuserUrl, tracesOf(donor));

/** Everything that is counted, by whatever it is told apart by. */
const counts = async () => ({
	drives: await truth(
		'select drive_id, day, dimension, value, donations, units, volume_ml from drive_tallies order by 1, 2, 3, 4'
	),
	people: await truth('select * from drive_people order by 1, 2'),
	areas: await truth('select to_jsonb(t) from area_tallies t order by to_jsonb(t)::text'),
	places: await truth('select id, places_taken from drives order by 1'),
	donations: await truth(
		`select drive_id, donated_on, component, volume_ml, units, sex, age_band, abo, rhd, first_time, count(*) from donations
		group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 order by 1, 2`
	),
	deferred: await truth(
		'select drive_id, class, count(*) from deferrals where drive_id is not null group by 1, 2 order by 1, 2'
	),
	donors: await truth('select count(*), sum(donation_count) from donors')
});

describe('erasing a person', () => {
	test('leaves no trace in any table, in whatever shape; before it they stand in many', async () => {
		const before = await traces();
		expect(before).toEqual(
			expect.arrayContaining([
				...[
					'full_name',
					'search_key',
					'sort_key',
					'match_keys',
					'phone',
					'email',
					'address',
					'note',
					'card_code',
					'birth_date'
				].map((column) => `donors.${column}`),
				...['full_name', 'phone', 'email'].map((column) => `applicants.${column}`),
				'data_requests.reference',
				...['donor_merges.gone', 'donor_merges.kept_before', 'import_rows.match_keys'],
				'registrations.override_by',
				'donations.bag_number'
			])
		);
		expect(await erase(donor)).toMatchObject({ ok: true });
		expect(await traces()).toEqual([]);
	});

	test('leaves no sealed paper and no hash of one either', async () => {
		await erase(donor);
		const [row] = await truth(
			'select num_nonnulls(id_number_encrypted, id_number_hash, id_last_four_hash) as kept from donors where id = $1',
			[donor.id]
		);
		expect(row).toEqual({ kept: 0 });
	});

	test('leaves no sealed row of a list, nor what a list changed of an entry that was merged into theirs', async () => {
		const sealed = () =>
			truth(
				'select 1 from import_rows where num_nonnulls(content_sealed, before_sealed) > 0 and batch_id = (select max(batch_id::text)::uuid from import_rows)'
			);
		expect(await sealed()).toHaveLength(2);
		await erase(donor);
		expect(await sealed()).toEqual([]);
	});

	test('leaves nothing of what a club stated of them', async () => {
		await truth(
			`insert into stated_donations (province_code, donor_id, club_id, given_on, date_precision) values ('VN-21', $1, $2, '2019-05-01', 'day')`,
			[donor.id, club]
		);
		await truth(
			`insert into stated_counts (province_code, donor_id, club_id, donations, as_of) values ('VN-21', $1, $2, 7, '2026-11-01')`,
			[donor.id, club]
		);
		await erase(donor);
		expect(await truth('select id from stated_donations union all select id from stated_counts')).toEqual([]);
		const [left] = await truth('select donation_count, stated_count, stated_last_on from donors where id = $1', [
			donor.id
		]);
		expect(left).toEqual({ donation_count: 1, stated_count: 0, stated_last_on: null });
	});

	test('changes no count', async () => {
		const before = await counts();
		await erase(donor);
		expect(await counts()).toEqual(before);
	});

	test('control: a person whose rows were deleted would be missed in the counts', async () => {
		const before = await counts();
		await truth('delete from donations where donor_id = $1', [donor.id]);
		expect(await counts()).not.toEqual(before);
	});

	test('is told in the trail with ids alone, and of the person nothing else is left but what counts', async () => {
		await erase(donor);
		const [entry] = await truth("select * from audit_entries where object_id = $1 and action = 'donor.erased'", [
			donor.id
		]);
		expect(entry).toMatchObject({ account_id: office.accountId, club_id: club, province_code: 'VN-21', fields: null });
		const kept = async (table: string) =>
			(await truth<{ n: number }>(`select count(*)::int as n from ${table} where donor_id = $1`, [donor.id]))[0]?.n;
		expect(await kept('donor_clubs')).toBe(0);
		expect(await kept('consents')).toBe(0);
		expect([await kept('registrations'), await kept('donations'), await kept('deferrals')]).toEqual([1, 1, 1]);
		expect(await truth('select from donor_pairs where $1 in (one_id, other_id)', [donor.id])).toEqual([]);
	});
});

describe('somebody erased', () => {
	beforeEach(async () => void (await erase(donor)));

	test('is found by nobody, in no list, by no card and as no duplicate, and has no page', async () => {
		for (const actor of [registrar, office]) {
			expect(await as(actor, (tx) => donorById(tx, donor.id))).toBeNull();
			for (const typed of ['hoang yen', '0938417265', '173904826', donor.cardCode, '1987'])
				expect(await found(`q=${encodeURIComponent(typed)}`, actor), typed).toEqual([]);
			expect(await found('', actor)).not.toContain('—');
			expect(await found('reserve=yes', actor)).not.toContain('—');
			expect(await as(actor, (tx) => findDuplicates(tx, { ...canaryPerson, provinceCode: 'VN-21' }))).toEqual([]);
		}
	});

	test('keeps a line without a name on the roster of the day', async () => {
		const rows = await as(registrar, async (tx) => {
			const drive = await findDrive(tx, driveId);
			return drive && (await roster(tx, drive, { show: 'all', typed: '', after: '', group: '' }, now)).rows;
		});
		expect(rows?.map(({ fullName, donorId, state }) => ({ fullName, donorId, state }))).toEqual([
			{ fullName: '', donorId: null, state: 'donated' },
			{ fullName: '', donorId: null, state: 'cancelled' }
		]);
	});

	test('has no name in the history of what was done', async () => {
		expect(await as(office, (tx) => auditOf(tx, 'donor', donor.id))).toMatchObject([
			{ action: 'donor.erased' },
			{ action: 'donor.added' }
		]);
	});

	test.each([
		['gets a name back', "update donors set full_name = 'Ai Đó' where id = $1", 'donors_erased_check'],
		['gets a phone back', "update donors set phone = '+84938417265' where id = $1", 'donors_erased_check'],
		['comes back', 'update donors set erased_at = null, erased_reason = null where id = $1', 'stays erased']
	])('never %s, whoever writes', async (_, statement, refusal) => {
		await expect(truth(statement, [donor.id])).rejects.toThrow(refusal);
	});

	test('gets no place at a drive', async () => {
		const place = `insert into registrations (id, drive_id, province_code, club_id, donor_id, registered_at) values ($1, $2, 'VN-21', $3, $4, now())`;
		const next = await addDrive(database.superuserUrl, { clubId: club });
		await expect(truth(place, [v7(), next, club, donor.id])).rejects.toThrow('erased');
	});
});

describe('the files beside the database', () => {
	const own = async () => {
		const [row] = await truth<{ data_directory: string }>('show data_directory');
		return { place: dirname(row?.data_directory ?? ''), cluster: row?.data_directory ?? '' };
	};
	/** Whatever the product wrote itself; the pages of the cluster are PostgreSQL's, which clears what is dead in its own time. */
	const filesIn = (place: string, cluster: string): string[] =>
		readdirSync(place).flatMap((name) => {
			const path = join(place, name);
			if (path === cluster) return [];
			return statSync(path).isDirectory() ? filesIn(path, cluster) : [path];
		});
	const told = async () => {
		const { place, cluster } = await own();
		const needles = tracesOf(donor).map((trace) => trace.toLowerCase());
		return filesIn(place, cluster).filter((path) => {
			const text = readFileSync(path, 'utf8').toLowerCase();
			return needles.some((needle) => text.includes(needle));
		});
	};

	test('name nobody, after a statement failed that did too', async () => {
		const { place } = await own();
		await expect(
			truth('update donors set sex = $1 where id = $2', [canaryPerson.fullName, donor.id])
		).rejects.toThrow();
		await erase(donor);
		expect(await told()).toEqual([]);
		const planted = join(place, 'planted.txt');
		writeFileSync(planted, `… ${canaryPerson.email} …`);
		const control = await told();
		rmSync(planted);
		expect(control).toEqual([planted]);
	});
});
