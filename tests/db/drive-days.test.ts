import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SiteAct } from '../../src/lib/drives/sites';
import type { Actor } from '../../src/lib/server/actor';
import { changeSites } from '../../src/lib/server/drives/change-sites';
import { daysOfDrive } from '../../src/lib/server/drives/day-rows';
import { changesOf } from '../../src/lib/server/drives/drive-changes';
import { editDrive } from '../../src/lib/server/drives/edit-drive';
import { findDrive } from '../../src/lib/server/drives/queries';
import { setHours } from '../../src/lib/server/drives/set-hours';
import { siteRows } from '../../src/lib/server/drives/site-rows';
import { driveSociety, now, type DriveSociety } from '../support/drive-society';
import { asSuperuser } from '../support/society';

let society: DriveSociety;

beforeAll(async () => {
	society = await driveSociety();
});

beforeEach(() => society.clear());
afterAll(() => society.close());

const morning = { opensAt: '07:00', closesAt: '11:30' };
const evening = { opensAt: '17:00', closesAt: '20:00' };
const twoDays = () => society.scheduled({ startsOn: '2026-12-05', endsOn: '2026-12-06' });
const about = (driveId: string, version: number, changeReason = '', actor: Actor = society.admin) => ({
	...{ actor, driveId, version, changeReason, now }
});
const hours = (id: string, version: number, changeReason = '') =>
	society.as(society.admin, (tx) =>
		setHours(tx, { ...about(id, version, changeReason), hours: (at) => (at === 0 ? morning : evening) })
	);
const sites = (id: string, version: number, act: SiteAct, { changeReason = '', actor = society.admin } = {}) =>
	society.as(actor, (tx) => changeSites(tx, { ...about(id, version, changeReason, actor), act }));
const days = (id: string) => society.as(society.admin, (tx) => daysOfDrive(tx, id));
const names = async (id: string) =>
	(await society.as(society.admin, (tx) => siteRows(tx, id))).map(({ venueName }) => venueName);
const site = (venueName: string, areaCode: string | null = null) => ({ venueName, areaCode, address: null });

describe('the hours of each day', () => {
	test('are set by the order of the days, and move the version', async () => {
		const id = await twoDays();
		expect(await hours(id, 1)).toMatchObject({ ok: true });
		expect(await days(id)).toMatchObject([
			{ heldOn: '2026-12-05', opensAt: '07:00:00' },
			{ heldOn: '2026-12-06', opensAt: '17:00:00' }
		]);
		expect(await hours(id, 1)).toMatchObject({ refusal: 'stale_version' });
		expect(await hours(id, 2)).toMatchObject({ ok: true });
		expect(await society.as(society.admin, (tx) => findDrive(tx, id))).toMatchObject({ version: 2 });
	});

	test('are those of the whole drive, which everybody reads', async () => {
		const id = await twoDays();
		await hours(id, 1);
		expect(await society.as(society.admin, (tx) => findDrive(tx, id))).toMatchObject({
			opensAt: '07:00:00',
			closesAt: '20:00:00'
		});
	});

	test('stay when something else of the drive changes, and go with their day', async () => {
		const id = await twoDays();
		await hours(id, 1);
		const { id: _id, ...typed } = society.input({ startsOn: '2026-12-06', endsOn: '2026-12-07', opensAt: '08:00' });
		const input = { ...typed, changeReason: '', version: 2 };
		expect(
			await society.as(society.admin, (tx) => editDrive(tx, { actor: society.admin, driveId: id, input, now }))
		).toMatchObject({ ok: true });
		expect(await days(id)).toMatchObject([
			{ heldOn: '2026-12-06', opensAt: '17:00:00' },
			{ heldOn: '2026-12-07', opensAt: '08:00:00' }
		]);
	});

	test('of an announced drive change with a reason, which is told with both', async () => {
		const id = await twoDays();
		await society.move(id, 'announced', 1);
		expect(await hours(id, 2)).toMatchObject({ refusal: 'change_reason_missing' });
		expect(await days(id)).toMatchObject([{ opensAt: '07:00:00' }, { opensAt: '07:00:00' }]);
		expect(await hours(id, 2, 'Hội trường bận')).toMatchObject({ ok: true });
		expect(await society.as(society.admin, (tx) => changesOf(tx, id))).toMatchObject([
			{
				kind: 'moved',
				before: { hours: ['5/12 7:00–11:30', '6/12 7:00–11:30'] },
				after: { hours: ['5/12 7:00–11:30', '6/12 17:00–20:00'] }
			}
		]);
	});

	test('are not those of a month', async () => {
		const id = await twoDays();
		await asSuperuser(society.url, 'delete from drive_days where drive_id = $1', [id]);
		expect(await hours(id, 1)).toMatchObject({ refusal: 'day_missing' });
	});
});

describe('the sites of a drive', () => {
	test('are added, moved, changed and removed, each act once', async () => {
		const id = await twoDays();
		await sites(id, 1, { kind: 'add', site: site('Sân vận động', '15499') });
		await sites(id, 2, { kind: 'add', site: site('Trường cấp 3') });
		expect(await sites(id, 2, { kind: 'add', site: site('Trường cấp 3') })).toMatchObject({ refusal: 'stale_version' });
		await sites(id, 3, { kind: 'move', position: 2, way: 'up' });
		expect(await names(id)).toEqual(['Trường cấp 3', 'Sân vận động']);
		await sites(id, 4, { kind: 'change', position: 1, site: site('Trường cấp 2') });
		await sites(id, 5, { kind: 'remove', position: 2 });
		expect(await names(id)).toEqual(['Trường cấp 2']);
	});

	test.each([
		[{ kind: 'add', site: site('X', 'nowhere') }, 'area_unknown'],
		[{ kind: 'add', site: site('X', '395') }, 'area_not_valid'],
		[{ kind: 'remove', position: 1 }, 'site_gone']
	] as const)('%j: %s', async (act, refusal) => {
		const id = await twoDays();
		expect(await sites(id, 1, act)).toMatchObject({ ok: false, refusal });
	});

	test('of a confirmed drive stay as they are', async () => {
		const id = await twoDays();
		await asSuperuser(society.url, `update drives set status = 'confirmed' where id = $1`, [id]);
		expect(await sites(id, 1, { kind: 'add', site: site('X') })).toMatchObject({ refusal: 'drive_confirmed' });
		expect(await hours(id, 1)).toMatchObject({ refusal: 'drive_confirmed' });
	});

	test('another club changes none', async () => {
		const id = await twoDays();
		const act = { kind: 'add', site: site('X') } as const;
		expect(await sites(id, 1, act, { actor: society.stranger })).toMatchObject({ refusal: 'drive_gone' });
	});

	test('two who add at once: one is told to look again', async () => {
		const id = await twoDays();
		const add = (name: string) => sites(id, 1, { kind: 'add', site: site(name) });
		const results = await Promise.all([add('Một'), add('Hai')]);
		expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(await names(id)).toHaveLength(1);
	});
});
