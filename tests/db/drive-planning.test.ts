import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NewDriveInput } from '../../src/lib/drives/drive-form';
import { editDrive } from '../../src/lib/server/drives/edit-drive';
import { findDrive } from '../../src/lib/server/drives/queries';
import { scheduleDrive } from '../../src/lib/server/drives/schedule-drive';
import { driveSociety, now, today, type DriveSociety } from '../support/drive-society';
import { asSuperuser } from '../support/society';

let society: DriveSociety;

beforeAll(async () => {
	society = await driveSociety();
});

beforeEach(() => society.clear());

afterAll(() => society.close());

describe('scheduling a drive', () => {
	test('a drive of two days has two rows of days, the zone of its province and an audit entry', async () => {
		const id = await society.scheduled({ endsOn: '2026-11-24' });
		const drive = await society.as(society.admin, (tx) => findDrive(tx, id));
		expect(drive).toMatchObject({ status: 'draft', provinceCode: 'VN-21', timezone: 'Asia/Ho_Chi_Minh', version: 1 });
		const days = await asSuperuser(society.url, 'select held_on::text from drive_days where drive_id = $1', [id]);
		expect(days).toEqual([{ held_on: '2026-11-23' }, { held_on: '2026-11-24' }]);
		const audit = await asSuperuser(society.url, 'select action from audit_entries where object_id = $1', [id]);
		expect(audit).toEqual([{ action: 'drive.scheduled' }]);
	});

	test.each([
		{ why: 'a district that had ended', changes: { areaCode: '399' }, refusal: 'area_not_valid' },
		{ why: 'an area that does not exist', changes: { areaCode: 'nowhere' }, refusal: 'area_unknown' },
		{ why: 'a campaign that does not exist', changes: { campaignId: v7() }, refusal: 'campaign_unknown' }
	])('$why is refused', async ({ changes, refusal }) => {
		const result = await society.as(society.admin, (tx) =>
			scheduleDrive(tx, { actor: society.admin, input: society.input(changes), now })
		);
		expect(result).toMatchObject({ ok: false, refusal });
	});

	test('the same district was valid on a day before July 2025', async () => {
		await expect(society.scheduled({ areaCode: '399', startsOn: '2025-06-30' })).resolves.toBeTruthy();
	});

	test('another club is refused, and one without a club belongs to the co-ordinator', async () => {
		const foreign = await society.as(society.stranger, (tx) =>
			scheduleDrive(tx, { actor: society.stranger, input: society.input(), now })
		);
		expect(foreign).toMatchObject({ ok: false, refusal: 'club_not_yours' });
		const province = { actor: society.coordinator, input: society.input({ clubId: '' }), now };
		expect(await society.as(society.coordinator, (tx) => scheduleDrive(tx, province))).toMatchObject({ ok: true });
		const noOffice = { actor: society.admin, input: society.input({ clubId: '' }), now };
		expect(await society.as(society.admin, (tx) => scheduleDrive(tx, noOffice))).toMatchObject({
			ok: false,
			refusal: 'club_not_yours'
		});
	});
});

describe('a form of a new drive that is sent several times', () => {
	const send = (id: string, actor = society.admin, changes: Partial<NewDriveInput> = {}) =>
		society.as(actor, (tx) => scheduleDrive(tx, { actor, input: society.input({ id, ...changes }), now }));
	const count = async () => Number((await asSuperuser(society.url, drivesOfForms))[0]?.count);
	const drivesOfForms = 'select count(*) from drives where seed_key is null';
	const twenty = <T>(one: () => T) => Array.from({ length: 20 }, one);

	test('twenty at once add one drive, one entry of the audit trail, and lead to it', async () => {
		const id = v7();
		const sent = await Promise.all(twenty(() => send(id)));
		expect(sent).toEqual(twenty(() => ({ ok: true, value: { id } })));
		expect(await count()).toBe(1);
		expect(await asSuperuser(society.url, 'select action from audit_entries where object_id = $1', [id])).toHaveLength(
			1
		);
	});

	test('control: twenty forms add twenty', async () => {
		await Promise.all(twenty(() => send(v7())));
		expect(await count()).toBe(20);
	});

	test('one sent again later leads to the drive, whatever became of it', async () => {
		const id = v7();
		await send(id);
		await society.move(id, 'announced', 1);
		expect(await send(id)).toEqual({ ok: true, value: { id } });
		expect(await society.as(society.admin, (tx) => findDrive(tx, id))).toMatchObject({
			status: 'announced',
			version: 2
		});
	});

	test('one that went back and plans another drive adds another one, once', async () => {
		const id = v7();
		await send(id);
		const other = await send(id, society.admin, { title: 'Ngày hội của sau khi quay lại' });
		expect(other.ok && other.value.id).not.toBe(id);
		expect(await send(id, society.admin, { title: 'Ngày hội của sau khi quay lại' })).toEqual(other);
		expect(await count()).toBe(2);
	});

	test("the id of somebody else's drive is no key: the drive gets one of its own", async () => {
		const id = v7();
		await send(id);
		const clubId = society.stranger.memberships[0]?.clubId ?? '';
		const foreign = await send(id, society.stranger, { clubId });
		expect(foreign).toMatchObject({ ok: true });
		expect(foreign.ok && foreign.value.id).not.toBe(id);
		expect(await count()).toBe(2);
		expect(await society.as(society.admin, (tx) => findDrive(tx, id))).toMatchObject({ clubId: society.club });
	});
});

