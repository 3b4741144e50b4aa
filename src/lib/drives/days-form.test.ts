import { expect, test } from 'vitest';
import { addSiteForm, hoursAt, hoursForm } from './days-form';

const issues = (sent: object) =>
	hoursForm
		.safeParse({ version: '1', ...sent })
		.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

test.each([
	[{ opens0: '7h', closes0: '11h30' }, []],
	[{ opens1: '22:00', closes1: '02:00' }, ['closes1 closes_before_opens']],
	[{ opens2: '07:00' }, []],
	[{ opens3: 'sớm' }, ['opens3 not_a_time']],
	[{ opens31: '07:00' }, [' unknown_field']]
])('hours %j: %j', (sent, expected) => {
	expect(issues(sent)).toEqual(expected);
});

test('hours are read by the number of the day', () => {
	const sent = hoursForm.parse({ version: 1, opens1: '7h', closes1: '11h30' });
	expect([hoursAt(sent, 0), hoursAt(sent, 1)]).toEqual([
		{ opensAt: null, closesAt: null },
		{ opensAt: '07:00', closesAt: '11:30' }
	]);
});

test('a site has a name', () => {
	expect(addSiteForm.safeParse({ version: 1, venueName: ' ' }).success).toBe(false);
});
