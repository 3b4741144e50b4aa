import { inject } from 'vitest';
import { v7 } from 'uuid';
import { keyOfAct } from '../../src/lib/server/paper/line-keys';
import { canary, type Owner } from '../support/two-provinces';
import { truth } from './visitor';

/** Whoever has a club. */
export type ClubOwner = Exclude<Owner, 'A0' | 'B0'>;

const { ids } = inject('world');
const provinceOf = (owner: Owner) => (owner.startsWith('A') ? 'VN-21' : 'LA-HO');

/** The club and the province of an owner. */
export const placeOf = (owner: ClubOwner) => ({ club: ids[owner].clubs ?? '', province: provinceOf(owner) });

/** A row as an insert takes it. */
async function insert(table: string, row: Record<string, unknown>): Promise<void> {
	const places = Object.keys(row).map((_, i) => `$${i + 1}`);
	await truth(`insert into ${table} (${Object.keys(row)}) values (${places})`, Object.values(row));
}

/** Another drive of an owner, marked as theirs. */
export async function freshDrive(owner: ClubOwner, status: string, day = '2026-11-23'): Promise<string> {
	const { club, province } = placeOf(owner);
	const [id, name] = [v7(), canary(owner)];
	const hours = { opens_at: '07:00', closes_at: '11:30' };
	const when = { status, starts_on: day, ends_on: day, timezone: 'Asia/Ho_Chi_Minh', ...hours };
	await insert('drives', { id, province_code: province, club_id: club, title: name, ...when });
	await insert('drive_days', { drive_id: id, held_on: day });
	await insert('drive_sites', { drive_id: id, position: 1, venue_name: name });
	return id;
}

/** A group of an owner's new drive, with its link: the ids of both. */
export async function freshGroup(owner: ClubOwner) {
	const [id, driveId] = [v7(), await freshDrive(owner, 'open', '2026-12-20')];
	const link = { token_hash: `group ${id}`, token_sealed: Buffer.from('sealed'), created_by: v7() };
	await insert('drive_groups', { id, drive_id: driveId, name: `${canary(owner)} ${id.slice(-6)}`, cap: 5, ...link });
	return { group: id, drive: driveId };
}

/** Somebody who signed up for a drive of an owner, a new one unless told, and whom nobody has found among the donors: the ids of drive and registration. */
export async function freshApplicant(owner: ClubOwner, at?: string) {
	const { club, province } = placeOf(owner);
	const [id, applicant, driveId] = [v7(), v7(), at ?? (await freshDrive(owner, 'open', '2026-12-20'))];
	await insert('applicants', { id: applicant, drive_id: driveId, full_name: canary(owner) });
	const place = { drive_id: driveId, province_code: province, club_id: club, applicant_id: applicant };
	await insert('registrations', { id, ...place, source: 'public', registered_at: '2026-11-20' });
	return { registration: id, drive: driveId };
}

/** A new drive of an owner with two slots, in the first of which somebody comes: the ids of the drive and both. */
export async function freshSlots(owner: ClubOwner) {
	const { registration, drive: driveId } = await freshApplicant(owner);
	const slots = [v7(), v7()];
	for (const [nth, id] of slots.entries())
		await insert('drive_slots', {
			id,
			drive_id: driveId,
			starts_at: `2026-12-20T0${nth}:00:00Z`,
			ends_at: `2026-12-20T0${nth + 1}:00:00Z`,
			places: 5
		});
	await truth('update registrations set slot_id = $1 where id = $2', [slots[0], registration]);
	return { drive: driveId, from: slots[0] ?? '', to: slots[1] ?? '' };
}

/** Another drive of an owner that is still to come, and was moved after it was announced. */
export async function freshMoved(owner: ClubOwner): Promise<string> {
	const drive = await freshDrive(owner, 'open', '2099-01-05');
	await insert('drive_changes', { id: v7(), drive_id: drive, kind: 'moved', reason: canary(owner), changed_by: v7() });
	return drive;
}

