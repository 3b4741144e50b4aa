import { createHash } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';
import type { Actor, Membership, Role } from '../../src/lib/server/actor';
import { emptyReport } from './empty-report';
import { addActor } from './society';

/** Whose a row is: a club of either province (A1, A2, B1, B2) or a province itself (A0, B0). */
export type Owner = 'A0' | 'A1' | 'A2' | 'B0' | 'B1' | 'B2';

export type ActorName =
	'admin' | 'registrar' | 'helper' | 'coordinator' | 'neighbour' | 'exchange' | 'system' | 'nobody';

/** Two provinces with two clubs each; every table that is not open to all has a row of everybody. */
export type TwoProvinces = {
	actors: Record<ActorName, Actor>;
	/** For each table, the rows that carry a mark, as the database holds them. */
	rows: Map<string, { owner: Owner; row: Record<string, unknown> }[]>;
};

const provinceOf = { A: 'VN-21', B: 'LA-HO' } as const;
const clubOwners = ['A1', 'A2', 'B1', 'B2'] as const;
const allOwners = ['A0', ...clubOwners, 'B0'] as const;

type Ids = { club: string | null; milestone: string; closed: string; centre: string } & Record<
	'drive' | 'donor' | 'registration' | 'account',
	string
>;
const sealed = Buffer.from('sealed');
const never = '2100-01-01T00:00:00Z';

type Insert = (table: string, row: Record<string, unknown>) => Promise<void>;

/** Marks are words that stand in no other row, so that a leak is seen wherever it appears. */
export const canary = (owner: Owner) => `canary${owner.toLowerCase()}`;

async function addDriveOf(insert: Insert, owner: Owner, ids: Ids) {
	const { club, drive, account, milestone } = ids;
	const province_code = provinceOf[owner[0] as 'A' | 'B'];
	await insert('drives', {
		id: drive,
		province_code,
		club_id: club,
		title: canary(owner),
		status: 'running',
		starts_on: '2026-11-23',
		ends_on: '2026-11-23',
		timezone: 'Asia/Ho_Chi_Minh'
	});
	await insert('drive_days', { drive_id: drive, held_on: '2026-11-23' });
	await insert('drive_sites', { drive_id: drive, position: 1, venue_name: canary(owner) });
	await insert('drive_changes', {
		id: v7(),
		drive_id: drive,
		kind: 'moved',
		reason: canary(owner),
		changed_by: account
	});
	await insert('drive_templates', {
		id: v7(),
		province_code,
		club_id: club,
		drive_id: drive,
		name: canary(owner),
		created_by: account
	});
	// A province's row carries no mark but its own number.
	await insert('notice_settings', { id: drive, province_code, club_id: club });
	await insert('drive_closings', {
		id: v7(),
		drive_id: drive,
		province_code,
		club_id: club,
		version: 1,
		closed_at: '2026-11-23T10:00:00Z',
		closed_by: account,
		figures: '{}',
		bags: 7,
		centre_bags: 6,
		difference_reason: 'spoilt',
		difference_note: canary(owner),
		compared_at: '2026-11-23T11:00:00Z',
		compared_by: account
	});
	await insert('reported_results', { drive_id: drive, units: 7, note: canary(owner) });
	await addPreparationsOf(insert, owner, { club, drive });
	await addPlacesOf(insert, owner, { drive, account });
	await insert('helper_links', {
		id: v7(),
		drive_id: drive,
		label: canary(owner),
		token_hash: canary(owner),
		token_sealed: sealed,
		created_by: account
	});
	await insert('hall_links', {
		id: v7(),
		drive_id: drive,
		label: canary(owner),
		token_hash: `hall ${canary(owner)}`,
		token_sealed: sealed,
		created_by: account
	});
	await insert('club_applications', {
		id: v7(),
		province_code,
		club_name: canary(owner),
		contact_name: canary(owner),
		email: `${canary(owner)}@example.org`
	});
	// Milestones are the province's own, each of another number: all of them are read by whoever works there.
	const donations = 900 + allOwners.indexOf(owner);
	await insert('milestones', { id: milestone, province_code, donations, honour: club ? null : canary(owner) });
	await addPlanOf(insert, owner, ids);
	await addDataForOthersOf(insert, owner, account);
	if (club)
		await insert('calendar_feeds', {
			id: v7(),
			kind: 'club',
			province_code,
			club_id: club,
			token_hash: `feed ${canary(owner)}`,
			token_sealed: sealed,
			created_by: account
		});
	await insert('targets', {
		id: v7(),
		province_code,
		club_id: club,
		subject: club ? 'club' : 'province',
		year: 2026,
		units: 100,
		// A province's target carries no mark of its own.
		revised_by: drive
	});
}

