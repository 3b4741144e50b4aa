import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { clubsWithDonors } from '../../src/lib/server/donors/owners';
import { as, club, database, neighbour, openDonors, registrar } from '../support/donor-registry';
import { countAt, heldBack, listed, namesAt, pageAt } from '../support/donor-filters';
import { addActor, asSuperuser } from '../support/society';
import { driveOn } from '../support/thanks-society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
let otherClub: string;
let office: Actor;
/** Co-ordinates both provinces. */
let offices: Actor;

beforeAll(async () => {
	otherClub = neighbour.memberships[0]?.clubId ?? '';
	office = await addActor(database.superuserUrl, 'province_coordinator');
	const lao = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
	offices = { ...office, memberships: [...office.memberships, ...lao.memberships] };

	await listed('An', { reserve: true, abo: 'O' });
	await listed('Bich', { last: '2026-11-01', count: 3, abo: 'O' });
	await listed('Chi', { last: '2026-09-02', count: 10, reserve: true });
	await heldBack(await listed('Duyen', { last: '2025-05-05', count: 1 }), '2026-11-23');
	await heldBack(await listed('En', { last: '2025-05-06', count: 2 }), '2026-11-22');
	await heldBack(await listed('Giang'), null);
	await heldBack(await listed('Hoa', { last: '2020-02-29', count: 1 }), '2027-12-31', '2026-11-20T00:00:00Z');
	await listed('Khanh', { born: '2009-01-01' });
	await listed('Lan', { born: '1966-01-01', count: 5 });
	const shared = await listed('Mai', { clubId: otherClub, last: '2026-01-01', count: 4 });
	await truth('insert into donor_clubs (donor_id, club_id) values ($1, $2)', [shared, club]);
	await listed('Nga', { clubId: otherClub, last: '2026-01-02', count: 4 });
	await listed('Oanh', { clubId: null });
});

describe('each choice leaves', () => {
	test.each([
		['', 'An Bich Chi Duyen En Giang Hoa Khanh Lan Mai'],
		['group=O', 'An Bich'],
		['reserve=yes', 'An Chi'],
		['from=2025-05-06', 'Bich Chi En Mai'],
		['to=2025-05-05', 'Duyen Hoa'],
		['from=2025-05-05&to=2025-05-06', 'Duyen En'],
		['from=2020-02-29&to=2020-02-29', 'Hoa'],
		['from=2026-11-01&to=2026-09-02', ''],
		['never=yes', 'An Giang Khanh'],
		['never=yes&from=2020-01-01', ''],
		['least=4', 'Chi Lan Mai'],
		['most=1', 'An Duyen Giang Hoa Khanh'],
		['most=0', 'An Giang Khanh'],
		['least=2&most=3', 'Bich En'],
		['least=3&most=2', ''],
		['deferred=yes', 'Duyen Giang'],
		['deferred=yes&never=yes', 'Giang'],
		['reserve=yes&least=1&from=2026-01-01', 'Chi'],
		['group=O&least=3&to=2026-11-01', 'Bich'],
		['q=mai&least=4', 'Mai'],
		['q=mai&least=5', ''],
		['by=nonsense&from=x&least=y&club=z', 'An Bich Chi Duyen En Giang Hoa Khanh Lan Mai']
	])('%s: %s, and as many are counted', async (address, names) => {
		expect(await namesAt(address)).toBe(names);
		expect(await countAt(address)).toBe(names === '' ? 0 : names.split(' ').length);
	});
});

