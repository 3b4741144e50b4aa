import { describe, expect, test } from 'vitest';
import { agreesTo, followsFrom, GIVEN_PURPOSES, mayContact, standingProofs, type ContactWay } from './consent';
import { giveConsentForm } from './consent-form';

const given = (...purposes: string[]) => purposes.map((purpose) => ({ purpose, withdrawnAt: null }));
const takenBack = (...purposes: string[]) => purposes.map((purpose) => ({ purpose, withdrawnAt: new Date(0) }));

describe('a consent', () => {
	test('stands until it is taken back, and again once it is given anew', () => {
		expect(agreesTo(given('reserve'), 'reserve')).toBe(true);
		expect(agreesTo(takenBack('reserve'), 'reserve')).toBe(false);
		expect(agreesTo([...takenBack('reserve'), ...given('reserve')], 'reserve')).toBe(true);
	});

	test('to one purpose says nothing of another', () => {
		for (const purpose of GIVEN_PURPOSES)
			for (const other of GIVEN_PURPOSES)
				expect(agreesTo(given(purpose), other), `${purpose} ${other}`).toBe(purpose === other);
	});
});

test('of what was agreed to twice the newest proof stands, and the other one is of before', () => {
	const twice = [...given('registration', 'reserve', 'registration'), ...takenBack('reserve')];
	const { standing, before } = standingProofs(twice);
	expect(standing).toEqual(twice.slice(0, 2));
	expect(before).toEqual(twice.slice(2));
	expect(standing[0]).toBe(twice[0]);
});

describe('reaching somebody', () => {
	const ways: ContactWay[] = ['phone', 'sms', 'zalo', 'email'];

	test.each([
		{ proofs: [], may: [] },
		{ proofs: given('registration', 'reserve', 'sharing'), may: [] },
		{ proofs: given('contact_phone'), may: ['phone'] },
		{ proofs: given('contact_zalo', 'contact_email'), may: ['zalo', 'email'] },
		{ proofs: given('contact'), may: ['phone', 'sms', 'email'] },
		{ proofs: takenBack('contact', 'contact_phone'), may: [] }
	])('with $proofs is allowed by $may', ({ proofs, may }) => {
		expect(ways.filter((way) => mayContact(proofs, way))).toEqual(may);
	});
});

test('what is taken back ends what rested on it', () => {
	expect(followsFrom('reserve')).toEqual({ leavesReserve: true, isRestricted: false });
	expect(followsFrom('registration')).toEqual({ leavesReserve: true, isRestricted: true });
	expect(followsFrom('contact_phone')).toEqual({ leavesReserve: false, isRestricted: false });
});

test('nothing is agreed to without a tick and a proof, and the sentence of before is not asked for', () => {
	const sent = { purpose: 'reserve', how: 'ticked', textVersion: '1', agreed: 'on' };
	expect(giveConsentForm.safeParse(sent).success).toBe(true);
	for (const wrong of [
		{ agreed: '' },
		{ agreed: undefined },
		{ how: undefined },
		{ how: '' },
		{ how: 'spoken' },
		{ purpose: 'contact' }
	])
		expect(giveConsentForm.safeParse({ ...sent, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
});
