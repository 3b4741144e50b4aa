import { v7 } from 'uuid';
import { inject } from 'vitest';
import { canary } from '../support/two-provinces';
import { type ClubOwner, insert, placeOf } from './fresh-rows';
import { truth } from './visitor';

const { ids } = inject('world');

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
