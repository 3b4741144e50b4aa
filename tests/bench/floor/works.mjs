// What each page asks of the database, written by hand.
import { createHash } from 'node:crypto';

const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const provinceOf = ({ memberships }) => memberships[0].provinceCode;

const areas = 'select * from areas where province_code = any ($1) order by code';
const rollups = 'select code, then_code, now_code from area_rollups';
const units = 'select * from giot_units($1::date, $2::date, $3, $4, $5, null, null, null)';

const drivesTables = `drives d left join reported_results r on r.drive_id = d.id left join clubs c on c.id = d.club_id
	left join areas a on a.code = d.area_code left join area_rollups roll on roll.code = d.area_code`;
const people = `(select sum(x.people)::int from drive_people x where x.drive_id = d.id and (giot_holds_place(x.state) or x.state = 'no_show'))`;
const counted = `(select sum(x.units)::int from drive_tallies x where x.drive_id = d.id and x.dimension = 'total' having sum(x.donations) > 0)`;
const lacksResult = `(d.status = 'closed' and case d.result_kind when 'reported' then r.drive_id is null
	else not exists (select from drive_tallies x where x.drive_id = d.id and x.dimension = 'total' and x.donations > 0) end)`;

const drivesPage = `select d.id, d.title, d.kind, d.status, d.starts_on, d.ends_on, d.date_precision, d.opens_at, d.closes_at, d.venue_name,
	c.name as club, d.outside_province, d.target_units, d.capacity, d.places_taken, d.result_kind, a.code, a.kind as area_kind, a.name_vi, a.name_lo, a.name_en,
	case d.result_kind when 'reported' then coalesce(r.registered, ${people}) else coalesce(${people}, 0) end as registered,
	case d.result_kind when 'reported' then r.units else ${counted} end as units, r.registered_approximate, r.units_approximate, r.inferred, r.derived,
	(select count(*)::int from drive_sites x where x.drive_id = d.id) as sites, r.source_url, r.note
	from ${drivesTables} order by d.starts_on desc, d.id desc limit 51`;
const drivesCounts = `select count(*)::int, count(*) filter (where d.status in ('draft', 'announced', 'open') and d.ends_on >= $1)::int as upcoming,
	count(*) filter (where d.status = 'running' and d.ends_on >= $1)::int as running,
	count(*) filter (where (d.status not in ('closed', 'cancelled') and d.ends_on < $1) or ${lacksResult})::int as completing,
	count(*) filter (where d.status = 'closed' and not ${lacksResult})::int as closed from ${drivesTables}`;

async function csv(client, { session, body }) {
	await client.query(rollups);
	await client.query(units, [body.get('from'), body.get('to'), 'all', 'area', 'total']);
	await client.query(areas, [[provinceOf(session)]]);
	await client.query('select * from provinces order by code');
	await client.query('select id, name from clubs');
}

const months = `select area_code, outside_province, month, true as placed, units, units as counted, donations, units as units_with_volume, volume_ml,
	false as approximate from area_tallies where dimension = 'total' and month between $1 and $2`;
const stated = `select d.area_code, d.outside_province, case when d.date_precision <> 'year' then date_trunc('month', d.starts_on)::date end,
	d.starts_on >= $1 and d.ends_on <= $2, r.units, null, r.donated, case when r.volume_ml is null then 0 else r.units end, r.volume_ml, r.units_approximate
	from reported_results r join drives d on d.id = r.drive_id
	where d.result_kind = 'reported' and d.status <> 'cancelled' and coalesce(r.units, r.donated) is not null and d.ends_on >= $1 and d.starts_on <= $2`;