/** Another drive of an owner that is kept at hand, and its template. */
export async function freshTemplate(owner: ClubOwner): Promise<string> {
	const { club, province } = placeOf(owner);
	const [id, name] = [v7(), canary(owner)];
	const kept = { drive_id: await freshDrive(owner, 'draft'), name, created_by: v7() };
	await insert('drive_templates', { id, province_code: province, club_id: club, ...kept });
	return id;
}

/** Another place of an owner where drives are held. */
export async function freshVenue(owner: ClubOwner): Promise<string> {
	const { club, province } = placeOf(owner);
	const [id, name] = [v7(), `${canary(owner)} ${v7().slice(-6)}`];
	await insert('venues', { id, province_code: province, club_id: club, name });
	return id;
}

/** Somebody else who helps at drives of an owner. */
export async function freshVolunteer(owner: ClubOwner): Promise<string> {
	const { club, province } = placeOf(owner);
	const id = v7();
	// Another name than the one that is typed, so that a correction changes something.
	await insert('volunteers', {
		id,
		province_code: province,
		club_id: club,
		full_name: `${canary(owner)} ${id.slice(-6)}`
	});
	return id;
}

/** Another place of the team at an owner's marked drive, open or somebody's who was asked. */
export async function freshShift(owner: ClubOwner, volunteer: string | null = null): Promise<string> {
	const id = v7();
	const when = { drive_id: ids[owner].drives, held_on: '2026-11-23', starts_at: '07:00', ends_at: '11:30' };
	const who = volunteer ? { volunteer_id: volunteer, state: 'asked' } : {};
	await insert('drive_shifts', { id, ...when, role: 'guide', ...who });
	return id;
}

/** Another line of the checklist of an owner's marked drive. */
export async function freshItem(owner: ClubOwner, kind: 'task' | 'thing'): Promise<string> {
	const [id, name] = [v7(), canary(owner)];
	const row = { id, drive_id: ids[owner].drives };
	if (kind === 'task') await insert('drive_tasks', { ...row, title: name, days_before: 7 });
	else await insert('drive_things', { ...row, name });
	return id;
}

/** Another answer about an owner's marked drive, whose comment is out of sight or not. */
export async function freshAnswer(owner: ClubOwner, hidden: boolean): Promise<string> {
	const id = v7();
	const marks = { again: 4, waiting: 2, kindness: 5, given_on: '2026-11-23' };
	await insert('drive_feedback', { id, drive_id: ids[owner].drives, ...marks, comment: canary(owner), hidden });
	return id;
}

/** An arrival at an owner's marked drive that a device sent and somebody has to look at. */
export async function freshOperation(owner: ClubOwner, doubt: string, waiting: boolean): Promise<string> {
	const { club, province } = placeOf(owner);
	const id = v7();
	const place = { drive_id: ids[owner].drives, province_code: province, club_id: club, registration_id: v7() };
	const sent = { act: 'arrive', device_id: v7(), by: v7(), hash: '', occurred_at: '2026-11-23' };
	await insert('drive_operations', { id, ...place, ...sent, doubt, waiting });
	return id;
}

/** Another checklist of an owner to begin from, with one line: the ids of both. */
export async function freshChecklist(owner: ClubOwner): Promise<{ template: string; item: string }> {
	const { club, province } = placeOf(owner);
	const [template, item, name] = [v7(), v7(), canary(owner)];
	await insert('checklist_templates', { id: template, province_code: province, club_id: club, name });
	await insert('checklist_template_items', {
		id: item,
		template_id: template,
		kind: 'thing',
		title: name,
		position: 1
	});
	return { template, item };
}

/** A day on which hardly anybody else was born. */
const anyDay = () => new Date(Math.random() * 1e12).toISOString().slice(0, 10);

/** Another donor of an owner. */
export async function freshDonor(owner: ClubOwner, birthDate = anyDay()): Promise<string> {
	const { club, province } = placeOf(owner);
	const [id, name] = [v7(), canary(owner)];
	const names = { full_name: name, search_key: name, sort_key: name };
	await insert('donors', {
		id,
		province_code: province,
		club_id: club,
		birth_date: birthDate,
		birth_precision: 'day',
		...names
	});
	return id;
}