/** What a province tells other programs: where, under which names, and who reads it with a key. */
async function addDataForOthersOf(insert: Insert, owner: Owner, account: string) {
	const province_code = provinceOf[owner[0] as 'A' | 'B'];
	const [mark, uid] = [canary(owner), 'aBcDeFgHi01'];
	await insert('api_keys', { id: v7(), province_code, label: mark, token_hash: `key ${mark}`, created_by: account });
	const server = { address: `https://${mark}.example`, auth: 'basic', username: mark, secret_sealed: sealed };
	await insert('dhis2_servers', { id: v7(), province_code, data_set: uid, set_by: account, ...server });
	await insert('dhis2_mappings', { id: v7(), province_code, figure: mark, uid });
	const month = { period: `20260${1 + allOwners.indexOf(owner)}`, payload: mark, payload_hash: mark };
	await insert('dhis2_pushes', { id: v7(), province_code, ...month, asked_by: account, next_at: never });
}

/** Counting anew that could not be done, so that a product on these data does not go on with it, and what it had found. */
async function addRecountOf(insert: Insert, owner: Owner, { drive }: Pick<Ids, 'drive'>) {
	const recount = v7();
	const province_code = provinceOf[owner[0] as 'A' | 'B'];
	await insert('recounts', { id: recount, province_code, state: 'failed', asked_by: drive });
	const key = JSON.stringify({ drive });
	await insert('recount_differences', { id: v7(), recount_id: recount, tally: 'places_taken', key });
}

/** How people find a place there ahead of its day. */
async function addPlacesOf(insert: Insert, owner: Owner, { drive, account }: Pick<Ids, 'drive' | 'account'>) {
	const slot = { starts_at: '2026-11-23T00:00:00Z', ends_at: '2026-11-23T01:00:00Z', places: 10 };
	await insert('drive_slots', { id: v7(), drive_id: drive, ...slot });
	const link = { token_hash: `group ${canary(owner)}`, token_sealed: sealed, created_by: account };
	await insert('drive_groups', { id: v7(), drive_id: drive, name: canary(owner), cap: 5, ...link });
}

/** What a province itself states for its calendar: all of it is read by whoever works there. */
async function addPlanOf(insert: Insert, owner: Owner, { club, closed, centre }: Ids) {
	const province_code = provinceOf[owner[0] as 'A' | 'B'];
	const days = { kind: 'closed', starts_on: '2026-12-24', ends_on: '2026-12-25' };
	const name_vi = club ? 'Họp' : canary(owner);
	await insert('calendar_days', { id: closed, province_code, name_vi, ...days });
	await insert('blood_centres', { id: centre, province_code, name_vi: 'Cơ sở máu' });
	await insert('centre_limits', { blood_centre_id: centre, province_code, drives_a_day: 2 });
}

/** Where a drive is held, who helps there, what is done before and brought. */
async function addPreparationsOf(insert: Insert, owner: Owner, { club, drive }: Pick<Ids, 'club' | 'drive'>) {
	const [mark, venue, template] = [canary(owner), v7(), v7()];
	const place = { province_code: provinceOf[owner[0] as 'A' | 'B'], club_id: club };
	await insert('venues', { id: venue, ...place, name: mark });
	await insert('venue_contacts', { venue_id: venue, name: mark });
	await insert('volunteers', { id: v7(), ...place, full_name: mark });
	const hours = { held_on: '2026-11-23', starts_at: '07:00', ends_at: '11:30' };
	await insert('drive_shifts', { id: v7(), drive_id: drive, ...hours, role: 'medical', people: 4, names: mark });
	await insert('checklist_templates', { id: template, ...place, name: mark });
	const item = { kind: 'task', days_before: 7, title: mark, position: 1 };
	await insert('checklist_template_items', { id: v7(), template_id: template, ...item });
	await insert('drive_tasks', { id: v7(), drive_id: drive, title: mark, days_before: 7 });
	await insert('drive_things', { id: v7(), drive_id: drive, name: mark });
	const marks = { again: 5, waiting: 3, kindness: 5, given_on: '2026-11-23' };
	await insert('drive_feedback', { id: v7(), drive_id: drive, comment: mark, ...marks });
	await insert('feedback_spent', { link_hash: mark, spent_in: '2026-11-01' });
}