/** Units by area and whole month. */
async function cells(client, { session, body }) {
	await client.query('select timezone from provinces order by code = any ($1::text[]) desc, code limit 1', [
		[provinceOf(session)]
	]);
	const { rows } = await client.query(
		`select coalesce(json_agg(c order by kind, area, month), '[]')::text as cells from (
			select case when not u.placed then 'not_placed' when u.outside_province then 'outside' when u.area_code is null then 'not_stated'
					else 'ordinary' end as kind,
				case when u.placed and not u.outside_province then coalesce(r.then_code, u.area_code) end as area, to_char(u.month, 'YYYY-MM') as month,
				sum(u.units) as units, sum(u.counted) as counted, sum(u.donations) as donations, sum(u.units_with_volume) as units_with_volume,
				sum(u.volume_ml) as volume_ml, bool_or(u.approximate) as approximate
			from (${months} union all ${stated}) u left join area_rollups r on r.code = u.area_code group by 1, 2, 3
		) c`,
		[body.get('from'), body.get('to')]
	);
	return rows[0].cells;
}

async function drives(client, { session }) {
	await client.query('select timezone from provinces order by code = any ($1::text[]) desc, code limit 1', [
		[provinceOf(session)]
	]);
	await client.query(drivesPage);
	await client.query(drivesCounts, [today()]);
	await client.query(
		`select distinct x.code, x.kind, x.name_vi, x.name_lo, x.name_en from ${drivesTables} join areas x on x.code = roll.then_code order by x.name_vi`
	);
	await client.query('select distinct extract(year from starts_on)::int as year from drives order by 1 desc');
	await client.query('select id, name from clubs order by name');
	await client.query('select * from campaigns order by name_vi');
}

async function collections(client, { session }) {
	const year = today().slice(0, 4);
	await client.query(rollups);
	await client.query(areas, [[provinceOf(session)]]);
	await client.query('select * from provinces order by code');
	await client.query('select id, name from clubs');
	const grains = [
		['area', 'total'],
		['month', 'total'],
		['club', 'total'],
		['', 'volume'],
		['', 'group']
	];
	for (const [by, dimension] of grains) await client.query(units, [`${year}-01-01`, today(), 'all', by, dimension]);
	await client.query(units, [`${year - 1}-01-01`, `${year - 1}-12-31`, 'all', 'month', 'total']);
	await client.query(
		`select distinct on (subject, area_code, club_id, campaign_id, province_code)
		coalesce(area_code, club_id::text, campaign_id::text, province_code) as key, units from targets where year = $1
		order by subject, area_code, club_id, campaign_id, province_code, revised_at desc, id desc`,
		[year]
	);
	await client.query(
		`select d.id, d.title, d.starts_on, d.ends_on, d.date_precision, r.note, r.source_url from reported_results r join drives d on d.id = r.drive_id
		where d.result_kind = 'reported' and (r.note is not null or r.source_url is not null) and d.ends_on >= $1 and d.starts_on <= $2
		order by d.starts_on limit 50`,
		[`${year}-01-01`, today()]
	);
	await client.query(
		'select id, label, year, month, units, target_units, source_url, note from annual_figures where units is not null or target_units is not null order by label, year nulls last, month nulls first'
	);
}

async function donors(client, { session, body }) {
	const word = body.get('q');
	const like = [`${word}%`, `% ${word}%`];
	const condition = 'p.erased_at is null and (p.search_key like $1 or p.search_key like $2)';
	await client.query('select country, valid_from, valid_to, rules from rule_sets');
	const { rows } = await client.query(
		`select p.id, p.sex, p.birth_date, p.birth_precision, p.weight_class, p.last_donation_on, p.last_component, p.sort_key, p.full_name, p.phone,
		p.abo, p.rhd, p.group_source, p.reserve, p.donation_count, v.country, v.timezone from donors p join provinces v on v.code = p.province_code
		where ${condition} order by p.sort_key, p.id limit 51`,
		like
	);
	await client.query('select * from deferrals where donor_id = any ($1) and lifted_at is null', [
		rows.map(({ id }) => id)
	]);
	await client.query(`select count(*) from donors p where ${condition}`, like);
	await client.query(areas, [[provinceOf(session)]]);
}

