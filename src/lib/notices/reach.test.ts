import { describe, expect, test } from 'vitest';
import { NOTICE_WAYS, type NoticeKind } from './notice';
import { reachOf, type Address, type Somebody } from './reach';

const at = (agreed: string[], known: Partial<Address> = {}): Address => ({
	email: 'ai-do@example.org',
	phone: '0912000001',
	agreed,
	...known
});
const applicant = (agreed: string[] = ['sign_up'], known: Partial<Address> = {}): Somebody => ({
	own: at(agreed, known),
	donor: null,
	restricted: false
});
const donor = (agreed: string[], known: Partial<Address> = {}): Somebody => ({
	own: null,
	donor: at(agreed, known),
	restricted: false
});
const email = { way: 'email', to: 'ai-do@example.org' };

describe('an address given to sign up for a drive', () => {
	test.each(['moved', 'place', 'cancelled', 'reopened', 'slot', 'reminder'] as const)('covers %s', (kind) => {
		expect(reachOf(kind, applicant(), NOTICE_WAYS)).toEqual(email);
	});

	test.each(['announced', 'thanks', 'again'] as const)('does not cover %s, which is agreed to by itself', (kind) => {
		expect(reachOf(kind, applicant(), NOTICE_WAYS)).toEqual({ unreachable: 'no_consent' });
		expect(reachOf(kind, applicant(['sign_up', 'contact_email']), NOTICE_WAYS)).toEqual(email);
	});

	test('covers letters, not calls and short messages', () => {
		expect(reachOf('moved', applicant(['sign_up'], { email: null }), NOTICE_WAYS)).toEqual({
			unreachable: 'no_consent'
		});
	});
});

describe('a donor', () => {
	test('who withdrew what they agreed to when they signed up is not thanked, and still told of the drive', () => {
		const known = { ...donor([]), own: at(['sign_up', 'contact_email']) };
		expect(reachOf('thanks', known, NOTICE_WAYS)).toEqual({ unreachable: 'no_consent' });
		expect(reachOf('moved', known, NOTICE_WAYS)).toEqual(email);
		expect(reachOf('thanks', { ...known, ...donor(['contact_email']) }, NOTICE_WAYS)).toEqual(email);
	});

	test.each([
		{ agreed: [], reach: { unreachable: 'no_consent' } },
		{ agreed: ['registration', 'reserve'], reach: { unreachable: 'no_consent' } },
		{ agreed: ['contact_phone'], reach: { unreachable: 'no_consent' } },
		{ agreed: ['contact_email'], reach: email },
		{ agreed: ['contact'], reach: email },
		{ agreed: ['contact_sms'], reach: { way: 'sms', to: '0912000001' } },
		{ agreed: ['contact_sms', 'contact_zalo'], reach: { way: 'zalo', to: '0912000001' } },
		{ agreed: ['contact_sms', 'contact_email'], reach: email }
	])('who agreed to $agreed: $reach', ({ agreed, reach }) => {
		expect(reachOf('moved', donor(agreed), NOTICE_WAYS)).toEqual(reach);
	});

	test('without any address is told apart from one who did not agree', () => {
		const nowhere = donor(['contact_email'], { email: null, phone: null });
		expect(reachOf('moved', nowhere, NOTICE_WAYS)).toEqual({ unreachable: 'no_address' });
	});

	test('is not told by a way that is not here', () => {
		expect(reachOf('moved', donor(['contact_sms']), ['email'])).toEqual({ unreachable: 'no_way' });
		expect(reachOf('moved', donor(['contact_sms', 'contact_email']), ['sms'])).toMatchObject({ way: 'sms' });
	});

	test('whose data is restricted is told nothing, whatever was agreed to', () => {
		const kinds: NoticeKind[] = ['announced', 'moved', 'cancelled', 'reminder', 'thanks', 'again'];
		for (const kind of kinds)
			expect(reachOf(kind, { ...donor(['contact_email']), restricted: true }, NOTICE_WAYS), kind).toEqual({
				unreachable: 'restricted'
			});
	});
});

test('who signed up without an address is reached by that of their donor, with the consent given there', () => {
	const both: Somebody = {
		own: at(['sign_up'], { email: null }),
		donor: at(['contact_email'], { email: 'khac@example.org' }),
		restricted: false
	};
	expect(reachOf('moved', both, NOTICE_WAYS)).toEqual({ way: 'email', to: 'khac@example.org' });
});
