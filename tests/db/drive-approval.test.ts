import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DriveStatus } from '../../src/lib/drives/status';
import type { Actor } from '../../src/lib/server/actor';
import { countProposed, proposedDrives, setApproval } from '../../src/lib/server/drives/approval';
import { changeStatus } from '../../src/lib/server/drives/change-status';
import { chooseResult, enterResult } from '../../src/lib/server/drives/enter-result';
import { editDrive } from '../../src/lib/server/drives/edit-drive';
import { findDrive } from '../../src/lib/server/drives/queries';
import { driveSociety, now, type DriveSociety } from '../support/drive-society';
import { asSuperuser } from '../support/society';

let society: DriveSociety;

beforeAll(async () => {
	society = await driveSociety();
});

beforeEach(async () => {
	await society.clear();
	await asks(true);
});

afterEach(() => asks(false));
afterAll(() => society.close());

const asks = (on: boolean) =>
	asSuperuser(society.url, `update provinces set approves_drives = $1 where code = 'VN-21'`, [on]);

async function move(actor: Actor, driveId: string, to: DriveStatus, reason = '') {
	const version = (await society.as(actor, (tx) => findDrive(tx, driveId)))?.version ?? 1;
	return society.as(actor, (tx) => changeStatus(tx, { actor, driveId, to, reason, version, now }));
}

const stands = async (id: string) => {
	const drive = await society.as(society.coordinator, (tx) => findDrive(tx, id));
	return { status: drive?.status, because: drive?.returnedBecause };
};

describe('where the office approves drives', () => {
	test('a club proposes, the office approves, the club announces', async () => {
		const id = await society.scheduled();
		expect(await move(society.admin, id, 'announced')).toMatchObject({ refusal: 'status_not_next' });
		expect(await move(society.admin, id, 'proposed')).toMatchObject({ ok: true });
		expect(await move(society.admin, id, 'approved')).toMatchObject({ refusal: 'status_not_next' });
		expect(await society.as(society.coordinator, countProposed)).toBe(1);
		expect(await move(society.coordinator, id, 'approved')).toMatchObject({ ok: true });
		expect(await society.as(society.coordinator, countProposed)).toBe(0);
		expect(await move(society.admin, id, 'announced')).toMatchObject({ ok: true });
	});

	test('what is sent back keeps its reason until it is approved', async () => {
		const id = await society.scheduled();
		await move(society.admin, id, 'proposed');
		expect(await move(society.coordinator, id, 'draft')).toMatchObject({ refusal: 'reason_missing' });
		expect(await move(society.coordinator, id, 'draft', 'Trùng ngày')).toMatchObject({ ok: true });
		expect(await stands(id)).toEqual({ status: 'draft', because: 'Trùng ngày' });
		await move(society.admin, id, 'proposed');
		expect(await stands(id)).toEqual({ status: 'proposed', because: 'Trùng ngày' });
		await move(society.coordinator, id, 'approved');
		expect(await stands(id)).toEqual({ status: 'approved', because: null });
	});

	test('the office approves its own at once', async () => {
		const id = await society.scheduled();
		expect(await move(society.coordinator, id, 'approved')).toMatchObject({ ok: true });
	});

	test('a plan without hours is not proposed, and says what it lacks', async () => {
		const id = await society.scheduled({ opensAt: '', closesAt: '' });
		expect(await move(society.admin, id, 'proposed')).toMatchObject({
			refusal: 'plan_lacks',
			details: { what: 'hours' }
		});
	});

	test('nobody but the office of the province sees what waits', async () => {
		const id = await society.scheduled();
		await move(society.admin, id, 'proposed');
		expect(await society.as(society.coordinator, proposedDrives)).toMatchObject([{ id, version: 2 }]);
		expect(await society.as(society.admin, proposedDrives)).toEqual([]);
	});

	test('the office says whether drives are approved, and nobody else does', async () => {
		const rule = { provinceCode: 'VN-21', approves: false };
		await society.as(society.coordinator, (tx) => setApproval(tx, society.coordinator, rule));
		expect(await asSuperuser(society.url, 'select code from provinces where approves_drives')).toEqual([]);
		const [{ entries } = { entries: 0 }] = await asSuperuser<{ entries: number }>(
			society.url,
			`select count(*)::int as entries from audit_entries where action = 'province.approval_dropped' and object_id = 'VN-21'`
		);
		expect(entries).toBe(1);
		for (const [actor, provinceCode] of [
			[society.admin, 'VN-21'],
			[society.coordinator, 'LA-HO']
		] as const)
			await society
				.as(actor, (tx) => setApproval(tx, actor, { provinceCode, approves: true }))
				.catch(() => 'the trail takes no such entry');
		expect(await asSuperuser(society.url, 'select code from provinces where approves_drives')).toEqual([]);
	});
});

describe('a confirmed result', () => {
	const figures = { registered: null, registeredApproximate: false, donated: null, donatedApproximate: false };
	const stated = (units: number, version: number) => ({
		...{ ...figures, units, unitsApproximate: false, volumeMl: null, volumeApproximate: false },
		...{ sourceUrl: '', note: '', version }
	});
	const enter = (driveId: string, units: number, version: number) =>
		society.as(society.admin, (tx) =>
			enterResult(tx, { actor: society.admin, driveId, input: stated(units, version), now })
		);

	async function confirmed() {
		await asks(false);
		const id = await society.scheduled();
		await move(society.admin, id, 'running');
		await move(society.admin, id, 'closed');
		expect(await move(society.admin, id, 'confirmed')).toMatchObject({ refusal: 'result_missing' });
		expect(await enter(id, 9, 0)).toMatchObject({ ok: true });
		expect(await move(society.admin, id, 'confirmed')).toMatchObject({ ok: true });
		return id;
	}

	test('stays, and so do its days, until it is taken back to closed', async () => {
		const id = await confirmed();
		const actor = society.admin;
		expect(await enter(id, 10, 1)).toMatchObject({ refusal: 'drive_confirmed' });
		expect(
			await society.as(actor, (tx) => chooseResult(tx, { actor, driveId: id, kind: 'counted', now }))
		).toMatchObject({ refusal: 'drive_confirmed' });
		const drive = await society.as(actor, (tx) => findDrive(tx, id));
		const input = { ...society.input({ startsOn: '2026-11-22' }), changeReason: '', version: drive?.version ?? 0 };
		const { id: _id, ...typed } = input;
		expect(await society.as(actor, (tx) => editDrive(tx, { actor, driveId: id, input: typed, now }))).toMatchObject({
			refusal: 'drive_confirmed'
		});
		expect(await move(actor, id, 'closed')).toMatchObject({ ok: true });
		expect(await enter(id, 10, 1)).toMatchObject({ ok: true });
	});
});
