import { beforeAll, describe, expect, test } from 'vitest';
import type { Held } from '../../src/lib/donors/held';
import { heldSections } from '../../src/lib/donors/held-words';
import { m } from '../../src/lib/paraglide/messages';
import { overwriteGetLocale } from '../../src/lib/paraglide/runtime';
import type { Actor } from '../../src/lib/server/actor';
import type { DonorRow } from '../../src/lib/server/donors/donor-row';
import { heldAbout } from '../../src/lib/server/donors/held';
import { donorById, homeOf } from '../../src/lib/server/donors/queries';
import { canaryPerson, leaveTraces } from '../support/canary-person';
import { addDrive } from '../support/desk';
import { added, as, club, database, neighbour, now, openDonors, registrar } from '../support/donor-registry';
import { addActor, asSuperuser } from '../support/society';

openDonors();

let donor: DonorRow;
let office: Actor;
let held: Held;

beforeAll(async () => {
	const url = database.superuserUrl;
	office = await addActor(url, 'province_coordinator');
	for (const [id, name] of [
		[registrar.accountId, 'Nhân Viên Nhập Liệu'],
		[office.accountId, 'Cán Bộ Văn Phòng']
	])
		await asSuperuser(url, 'update accounts set full_name = $2 where id = $1', [id, name]);
	donor = await added({ ...canaryPerson, areaCode: '380' });
	const other = await added({ fullName: 'Người Ở Lại' });
	await leaveTraces(url, donor, { driveId: await addDrive(url, { clubId: club }), clubId: club, otherId: other.id });
	await asSuperuser(
		url,
		`with d as (insert into stated_donations (province_code, donor_id, club_id, given_on, date_precision, volume_ml)
			values ('VN-21', $1, $2, '2024-03-01', 'month', 250), ('VN-21', $1, $3, '2022-06-14', 'day', null))
		insert into stated_counts (province_code, donor_id, club_id, donations, as_of) values ('VN-21', $1, $2, 4, '2026-11-20')`,
		[donor.id, club, neighbour.memberships[0]?.clubId]
	);
	donor = await as(office, async (tx) => (await donorById(tx, donor.id)) ?? donor);
	held = await as(office, (tx) => heldAbout(tx, donor, now));
});

/** Does something while these tables ask nobody who they are. */
async function unguarded<T>(tables: string[], work: () => Promise<T>): Promise<T> {
	const each = (what: 'disable' | 'enable') =>
		Promise.all(
			tables.map((table) => asSuperuser(database.superuserUrl, `alter table ${table} ${what} row level security`))
		);
	await each('disable');
	try {
		return await work();
	} finally {
		await each('enable');
	}
}