async function addPeopleOf(insert: Insert, owner: Owner, { account, club }: Ids) {
	await insert('accounts', { id: account, email: `${canary(owner)}@example.org`, full_name: canary(owner) });
	const membership = v7();
	await insert('memberships', { id: membership, account_id: account, role: 'registrar', club_id: club });
	await insert('sessions', {
		id: canary(owner),
		account_id: account,
		idle_expires_at: never,
		absolute_expires_at: never
	});
	await addKeysOf(insert, owner, { account, membership });
	await insert('retention_runs', { id: v7(), removed: JSON.stringify({ [canary(owner)]: 1 }) });
	await insert('saved_filters', {
		id: v7(),
		account_id: account,
		club_id: club,
		name: canary(owner),
		query: 'group=O'
	});
	await insert('saved_views', { id: v7(), account_id: account, name: canary(owner), view: 'overview', query: '' });
	await insert('sign_in_failures', { id: v7(), account_key: canary(owner), address_key: canary(owner) });
	await insert('audit_entries', {
		id: v7(),
		account_id: account,
		action: canary(owner),
		province_code: provinceOf[owner[0] as 'A' | 'B'],
		club_id: club,
		object_type: 'club',
		object_id: club
	});
}

/** A month of which a demonstration confirms nothing. */
const reportedMonth = '2016-10-01';

/** What was handed in, what was found afterwards, and what is still a draft. */
async function addReportsOf(insert: Insert, owner: Owner, { club, drive }: Pick<Ids, 'club' | 'drive'>) {
	const [report, confirmed, mark] = [v7(), v7(), canary(owner)];
	const place = { province_code: provinceOf[owner[0] as 'A' | 'B'], club_id: club };
	await insert('reports', { id: report, ...place, kind: 'month', starts_on: reportedMonth, created_by: drive });
	const texts = JSON.stringify({ vi: { summary: mark } });
	const figures = JSON.stringify(emptyReport('month', reportedMonth));
	const frozen = { figures, checksum: '0'.repeat(64), confirmed_at: '2016-11-05', confirmed_by: drive };
	await insert('report_versions', { id: confirmed, report_id: report, version: 1, texts, ...frozen });
	await insert('report_versions', { id: v7(), report_id: report, version: 2, texts });
	await insert('report_notes', {
		id: v7(),
		version_id: confirmed,
		text: mark,
		noted_at: '2016-11-06',
		noted_by: drive
	});
}

/** To whom reports are sent; not due, so that a product on these data does not begin to send them. */
async function addScheduleOf(insert: Insert, owner: Owner, { club, account, donor }: Ids) {
	const place = { province_code: provinceOf[owner[0] as 'A' | 'B'], club_id: club };
	const every = { kind: 'year', locale: 'vi', day_of_month: 5, created_at: never, created_by: account };
	await insert('report_schedules', { id: donor, ...place, account_id: account, ...every });
	await insert('report_mailings', { schedule_id: donor, starts_on: '2025-01-01', told_at: '2026-01-05' });
}

/** By what somebody proves who they are, and what was mailed to them. */
async function addKeysOf(
	insert: Insert,
	owner: Owner,
	{ account, membership }: { account: string; membership: string }
) {
	const mark = canary(owner);
	const token = { token_hash: mark, account_id: account, membership_id: membership, expires_at: never };
	await insert('account_tokens', { id: v7(), purpose: 'invitation', ...token });
	await insert('totp_secrets', { account_id: account, secret_encrypted: sealed });
	await insert('recovery_codes', { id: v7(), account_id: account, code_hash: mark });
	const passkey = { credential_id: mark, public_key: sealed, transports: '{}', name: mark };
	await insert('passkeys', { id: v7(), account_id: account, ...passkey });
	const challenge = { purpose: 'register', challenge: mark, account_id: account, expires_at: never };
	await insert('passkey_challenges', { id: v7(), ...challenge });
	// Not due, so that a product on these data does not begin to send it.
	await insert('outbox', { id: v7(), kind: 'invitation', sealed, created_by: account, next_attempt_at: never });
}