const listed = `select p.id, p.sex, p.birth_date, p.birth_precision, p.weight_class, p.last_donation_on, p.last_component, p.sort_key, p.full_name, p.phone,
	p.abo, p.rhd, p.group_source, p.reserve, p.donation_count, v.country, v.timezone from donors p join provinces v on v.code = p.province_code where`;
const firstTen = 'and p.erased_at is null order by p.sort_key, p.id limit 11';

/** Of very many, those who come first in the list are met soon by reading it. */
function inOrder(client, terms) {
	const patterns = terms.flatMap(({ names, phones }) => [names.length > 0 ? names : phones]);
	const conditions = patterns.map(
		(_, i) => `${/\d/.test(patterns[i][0]) ? 'p.phone' : 'p.search_key'} like any ($${i + 1}::text[])`
	);
	return client.query(`${listed} ${conditions.join(' and ')} ${firstTen}`, patterns);
}

/** Without diacritics, so that one index answers both ways of typing. */
const plain = (text) =>
	text
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/đ/g, 'd');

const hashOf = (text) => createHash('sha256').update(text).digest();

/** Names, or digits of a phone, by the same index. */
async function search(client, { body }) {
	const words = plain(body.get('q')).split(' ');
	const terms = words.map((word) =>
		/\d/.test(word) ? { names: [], phones: [`%${word}%`] } : { names: [`${word}%`, `% ${word}%`], phones: [] }
	);
	const all = terms.map((term) => ({ ...term, years: [], people: [], cards: [] }));
	// Digits may end the number of a paper, which is looked for by keyed hashes.
	for (const digits of words.filter((word) => /\d{4}/.test(word)))
		await client.query(
			'select id, id_number_encrypted from donors where id_number_hash = $1 or id_last_four_hash = $2 limit 500',
			[hashOf(digits), hashOf(digits.slice(-4))]
		);
	const found = await client.query("select id from giot_find_donors($1::jsonb, '', 1001) id", [JSON.stringify(all)]);
	const { rows } =
		found.rowCount > 1_000
			? await inOrder(client, terms)
			: await client.query(`${listed} p.id = any ($1) ${firstTen}`, [found.rows.map(({ id }) => id)]);
	await client.query('select country, valid_from, valid_to, rules from rule_sets');
	await client.query('select * from deferrals where donor_id = any ($1) and lifted_at is null', [
		rows.map(({ id }) => id)
	]);
}

/** What two entries of one person are likely to have in common: here the name in any order and the birth date. */
function keysOf(body) {
	const words = plain(body.get('fullName')).split(' ');
	const year = body.get('birthDate').slice(0, 4);
	return [
		`name ${words.toSorted().join(' ')}`,
		`given ${words.at(-1)} ${year}`,
		`initials ${words
			.map((word) => word[0])
			.toSorted()
			.join('')} ${year}`,
		`born ${body.get('birthDate')}`
	];
}

const lookAlikes = (client, provinceCode, body) =>
	client.query(
		`select p.id, p.full_name, p.sex, p.birth_date, p.birth_precision, p.phone, p.id_kind, p.id_number_hash, p.abo, p.rhd, p.last_donation_on,
		p.donation_count, a.kind, a.name_vi, a.name_lo, a.name_en from donors p left join areas a on a.code = p.area_code
		where (p.phone = $2 or p.id = any (array(select giot_donors_sharing($1, $3, 300)))) and p.province_code = $1 and p.erased_at is null limit 300`,
		[provinceCode, body.get('phone'), keysOf(body)]
	);

async function duplicates(client, { body }) {
	await client.query('select country, timezone from provinces where code = $1', [body.get('provinceCode')]);
	await lookAlikes(client, body.get('provinceCode'), body);
}

const ofClub = ({ memberships }) => memberships.some(({ clubId }) => clubId !== null);