describe('who may give', () => {
	test.each([
		['eligible=yes', 'An En Hoa Lan Mai'],
		['by=2026-11-23', 'An En Hoa Lan Mai'],
		['by=2026-11-24', 'An Duyen En Hoa Lan Mai'],
		['by=2026-11-25', 'An Chi Duyen En Hoa Lan Mai'],
		['by=2026-12-31', 'An Chi Duyen En Hoa Lan Mai'],
		['by=2027-01-01', 'An Chi Duyen En Hoa Khanh Mai'],
		['by=2027-01-23', 'An Chi Duyen En Hoa Khanh Mai'],
		['by=2027-01-24', 'An Bich Chi Duyen En Hoa Khanh Mai']
	])('%s: %s', async (address, names) => expect(await namesAt(address)).toBe(names));

	test.each([
		['eligible=yes&by=2027-01-24', 'An En Hoa Mai'],
		['deferred=yes&by=2026-11-24', 'Duyen'],
		['deferred=yes&eligible=yes', ''],
		['by=2027-01-24&from=2026-01-02', 'Bich Chi'],
		['by=2027-01-24&never=yes', 'An Khanh'],
		['by=2026-11-25&reserve=yes&least=1', 'Chi']
	])('together with another choice, %s: %s', async (address, names) => expect(await namesAt(address)).toBe(names));

	test('is decided by the rules of the donor’s own province', async () => {
		await listed('Phet', { provinceCode: 'LA-HO', clubId: null, last: '2026-09-02', count: 1 });
		expect(await namesAt('by=2026-11-25&from=2026-09-02&to=2026-09-02', offices)).toBe('Chi');
		expect(await namesAt('by=2026-12-22&from=2026-09-02&to=2026-09-02', offices)).toBe('Chi');
		expect(await namesAt('by=2026-12-23&from=2026-09-02&to=2026-09-02', offices)).toBe('Chi Phet');
	});

	test('is decided by the rules that hold on that day', async () => {
		await truth(`insert into rule_sets (id, country, valid_from, rules)
			select gen_random_uuid(), country, '2028-01-01', jsonb_set(rules, '{minAgeYears,value}', '40') from rule_sets where country = 'VN'`);
		expect(await namesAt('by=2027-12-31&never=yes')).toBe('An Khanh');
		expect(await namesAt('by=2028-01-01&never=yes')).toBe('');
		expect(await namesAt('by=2030-01-01&never=yes')).toBe('An');
	});

	test('is shown with the next day from today on', async () => {
		const { donors } = await pageAt('by=2027-01-24&from=2026-11-01');
		expect(donors).toMatchObject([
			{ fullName: 'Bich', today: '2026-11-23', eligibility: { eligibleFrom: '2027-01-24' } }
		]);
	});
});

test('a deferral ends with its last day in the province, whatever the day elsewhere', async () => {
	const lastMinute = new Date('2026-11-23T16:59:00Z');
	const midnight = new Date('2026-11-23T17:00:00Z');
	expect(await namesAt('deferred=yes', registrar, lastMinute)).toBe('Duyen Giang');
	expect(await namesAt('deferred=yes', registrar, midnight)).toBe('Giang');
	expect(await countAt('deferred=yes', registrar, midnight)).toBe(1);
	expect(await namesAt('eligible=yes&to=2025-05-05', registrar, midnight)).toBe('Duyen Hoa');
});

describe('a club', () => {
	test('leaves those whom it knows, wherever they were first registered', async () => {
		expect(await namesAt(`club=${otherClub}`, office)).toBe('Mai Nga');
		expect(await namesAt(`club=${club}&least=4`, office)).toBe('Chi Lan Mai');
		expect(await namesAt(`club=${otherClub}&by=2027-01-24&to=2026-01-01`, office)).toBe('Mai');
		expect(await countAt(`club=${otherClub}`, office)).toBe(2);
	});

	test('of another’s finds nothing, not even whom both know', async () => {
		expect([await namesAt(`club=${otherClub}`), await countAt(`club=${otherClub}`)]).toEqual(['', 0]);
		expect(await namesAt(`club=${club}`, neighbour)).toBe('');
		expect(await namesAt(`club=${otherClub}`, neighbour)).toBe('Mai Nga');
	});

	test('control: with the policies of who knows whom switched off, it would tell whom both know', async () => {
		await truth('alter table donor_clubs disable row level security');
		try {
			expect(await namesAt(`club=${otherClub}`)).toBe('Mai');
		} finally {
			await truth('alter table donor_clubs enable row level security');
		}
	});

	test('is offered to whoever sees its donors', async () => {
		const offered = async (actor: Actor) =>
			(await as(actor, (tx) => clubsWithDonors(tx, actor))).map(({ name }) => name).join(', ');
		expect(await offered(office)).toBe('Sen Hồng, Thường Xuân');
		expect(await offered(registrar)).toBe('Sen Hồng');
		const both = { ...registrar, memberships: [...registrar.memberships, ...neighbour.memberships] };
		expect(await offered(both)).toBe('Sen Hồng, Thường Xuân');
		const system = await addActor(database.superuserUrl, 'system_admin', { provinceCode: null });
		const besides = { ...registrar, memberships: [...registrar.memberships, ...system.memberships] };
		expect(await offered(besides)).toBe('Sen Hồng');
	});
});

