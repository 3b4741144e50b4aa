import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NewDriveInput } from '../../src/lib/drives/drive-form';
import type { Actor } from '../../src/lib/server/actor';
import { changedAreas } from '../../src/lib/server/drives/changed-areas';
import { changesOf, recordChanges } from '../../src/lib/server/drives/drive-changes';
import { editDrive } from '../../src/lib/server/drives/edit-drive';
import { findDrive } from '../../src/lib/server/drives/queries';
import { driveSociety, now, type DriveSociety } from '../support/drive-society';
import { asSuperuser } from '../support/society';

let society: DriveSociety;

beforeAll(async () => {
	society = await driveSociety();
});

beforeEach(() => society.clear());
afterAll(() => society.close());

const drive = (id: string) => society.as(society.admin, (tx) => findDrive(tx, id));
const told = (id: string, actor: Actor = society.admin) => society.as(actor, (tx) => changesOf(tx, id));

async function edit(driveId: string, changes: Partial<NewDriveInput>, changeReason = '', actor = society.admin) {
	const { id: _id, ...typed } = society.input({ startsOn: '2026-12-05', capacity: 9, ...changes });
	const version = (await drive(driveId))?.version ?? 0;
	return society.as(actor, (tx) => editDrive(tx, { actor, driveId, input: { ...typed, changeReason, version }, now }));
}

async function announced(): Promise<string> {
	const id = await society.scheduled({ startsOn: '2026-12-05', capacity: 9 });
	expect(await society.move(id, 'announced', 1)).toMatchObject({ ok: true });
	return id;
}

describe('changing an announced drive', () => {
	test('a draft changes without a reason, and nothing is told', async () => {
		const id = await society.scheduled({ startsOn: '2026-12-05', capacity: 9 });
		expect(await edit(id, { startsOn: '2026-12-06' })).toMatchObject({ ok: true });
		expect(await told(id)).toEqual([]);
	});

	test.each([
		{ startsOn: '2026-12-06' },
		{ opensAt: '08:00' },
		{ venue: 'Trường cấp 3' },
		{ areaCode: '15499' },
		{ capacity: 20 }
	])('%j needs a reason', async (change) => {
		const id = await announced();
		expect(await edit(id, change)).toMatchObject({ ok: false, refusal: 'change_reason_missing' });
		expect(await drive(id)).toMatchObject({ version: 2 });
		expect(await edit(id, change, 'Trùng lễ')).toMatchObject({ ok: true });
	});

	test('a title and a target change without one', async () => {
		const id = await announced();
		expect(await edit(id, { title: 'Mới', targetUnits: 50 })).toMatchObject({ ok: true });
		expect(await told(id)).toEqual([]);
	});

	test('each kind is told with what stood there, what stands there, and why', async () => {
		const id = await announced();
		await edit(id, { startsOn: '2026-12-06', areaCode: '15499', capacity: 20 }, 'Trùng lễ');
		const changes = (await told(id)).sort((a, b) => a.kind.localeCompare(b.kind));
		expect(changes).toMatchObject([
			{ kind: 'capacity', before: { capacity: 9 }, after: { capacity: 20 }, reason: 'Trùng lễ', by: 'club_admin' },
			{ kind: 'moved', fields: ['startsOn', 'endsOn'], before: { startsOn: '2026-12-05' }, at: now },
			{ kind: 'place', before: { areaCode: '16012' }, after: { areaCode: '15499' } }
		]);
		const names = await society.as(society.admin, (tx) => changedAreas(tx, changes, 'vi'));
		expect(Object.keys(names).sort()).toEqual(['15499', '16012']);
	});

	test('what is refused tells nothing', async () => {
		const id = await announced();
		await society.move(id, 'open', 2);
		await society.addPerson(id);
		await society.addPerson(id);
		expect(await edit(id, { capacity: 1 }, 'Ít chỗ')).toMatchObject({ refusal: 'capacity_below_taken' });
		expect(await told(id)).toEqual([]);
	});

	test('cancelling is told with its reason, and taking it up again', async () => {
		const id = await announced();
		await society.move(id, 'cancelled', 2);
		await society.move(id, 'draft', 3);
		expect((await told(id)).map(({ kind, reason }) => [kind, reason]).sort()).toEqual([
			['cancelled', 'bão'],
			['reopened', '']
		]);
	});

	test('what changed last is told first', async () => {
		const id = await announced();
		await edit(id, { capacity: 20 }, 'Một');
		await asSuperuser(society.url, `update drive_changes set changed_at = '2026-11-20T00:00:00Z' where drive_id = $1`, [
			id
		]);
		await edit(id, { capacity: 30 }, 'Hai');
		expect((await told(id)).map(({ reason }) => reason)).toEqual(['Hai', 'Một']);
	});

	test('another club reads no change and writes none; the office reads it', async () => {
		const id = await announced();
		await edit(id, { capacity: 20 }, 'Một');
		expect(await told(id, society.stranger)).toEqual([]);
		expect(await told(id, society.coordinator)).toHaveLength(1);
		const change = { kind: 'capacity' as const, fields: [], before: {}, after: {} };
		await expect(
			society.as(society.stranger, (tx) =>
				recordChanges(tx, society.stranger, { driveId: id, changes: [change], reason: 'x', now })
			)
		).rejects.toThrow();
	});

	test('two who edit at once: the second is refused and tells nothing', async () => {
		const id = await announced();
		const { id: _id, ...typed } = society.input({ startsOn: '2026-12-05' });
		const send = (capacity: number) =>
			society.as(society.admin, (tx) =>
				editDrive(tx, {
					actor: society.admin,
					driveId: id,
					input: { ...typed, capacity, changeReason: 'Đổi phòng', version: 2 },
					now
				})
			);
		const results = await Promise.all([send(20), send(30)]);
		expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(await told(id)).toHaveLength(1);
	});
});

describe('an approved plan', () => {
	const asks = (on: boolean) =>
		asSuperuser(society.url, `update provinces set approves_drives = $1 where code = 'VN-21'`, [on]);

	test.each([
		['its club moves it', { startsOn: '2026-12-06' }, 'admin', 'proposed'],
		['its club renames it', { title: 'Mới' }, 'admin', 'approved'],
		['the office moves it', { startsOn: '2026-12-06' }, 'coordinator', 'approved']
	] as const)('%s: %j', async (_, change, who, status) => {
		const id = await society.scheduled({ startsOn: '2026-12-05', capacity: 9 });
		await asks(true);
		await asSuperuser(society.url, `update drives set status = 'approved' where id = $1`, [id]);
		expect(await edit(id, change, '', society[who])).toMatchObject({ ok: true });
		await asks(false);
		expect(await drive(id)).toMatchObject({ status });
	});
});
