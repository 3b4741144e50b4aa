import { drawn, keyAt, weighted } from './draw';

const clubs = `insert into clubs (id, province_code, name, area_code, created_at)
	select c.id, province_code, case country when 'VN' then 'CLB Giọt Nắng ' || lpad((k + 1)::text, 3, '0') || ' (minh họa)' else 'ສະໂມສອນ ຕົວຢ່າງ ' || (k + 1) end,
		p.areas[1 + floor(${drawn('k', 41)} * cardinality(p.areas))::int], '2015-06-01'
	from mass_clubs c join mass_places p on p.code = c.code and p.before = 'infinity'`;

const CAMPAIGNS = `case when c.country = 'VN' then case extract(month from d.day)::int when 1 then 'chu-nhat-do' when 2 then 'xuan-hong' when 3 then 'xuan-hong'
	when 6 then 'hanh-trinh-do' when 7 then 'hanh-trinh-do' end end`;

/** Closed drives with as many places taken as people hold one, some more offered, and about as many units asked for as came. */
const drives = `insert into drives (id, province_code, club_id, campaign_id, area_code, blood_centre_id, title, status, starts_on, ends_on, opens_at, closes_at, timezone,
		target_units, capacity, places_taken, created_at, status_since)
	select d.id, c.province_code, c.id, g.id, d.area_code, b.id,
		case c.country when 'VN' then coalesce(g.name_vi, 'Ngày hội hiến máu tình nguyện tháng ' || extract(month from d.day)) || ' – ' || a.name_vi
			else 'ກິດຈະກຳບໍລິຈາກເລືອດ ເດືອນ ' || extract(month from d.day) || ' – ' || coalesce(a.name_lo, a.name_en, a.name_vi) end,
		'closed', d.day, d.day, '07:00', '11:30', c.timezone, (ceil(greatest(45, coalesce(v.people, 0)) * (0.75 + 0.3 * ${drawn('d.n', 42)}) / 10) * 10)::int,
		(ceil(greatest(45, coalesce(v.people, 0)) * 0.134) * 10)::int, coalesce(v.taken, 0), (d.day - 40)::timestamp, d.day + time '17:00'
	from mass_drives d join mass_clubs c using (k) join areas a on a.code = d.area_code left join campaigns g on g.seed_key = ${CAMPAIGNS}
	left join lateral (select id from blood_centres x where x.province_code = c.province_code order by id limit 1) b on true
	left join (select drive, count(*)::int as people, (count(*) filter (where giot_holds_place(state)))::int as taken from mass_visits group by 1) v on v.drive = d.n
	order by d.n`;

const driveDays = `insert into drive_days (drive_id, held_on, opens_at, closes_at)
	select r.id, starts_on, opens_at, closes_at from mass_drives m join drives r using (id)`;

const signUps = `insert into drive_sign_ups (drive_id, in_public) select id, true from mass_drives`;

/** Telephone numbers that nobody is given are fewer than these people: in a large mass families share one. */
const PHONES = 440_000;

const donors = `insert into donors (id, province_code, club_id, full_name, search_key, sort_key, match_keys, sex, birth_date, birth_precision, phone, area_code, abo, rhd, group_source,
		weight_class, reserve, last_donation_on, last_component, donation_count, created_at)
	select m.id, c.province_code, c.id, full_name, search_key, sort_key,
		string_to_array(replace(replace(keys, 'YEAR-DAY', born::text), 'YEAR', extract(year from born)::text), E'\\n'), sex, born, case when by_day then 'day' else 'year' end,
		case when ${drawn('m.n', 51)} < 0.94 then case c.country when 'VN' then '+8490' || lpad((50000 + m.n % ${PHONES})::text, 7, '0')
			else '+85620' || lpad((50000 + m.n % ${PHONES})::text, 8, '0') end end,
		p.areas[1 + floor(${drawn('m.n', 52)} * cardinality(p.areas))::int], abo, case when abo is not null then case when negative then '-' else '+' end end,
		case when abo is not null then case when ${drawn('m.n', 53)} < 0.7 then 'confirmed' else 'stated' end end,
		weight_class, ${drawn('m.n', 54)} < 0.14, last_on, component, given, joined_at
	from mass_donors m join mass_clubs c using (k) join mass_places p on p.code = c.code and p.before = 'infinity' order by joined_at`;

const consents = `insert into consents (id, donor_id, purpose, text_locale, text_version, how, given_at)
	select ${keyAt('joined_at', `purpose || m.n`)}, m.id, purpose, case c.country when 'VN' then 'vi' else 'lo' end, 1, 'signed_paper', joined_at
	from mass_donors m join mass_clubs c using (k), unnest(array['registration', 'reserve']) purpose
	where purpose = 'registration' or ${drawn('m.n', 54)} < 0.14`;