describe('pages of several choices together', () => {
	/** Of 800: every other one has given two to six times, every fifth of all is held back until the end of 2026. */
	const people = Array.from({ length: 800 }, (_, n) => ({ name: `Z${String(n).padStart(3, '0')}`, n }));
	const named = (keep: (n: number) => boolean) => people.filter(({ n }) => keep(n)).map(({ name }) => name);

	beforeAll(() =>
		truth(
			`with people as (
				insert into donors (id, province_code, club_id, full_name, search_key, sort_key, birth_date, birth_precision, last_donation_on,
					last_component, donation_count)
				select gen_random_uuid(), 'VN-21', case when n % 3 = 0 then $1::uuid else $2::uuid end, name, lower(name), lower(name), '1990-01-01',
					'day', case when n % 2 = 0 then date '2026-10-01' + n % 7 end, case when n % 2 = 0 then 'whole_blood' end,
					case when n % 2 = 0 then 2 + n % 5 else 0 end
				from (select 'Z' || to_char(n, 'FM000') as name, n from generate_series(0, 799) n) s
				returning id, right(full_name, 3)::int as n
			)
			insert into deferrals (id, donor_id, class, starts_on, until_on)
			select gen_random_uuid(), id, 'surgery', '2026-01-01', '2026-12-31' from people where n % 5 = 0`,
			[otherClub, club]
		)
	);

	const choices = {
		'least=2&most=5&from=2026-10-02&to=2026-10-06': (n: number) =>
			n % 2 === 0 && n % 5 <= 3 && n % 7 >= 1 && n % 7 <= 5,
		'club=$club&never=yes': (n: number) => n % 3 !== 0 && n % 2 === 1,
		'deferred=yes&club=$club': (n: number) => n % 5 === 0 && n % 3 !== 0,
		'by=2026-12-26&from=2026-10-01': (n: number) => n % 2 === 0 && n % 5 !== 0 && n % 7 <= 2,
		'deferred=yes&by=2027-01-01&never=yes': (n: number) => n % 5 === 0 && n % 2 === 1,
		'eligible=yes&by=2026-12-01&club=$club': (n: number) => n % 2 === 1 && n % 5 !== 0 && n % 3 !== 0
	};

	test.each(Object.entries(choices))('%s hold everybody once, in order, and lead back', async (chosen, keep) => {
		const address = `q=z&${chosen.replace('$club', club)}`;
		const expected = named(keep);
		const there = [await pageAt(address, office)];
		for (let next = there[0]?.older; next; next = there.at(-1)?.older)
			there.push(await pageAt(`${address}&after=${next}`, office));
		const namesOf = (pages: typeof there) => pages.flatMap(({ donors }) => donors.map(({ fullName }) => fullName));
		expect(namesOf(there)).toEqual(expected);
		expect(there).toHaveLength(Math.ceil(expected.length / 50));
		if (!/eligible|by/.test(chosen)) expect(await countAt(address, office)).toBe(expected.length);

		const back = there.slice(-1);
		for (let next = back[0]?.newer; next; next = back[0]?.newer)
			back.unshift(await pageAt(`${address}&before=${next}`, office));
		expect(namesOf(back)).toEqual(expected);
	});
});

test('somebody who may give is found behind thousands who gave lately', async () => {
	await truth(
		`insert into donors (id, province_code, club_id, full_name, search_key, sort_key, last_donation_on, last_component, donation_count)
		select gen_random_uuid(), 'VN-21', $1, 'Y' || n, 'y' || n, to_char(n, 'FM0000'), case when n < 5500 then date '2026-11-01' else '2026-10-01' end,
			case when n < 5502 then 'whole_blood' else 'plasma' end, 7
		from generate_series(1, 5502) n`,
		[club]
	);
	expect(await namesAt('least=7&most=7&by=2026-12-23')).toBe('Y5502');
	expect(await namesAt('least=7&most=7&by=2026-12-24')).toBe('Y5500 Y5501 Y5502');
});

