import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { neverClosed } from '../../src/lib/drives/next-date';
import type { Actor } from '../../src/lib/server/actor';
import { beginningsOf, planLike } from '../../src/lib/server/drives/begin-from';
import { copyPlan } from '../../src/lib/server/drives/copy-plan';
import { daysOfDrive, writeDayRows } from '../../src/lib/server/drives/day-rows';
import { keepTemplate } from '../../src/lib/server/drives/keep-template';
import { findDrive, type Drive } from '../../src/lib/server/drives/queries';
import { removeTemplate } from '../../src/lib/server/drives/remove-template';
import { renameTemplate } from '../../src/lib/server/drives/rename-template';
import { scheduleDrive } from '../../src/lib/server/drives/schedule-drive';
import { siteRows, writeSiteRows } from '../../src/lib/server/drives/site-rows';
import { templateById, templatesInScope } from '../../src/lib/server/drives/templates';
import { driveSociety, now, today, type DriveSociety } from '../support/drive-society';
import { asSuperuser } from '../support/society';

let society: DriveSociety;

beforeAll(async () => {
	society = await driveSociety();
});

beforeEach(() => society.clear());
afterAll(() => society.close());

const sites = [
	{ areaCode: '15499', venueName: 'Sân vận động', address: null },
	{ areaCode: null, venueName: 'Trường cấp 3', address: '12 Lê Lợi' }
];

async function found(id: string): Promise<Drive> {
	const drive = await society.as(society.admin, (tx) => findDrive(tx, id));
	if (!drive) throw new Error('the drive is not there');
	return drive;
}

/** A drive of two days, the second in the evening, on two sites. */
async function twoDays(): Promise<string> {
	const id = await society.scheduled({ endsOn: '2026-11-24', notes: 'Mang loa' });
	await society.as(society.admin, async (tx) => {
		const [first, second] = await daysOfDrive(tx, id);
		if (first && second) await writeDayRows(tx, id, [first, { ...second, opensAt: '17:00', closesAt: '20:00' }]);
		await writeSiteRows(tx, id, sites);
	});
	return id;
}

/** Plans the next drive like one, as the form does when nothing is typed. */
async function planned(from: string, actor: Actor = society.admin): Promise<string> {
	return society.as(actor, async (tx) => {
		const source = await found(from);
		const plan = await planLike(tx, source, { today, closedOn: neverClosed });
		const added = await scheduleDrive(tx, { actor, input: { ...plan, id: '' }, now });
		if (!added.ok) throw new Error(added.refusal);
		await copyPlan(tx, { from, to: added.value.id });
		return added.value.id;
	});
}

describe('the next drive like this one', () => {
	test('is a draft 12 weeks later with the same days, hours, sites and notes', async () => {
		const id = await twoDays();
		const next = await planned(id);
		expect(await found(next)).toMatchObject({
			status: 'draft',
			startsOn: '2027-02-15',
			endsOn: '2027-02-16',
			notes: 'Mang loa',
			capacity: 2,
			copiedFrom: id
		});
		expect(await society.as(society.admin, (tx) => daysOfDrive(tx, next))).toEqual([
			{ heldOn: '2027-02-15', opensAt: '07:00:00', closesAt: '11:30:00' },
			{ heldOn: '2027-02-16', opensAt: '17:00:00', closesAt: '20:00:00' }
		]);
		expect(await society.as(society.admin, (tx) => siteRows(tx, next))).toEqual(sites);
	});

	test('takes nothing over a second time', async () => {
		const [id, other] = [await twoDays(), await society.scheduled()];
		const next = await planned(id);
		await society.as(society.admin, (tx) => copyPlan(tx, { from: other, to: next }));
		expect(await found(next)).toMatchObject({ copiedFrom: id });
		expect(await society.as(society.admin, (tx) => siteRows(tx, next))).toEqual(sites);
	});

	test('is not in a campaign that is over by then', async () => {
		const [campaign] = await asSuperuser<{ id: string }>(society.url, 'select id from campaigns limit 1');
		const id = await society.scheduled({ campaignId: campaign?.id ?? '' });
		const plan = async () => {
			const drive = await found(id);
			return society.as(society.admin, (tx) => planLike(tx, drive, { today, closedOn: neverClosed }));
		};
		const ends = (day: string | null) =>
			asSuperuser(society.url, 'update campaigns set ends_on = $1 where id = $2', [day, campaign?.id]);
		await ends('2027-02-15');
		expect(await plan()).toMatchObject({ startsOn: '2027-02-15', campaignId: campaign?.id });
		await ends('2027-02-14');
		expect(await plan()).toMatchObject({ campaignId: '' });
		await ends(null);
	});

	test('another club takes nothing from it', async () => {
		const id = await twoDays();
		const own = await society.as(society.stranger, async (tx) => {
			const clubId = society.stranger.memberships[0]?.clubId ?? '';
			const added = await scheduleDrive(tx, { actor: society.stranger, input: society.input({ clubId }), now });
			if (!added.ok) throw new Error(added.refusal);
			await copyPlan(tx, { from: id, to: added.value.id });
			return added.value.id;
		});
		const rows = await asSuperuser(society.url, 'select copied_from from drives where id = $1', [own]);
		expect(rows).toEqual([{ copied_from: null }]);
		expect(await society.as(society.stranger, (tx) => siteRows(tx, own))).toEqual([]);
	});
});

