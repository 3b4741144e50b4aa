import { describe, expect, test } from 'vitest';
import { computedYield } from '../../src/lib/collections/computed';
import { remarkTexts } from '../../src/lib/collections/computed-words';
import { isRough } from '../../src/lib/collections/rough';
import { measuredRows } from '../../src/lib/server/collections/breakdown';
import { inScope } from '../../src/lib/server/scope';
import { admin, club, database, openAccounts, truth } from '../support/accounts';
import { countedDrive, gift, office, openReports, statedDrive } from '../support/reporting';
import { addClub } from '../support/society';

openAccounts();
openReports();

const rowsOf = (by: 'club' | 'month' | 'province', actor = office) =>
	inScope(actor, (tx) => measuredRows(tx, actor, { from: '2027-03-01', to: '2027-03-31' }, { by }));

describe('units per registered person', () => {
	test('are of the drives of which both are known; the others are counted, and only left out', async () => {
		await statedDrive('2027-03-02', { units: 60, registered: 80 });
		await statedDrive('2027-03-03', { units: 500, registered: null });
		await statedDrive('2027-03-04', { units: null, registered: 90 });
		await countedDrive('2027-03-05', 4);
		const rows = await rowsOf('club');
		const { values, overall, details, remarks } = computedYield(rows);
		expect([...values.values(), overall]).toEqual([64 / 84, 64 / 84]);
		expect(details.map(({ key, overall }) => [key, overall])).toEqual([
			['left_out_drives', 2],
			['paired_units', 64],
			['paired_registered', 84]
		]);
		expect(remarkTexts(remarks, 'en')).toEqual([
			'Without the drives of which units or people registered are not known: 2.'
		]);
		expect(rows).toMatchObject([{ units: 564, registered: 174, drives: 4 }]);
	});

	test('are known of no drive where neither has both', async () => {
		await statedDrive('2027-03-03', { units: 500, registered: null });
		const { overall, unknown } = computedYield(await rowsOf('month'));
		expect([overall, unknown]).toEqual([null, { why: 'of_no_drive' }]);
	});

	test('leave a drive out at which nobody is said to have registered', async () => {
		await statedDrive('2027-03-02', { units: 60, registered: 80 });
		await statedDrive('2027-03-03', { units: 50, registered: 0 });
		const { overall, remarks } = computedYield(await rowsOf('month'));
		expect(overall).toBe(0.75);
		expect(remarkTexts(remarks, 'en')[0]).toContain(': 1.');
	});

	test('leave a drive out at which people registered and nobody is recorded to have given', async () => {
		await statedDrive('2027-03-02', { units: 60, registered: 80 });
		const drive = await countedDrive('2027-03-03', 1);
		await truth('delete from donations where drive_id = $1', [drive]);
		await truth(`update registrations set state = 'arrived' where drive_id = $1`, [drive]);
		const { overall, remarks } = computedYield(await rowsOf('month'));
		expect(overall).toBe(0.75);
		expect(remarkTexts(remarks, 'en')[0]).toContain(': 1.');
	});

	test('are approximate where one of those drives is, not where one is that is left out', async () => {
		await statedDrive('2027-03-02', { units: 60, registered: 80 });
		await statedDrive('2027-03-03', { units: 500, registered: null, roughly: true });
		const roughly = async () => (await rowsOf('province')).map((row) => isRough(row, 'yield'));
		expect(await roughly()).toEqual([false]);
		await statedDrive('2027-03-04', { units: 9, registered: 10, roughly: true });
		expect(await roughly()).toEqual([true]);
	});

	test('have all units of a drive beside all its people, on its first day', async () => {
		const drive = await countedDrive('2027-03-31', 1);
		await truth(`update drives set ends_on = '2027-04-01' where id = $1`, [drive]);
		await gift(drive, '2027-04-01');
		await statedDrive('2027-04-01', { units: 1, registered: 9 });
		const rows = await rowsOf('month');
		expect(rows.map(({ key, paired }) => [key, paired])).toEqual([
			['2027-03', { drives: 1, units: 2, registered: 2, approximate: false }]
		]);
	});

	test('of clubs that are not told apart are of all of them, without those of which one is not known', async () => {
		for (const units of [60, 6]) {
			const clubId = await addClub(database.superuserUrl, `Hoa Ban ${units}`);
			await statedDrive('2027-03-02', { units, registered: 80, clubId });
			await statedDrive('2027-03-03', { units: 700, registered: null, clubId });
		}
		await statedDrive('2027-03-03', { units: 3, registered: 4 });
		const { values, overall } = computedYield(await rowsOf('club', admin));
		expect(values).toEqual(
			new Map([
				[club, 0.75],
				['other_clubs', 66 / 160]
			])
		);
		expect(overall).toBe(69 / 164);
	});
});
