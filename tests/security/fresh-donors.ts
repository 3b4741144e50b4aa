import { v7 } from 'uuid';
import { inject } from 'vitest';
import { canary } from '../support/two-provinces';
import { type ClubOwner, insert, placeOf } from './fresh-rows';
import { freshAccount } from './fresh-society';
import { truth } from './visitor';

const { ids } = inject('world');

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

/** A filter that somebody shared in an owner's club. */
export async function freshFilter(owner: ClubOwner): Promise<string> {
	const [id, account] = [v7(), await freshAccount(owner)];
	const kept = { name: `${canary(owner)} ${id.slice(-6)}`, query: 'group=O' };
	await insert('saved_filters', { id, account_id: account, club_id: placeOf(owner).club, ...kept });
	return id;
}
