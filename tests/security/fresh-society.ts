import { v7 } from 'uuid';
import { inject } from 'vitest';
import { canary } from '../support/two-provinces';
import { type ClubOwner, insert, placeOf, provinceOf } from './fresh-rows';
import { truth } from './visitor';

const { ids } = inject('world');

/** Rules of Vietnam that begin on a day, like those before: their id. */
export async function freshRules(validFrom: string): Promise<string> {
	const id = v7();
	await truth(
		"insert into rule_sets (id, country, valid_from, rules) select $1, country, $2, rules from rule_sets where country = 'VN' limit 1",
		[id, validFrom]
	);
	return id;
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

/** An application of a club in an owner's province. */
export async function freshApplication(owner: ClubOwner): Promise<string> {
	const [id, name] = [v7(), `${canary(owner)} ${v7().slice(-6)}`];
	const contact = { contact_name: canary(owner), email: `${id}@example.org` };
	await insert('club_applications', { id, province_code: provinceOf(owner), club_name: name, ...contact });
	return id;
}

export async function freshAccount(owner: ClubOwner, more: Record<string, unknown> = {}): Promise<string> {
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

/** A recount of an owner's province that found the places of a drive to be otherwise. */
export async function freshRecount(owner: ClubOwner): Promise<string> {
	const id = v7();
	const counted = { state: 'done', differences: 1, asked_by: await freshAccount(owner) };
	await insert('recounts', { id, province_code: placeOf(owner).province, ...counted });
	const key = JSON.stringify({ drive: ids[owner].drives });
	await insert('recount_differences', { id: v7(), recount_id: id, tally: 'places_taken', key });
	return id;
}
