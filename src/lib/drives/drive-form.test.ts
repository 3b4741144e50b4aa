import { describe, expect, test } from 'vitest';
import { driveForm, driveStatusForm, newDriveForm } from './drive-form';

const planned = { title: 'Giọt hồng Thọ Xuân', areaCode: '395', startsOn: '29/11/2026' };

function complaints(change: object) {
	const { error } = newDriveForm.safeParse({ ...planned, ...change });
	return error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
}

describe('the drive form', () => {
	test('title, area and day are enough', () => {
		expect(newDriveForm.parse(planned)).toMatchObject({
			startsOn: '2026-11-29',
			endsOn: '',
			targetUnits: null,
			capacity: null
		});
	});

	test('hours are read as people write them', () => {
		expect(newDriveForm.parse({ ...planned, opensAt: '7h', closesAt: '11h30' })).toMatchObject({
			opensAt: '07:00',
			closesAt: '11:30'
		});
	});

	test.each([
		[{ title: ' ' }, ['title required']],
		[{ areaCode: '' }, ['areaCode required']],
		[{ startsOn: '' }, ['startsOn required']],
		[{ startsOn: '30/2/2026' }, ['startsOn not_a_day']],
		[{ endsOn: '28/11/2026' }, ['endsOn end_before_start']],
		[{ endsOn: '29/11/2026' }, []],
		[{ endsOn: '29/12/2026' }, []],
		[{ endsOn: '30/12/2026' }, ['endsOn too_many_days:31']],
		[{ opensAt: '7:00', closesAt: '7:00' }, ['closesAt closes_before_opens']],
		[{ opensAt: '7:00', closesAt: '7:01' }, []],
		[{ targetUnits: -1 }, ['targetUnits too_small:0']],
		[{ capacity: 0 }, ['capacity too_small:1']],
		[{ clubId: 'x' }, ['clubId not_a_choice']],
		[{ status: 'open' }, [' unknown_field']]
	])('%j: %j', (change, expected) => {
		expect(complaints(change)).toEqual(expected);
	});

	test.each([
		[{ startsOn: '', areaCode: '' }, []],
		[{ startsOn: '', endsOn: '29/11/2026' }, ['startsOn required']],
		[{ endsOn: '30/12/2026' }, ['endsOn too_many_days:31']]
	])('a drive that is changed may keep a vague date and area: %j: %j', (change, expected) => {
		const { error } = driveForm.safeParse({ ...planned, version: 1, ...change });
		expect(error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []).toEqual(expected);
	});

	test('cancelling asks for a reason', () => {
		expect(driveStatusForm.safeParse({ status: 'cancelled', version: 1 }).success).toBe(false);
		expect(driveStatusForm.safeParse({ status: 'cancelled', reason: 'Bão', version: 1 }).success).toBe(true);
		expect(driveStatusForm.safeParse({ status: 'open', version: 1 }).success).toBe(true);
	});
});