/** Whether a club's person may ask of the other clubs: sixty times in a quarter of an hour. Counted in a transaction of its own. */
async function mayAskElsewhere(client, { session }) {
	const key = hashOf(`elsewhere ${session.account_id}`).toString('base64url');
	await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
	await client.query("delete from sign_in_failures where failed_at < now() - interval '15 minutes'");
	const { rows } = await client.query(
		"select count(*)::int as taken from sign_in_failures where account_key = $1 and failed_at > now() - interval '15 minutes'",
		[key]
	);
	if (rows[0].taken >= 60) return false;
	await client.query(
		'insert into sign_in_failures (id, account_key, address_key, failed_at) values ($1, $2, $2, now())',
		[crypto.randomUUID(), key]
	);
	return true;
}

const askElsewhere = (client, { body }) =>
	client.query('select giot_known_elsewhere($1, $2, $3, null, $4)', [
		body.get('provinceCode'),
		keysOf(body),
		body.get('phone'),
		Array.from({ length: 5 }, () => crypto.randomUUID())
	]);

async function register(client, { session, url, body }) {
	const driveId = url.pathname.split('/')[2];
	const [donorId, registrationId, operationId] = [crypto.randomUUID(), crypto.randomUUID(), body.get('operationId')];
	const at = new Date();
	const { rows } = await client.query('select * from drives where id = $1 for update', [driveId]);
	const { club_id: clubId, province_code: provinceCode, starts_on: startsOn } = rows[0];
	await client.query('select id from registrations where operation_id = $1', [operationId]);
	const name = body.get('fullName');
	const key = name.toLowerCase();
	await client.query('select country, timezone from provinces where code = $1', [provinceCode]);
	await lookAlikes(client, provinceCode, body);
	await client.query(
		`insert into donors (id, province_code, club_id, full_name, search_key, sort_key, match_keys, sex, birth_date, birth_precision, phone, weight_class, created_by)
		values ($1, $2, $3, $4, $5, $5, $11, $6, $7, 'day', $8, $9, $10)`,
		[
			donorId,
			provinceCode,
			clubId,
			name,
			key,
			body.get('sex'),
			body.get('birthDate'),
			body.get('phone'),
			body.get('weightClass'),
			session.account_id,
			keysOf(body)
		]
	);
	await client.query(
		"select version from consent_texts where purpose = 'registration' and locale = 'vi' and valid_from <= $1 order by version desc limit 1",
		[today()]
	);
	await client.query(
		`insert into consents (id, donor_id, purpose, text_locale, text_version, how, taken_by) values ($1, $2, 'registration', 'vi', 1, 'ticked', $3)`,
		[crypto.randomUUID(), donorId, session.account_id]
	);
	const audit = `insert into audit_entries (id, account_id, session_id, action, province_code, club_id, drive_id, object_type, object_id)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
	const by = [session.account_id, session.id];
	await client.query(audit, [crypto.randomUUID(), ...by, 'donor.added', provinceCode, clubId, null, 'donor', donorId]);
	await client.query('select id, state from registrations where drive_id = $1 and donor_id = $2', [driveId, donorId]);
	await client.query('select * from deferrals where donor_id = $1 and lifted_at is null', [donorId]);
	await client.query('select country, valid_from, valid_to, rules from rule_sets');
	await client.query(
		`select d.title, d.starts_on from registrations r join drives d on d.id = r.drive_id where r.donor_id = $1 and r.drive_id <> $2
		and r.state in ('registered', 'confirmed', 'arrived', 'fit') limit 1`,
		[donorId, driveId]
	);
	await client.query(
		`insert into registrations (id, drive_id, province_code, club_id, donor_id, state, source, rest_period, registered_at, registered_by, operation_id)
		values ($1, $2, $3, $4, $5, 'registered', 'walk_in', daterange($6::date, $6::date + 84), $7, $8, $9)`,
		[registrationId, driveId, provinceCode, clubId, donorId, startsOn, at, session.account_id, operationId]
	);
	await client.query(
		`insert into registration_events (id, registration_id, drive_id, to_state, by, at, operation_id) values ($1, $2, $3, 'registered', $4, $5, $6)`,
		[crypto.randomUUID(), registrationId, driveId, session.account_id, at, operationId]
	);
	await client.query(audit, [
		crypto.randomUUID(),
		...by,
		'registration.registered',
		provinceCode,
		clubId,
		driveId,
		'registration',
		registrationId
	]);
}

const driveOf = ({ pathname }) => pathname.split('/')[3];
const driveRow = `select *, coalesce((select a.province_code from areas a where a.code = drives.area_code), province_code) from drives where id = $1`;

const findDrive = (client, { url }) => client.query(driveRow, [driveOf(url)]);

/** An arrival, as the desk of a device sends it. */
async function arrive(client, { session, url, body }) {
	const [{ id, registrationId, occurredAt }] = body.operations;
	const driveId = driveOf(url);
	const { rows } = await client.query(`${driveRow} for update`, [driveId]);
	const [{ club_id: clubId, province_code: provinceCode }] = rows;
	await client.query('select * from drive_operations where id = $1', [id]);
	const named = await client.query(
		'select * from registrations where drive_id = $1 and (id = $2 or operation_id = $2) for update',
		[driveId, registrationId]
	);
	if (named.rows[0]?.state !== 'registered') throw new Error('Nobody arrives twice');
	await client.query('select * from registration_events where registration_id = $1 order by id', [registrationId]);
	await client.query(
		'select id, after_id, act, undoes from drive_operations where registration_id = $1 and waiting = false order by id',
		[registrationId]
	);
	await client.query(
		"update registrations set state = 'arrived', version = version + 1, offer_until = null where id = $1",
		[registrationId]
	);
	await client.query(
		`insert into registration_events (id, registration_id, drive_id, from_state, to_state, by, at, operation_id, occurred_at)
		values ($1, $2, $3, 'registered', 'arrived', $4, $5, $6, $5)`,
		[crypto.randomUUID(), registrationId, driveId, session.account_id, occurredAt, id]
	);
	await client.query(
		`insert into audit_entries (id, account_id, session_id, action, province_code, club_id, drive_id, object_type, object_id)
		values ($1, $2, $3, 'registration.arrived', $4, $5, $6, 'registration', $7)`,
		[crypto.randomUUID(), session.account_id, session.id, provinceCode, clubId, driveId, registrationId]
	);
	const hash = createHash('sha256').update(JSON.stringify(body.operations[0])).digest('hex');
	await client.query(
		`insert into drive_operations (id, drive_id, province_code, club_id, registration_id, act, device_id, by, hash, waiting, on_paper, occurred_at)
		values ($1, $2, $3, $4, $5, 'arrive', $6, $7, $8, false, false, $9)`,
		[id, driveId, provinceCode, clubId, registrationId, body.deviceId, session.account_id, hash, occurredAt]
	);
}

/** The days that the calendar shows: whole weeks around the month of today, or its year. */
function shownDays(url) {
	const day = today();
	if (url.searchParams.get('view') === 'year') return [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`];
	const monday = (date) => new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * 86_400_000);
	const [year, month] = day.split('-').map(Number);
	const first = monday(new Date(Date.UTC(year, month - 1, 1)));
	const last = new Date(monday(new Date(Date.UTC(year, month, 0))).getTime() + 6 * 86_400_000);
	return [first, last].map((date) => date.toISOString().slice(0, 10));
}

