import { v7 } from 'uuid';
import { canary, never, provinceOf, sealed, type Owner, type Ids, type Insert } from './two-provinces';

/** Somebody with an account, and what they did and keep. */
export async function addPeopleOf(insert: Insert, owner: Owner, { account, club }: Ids) {
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

/** Somebody who gives, and all that is known of them. */
export async function addDonorOf(insert: Insert, owner: Owner, { donor, club, drive, registration, milestone }: Ids) {
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

/** A list that nobody has gone on with, so that a product on these data does not begin to work on it. */
export async function addListOf(insert: Insert, owner: Owner, { account, club, donor }: Ids) {
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