/** Another donor's place at an owner's marked drive, in a state that it came to by one step. */
export async function freshRegistration(owner: ClubOwner, state: string): Promise<string> {
	const { club, province } = placeOf(owner);
	const [id, drive] = [v7(), ids[owner].drives];
	const donor = await freshDonor(owner);
	const place = { drive_id: drive, province_code: province, club_id: club, donor_id: donor };
	await insert('registrations', { id, ...place, state, registered_at: '2026-11-20' });
	const step = { registration_id: id, drive_id: drive, from_state: 'registered', to_state: state, at: '2026-11-23' };
	await insert('registration_events', { id: v7(), ...step });
	return id;
}

/** Another bag of an owner's marked drive that has no number yet: whose registration it is. */
export async function freshBag(owner: ClubOwner): Promise<string> {
	const registration = await freshRegistration(owner, 'donated');
	await truth(
		`insert into donations (id, registration_id, drive_id, province_code, club_id, donor_id, volume_ml, donated_on, first_time)
		select $1, id, drive_id, province_code, club_id, donor_id, 350, '2026-11-23', false from registrations where id = $2`,
		[v7(), registration]
	);
	return registration;
}

/** Another drive of an owner that is closed, with the seven bags that it had then. */
export async function freshClosing(owner: ClubOwner): Promise<string> {
	const drive = await freshDrive(owner, 'closed');
	await truth(
		`insert into drive_closings (id, drive_id, province_code, club_id, version, closed_at, closed_by, figures, bags)
		select $1, id, province_code, club_id, 1, now(), $1, '{}', 7 from drives where id = $2`,
		[v7(), drive]
	);
	return drive;
}

/** A line of the paper list of an owner's marked drive that says of somebody that they came: its key. */
export async function freshLine(owner: ClubOwner): Promise<string> {
	const [line, registration] = [v7(), await freshRegistration(owner, 'arrived')];
	const act = keyOfAct(line, 'arrive');
	await truth('update registration_events set operation_id = $1 where registration_id = $2', [act, registration]);
	await truth(
		`insert into drive_operations (id, drive_id, province_code, club_id, registration_id, act, device_id, on_paper, "by", hash, occurred_at)
		select $1, drive_id, province_code, club_id, id, 'arrive', $1, true, $1, 'x', now() from registrations where id = $2`,
		[act, registration]
	);
	return line;
}

/** A donor of an owner with a deferral that stands: the ids of both. */
export async function freshDeferral(owner: ClubOwner): Promise<{ donor: string; deferral: string }> {
	const [donor, deferral] = [await freshDonor(owner), v7()];
	const days = { starts_on: '2026-11-23', until_on: '2099-12-01' };
	await insert('deferrals', { id: deferral, donor_id: donor, club_id: placeOf(owner).club, class: 'other', ...days });
	return { donor, deferral };
}

/** A donor of an owner who agreed to a purpose. */
export async function freshConsent(owner: ClubOwner, purpose: string): Promise<string> {
	const donor = await freshDonor(owner);
	const text = { purpose, text_locale: 'vi', text_version: 1, how: 'ticked' };
	await insert('consents', { id: v7(), donor_id: donor, ...text });
	return donor;
}

/** A donor of an owner whose data is restricted. */
export async function freshRestricted(owner: ClubOwner): Promise<string> {
	const donor = await freshDonor(owner);
	await truth('update donors set restricted_at = now() where id = $1', [donor]);
	return donor;
}

/** A request about a donor of an owner that nobody has answered. */
export async function freshRequest(owner: ClubOwner): Promise<string> {
	const [id, donor] = [v7(), await freshDonor(owner)];
	const { club, province } = placeOf(owner);
	const asked = { kind: 'access', way: 'phone', received_on: '2026-11-23', filed_by: donor };
	await insert('data_requests', { id, province_code: province, club_id: club, donor_id: donor, ...asked });
	return id;
}

/** Two donors of an owner who are suspected to be one, or of whom it was said that they are two: the id of the pair. */
export async function freshPair(owner: ClubOwner, decided: string | null = null): Promise<string> {
	const [id, born] = [v7(), anyDay()];
	const [one, other] = [await freshDonor(owner, born), await freshDonor(owner, born)].sort();
	const decision = { decided, decided_at: decided && '2026-11-23' };
	const alike = { weight: 18, strength: 'likely', reasons: '{same_name}' };
	await insert('donor_pairs', {
		id,
		province_code: placeOf(owner).province,
		one_id: one,
		other_id: other,
		...alike,
		...decision
	});
	return id;
}