describe('editing a drive', () => {
	const edit = (driveId: string, version: number, changes: Partial<NewDriveInput>) =>
		society.as(society.admin, (tx) =>
			editDrive(tx, {
				actor: society.admin,
				driveId,
				input: { ...society.input(changes), changeReason: '', version },
				now
			})
		);

	test('a stale version is refused and changes nothing', async () => {
		const id = await society.scheduled();
		expect(await edit(id, 1, { title: 'Mới' })).toMatchObject({ ok: true });
		expect(await edit(id, 1, { title: 'Cũ' })).toMatchObject({ ok: false, refusal: 'stale_version' });
		expect(await society.as(society.admin, (tx) => findDrive(tx, id))).toMatchObject({ title: 'Mới', version: 2 });
	});

	test('saving without a change keeps the version and writes no audit entry', async () => {
		const id = await society.scheduled();
		expect(await edit(id, 1, {})).toMatchObject({ ok: true });
		const audit = await asSuperuser(society.url, 'select action from audit_entries where object_id = $1', [id]);
		expect(audit).toHaveLength(1);
		expect(await society.as(society.admin, (tx) => findDrive(tx, id))).toMatchObject({ version: 1 });
	});

	test('a drive known to the month stays so until somebody says its days', async () => {
		const december = { startsOn: '2026-12-01', endsOn: '2026-12-31' };
		const id = await society.scheduled(december);
		await asSuperuser(society.url, `update drives set date_precision = 'month' where id = $1`, [id]);
		await edit(id, 1, { startsOn: '', title: 'Mới' });
		const find = () => society.as(society.admin, (tx) => findDrive(tx, id));
		expect(await find()).toMatchObject({ ...december, title: 'Mới', datePrecision: 'month' });
		await edit(id, 2, { startsOn: '2026-12-05', title: 'Mới' });
		expect(await find()).toMatchObject({ startsOn: '2026-12-05', datePrecision: 'day' });
	});

	test.each([
		[{ startsOn: '' }, 'day_missing'],
		[{ areaCode: '' }, 'area_missing']
	])('what is known exactly is not made vague by leaving it out: %j is refused', async (changes, refusal) => {
		const id = await society.scheduled();
		expect(await edit(id, 1, changes)).toMatchObject({ ok: false, refusal });
	});

	test('capacity stays at or above the places taken', async () => {
		const id = await society.scheduled();
		await society.addPerson(id);
		await society.addPerson(id);
		expect(await edit(id, 1, { capacity: 1 })).toMatchObject({
			refusal: 'capacity_below_taken',
			details: { taken: 2 }
		});
		expect(await edit(id, 1, { capacity: 3 })).toMatchObject({ ok: true });
	});

	test('the database refuses a capacity below the places taken, whoever asks', async () => {
		const id = await society.scheduled();
		await society.addPerson(id);
		await society.addPerson(id);
		const update = asSuperuser(society.url, 'update drives set capacity = 1 where id = $1', [id]);
		await expect(update).rejects.toThrow('drives_places_check');
	});

	test('moving the day moves the rest period of those registered', async () => {
		const id = await society.scheduled({ startsOn: '2026-12-01' });
		await society.addPerson(id);
		expect(await edit(id, 1, { startsOn: '2026-12-08' })).toMatchObject({ ok: true });
		const rest = await asSuperuser(society.url, 'select rest_period::text from registrations where drive_id = $1', [
			id
		]);
		expect(rest).toEqual([{ rest_period: '[2026-12-08,2027-03-02)' }]);
	});

	test('a drive at which somebody gave keeps its days; what else is said of it may change', async () => {
		const id = await society.scheduled();
		await asSuperuser(
			society.url,
			`insert into drive_tallies (drive_id, day, dimension, value, donations, units, volume_ml) values ($1, $2, 'total', '', 1, 1, 350)`,
			[id, today]
		);
		expect(await edit(id, 1, { startsOn: '2026-11-24' })).toMatchObject({ refusal: 'days_have_donations' });
		expect(await edit(id, 1, { venue: 'Hội trường khác' })).toMatchObject({ ok: true });
	});

	test('a drive with people stays with its club', async () => {
		const id = await society.scheduled();
		await society.addPerson(id);
		const both = { ...society.admin, memberships: [...society.admin.memberships, ...society.stranger.memberships] };
		const elsewhere = {
			...society.input({ clubId: society.stranger.memberships[0]?.clubId ?? '' }),
			changeReason: '',
			version: 1
		};
		const result = await society.as(both, (tx) => editDrive(tx, { actor: both, driveId: id, input: elsewhere, now }));
		expect(result).toMatchObject({ ok: false, refusal: 'club_has_people' });
	});
});
