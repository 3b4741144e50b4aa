import { v7 } from 'uuid';
import { inject } from 'vitest';
import { keyOfAct } from '../../src/lib/server/paper/line-keys';
import { canary } from '../support/two-provinces';
import { freshDonor } from './fresh-donors';
import { freshDrive } from './fresh-drives';
import { type ClubOwner, insert, placeOf } from './fresh-rows';
import { freshAccount } from './fresh-society';
import { truth } from './visitor';

const { ids } = inject('world');

/** An arrival at an owner's marked drive that a device sent and somebody has to look at. */
export async function freshOperation(owner: ClubOwner, doubt: string, waiting: boolean): Promise<string> {
	const { club, province } = placeOf(owner);
	const id = v7();
	const place = { drive_id: ids[owner].drives, province_code: province, club_id: club, registration_id: v7() };
	const sent = { act: 'arrive', device_id: v7(), by: v7(), hash: '', occurred_at: '2026-11-23' };
	await insert('drive_operations', { id, ...place, ...sent, doubt, waiting });
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
