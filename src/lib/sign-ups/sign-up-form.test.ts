import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { givingQuery, readGivingFilter } from './giving-filter';
import { placesForm } from './places-form';
import { signUpForm } from './sign-up-form';

const typed = { id: v7(), fullName: 'Người Thử', birthDate: '12/5/1994', phone: '0912345678', consent: true };
const wrong = (changes: Record<string, unknown>) => [
	...new Set(signUpForm.safeParse({ ...typed, ...changes }).error?.issues.map(({ path }) => String(path[0])) ?? [])
];

describe('a sign-up', () => {
	test.each([
		[{}, []],
		[{ phone: '', email: 'an@example.org' }, []],
		[{ birthDate: '1994' }, []],
		[{ phone: '' }, ['phone']],
		[{ consent: false }, ['consent']],
		[{ birthDate: '' }, ['birthDate']],
		[{ birthDate: '31/2/1994' }, ['birthDate']],
		[{ fullName: '123' }, ['fullName']],
		[{ id: 'none' }, ['id']]
	])('%j: wrong are %j', (changes, fields) => {
		expect(wrong(changes)).toEqual(fields);
	});

	test('no consent is given beforehand, and no answer about health is asked', () => {
		const { data } = signUpForm.safeParse(typed);
		expect(data).toMatchObject({ contactPhone: false, contactSms: false, contactZalo: false, contactEmail: false });
		expect(signUpForm.safeParse({ ...typed, surgery: true }).success).toBe(false);
	});
});

describe('how places are given out', () => {
	const settled = { inPublic: true, arrival: 'open', version: 1 };
	test.each([
		[{}, true],
		[{ arrival: 'slots' }, false],
		[{ arrival: 'slots', slotMinutes: 30, beds: 8, bedMinutes: 20 }, true],
		[{ walkInPercent: 91 }, false],
		[{ opensAt: '08:00' }, false],
		[{ opensOn: '2026-12-02', closesOn: '2026-12-01' }, false],
		[{ opensOn: '2026-12-01', opensAt: '07:00', closesOn: '2026-12-01', closesAt: '09:00' }, true]
	])('%j is taken: %s', (changes, taken) => {
		expect(placesForm.safeParse({ ...settled, ...changes }).success).toBe(taken);
	});
});

describe('the address of the list of drives', () => {
	test.each(['', 'province=VN-21', 'area=16012&from=2026-12-01', "province='--&area=%00&from=morgen&after=x_y"])(
		'%s is read without ever failing',
		(query) => {
			const filter = readGivingFilter(new URLSearchParams(query));
			expect(readGivingFilter(new URLSearchParams(givingQuery(filter)))).toEqual(filter);
		}
	);

	test('the next page begins after the last drive', () => {
		const id = v7();
		const query = givingQuery(readGivingFilter(new URLSearchParams('province=VN-21')), { day: '2026-12-05', id });
		expect(readGivingFilter(new URLSearchParams(query))).toMatchObject({
			province: 'VN-21',
			after: { day: '2026-12-05', id }
		});
	});
});