const donorClubs = `insert into donor_clubs (donor_id, club_id, since_at) select m.id, c.id, joined_at from mass_donors m join mass_clubs c using (k)`;

const ofVisits = `from mass_visits v join mass_donors m using (n) join mass_clubs c using (k) join mass_drives d on d.n = v.drive`;

const registrations = `insert into registrations (id, drive_id, province_code, club_id, donor_id, state, source, rest_period, registered_at, begun_at, occurred_at, received_at)
	select v.id, d.id, c.province_code, c.id, m.id, state, ${weighted(drawn('v.key', 61), [
		["'desk'", 62],
		["'public'", 30],
		["'walk_in'", 8]
	])},
		daterange(v.day, v.day + case when c.country = 'LA' and sex = 'female' then 112 else 84 end), greatest(joined_at, v.at - (1 + floor(27 * power(${drawn('v.key', 62)}, 2))) * interval '1 day'),
		case when state = 'donated' then v.at + interval '25 minutes' end, v.at, v.at ${ofVisits} order by v.drive, v.at`;

/** The classes whose wait is over before the next visit; of the last visit any. */
const SHORT = [
	["'low_haemoglobin'", 38],
	["'blood_pressure'", 30],
	["'illness_7_days'", 20],
	["'illness_4_weeks'", 12]
] as const;
const ANY = [
	...SHORT,
	["'medical_staff'", 10],
	["'weight'", 6],
	["'skin_piercing'", 8],
	["'surgery'", 4],
	["'other'", 4]
] as const;

const deferrals = `insert into deferrals (id, donor_id, registration_id, drive_id, club_id, class, starts_on, until_on, permanent, created_at)
	select ${keyAt('at', `'deferral ' || key`)}, donor, registration, drive, club, class, day,
		case class when 'illness_7_days' then day + 6 when 'illness_4_weeks' then day + 27 when 'skin_piercing' then (day + interval '6 months')::date - 1
			when 'surgery' then (day + interval '12 months')::date - 1 when 'medical_staff' then case when permanent then null else day + 90 end
			else day + 13 + floor(45 * ${drawn('key', 63)})::int end, permanent, at
	from (select *, class = 'medical_staff' and ${drawn('key', 64)} < 0.3 as permanent from (
		select v.key, v.at, m.id as donor, v.id as registration, d.id as drive, c.id as club, v.day,
			case when v.last then ${weighted(drawn('v.key', 65), ANY)} else ${weighted(drawn('v.key', 65), SHORT)} end as class
		${ofVisits} where v.state = 'deferred') x) y`;

const AGE = `extract(year from age(v.day, m.born))`;
const bag = `case when component in ('platelets', 'plasma') then 250 when c.country = 'LA' then 350 when weight_class = '42-45' then 250
	when weight_class = '45-50' then ${weighted(drawn('v.key', 71), [
		['250', 35],
		['350', 65]
	])} else ${weighted(drawn('v.key', 71), [
		['250', 30],
		['350', 55],
		['450', 15]
	])} end`;

const donations = `insert into donations (id, registration_id, drive_id, province_code, club_id, donor_id, component, volume_ml, quantity_sufficient, bag_number, donated_on, sex,
		age_band, first_time, abo, rhd, area_code, occurred_at, received_at)
	select ${keyAt("v.at + interval '40 minutes'", `'donation ' || v.key`)}, v.id, d.id, c.province_code, c.id, m.id, component,
		case when ${drawn('v.key', 72)} < 0.985 then ${bag} else 60 + floor(120 * ${drawn('v.key', 73)})::int end, ${drawn('v.key', 72)} < 0.985,
		'DEMO-' || lpad((row_number() over (order by v.drive, v.at))::text, 8, '0'), v.day, sex,
		case when ${AGE} < 18 then '<18' when ${AGE} < 25 then '18-24' when ${AGE} < 45 then '25-44' when ${AGE} < 65 then '45-64' else '65+' end,
		v.first_time, abo, case when abo is not null then case when negative then '-' else '+' end end, d.area_code, v.at + interval '40 minutes', v.at + interval '40 minutes'
	${ofVisits} where v.state = 'donated' order by v.drive, v.at`;

/** What is stored of the planned drives and invented people, in the order in which one needs the other, each with what to say meanwhile. */
export const massRows: readonly (readonly [string, readonly string[]])[] = [
	['Clubs and drives', [clubs, drives, signUps, driveDays]],
	['Donors', [donors, consents, donorClubs]],
	['Registrations', [registrations, deferrals]],
	['Donations', [donations]]
];