describe('needs review', () => {
	/** Two donors who are suspected to be one. */
	const suspected = (one: string, other: string, decided: string | null = null) =>
		truth(
			`insert into donor_pairs (id, province_code, one_id, other_id, weight, strength, reasons, decided, decided_at)
			values (gen_random_uuid(), 'VN-21', least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 20, 'likely', '{same_name}', $3::text, $4)`,
			[one, other, decided, decided && '2026-11-01']
		);
	const gave = async (donor: string, at: string | null, breach: boolean) => {
		const drive = await driveOn('2026-11-01', at);
		await truth(
			`insert into donations (id, drive_id, province_code, club_id, donor_id, volume_ml, donated_on, first_time, interval_breach)
			values (gen_random_uuid(), $1, 'VN-21', $2, $3, 350, '2026-11-01', false, $4)`,
			[drive, at, donor, breach]
		);
	};

	test('whoever may be entered twice, gave too early, or lacks sex or birth date', async () => {
		const at = 'q=rv';
		const ids = new Map<string, string>();
		for (const name of ['Ba', 'Bon', 'Chin', 'Hai', 'Mot', 'Muoi', 'Nam', 'Sau', 'Tam'])
			ids.set(name, await listed(`Rv${name}`));
		const id = (name: string) => ids.get(name) ?? '';
		await suspected(id('Mot'), id('Hai'));
		await suspected(id('Ba'), id('Bon'), 'two_people');
		await truth('update donors set sex = null where id = $1', [id('Nam')]);
		await truth('update donors set birth_date = null, birth_precision = null where id = $1', [id('Sau')]);
		await gave(id('Tam'), club, true);
		await gave(id('Chin'), club, false);
		await gave(id('Muoi'), otherClub, true);
		const review = 'RvHai RvMot RvNam RvSau RvTam';
		expect(await namesAt(`${at}&review=yes`)).toBe(review);
		expect(await countAt(`${at}&review=yes`)).toBe(5);
		// A donation at another club's drive is not this club's to review; the office sees it.
		expect(await namesAt(`${at}&review=yes`, office)).toBe('RvHai RvMot RvMuoi RvNam RvSau RvTam');
		expect(await namesAt(`${at}&review=yes&never=yes`)).toBe('RvHai RvMot RvNam RvSau');
		expect(await namesAt(`${at}&review=yes&least=1`)).toBe('RvTam');
	});

	test('whoever has not agreed yet, or took it back, is asked for apart', async () => {
		for (const name of ['Mot', 'Hai', 'Ba']) await listed(`Ag${name}`);
		const agreed = (name: string, withdrawn: string | null, purpose = 'registration') =>
			truth(
				`insert into consents (id, donor_id, purpose, text_locale, text_version, how, withdrawn_at)
				select gen_random_uuid(), id, $2, 'vi', 1, 'signed_paper', $3 from donors where full_name = $1`,
				[name, purpose, withdrawn]
			);
		await agreed('AgMot', null);
		await agreed('AgHai', '2026-11-01');
		await agreed('AgBa', null, 'reserve');
		expect(await namesAt('q=ag&unagreed=yes')).toBe('AgBa AgHai');
		expect(await countAt('q=ag&unagreed=yes')).toBe(2);
	});

	test('not a pair of which one is another club’s; control: with the policies of pairs switched off it would be', async () => {
		const mine = await listed('SoMot');
		await suspected(mine, await listed('SoHai', { clubId: otherClub }));
		expect(await namesAt('q=so&review=yes')).toBe('');
		expect(await namesAt('q=so&review=yes', office)).toBe('SoHai SoMot');
		await truth('alter table donor_pairs disable row level security');
		try {
			expect(await namesAt('q=so&review=yes')).toBe('SoMot');
		} finally {
			await truth('alter table donor_pairs enable row level security');
		}
	});
});