/** A donor of an owner into whom another one was merged: the donor and the merge. */
export async function freshMerge(owner: ClubOwner): Promise<{ donor: string; merge: string }> {
	const [donor, gone, merge] = [await freshDonor(owner), await freshDonor(owner), v7()];
	const moved = {
		registrations: [],
		events: [],
		clubs: [],
		pairs: [],
		taken: [],
		registrationIds: [],
		donationIds: []
	};
	await truth(
		`insert into donor_merges (id, province_code, kept_id, gone_id, kept_before, gone, moved, merged_at)
		select $1, k.province_code, k.id, g.id, to_jsonb(k), to_jsonb(g), $4, now() from donors k, donors g where k.id = $2 and g.id = $3`,
		[merge, donor, gone, { ...moved, deferralIds: [], consentIds: [], clubIds: [], pairIds: [] }]
	);
	await truth('delete from donors where id = $1', [gone]);
	return { donor, merge };
}

/** Rules of Vietnam that begin on a day, like those before: their id. */
export async function freshRules(validFrom: string): Promise<string> {
	const id = v7();
	await truth(
		"insert into rule_sets (id, country, valid_from, rules) select $1, country, $2, rules from rule_sets where country = 'VN' limit 1",
		[id, validFrom]
	);
	return id;
}

/** A list of an owner's club that stands in a state, with one row to decide about: the ids of both. */
export async function freshList(owner: ClubOwner, state: string): Promise<{ list: string; row: string }> {
	const { club, province } = placeOf(owner);
	const [list, row, by] = [v7(), v7(), await freshAccount(owner)];
	const applied = state === 'done' ? { consent: 'not_yet', applied_at: '2026-11-20', applied_by: by } : {};
	const place = { province_code: province, club_id: club };
	await insert('import_batches', { id: list, ...place, file_name: canary(owner), state, created_by: by, ...applied });
	await insert('import_rows', { id: row, batch_id: list, number: 2, verdict: 'new' });
	return { list, row };
}

const givenNumbers = new Set<number>();

/** A number of donations for which an owner's province does not thank yet, another one each time. */
export async function freeNumber(owner: ClubOwner): Promise<number> {
	const [row] = await truth(
		`select n from generate_series(101, 899) n where n <> all ($2::int[]) and not exists (
			select from milestones m where m.province_code = $1 and m.donations = n) order by random() limit 1`,
		[placeOf(owner).province, [...givenNumbers]]
	);
	givenNumbers.add(Number(row?.n));
	return Number(row?.n);
}

/** Another milestone of an owner's province, ended or not. */
export async function freshMilestone(owner: ClubOwner, endedOn: string | null = null): Promise<string> {
	const id = v7();
	const donations = await freeNumber(owner);
	await insert('milestones', { id, province_code: placeOf(owner).province, donations, ended_on: endedOn });
	return id;
}

/** Other days on which an owner's province holds no drives, taken out or not. */
export async function freshClosedDay(owner: ClubOwner, removedAt: string | null = null): Promise<string> {
	const id = v7();
	const days = { starts_on: '2026-12-24', ends_on: '2026-12-24', removed_at: removedAt };
	await insert('calendar_days', {
		id,
		province_code: placeOf(owner).province,
		kind: 'closed',
		name_vi: 'Họp',
		...days
	});
	return id;
}

/** An address of the calendar of an owner's club. */
export async function freshFeed(owner: ClubOwner): Promise<string> {
	const { club, province } = placeOf(owner);
	const [id, by] = [v7(), await freshAccount(owner)];
	const token = { token_hash: id, token_sealed: Buffer.from('sealed') };
	await insert('calendar_feeds', {
		id,
		kind: 'club',
		province_code: province,
		club_id: club,
		...token,
		created_by: by
	});
	return id;
}

