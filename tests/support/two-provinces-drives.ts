import { v7 } from 'uuid';
import { allOwners, canary, provinceOf, sealed, type Owner, type Ids, type Insert } from './two-provinces';
import { addDataForOthersOf } from './two-provinces-told';

/** A drive with all that hangs on it. */
export async function addDriveOf(insert: Insert, owner: Owner, ids: Ids) {
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

/** Counting anew that could not be done, so that a product on these data does not go on with it, and what it had found. */
export async function addRecountOf(insert: Insert, owner: Owner, { drive }: Pick<Ids, 'drive'>) {
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