async function addDonorOf(insert: Insert, owner: Owner, { donor, club, drive, registration, milestone }: Ids) {
	const province_code = provinceOf[owner[0] as 'A' | 'B'];
	const mark = canary(owner);
	const named = { full_name: mark, search_key: mark, sort_key: mark, match_keys: `{"name ${mark}"}` };
	const alike = { birth_date: '1991-04-03', birth_precision: 'day', phone: '+84900000123' };
	await insert('donors', { id: donor, province_code, club_id: club, ...named, ...alike });
	// Of the pair one bears the mark: whoever sees it sees the other too, through the club. A slip makes the other one alike.
	const other = v7();
	const slip = mark.replace('an', 'na');
	await insert('donors', { id: other, province_code, full_name: slip, search_key: slip, sort_key: slip, ...alike });
	await insert('donor_clubs', { donor_id: other, club_id: club });
	const [one_id, other_id] = [donor, other].sort();
	const likeness = { weight: 26, strength: 'certain', reasons: '{name_alike}' };
	await insert('donor_pairs', { id: v7(), province_code, one_id, other_id, ...likeness });
	const rows = { kept_before: '{}', gone: JSON.stringify({ full_name: mark }), moved: '{}', merged_at: '2026-11-20' };
	await insert('donor_merges', { id: v7(), province_code, kept_id: donor, gone_id: v7(), ...rows });
	const place = { drive_id: drive, province_code, club_id: club, donor_id: donor };
	await insert('registrations', { id: registration, ...place, state: 'donated', registered_at: '2026-11-20' });
	await insert('drive_losses', { drive_id: drive, kind: 'deferred', value: 'interval', people: 1 });
	await insert('registration_events', {
		id: v7(),
		registration_id: registration,
		drive_id: drive,
		to_state: 'registered',
		at: '2026-11-20'
	});
	await insert('donations', {
		id: v7(),
		registration_id: registration,
		...place,
		volume_ml: 350,
		donated_on: '2026-11-23',
		first_time: true
	});
	const sent = {
		drive_id: drive,
		province_code,
		club_id: club,
		registration_id: registration,
		device_id: v7(),
		by: v7()
	};
	const looked = { act: 'arrive', hash: mark, doubt: 'odd_time', occurred_at: '2026-11-20' };
	await insert('drive_operations', { id: v7(), ...sent, ...looked });
	const told = { drive_id: drive, registration_id: registration, donor_id: donor, recipient_id: registration };
	await insert('notices', { id: v7(), ...told, kind: 'moved', occasion: mark, channel: 'email', state: 'sent' });
	const thanked = { donor_id: donor, milestone_id: milestone, handed_on: '2026-11-24' };
	await insert('thanks', { id: v7(), province_code, ...thanked });
	await insert('deferrals', {
		id: v7(),
		donor_id: donor,
		registration_id: registration,
		drive_id: drive,
		club_id: club,
		class: 'other',
		starts_on: '2026-11-23',
		until_on: '2026-12-01'
	});
	await insert('consents', {
		id: v7(),
		donor_id: donor,
		purpose: 'registration',
		text_locale: 'vi',
		text_version: 1,
		how: 'spoken'
	});
	const stated = { province_code, club_id: club, donor_id: donor };
	await insert('stated_donations', { id: v7(), ...stated, given_on: '2019-05-01', date_precision: 'day' });
	await insert('stated_counts', { id: v7(), ...stated, donations: 3, as_of: '2026-11-20' });
	const request = { donor_id: donor, kind: 'access', way: 'phone', received_on: '2026-11-23', filed_by: donor };
	await insert('data_requests', { id: v7(), province_code, club_id: club, ...request });
	const applicant = v7();
	await insert('applicants', { id: applicant, drive_id: drive, full_name: mark });
	const agreed = { purpose: 'sign_up', text_locale: mark, text_version: 1, given_at: '2026-11-20' };
	await insert('applicant_consents', { applicant_id: applicant, ...agreed });
}

/** What a province tells the other one, or is about to: each owner has a year of its own. */
async function addExchangeOf(insert: Insert, owner: Owner, { account }: Pick<Ids, 'account'>) {
	const province_code = provinceOf[owner[0] as 'A' | 'B'];
	const [mark, year, meeting, release] = [canary(owner), 2001 + allOwners.indexOf(owner), v7(), v7()];
	const border = ['380', '381', '382', '702', '703', '705'][allOwners.indexOf(owner)];
	await insert('exchange_borders', { area_code: border, province_code, changed_by: account });
	await insert('exchange_drafts', { id: v7(), province_code, year, differently: mark, models: '{}' });
	await insert('exchange_meetings', { id: meeting, year, host_code: province_code, topics: mark });
	await insert('exchange_points', { id: v7(), meeting_id: meeting, agreed: mark });
	const public_key = createHash('sha256').update(mark).digest('hex');
	await insert('exchange_keys', { id: v7(), province_code, public_key, added_by: account });
	const body = JSON.stringify({ differently: mark });
	const checksum = createHash('sha256').update(body).digest('hex');
	const released = { released_at: '2026-11-20', released_by: account };
	await insert('exchange_releases', { id: release, province_code, year, version: 1, body, checksum, ...released });
	await insert('exchange_notes', {
		id: v7(),
		release_id: release,
		note: mark,
		noted_at: '2026-11-20',
		noted_by: account
	});
}