/** A blood centre of an owner's province of which nothing is stated. */
export async function freshCentre(owner: ClubOwner): Promise<string> {
	const id = v7();
	await insert('blood_centres', { id, province_code: placeOf(owner).province, name_vi: 'Cơ sở máu' });
	return id;
}

/** A donor of an owner who gave once, and the milestone that they reached by it; thanked for it or not. */
export async function freshReached(owner: ClubOwner, handedOn: string | null = null) {
	const { club, province } = placeOf(owner);
	const donorId = await freshDonor(owner);
	const given = { donor_id: donorId, volume_ml: 350, donated_on: '2026-11-23', first_time: true };
	const place = { drive_id: ids[owner].drives, province_code: province, club_id: club };
	await insert('donations', { id: v7(), ...place, ...given });
	const [first] = await truth(
		'select id from milestones where province_code = $1 and donations = 1 and ended_on is null',
		[province]
	);
	const reached = { donorId, milestoneId: String(first?.id) };
	const thanked = { donor_id: donorId, milestone_id: reached.milestoneId, handed_on: handedOn };
	if (handedOn) await insert('thanks', { id: v7(), province_code: province, ...thanked });
	return reached;
}

/** An application of a club in an owner's province. */
export async function freshApplication(owner: ClubOwner): Promise<string> {
	const [id, name] = [v7(), `${canary(owner)} ${v7().slice(-6)}`];
	const contact = { contact_name: canary(owner), email: `${id}@example.org` };
	await insert('club_applications', { id, province_code: provinceOf(owner), club_name: name, ...contact });
	return id;
}

async function freshAccount(owner: ClubOwner, more: Record<string, unknown> = {}): Promise<string> {
	const id = v7();
	await insert('accounts', {
		id,
		email: `${id}@example.org`,
		full_name: canary(owner),
		joined_at: '2026-11-01',
		...more
	});
	return id;
}

/** A filter that somebody shared in an owner's club. */
export async function freshFilter(owner: ClubOwner): Promise<string> {
	const [id, account] = [v7(), await freshAccount(owner)];
	const kept = { name: `${canary(owner)} ${id.slice(-6)}`, query: 'group=O' };
	await insert('saved_filters', { id, account_id: account, club_id: placeOf(owner).club, ...kept });
	return id;
}

/** A link for helpers of an owner's marked drive. */
export async function freshLink(owner: ClubOwner): Promise<string> {
	const id = v7();
	const secret = { token_hash: id, token_sealed: Buffer.from('sealed') };
	const by = await freshAccount(owner);
	await insert('helper_links', { id, drive_id: ids[owner].drives, label: canary(owner), ...secret, created_by: by });
	return id;
}

/** A link for a screen of an owner's marked drive. */
export async function freshHallLink(owner: ClubOwner): Promise<string> {
	const id = v7();
	const secret = { token_hash: id, token_sealed: Buffer.from('sealed') };
	const by = await freshAccount(owner);
	await insert('hall_links', { id, drive_id: ids[owner].drives, label: canary(owner), ...secret, created_by: by });
	return id;
}

/** A device that came in by a link of an owner's marked drive: the id of its role. */
export async function freshDevice(owner: ClubOwner): Promise<string> {
	const [id, link] = [v7(), await freshLink(owner)];
	const account = await freshAccount(owner, { kind: 'device' });
	const role = { role: 'drive_helper', drive_id: ids[owner].drives, helper_link_id: link };
	await insert('memberships', { id, account_id: account, ...role });
	return id;
}

/** A registrar of an owner's club with a second factor, in a state of the role: the id of the membership. */
export async function freshMembership(owner: ClubOwner, state = 'active'): Promise<string> {
	const [id, account] = [v7(), await freshAccount(owner, state === 'invited' ? { joined_at: null } : {})];
	const typed = { fullName: canary(owner), email: `${account}@example.org`, locale: 'vi' };
	const role = { role: 'registrar', club_id: placeOf(owner).club, state };
	await insert('memberships', { id, account_id: account, ...role, invited_as: state === 'invited' ? typed : null });
	const confirmed = { secret_encrypted: Buffer.from('sealed'), confirmed_at: '2026-11-01' };
	if (state !== 'invited') await insert('totp_secrets', { account_id: account, ...confirmed });
	return id;
}
