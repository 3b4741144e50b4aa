import { expect, test } from 'vitest';
import { clubNames, listClubs } from '../../src/lib/server/clubs/queries';
import { donorOwners } from '../../src/lib/server/donors/owners';
import { filterChoices } from '../../src/lib/server/drives/filter-choices';
import { formChoices } from '../../src/lib/server/drives/form-choices';
import { addClub } from '../support/society';
import { as, coordinator, database, openPeople } from '../support/people';

openPeople();

const sorted = ['CLB Ân Tình', 'CLB Cẩm Thủy', 'CLB Đông Sơn', 'CLB Dũng Cảm', 'CLB Yên Định'];

test.each([
	['the list', async () => as(coordinator, (tx) => listClubs(tx, { year: 2026 }))],
	['the clubs that people are narrowed to', async () => as(coordinator, clubNames)],
	[
		'the clubs that drives are narrowed to',
		async () => (await as(coordinator, (tx) => filterChoices(tx, 'now'))).clubs
	],
	[
		'the clubs that a drive may be of',
		async () =>
			(await as(coordinator, (tx) => formChoices(tx, coordinator, 'vi'))).clubs.map(({ label }) => ({ name: label }))
	],
	[
		'the lists that a donor may be entered in',
		async () =>
			(await as(coordinator, (tx) => donorOwners(tx, coordinator))).map(({ clubName }) => ({ name: clubName ?? '' }))
	]
])('%s is sorted by name, đ among the d', async (_, clubs) => {
	if ((await as(coordinator, clubNames)).every(({ name }) => !sorted.includes(name)))
		for (const name of sorted.toReversed()) await addClub(database.superuserUrl, name);
	const names = (await clubs()).map(({ name }) => name);
	expect(names.filter((name) => sorted.includes(name))).toEqual(sorted);
});