async function addOwner(insert: Insert, owner: Owner): Promise<Ids> {
	const ofProvince = owner.endsWith('0');
	const people = { donor: v7(), registration: v7(), account: v7() };
	const ids = { club: ofProvince ? null : v7(), drive: v7(), milestone: v7(), closed: v7(), centre: v7(), ...people };
	const province_code = provinceOf[owner[0] as 'A' | 'B'];
	if (ids.club) await insert('clubs', { id: ids.club, province_code, name: canary(owner) });
	await addDriveOf(insert, owner, ids);
	await addReportsOf(insert, owner, ids);
	await addExchangeOf(insert, owner, ids);
	await addRecountOf(insert, owner, ids);
	if (!ofProvince) {
		await addDonorOf(insert, owner, ids);
		await addPeopleOf(insert, owner, ids);
		await addListOf(insert, owner, ids);
		await addScheduleOf(insert, owner, ids);
	}
	return ids;
}

/** A list that nobody has gone on with, so that a product on these data does not begin to work on it. */
async function addListOf(insert: Insert, owner: Owner, { account, club, donor }: Ids) {
	const [batch, mark] = [v7(), canary(owner)];
	const place = { province_code: provinceOf[owner[0] as 'A' | 'B'], club_id: club };
	await insert('import_batches', { id: batch, ...place, file_name: mark, created_by: account });
	await insert('import_rows', {
		id: v7(),
		batch_id: batch,
		number: 2,
		match_keys: `{"name ${mark}"}`,
		donor_id: donor
	});
	await insert('import_columns', { club_id: club, heading_key: mark, field: 'fullName' });
}

/** Which owner a row belongs to, found through whatever it carries. */
async function rowsOf(client: pg.Client, ids: Map<Owner, Ids>): Promise<TwoProvinces['rows']> {
	const { rows: tables } = await client.query<{ name: string }>(
		`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity order by 1`
	);
	const marksOf = (one: Owner) => [canary(one), ...Object.values(ids.get(one) ?? {})].filter((mark) => mark !== null);
	const found: TwoProvinces['rows'] = new Map();
	for (const { name } of tables) {
		const { rows } = await client.query<{ row: Record<string, unknown> }>(
			`select to_jsonb(t) as row from ${name} t where to_jsonb(t)::text ~ $1`,
			[allOwners.flatMap(marksOf).join('|')]
		);
		const marked = rows.flatMap(({ row }) => {
			const text = JSON.stringify(row);
			const owner = allOwners.find((one) => marksOf(one).some((mark) => text.includes(mark)));
			return owner ? [{ owner, row }] : [];
		});
		found.set(name, marked);
	}
	return found;
}

/** Rules are few and everybody's: each owner has one that somebody of theirs is said to have changed. */
async function markRules(client: pg.Client, ids: Map<Owner, Ids>) {
	const kinds = { A1: 'applicants', A2: 'notes', B1: 'outbox', B2: 'requests' } as const;
	for (const owner of clubOwners)
		await client.query('update retention_rules set changed_by = $2 where kind = $1', [
			kinds[owner],
			ids.get(owner)?.account
		]);
}

async function addActors(url: string, { club, drive }: Ids): Promise<TwoProvinces['actors']> {
	const actor = (role: Role, scope: Partial<Membership> = {}) => addActor(url, role, { provinceCode: null, ...scope });
	const nobody = await actor('exchange_viewer');
	return {
		admin: await actor('club_admin', { clubId: club, provinceCode: 'VN-21' }),
		registrar: await actor('registrar', { clubId: club, provinceCode: 'VN-21' }),
		helper: await actor('drive_helper', { driveId: drive, provinceCode: 'VN-21' }),
		coordinator: await actor('province_coordinator', { provinceCode: 'VN-21' }),
		neighbour: await actor('province_coordinator', { provinceCode: 'LA-HO' }),
		exchange: await actor('exchange_viewer'),
		system: await actor('system_admin'),
		nobody: { ...nobody, memberships: [] }
	};
}

/** Fills an empty database with the two provinces. The actors work for A1 and for A, the neighbour for B. */
export async function addTwoProvinces(url: string): Promise<TwoProvinces> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const insert: Insert = async (table, row) => {
		const columns = Object.keys(row);
		const places = columns.map((_, i) => `$${i + 1}`);
		await client.query(`insert into ${table} (${columns}) values (${places})`, Object.values(row));
	};
	try {
		const ids = new Map<Owner, Ids>();
		for (const owner of allOwners) ids.set(owner, await addOwner(insert, owner));
		await markRules(client, ids);
		const rows = await rowsOf(client, ids);
		return { actors: await addActors(url, ids.get('A1') as Ids), rows };
	} finally {
		await client.end();
	}
}
