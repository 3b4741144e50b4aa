import { describe, expect, test } from 'vitest';
import { donateForm } from '../donations/donation-form';
import { deferForm } from './outcome-forms';
import { reportedResultForm } from './result-form';

const act = { registrationId: '0198c0de-0000-7000-8000-000000000001', version: 1 };

describe('acts of the drive day', () => {
	test.each([
		[{ untilOn: '5/12/2026' }, true],
		[{ permanent: true }, true],
		[{}, true],
		[{ untilOn: '5/12/2026', permanent: true }, false],
		[{ deferralClass: 'hepatitis', permanent: true }, false]
	])('a deferral with %j is accepted: %j', (change, accepted) => {
		expect(deferForm.safeParse({ ...act, deferralClass: 'surgery', ...change }).success).toBe(accepted);
	});

	test.each([
		[{ volumeMl: 49 }, false],
		[{ volumeMl: 50 }, true],
		[{ volumeMl: 350 }, true],
		[{ volumeMl: 500 }, true],
		[{ volumeMl: 501 }, false],
		[{}, false],
		[{ volumeMl: 350, haemoglobin: 120 }, false]
	])('a donation with %j is accepted: %j', (change, accepted) => {
		expect(donateForm.safeParse({ ...act, ...change }).success).toBe(accepted);
	});

	test('a donation is whole blood in a full bag unless somebody says otherwise', () => {
		expect(donateForm.parse({ ...act, volumeMl: 350 })).toMatchObject({
			component: 'whole_blood',
			quantitySufficient: true
		});
	});

	test('a stated result needs one figure at least', () => {
		expect(reportedResultForm.safeParse({ note: 'x' }).success).toBe(false);
		expect(reportedResultForm.safeParse({ units: 0 }).success).toBe(true);
		expect(reportedResultForm.safeParse({ units: 5, sourceUrl: 'javascript:alert(1)' }).success).toBe(false);
	});
});
