import { describe, expect, test } from 'vitest';
import { liftForm, waitForm } from './deferral-form';

const which = { deferralId: '0198c0de-0000-7000-8000-000000000001', version: 1 };
const said = (read: { success: boolean; error?: { issues: { message: string }[] } }) =>
	read.success ? 'read' : read.error?.issues.map(({ message }) => message).join();

describe('changing a wait', () => {
	test.each([
		[{ untilOn: '2027-05-01' }, 'read'],
		[{ untilOn: '1/5/2027' }, 'read'],
		[{ permanent: true }, 'read'],
		[{}, 'required'],
		[{ untilOn: '2027-05-01', permanent: true }, 'until_or_permanent'],
		[{ untilOn: '31/2/2027' }, 'not_a_day'],
		[{ untilOn: '2027-05-01', class: 'surgery' }, 'unknown_field']
	])('%j: %s', (typed, answer) => {
		expect(said(waitForm.safeParse({ ...which, ...typed }))).toBe(answer);
	});
});

describe('lifting a wait', () => {
	test.each([
		[{ liftedReason: 'over' }, 'read'],
		[{}, 'reason_missing'],
		[{ liftedReason: 'đã khỏi bệnh' }, 'not_a_choice']
	])('%j: %s', (typed, answer) => {
		expect(said(liftForm.safeParse({ ...which, ...typed }))).toBe(answer);
	});
});