describe('what is held about a person', () => {
	test('is everything, identity in full and consents in the words that were agreed to', () => {
		expect(held.person).toMatchObject({
			fullName: canaryPerson.fullName,
			idNumber: '173904826',
			birthDate: '1987-02-13'
		});
		expect(held.contact).toMatchObject({
			phone: '+84938417265',
			email: canaryPerson.email,
			address: canaryPerson.address
		});
		expect(held.source.by).toBe('Sen Hồng');
		expect(held.consents.map(({ purpose }) => purpose).sort()).toEqual(['registration', 'reserve']);
		for (const { text } of held.consents) expect(text).toMatch(/^Tôi đồng ý/);
		expect(held.visits).toMatchObject([{ state: 'donated', donation: { volumeMl: 350, bagNumber: 'TH-77-YENHOT' } }]);
		expect(held.deferrals).toHaveLength(2);
		expect(held.stated).toMatchObject({
			days: [{ on: '2024-03-01' }, { on: '2022-06-14' }],
			numbers: [{ donations: 4 }]
		});
		expect(held.trail).toMatchObject([{ action: 'donor.added', office: 'Sen Hồng' }]);
	});

	test('names nobody else: no colleague, no doctor, no other donor', () => {
		const text = JSON.stringify(held);
		for (const other of ['Nhân Viên', 'Cán Bộ', 'Bác sĩ', 'Người Ở Lại', registrar.accountId, office.accountId])
			expect(text).not.toContain(other);
	});

	test('holds no hash and no ciphertext', () => {
		const text = JSON.stringify(held);
		for (const sealed of [donor.idNumberEncrypted, donor.idNumberHash, donor.idLastFourHash])
			for (const form of ['hex', 'base64'] as const) expect(text).not.toContain(sealed?.toString(form));
	});

	test('is, for a club, what it stated itself; what others stated is a number', async () => {
		const { stated } = await as(neighbour, (tx) => heldAbout(tx, { ...donor, statedCount: 3 }, now));
		expect(stated).toMatchObject({ days: [{ on: '2022-06-14' }], numbers: [], elsewhere: 2 });
		expect((await as(office, (tx) => heldAbout(tx, donor, now))).stated).toMatchObject({ elsewhere: 0 });
	});

	test('control: with the policies switched off a club is told what others stated', async () => {
		const { stated } = await unguarded(['stated_donations', 'stated_counts', 'clubs'], () =>
			as(neighbour, (tx) => heldAbout(tx, { ...donor, statedCount: 3 }, now))
		);
		expect(stated).toMatchObject({ days: [{ on: '2024-03-01' }, { on: '2022-06-14' }], numbers: [{ donations: 4 }] });
	});

	test('is, for a club, what that club may see; donations elsewhere are a number', async () => {
		await asSuperuser(
			database.superuserUrl,
			`insert into donations (id, drive_id, province_code, club_id, donor_id, volume_ml, donated_on, first_time)
			values (gen_random_uuid(), $1, 'VN-21', $2, $3, 250, '2026-01-05', false)`,
			[
				await addDrive(database.superuserUrl, {
					clubId: neighbour.memberships[0]?.clubId ?? '',
					startsOn: '2026-01-05'
				}),
				neighbour.memberships[0]?.clubId,
				donor.id
			]
		);
		const again = { ...donor, donationCount: 2 };
		const ofClub = await as(registrar, (tx) => heldAbout(tx, again, now));
		expect(ofClub).toMatchObject({ donationsElsewhere: 1, visits: [{ state: 'donated' }] });
	});

	test('is, for a club, no visit at a drive of another; control: with the policies switched off it is', async () => {
		const visits = async () => (await as(neighbour, (tx) => heldAbout(tx, donor, now))).visits;
		expect(await visits()).toEqual([]);
		const drives = ['registrations', 'drives', 'donations'];
		expect(await unguarded(drives, visits)).toMatchObject([{ state: 'donated' }]);
	});
});

describe('in words', () => {
	const said = async (locale: 'vi' | 'lo' | 'en') => {
		overwriteGetLocale(() => locale);
		const home = await as(office, (tx) => homeOf(tx, donor));
		return heldSections(held, { locale, home });
	};

	test('it says the same in each language, with nothing left out', async () => {
		const all = [await said('vi'), await said('lo'), await said('en')];
		for (const sections of all) {
			expect(sections.map(({ facts }) => facts.length)).toEqual([10, 3, 3, 2, 2, 3, 2, 1]);
			const text = sections.flatMap(({ facts }) => facts.map((fact) => fact.text)).join('\n');
			for (const value of [canaryPerson.fullName, '173904826', canaryPerson.email, '13/2/1987', 'TH-77-YENHOT'])
				expect(text).toContain(value);
		}
		expect(new Set(all.map(([first]) => first?.title)).size).toBe(3);
	});

	test('it says that another club was told of the person, and does not put it down to the one that registered them', async () => {
		await asSuperuser(
			database.superuserUrl,
			`insert into audit_entries (id, account_id, action, province_code, club_id, object_type, object_id)
			values (gen_random_uuid(), $1, 'donor.known_elsewhere', 'VN-21', $2, 'donor', $3)`,
			[neighbour.accountId, club, donor.id]
		);
		const { trail } = await as(office, (tx) => heldAbout(tx, donor, now));
		expect(trail.find(({ action }) => action === 'donor.known_elsewhere')?.office).toBeNull();
		overwriteGetLocale(() => 'vi');
		const [told] = heldSections({ ...held, trail }, { locale: 'vi', home: null }).at(-1)?.facts ?? [];
		expect(told?.text).toBe(m.donor_audit_known_elsewhere());
	});
});
