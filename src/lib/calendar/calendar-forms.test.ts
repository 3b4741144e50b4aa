import { describe, expect, test } from 'vitest';
import { centreForm, limitsFrom, typedLimits } from './centre-form';
import { newClosedDayForm } from './closed-day-form';

const complaints = (parsed: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
	parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

describe('closed days', () => {
	const typed = { name: 'Đại hội', startsOn: '24/12/2026', provinceCode: 'VN-21' };

	test.each([
		[{}, []],
		[{ endsOn: '24/12/2026' }, []],
		[{ endsOn: '23/12/2026' }, ['endsOn end_before_start']],
		[{ name: ' ' }, ['name required']],
		[{ startsOn: '' }, ['startsOn required']],
		[{ provinceCode: '' }, ['provinceCode required']],
		[{ kind: 'holiday' }, [' unknown_field']]
	])('%j: %j', (change, expected) => {
		expect(complaints(newClosedDayForm.safeParse({ ...typed, ...change }))).toEqual(expected);
	});
});

describe('what a centre can take', () => {
	const centreId = '0198c0de-1234-7abc-8def-0123456789ab';
	const read = (change: object) => limitsFrom(centreForm.parse({ centreId, version: 0, ...change }));

	test('is not known where nothing is typed', () => {
		expect(read({})).toEqual({ drivesADay: null, bagsADay: null, leadDays: null, blockedWeekdays: [], blockedOn: [] });
	});

	test('counts weekdays from Sunday, and puts days in order, each once', () => {
		expect(read({ sunday: true, saturday: true, blockedOn: '30/12/2026\n1/1/2027; 30/12/2026' })).toMatchObject({
			blockedWeekdays: [0, 6],
			blockedOn: ['2026-12-30', '2027-01-01']
		});
	});

	test('is shown in its form as it was typed', () => {
		const limits = read({ drivesADay: 2, leadDays: 0, monday: true, blockedOn: '30/12/2026' });
		expect(limitsFrom(typedLimits(centreId, { ...limits, version: 3 }))).toEqual(limits);
		expect(typedLimits(centreId, null).version).toBe(0);
	});

	test.each([
		[{ blockedOn: '31/11/2026' }, ['blockedOn not_a_day']],
		[{ blockedOn: Array.from({ length: 101 }, () => '1/1/2027').join(';') }, ['blockedOn not_a_day']],
		[{ drivesADay: 0 }, ['drivesADay too_small:1']],
		[{ leadDays: 366 }, ['leadDays too_large:365']]
	])('%j: %j', (change, expected) => {
		expect(complaints(centreForm.safeParse({ centreId, version: 0, ...change }))).toEqual(expected);
	});
});
