import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { targetOfChoice } from '../../src/lib/clubs/target-choice-form';
import { unknownTexts } from '../../src/lib/reports/content-words';
import { mainTable } from '../../src/lib/reports/main-table-words';
import { measuredTotal } from '../../src/lib/server/collections/breakdown';
import { unitsFile } from '../../src/lib/server/collections/units-file';
import { beginReport } from '../../src/lib/server/reports/begin-report';
import { checksumOf, confirmedContent } from '../../src/lib/server/reports/checksum';
import { beginVersion, confirmReport } from '../../src/lib/server/reports/confirm-report';
import { noteReport } from '../../src/lib/server/reports/note-report';
import { notesOn } from '../../src/lib/server/reports/queries';
import { reportShown } from '../../src/lib/server/reports/report-page';
import { writeTexts } from '../../src/lib/server/reports/write-texts';
import { inScope } from '../../src/lib/server/scope';
import { setTarget } from '../../src/lib/server/targets/set-target';
import { admin, club, openAccounts, truth } from '../support/accounts';
import {
	begun,
	confirmed,
	counted,
	countedDrive,
	gift,
	now,
	office,
	openReports,
	statedDrive,
	today,
	versions
} from '../support/reporting';
import { addActor, addClub } from '../support/society';
import { database } from '../support/accounts';

openAccounts();
openReports();

const texts = { summary: '', results: '', people: '', areas: '', drives: '', honours: '', plans: '' };

describe('the figures of a report', () => {
	test('are those of its period, beside the same months of last year and the year so far', async () => {
		await countedDrive('2027-03-10', 3);
		await statedDrive('2027-03-20', { units: 40, registered: 50 });
		await statedDrive('2027-01-20', { units: 100 });
		await statedDrive('2026-03-05', { units: 7 });
		await statedDrive('2027-04-01', { units: 1_000 });
		const { totals, compared, soFar, drives } = await counted(office, await begun(office, 'month', '2027-03-01'));
		expect([totals.now.units, totals.lastYear.units, totals.sinceYear.units]).toEqual([43, 7, 143]);
		expect([totals.now.drives, totals.now.registered, totals.now.firstTime]).toEqual([2, 53, 3]);
		expect(compared.lastYear).toEqual({ from: '2026-03-01', to: '2026-03-31' });
		expect(soFar).toBe(false);
		expect(drives.map(({ startsOn, units }) => [startsOn, units])).toEqual([
			['2027-03-10', 3],
			['2027-03-20', 40]
		]);
	});

	test('are what Collections shows, in each split as in the whole', async () => {
		await countedDrive('2027-03-10', 4);
		await statedDrive('2027-03-20', { units: 40, registered: 50 });
		const figures = await counted(office, await begun(office, 'quarter', '2027-01-01'));
		const total = await inScope(office, (tx) =>
			measuredTotal(tx, office, { from: '2027-01-01', to: '2027-03-31', province: 'VN-21' })
		);
		expect(figures.totals.now).toMatchObject({
			units: total.units,
			registered: total.registered,
			drives: total.drives
		});
		for (const by of ['first', 'group', 'component', 'area', 'club', 'month'] as const)
			expect(
				figures.splits[by].reduce((sum, { units }) => sum + (units ?? 0), 0),
				by
			).toBe(44);
	});

	test('say so far while the period runs, and how many drives leave what unsaid', async () => {
		await statedDrive('2027-04-02', { units: 40, roughly: true });
		await statedDrive('2027-04-03', { units: 30, registered: 35 });
		const figures = await counted(office, await begun(office, 'month', '2027-04-01'));
		expect(figures.soFar).toBe(true);
		expect(figures.compared.now).toEqual({ from: '2027-04-01', to: today });
		expect(figures.compared.lastYear.to).toBe('2026-04-05');
		expect(unknownTexts(figures, 'en')).toEqual([
			'1 of 2 drives do not state: Registered',
			'2 of 2 drives do not state: Volume',
			'Approximate in part (≈): Units'
		]);
	});

	test('stand beside what is asked of the period and of the year, and beside the people of the province', async () => {
		const asked = targetOfChoice(
			{ subject: 'province', key: 'VN-21' },
			{ provinceCode: 'VN-21', year: 2027, units: 1_200, monthly: null }
		);
		await inScope(office, (tx) => setTarget(tx, office, asked, now));
		await truth(`update provinces set population = 1000000, population_year = 2025 where code = 'VN-21'`);
		const report = await begun(office, 'quarter', '2027-01-01');
		expect(await counted(office, report)).toMatchObject({
			target: 1_200,
			targetOfPeriod: null,
			population: { people: 1_000_000, from: 2025, to: 2025 }
		});
		const monthly = [10, 20, 30, 190, 190, 190, 190, 190, 190, 0, 0, 0];
		await inScope(office, (tx) => setTarget(tx, office, { ...asked, monthly }, now));
		expect(await counted(office, report)).toMatchObject({ target: 1_200, targetOfPeriod: 60 });
	});

	test('set against the people of the province only what was collected there, as Collections does', async () => {
		await truth(`update provinces set population = 1000, population_year = 2025 where code = 'VN-21'`);
		await statedDrive('2027-03-10', { units: 40 });
		await statedDrive('2026-03-10', { units: 10 });
		const elsewhere = [
			await statedDrive('2027-03-20', { units: 7 }),
			await statedDrive('2027-01-20', { units: 5 }),
			await statedDrive('2026-03-20', { units: 3 })
		];
		await truth('update drives set outside_province = true, area_code = null where id = any($1)', [elsewhere]);
		const figures = await counted(office, await begun(office, 'month', '2027-03-01'));
		const { label, values } = mainTable(figures, null, 'en').rows.find((row) => row.label.includes('1,000'))!;
		expect(label).toContain('1,000 people, 2025');
		expect(values).toEqual(['40', '10', '40']);
		expect(figures.totals.now.units).toBe(47);
		const params = new URLSearchParams('by=province&measure=per_1000&from=2027-03-01&to=2027-03-31');
		const asked = { params, now, locale: 'en', allClubs: '', overall: '' } as const;
		const { facts } = await inScope(office, (tx) => unitsFile(tx, office, asked));
		expect(facts.computed?.overall).toBe(40);
	});

	test('of a club leave out those of others; it is the same for its admin and its office', async () => {
		const other = await addClub(database.superuserUrl, 'Hoa Ban');
		await countedDrive('2027-03-10', 2);
		await statedDrive('2027-03-20', { units: 40, clubId: other });
		const report = await begun(admin, 'month', '2027-03-01', club);
		const mine = await counted(admin, report);
		expect(mine.totals.now.units).toBe(2);
		expect(mine.population).toBeNull();
		expect(await counted(office, report)).toEqual(mine);
	});

	test('tell calls of emergencies apart, and milestones by their number of people alone', async () => {
		const call = await countedDrive('2027-03-10', 2);
		await truth(`update drives set kind = 'emergency' where id = $1`, [call]);
		await statedDrive('2027-03-20', { units: 40 });
		const figures = await counted(office, await begun(office, 'month', '2027-03-01'));
		expect(figures.emergencies).toEqual({ now: 1, lastYear: 0, sinceYear: 1 });
		expect(figures.honours.find(({ donations }) => donations === 1)?.people).toBe(2);
		expect(JSON.stringify(figures)).not.toContain('Trần Thị Ví Dụ');
	});
});

