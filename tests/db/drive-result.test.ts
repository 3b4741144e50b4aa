import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readDriveFilter } from '../../src/lib/drives/list-filter';
import type { ResultKind } from '../../src/lib/drives/result-form';
import { chooseResult, enterResult } from '../../src/lib/server/drives/enter-result';
import { listDrives } from '../../src/lib/server/drives/list-queries';
import { driveSociety, now, today, type DriveSociety } from '../support/drive-society';
import { asSuperuser } from '../support/society';

let society: DriveSociety;

beforeAll(async () => {
	society = await driveSociety();
});

beforeEach(() => society.clear());

afterAll(() => society.close());

describe('the result of a drive', () => {
	const stated = {
		registered: 120,
		registeredApproximate: true,
		donated: null,
		donatedApproximate: false,
		units: 95,
		unitsApproximate: false,
		volumeMl: null,
		volumeApproximate: false,
		sourceUrl: '',
		note: '',
		version: 0
	};
	const enter = (driveId: string, version = 0, changes: Partial<typeof stated> = {}) =>
		society.as(society.admin, (tx) =>
			enterResult(tx, { actor: society.admin, driveId, input: { ...stated, ...changes, version }, now })
		);
	const choose = (driveId: string, kind: ResultKind) =>
		society.as(society.admin, (tx) => chooseResult(tx, { actor: society.admin, driveId, kind, now }));

	test('a reported total stands in the list until somebody chooses to count', async () => {
		const id = await society.scheduled();
		expect(await enter(id)).toMatchObject({ ok: true });
		const filter = readDriveFilter(new URLSearchParams({ club: society.club }));
		const list = () => society.as(society.admin, (tx) => listDrives(tx, filter, today));
		expect((await list()).rows).toMatchObject([{ units: 95, registered: 120, registeredApproximate: true }]);
		await choose(id, 'counted');
		expect((await list()).rows).toMatchObject([{ units: null, registered: 0, registeredApproximate: false }]);
	});

	test('the audit trail names the figures that were stated or changed, and never says them', async () => {
		const id = await society.scheduled();
		await enter(id);
		await enter(id, 1, { units: 96, unitsApproximate: true, note: 'theo xã' });
		await enter(id, 2, { units: 96, unitsApproximate: true, note: 'theo xã' });
		await choose(id, 'counted');
		await choose(id, 'counted');
		await enter(id, 2, { units: 96, unitsApproximate: true, note: 'theo xã' });
		const about = "select action, fields from audit_entries where object_id = $1 and action ~ 'result' order by id";
		expect(await asSuperuser(society.url, about, [id])).toEqual([
			{ action: 'drive.result_entered', fields: ['registered', 'registeredApproximate', 'units'] },
			{ action: 'drive.result_entered', fields: ['units', 'unitsApproximate', 'note'] },
			{ action: 'drive.result_counted', fields: null },
			{ action: 'drive.result_reported', fields: null }
		]);
	});

	test('a second statement from the same form is stale', async () => {
		const id = await society.scheduled();
		await enter(id);
		expect(await enter(id)).toMatchObject({ refusal: 'stale_version' });
		expect(await enter(id, 1)).toMatchObject({ ok: true });
	});

	test('no total before the day, and none to choose before one is stated', async () => {
		const id = await society.scheduled({ startsOn: '2026-11-24' });
		expect(await enter(id)).toMatchObject({ refusal: 'result_too_early' });
		expect(await choose(id, 'reported')).toMatchObject({ refusal: 'nothing_reported' });
	});
});
