import { createHash } from 'node:crypto';
import { areas, provinceOf, today } from './own-province.mjs';

export async function donors(client, { session, body }) {
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

/** Without diacritics, so that one index answers both ways of typing. */
const plain = (text) =>
	text
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/đ/g, 'd');

const hashOf = (text) => createHash('sha256').update(text).digest();

/** Names, or digits of a phone, by the same index. */
export async function search(client, { body }) {
	const words = plain(body.get('q')).split(' ');
	const terms = words.map((word) =>
		/\d/.test(word) ? { names: [], phones: [`%${word}%`] } : { names: [`${word}%`, `% ${word}%`], phones: [], word }
	);
	const all = terms.map((term) => ({ ...term, years: [], people: [], cards: [] }));
	// Digits may end the number of a paper, which is looked for by keyed hashes.
	for (const digits of words.filter((word) => /\d{4}/.test(word)))
		await client.query(
			'select id, id_number_encrypted from donors where id_number_hash = $1 or id_last_four_hash = $2 limit 500',
			[hashOf(digits), hashOf(digits.slice(-4))]
		);
	const found = await client.query("select id from giot_find_donors($1::jsonb, '', 21) id", [JSON.stringify(all)]);
	const { rows } = await client.query(`${listed} p.id = any ($1) ${firstTen}`, [found.rows.map(({ id }) => id)]);
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
		where (p.phone = $2 or p.id = any (array(select giot_donors_sharing($1, $3, $4, 50)))) and p.province_code = $1 and p.erased_at is null limit 300`,
		[provinceCode, body.get('phone'), keysOf(body), plain(body.get('fullName')).split(' ')]
	);

export async function duplicates(client, { body }) {
	await client.query('select country, timezone from provinces where code = $1', [body.get('provinceCode')]);
	await lookAlikes(client, body.get('provinceCode'), body);
}

export const ofClub = ({ memberships }) => memberships.some(({ clubId }) => clubId !== null);

/** Whether a club's person may ask of the other clubs: sixty times in a quarter of an hour. Counted in a transaction of its own. */
export async function mayAskElsewhere(client, { session }) {
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

export const askElsewhere = (client, { body }) =>
	client.query('select giot_known_elsewhere($1, $2, $3, null, $4)', [
		body.get('provinceCode'),
		keysOf(body),
		body.get('phone'),
		Array.from({ length: 5 }, () => crypto.randomUUID())
	]);

export async function register(client, { session, url, body }) {
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