describe('a report', () => {
	test('is begun once, and not before its period', async () => {
		const first = await begun(office, 'month', '2027-03-01');
		expect((await begun(office, 'month', '2027-03-01')).id).toBe(first.id);
		const ahead = { kind: 'month', startsOn: '2027-05-01', provinceCode: 'VN-21', clubId: null } as const;
		expect(await inScope(office, (tx) => beginReport(tx, office, ahead, today))).toMatchObject({
			refusal: 'not_begun'
		});
		expect(await truth('select count(*)::int as n from reports')).toEqual([{ n: 1 }]);
	});

	test('keeps its figures once it is confirmed; a later donation shows as moved', async () => {
		const drive = await countedDrive('2027-03-10', 3);
		const report = await begun(office, 'month', '2027-03-01');
		expect(await confirmed(office, report)).toMatchObject({ ok: true });
		await gift(drive, '2027-03-10');
		const shown = await inScope(office, (tx) => reportShown(tx, office, { report, version: null, now }));
		expect(shown?.figures.totals.now.units).toBe(3);
		expect(shown?.moved).toEqual([
			{ figure: 'registered', then: 3, now: 4 },
			{ figure: 'arrived', then: 3, now: 4 },
			{ figure: 'fit', then: 3, now: 4 },
			{ figure: 'donations', then: 3, now: 4 },
			{ figure: 'firstTime', then: 3, now: 4 },
			{ figure: 'units', then: 3, now: 4 },
			{ figure: 'volumeMl', then: 1_050, now: 1_400 }
		]);
	});

	test('that was confirmed while its period ran is compared with the same days, not with those since', async () => {
		await statedDrive('2027-04-02', { units: 40 });
		const report = await begun(office, 'month', '2027-04-01');
		expect(await confirmed(office, report)).toMatchObject({ ok: true });
		const later = new Date('2027-05-20T09:00:00+07:00');
		const moved = async () =>
			(await inScope(office, (tx) => reportShown(tx, office, { report, version: null, now: later })))?.moved;
		await statedDrive('2027-04-20', { units: 30 });
		expect(await moved()).toEqual([]);
		await statedDrive('2027-04-03', { units: 5 });
		expect(await moved()).toContainEqual({ figure: 'units', then: 40, now: 45 });
	});

	test('has a checksum of all that was confirmed, which is reckoned anew from what is kept', async () => {
		await countedDrive('2027-03-10', 1);
		const report = await begun(office, 'month', '2027-03-01');
		await confirmed(office, report);
		const [version] = await versions(office, report);
		if (!version) throw new Error('no version');
		expect(checksumOf(confirmedContent(report, version))).toBe(version.checksum);
		const other = { ...version, voluntaryPercent: 99 };
		expect(checksumOf(confirmedContent(report, other))).not.toBe(version.checksum);
	});

	test('is not confirmed with figures or texts that were not seen', async () => {
		const drive = await countedDrive('2027-03-10', 1);
		const report = await begun(office, 'month', '2027-03-01');
		const seen = checksumOf(await counted(office, report));
		await gift(drive, '2027-03-10');
		const confirm = (revision: number, checksum: string) =>
			inScope(office, (tx) => confirmReport(tx, office, { report, input: { revision, seen: checksum }, now }));
		expect(await confirm(1, seen)).toMatchObject({ refusal: 'figures_moved' });
		expect(await confirm(2, checksumOf(await counted(office, report)))).toMatchObject({ refusal: 'stale_version' });
		expect((await versions(office, report))[0]?.confirmedAt).toBeNull();
	});

	test('is written in each language apart; who comes second with an old draft is refused', async () => {
		const report = await begun(office, 'month', '2027-03-01');
		const write = (language: 'vi' | 'lo', revision: number, summary: string) =>
			inScope(office, (tx) =>
				writeTexts(tx, office, report, { ...texts, language, revision, voluntaryPercent: 98, summary })
			);
		expect(await write('vi', 1, 'Tháng bận rộn')).toMatchObject({ ok: true });
		expect(await write('lo', 1, 'ເດືອນ')).toMatchObject({ refusal: 'stale_version' });
		expect(await write('lo', 2, 'ເດືອນ')).toMatchObject({ ok: true });
		const [draft] = await versions(office, report);
		expect(draft?.texts).toEqual({ vi: { summary: 'Tháng bận rộn' }, lo: { summary: 'ເດືອນ' } });
		expect(draft?.voluntaryPercent).toBe(98);
		await confirmed(office, report);
		expect(await write('vi', 3, 'Khác')).toMatchObject({ refusal: 'is_confirmed' });
	});

	test('takes notes only after it was confirmed, each once, and may have a further version', async () => {
		const report = await begun(office, 'month', '2027-03-01');
		const note = (id: string) =>
			inScope(office, (tx) =>
				noteReport(tx, office, { report, input: { id, version: 1, text: 'Thiếu một đợt' }, now })
			);
		const again = () => inScope(office, (tx) => beginVersion(tx, office, report));
		expect(await note(v7())).toMatchObject({ refusal: 'not_confirmed' });
		expect(await again()).toMatchObject({ refusal: 'not_confirmed' });
		await confirmed(office, report);
		const id = v7();
		expect([await note(id), await note(id)]).toMatchObject([{ ok: true }, { ok: true }]);
		const [first] = await versions(office, report);
		const notes = await inScope(office, (tx) => notesOn(tx, first?.id ?? ''));
		expect(notes.map(({ text }) => text)).toEqual(['Thiếu một đợt']);
		expect([(await again()).ok, (await again()).ok]).toEqual([true, false]);
		expect((await versions(office, report)).map(({ version, confirmedAt }) => [version, confirmedAt !== null])).toEqual(
			[
				[2, false],
				[1, true]
			]
		);
	});

	test('is told of in the trail of its club', async () => {
		const report = await begun(admin, 'month', '2027-03-01', club);
		await confirmed(admin, report);
		const told = await truth('select action, club_id from audit_entries where object_id = $1 order by id', [report.id]);
		expect(told).toEqual([
			{ action: 'report.begun', club_id: club },
			{ action: 'report.confirmed', club_id: club }
		]);
	});
});

describe('what was confirmed', () => {
	const change = (id: string | undefined) =>
		`update report_versions set voluntary_percent = 1 where id = '${id}' returning id`;

	test('is changed by nobody; control: without the policy it is', async () => {
		const report = await begun(office, 'month', '2027-03-01');
		await confirmed(office, report);
		const [version] = await versions(office, report);
		const tried = () => inScope(office, async (tx) => (await tx.execute(change(version?.id))).rows.length);
		expect(await tried()).toBe(0);
		await truth('alter table report_versions disable row level security');
		try {
			expect(await tried()).toBe(1);
		} finally {
			await truth('alter table report_versions enable row level security');
		}
	});
});

test('the office of the other province and a registrar see no report', async () => {
	const report = await begun(admin, 'month', '2027-03-01', club);
	const far = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
	const registrar = await addActor(database.superuserUrl, 'registrar', { clubId: club });
	for (const actor of [far, registrar]) expect(await versions(actor, report)).toEqual([]);
	expect(await versions(office, report)).toHaveLength(1);
});
