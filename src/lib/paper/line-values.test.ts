import { describe, expect, test } from 'vitest';
import { BLANK_LINE, lineAfter, printedAfter } from './line-values';

const typed = {
	...BLANK_LINE,
	registrationId: 'somebody',
	fullName: 'Lê Thị Minh Họa',
	birthDate: '1990',
	sex: 'female',
	consentRegistration: true,
	volumeMl: '250',
	insufficient: true,
	stopped: true,
	bagNumber: 'GH 1',
	reaction: 'mild',
	reactionKind: 'faint',
	certificateNumber: 'CN 9',
	gift: true,
	heldOn: '2026-11-23',
	at: '09:30'
};

describe('the line after one', () => {
	test('offers outcome, volume, gift and time again', () => {
		const offered = { outcome: 'donated', volumeMl: '250', gift: true, heldOn: '2026-11-23', at: '09:30' };
		expect(lineAfter(typed)).toEqual({ ...BLANK_LINE, ...offered });
	});

	test('offers the class of a deferral, and not its end', () => {
		const deferred = { ...typed, outcome: 'deferred', deferralClass: 'weight', untilOn: '2027-01-01', permanent: true };
		expect(lineAfter(deferred)).toMatchObject({ deferralClass: 'weight', untilOn: '', permanent: false });
	});

	test('of a page that nothing was typed in begins with the usual bag', () => {
		expect(lineAfter({ volumeMl: '' })).toEqual(BLANK_LINE);
	});
});

describe('the numbers that were printed', () => {
	const before = { bag: 'GH 0', certificate: 'CN 8' };

	test('are those of the last bag', () => {
		expect(printedAfter(typed, before)).toEqual({ bag: 'GH 1', certificate: 'CN 9' });
	});

	test('stay over a bag without them, and over somebody who gave none', () => {
		expect(printedAfter({ ...typed, certificateNumber: '' }, before).certificate).toBe('CN 8');
		expect(printedAfter({ ...typed, outcome: 'left' }, before)).toEqual(before);
	});
});