describe('drives that are kept at hand', () => {
	const keep = async (id: string, name: string, actor: Actor = society.admin) => {
		const drive = await found(id);
		await society.as(actor, (tx) => keepTemplate(tx, actor, { drive, name }));
	};
	const names = (actor: Actor) => society.as(actor, async (tx) => (await templatesInScope(tx)).map(({ name }) => name));
	const template = async () => {
		const [kept] = await society.as(society.admin, templatesInScope);
		const row = await society.as(society.admin, (tx) => templateById(tx, kept?.id ?? ''));
		if (!row) throw new Error('nothing is kept');
		return row;
	};

	test('stand first where a plan begins, and the last drives below, each once', async () => {
		const [first, second] = [await society.scheduled({ title: 'Một' }), await society.scheduled({ title: 'Hai' })];
		await keep(first, 'Sáng Chủ nhật');
		const { kept, last } = await society.as(society.admin, (tx) => beginningsOf(tx, society.admin));
		expect(kept).toMatchObject([{ driveId: first, name: 'Sáng Chủ nhật' }]);
		expect(last).toMatchObject([{ driveId: second, name: 'Hai' }]);
	});

	test('are kept once, renamed and let go', async () => {
		const id = await society.scheduled();
		await keep(id, 'Mẫu');
		await keep(id, 'Mẫu khác');
		expect(await names(society.admin)).toEqual(['Mẫu']);
		const stale = await template();
		const rename = (name: string) =>
			society.as(society.admin, (tx) => renameTemplate(tx, society.admin, { template: stale, name, version: 1 }));
		expect(await rename('Mới')).toMatchObject({ ok: true });
		expect(await rename('Khác nữa')).toMatchObject({ ok: false, refusal: 'stale_version' });
		expect(await names(society.admin)).toEqual(['Mới']);
		const row = await template();
		await society.as(society.admin, (tx) => removeTemplate(tx, society.admin, row));
		expect(await names(society.admin)).toEqual([]);
		const actions = await asSuperuser<{ action: string }>(
			society.url,
			'select action from audit_entries where object_id = $1 order by id',
			[id]
		);
		expect(actions.map(({ action }) => action)).toEqual([
			'drive.scheduled',
			'drive.kept_at_hand',
			'drive.template_renamed',
			'drive.let_go'
		]);
	});

	test('are the club’s and its office’s, nobody else’s', async () => {
		const id = await society.scheduled();
		await expect(keep(id, 'Của người khác', society.stranger)).rejects.toThrow();
		await keep(id, 'Mẫu');
		expect(await names(society.coordinator)).toEqual(['Mẫu']);
		expect(await names(society.stranger)).toEqual([]);
	});
});
