import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { editDrive } from '../../src/lib/server/drives/edit-drive';
import { findDrive } from '../../src/lib/server/drives/queries';
import { scheduleTyped } from '../../src/lib/server/drives/schedule-typed';
import { restPeriodOf } from '../../src/lib/server/registrations/rest-period';
import { rulesOn } from '../../src/lib/server/donors/rule-sets';
import { driveSociety, now, today, type DriveSociety } from '../support/drive-society';

let society: DriveSociety;

beforeAll(async () => {
	society = await driveSociety();
});

beforeEach(() => society.clear());
afterAll(() => society.close());

const typed = (changes: Parameters<DriveSociety['input']>[0], alreadyHeld = false, actor = society.admin) =>
	society.as(actor, (tx) => scheduleTyped(tx, { actor, input: { ...society.input(changes), alreadyHeld }, now }));

async function drive(result: Awaited<ReturnType<typeof typed>>) {
	if (!result.ok) throw new Error(result.refusal);
	const found = await society.as(society.admin, (tx) => findDrive(tx, result.value.id));
	if (!found) throw new Error('the drive is not there');
	return found;
}

describe('the day of a drive that is typed', () => {
	test.each([
		[{ startsOn: today }, false, { ok: true }],
		[{ startsOn: '2026-11-22' }, false, { refusal: 'day_past', details: { day: '2026-11-22' } }],
		[{ startsOn: '2026-11-22', endsOn: today }, false, { ok: true }],
		[{ startsOn: '2026-11-22' }, true, { ok: true }],
		[{ startsOn: today }, true, { ok: true }],
		[{ startsOn: '2026-11-24' }, true, { refusal: 'day_to_come', details: { day: '2026-11-24' } }],
		[{ startsOn: '2026-11-22', endsOn: '2026-11-24' }, true, { refusal: 'day_to_come' }]
	] as const)('%j, held already %s: %j', async (changes, held, expected) => {
		expect(await typed(changes, held)).toMatchObject(expected);
	});

	test('one that was held is closed at once', async () => {
		expect(await drive(await typed({ startsOn: '2026-11-22' }, true))).toMatchObject({ status: 'closed' });
	});

	test('is not moved into the past later', async () => {
		const { id } = await drive(await typed({ startsOn: '2026-12-05' }));
		const { id: _id, ...input } = society.input({ startsOn: '2026-11-22' });
		const edited = society.as(society.admin, (tx) =>
			editDrive(tx, { actor: society.admin, driveId: id, input: { ...input, changeReason: '', version: 1 }, now })
		);
		expect(await edited).toMatchObject({ ok: false, refusal: 'day_past' });
	});
});

describe('a drive in the other province', () => {
	test('stays its club’s, is said to be outside, and follows the clock and the rules of its place', async () => {
		const abroad = await drive(await typed({ areaCode: '701', startsOn: '2026-12-05' }));
		expect(abroad).toMatchObject({
			provinceCode: 'VN-21',
			outsideProvince: true,
			placeProvince: 'LA-HO',
			timezone: 'Asia/Vientiane'
		});
		const rest = await society.as(society.admin, (tx) => restPeriodOf(tx, abroad));
		const lao = await society.as(society.admin, (tx) => rulesOn(tx, 'LA-HO', '2026-12-05'));
		const days = lao.intervalDays.whole_blood.female;
		expect(days).not.toBe(84);
		expect(rest('female')).toBe(`[2026-12-05,${new Date(Date.UTC(2026, 11, 5 + days)).toISOString().slice(0, 10)})`);
	});

	test('comes home when its area does', async () => {
		const abroad = await drive(await typed({ areaCode: '701', startsOn: '2026-12-05' }));
		const { id: _id, ...input } = society.input({ startsOn: '2026-12-05' });
		await society.as(society.admin, (tx) =>
			editDrive(tx, {
				actor: society.admin,
				driveId: abroad.id,
				input: { ...input, changeReason: '', version: 1 },
				now
			})
		);
		const home = await society.as(society.admin, (tx) => findDrive(tx, abroad.id));
		expect(home).toMatchObject({ outsideProvince: false, placeProvince: 'VN-21', timezone: 'Asia/Ho_Chi_Minh' });
	});

	test('is the office’s own where it has no club', async () => {
		const result = await typed({ clubId: '', areaCode: '701', startsOn: '2026-12-05' }, false, society.coordinator);
		expect(await drive(result)).toMatchObject({ provinceCode: 'VN-21', clubId: null, outsideProvince: true });
	});

	test('is nobody’s without an office', async () => {
		expect(await typed({ clubId: '', areaCode: '701', startsOn: '2026-12-05' })).toMatchObject({
			refusal: 'club_not_yours'
		});
	});
});
