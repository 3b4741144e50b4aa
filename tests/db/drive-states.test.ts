import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findDrive } from '../../src/lib/server/drives/queries';
import { driveSociety, type DriveSociety } from '../support/drive-society';
import { asSuperuser } from '../support/society';

let society: DriveSociety;

beforeAll(async () => {
	society = await driveSociety();
});

beforeEach(() => society.clear());

afterAll(() => society.close());

describe('the states of a drive', () => {
	test('a drive of today may be opened and run at once, then closed and reopened', async () => {
		const id = await society.scheduled();
		for (const [version, to] of (['open', 'running', 'closed', 'running'] as const).entries())
			expect(await society.move(id, to, version + 1)).toMatchObject({ ok: true });
		expect(await society.as(society.admin, (tx) => findDrive(tx, id))).toMatchObject({ status: 'running', version: 5 });
	});

	test('a drive does not run before its day', async () => {
		const id = await society.scheduled({ startsOn: '2026-11-24' });
		expect(await society.move(id, 'running', 1)).toMatchObject({
			refusal: 'drive_not_yet',
			details: { day: '2026-11-24' }
		});
	});

	test('two people who press at once: the second is told', async () => {
		const id = await society.scheduled();
		expect(await society.move(id, 'announced', 1)).toMatchObject({ ok: true });
		expect(await society.move(id, 'open', 1)).toMatchObject({ refusal: 'stale_version' });
	});

	test('a cancelled drive keeps its reason until it is taken up again', async () => {
		const id = await society.scheduled();
		expect(await society.move(id, 'cancelled', 1)).toMatchObject({ ok: true });
		expect(await society.as(society.admin, (tx) => findDrive(tx, id))).toMatchObject({ cancelReason: 'bão' });
		expect(await society.move(id, 'draft', 2)).toMatchObject({ ok: true });
		expect(await society.as(society.admin, (tx) => findDrive(tx, id))).toMatchObject({ cancelReason: null });
	});

	test('a drive at which somebody has a place is no draft again, until they have none', async () => {
		const id = await society.scheduled();
		await society.move(id, 'announced', 1);
		await society.addPerson(id);
		expect(await society.move(id, 'draft', 2)).toMatchObject({ refusal: 'drive_has_people', details: { people: 1 } });
		await asSuperuser(society.url, `update registrations set state = 'cancelled' where drive_id = $1`, [id]);
		expect(await society.move(id, 'draft', 2)).toMatchObject({ ok: true });
	});

	test('a drive where somebody was received is neither cancelled nor taken back', async () => {
		const id = await society.scheduled();
		await society.move(id, 'running', 1);
		await society.addPerson(id, 'arrived');
		expect(await society.move(id, 'cancelled', 2)).toMatchObject({ refusal: 'drive_has_outcomes' });
		expect(await society.move(id, 'open', 2)).toMatchObject({ refusal: 'drive_has_outcomes', details: { people: 1 } });
	});
});