async function calendar(client, { session, url }) {
	const province = provinceOf(session);
	const [first, last] = shownDays(url);
	const year = Number(today().slice(0, 4));
	await client.query('select timezone from provinces order by code = any ($1::text[]) desc, code limit 1', [
		[province]
	]);
	await client.query(
		`select distinct x.code, x.kind, x.name_vi, x.name_lo, x.name_en from ${drivesTables} join areas x on x.code = roll.then_code order by x.name_vi`
	);
	await client.query('select distinct extract(year from starts_on)::int as year from drives order by 1 desc');
	await client.query('select id, name from clubs order by name');
	await client.query('select * from campaigns order by name_vi');
	await client.query(
		`select * from calendar_days where (province_code = $1 or country = left($1, 2)) and starts_on <= $3 and ends_on >= $2 and removed_at is null
		order by starts_on`,
		[province, first, last]
	);
	if (url.searchParams.get('view') === 'year')
		await client.query(
			`select y.held_on, count(*)::int from ${drivesTables} join drive_days y on y.drive_id = d.id
			where d.date_precision = 'day' and d.status <> 'cancelled' and y.held_on between $1 and $2 group by 1`,
			[first, last]
		);
	else {
		const { rows } = await client.query(
			`select d.id, d.title, d.status, d.starts_on, d.ends_on, d.opens_at, d.closes_at, d.club_id, c.name, d.blood_centre_id, d.target_units,
			case d.result_kind when 'reported' then coalesce(r.registered, ${people}) else coalesce(${people}, 0) end as registered,
			case d.result_kind when 'reported' then r.units else ${counted} end as units
			from ${drivesTables} where d.starts_on <= $2 and d.ends_on >= $1 and d.date_precision = 'day' order by d.starts_on, d.opens_at, d.id`,
			[first, last]
		);
		for (const id of new Set(rows.flatMap(({ blood_centre_id: id }) => id ?? []))) {
			await client.query('select * from centre_limits where blood_centre_id = $1', [id]);
			await client.query('select * from giot_centre_load($1, $2, $3, null)', [id, first, last]);
		}
	}
	await client.query(
		`select count(*) from ${drivesTables} where d.starts_on <= $2 and d.ends_on >= $1 and d.date_precision <> 'day'`,
		[first, last]
	);
	await client.query(
		`select a.code, a.kind, a.name_vi, a.name_lo, a.name_en, max(d.ends_on) filter (where d.starts_on <= current_date and d.status <> 'draft') as last,
		min(d.starts_on) filter (where d.starts_on > current_date) as next
		from area_rollups roll join areas a on a.code = roll.then_code left join drives d on d.area_code = roll.code and d.status <> 'cancelled'
		where a.province_code = $1 group by a.code`,
		[province]
	);
	await client.query(
		`select distinct on (subject, area_code, club_id, campaign_id, province_code) * from targets where year = $1
		order by subject, area_code, club_id, campaign_id, province_code, revised_at desc, id desc`,
		[year]
	);
	const ofYear = `d.province_code = $1 and d.starts_on between make_date($2, 1, 1) and make_date($2, 12, 31)`;
	await client.query(
		`select (select sum(x.units) from drives d join drive_tallies x on x.drive_id = d.id and x.dimension = 'total' where ${ofYear}) as counted,
		(select sum(r.units) from drives d join reported_results r on r.drive_id = d.id where ${ofYear}) as reported,
		(select sum(d.target_units) from drives d where ${ofYear} and d.ends_on >= current_date) as planned`,
		[province, year]
	);
}

const page = (path) => (method, pathname) => method === 'GET' && pathname === path;
const asked = (path) => (method, pathname) => method === 'POST' && pathname === path;
const arriving = (method, pathname) => method === 'POST' && pathname.startsWith('/api/desk/');
const registering = (method, pathname, { search }) => method === 'POST' && search === '?/register';

export const works = [
	{ name: 'units by district', matches: page('/collections/units.csv'), run: csv },
	{ name: 'cells', matches: page('/collections/units.json'), run: cells },
	{ name: 'drives', matches: page('/drives'), run: drives },
	{ name: 'calendar', matches: page('/drives/calendar'), run: calendar },
	{ name: 'collections', matches: page('/collections'), run: collections },
	{ name: 'donor search', matches: page('/donors'), run: donors },
	{ name: 'search', matches: asked('/api/donors/search'), run: search },
	{
		name: 'likely duplicates',
		matches: asked('/api/donors/duplicates'),
		run: duplicates,
		then: { asks: ofClub, inSignIn: mayAskElsewhere, run: askElsewhere }
	},
	{ name: 'check-in', matches: arriving, before: findDrive, run: arrive },
	{ name: 'register', matches: registering, run: register }
];
