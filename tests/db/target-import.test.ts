import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pastedRows } from '../../src/lib/pasted/csv';
import { replacementKey, stateOf } from '../../src/lib/clubs/pasted-standing';
import type { Actor } from '../../src/lib/server/actor';
import { importTargets, readPastedTargets } from '../../src/lib/server/targets/import-targets';
import { standingTargetsOf } from '../../src/lib/server/targets/queries';
import { driveSociety, now, type DriveSociety } from '../support/drive-society';
import { addActor, addClub, asSuperuser } from '../support/society';

let society: DriveSociety;
let laoClub: string;
let laoOffice: Actor;

const truth = (statement: string, values: unknown[] = []) => asSuperuser(society.url, statement, values);

beforeAll(async () => {
	society = await driveSociety();
	laoClub = await addClub(society.url, 'CLB Sen Hồng', 'LA-HO');
	laoOffice = await addActor(society.url, 'province_coordinator', { provinceCode: 'LA-HO' });
});
beforeEach(async () => {
	await truth('delete from targets');
});
afterAll(() => society.close());

const reading = (actor: Actor, lines: readonly string[], provinceCode = 'VN-21') => ({
	...{ actor, provinceCode, year: 2027, lines: pastedRows(lines.join('\n')) },
	...{ locale: 'vi' as const, now }
});
const bring = (actor: Actor, lines: readonly string[], replace: readonly string[] = [], provinceCode?: string) =>
	society.as(actor, (tx) => importTargets(tx, { ...reading(actor, lines, provinceCode), replace }));
const look = async (actor: Actor, lines: readonly string[]) =>
	(await society.as(actor, (tx) => readPastedTargets(tx, reading(actor, lines)))).targets;
const stands = () => truth(`select subject, club_id, area_code, year, units from targets order by id`);

const lines = ['toàn tỉnh\t35.000', 'xã Hậu Lộc\t90', 'CLB Sen Hồng\t120', 'CLB Khác\t80'];

describe('pasted targets', () => {
	test('are set in one go, one trail each as by hand; the lines that are wrong are left', async () => {
		const { set, left } = await bring(society.coordinator, [...lines, 'CLB Nào\t5']);
		expect(set.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
		expect(left.map(({ line, problems }) => [line, problems[0]?.code])).toEqual([[5, 'club_unknown']]);
		expect(await stands()).toMatchObject([
			{ subject: 'province', club_id: null, area_code: null, year: 2027, units: 35_000 },
			{ subject: 'area', area_code: '16012', units: 90 },
			{ subject: 'club', club_id: society.club, units: 120 },
			{ subject: 'club', units: 80 }
		]);
		expect(
			await truth(`select count(*)::int as trails, count(club_id)::int as of_clubs from audit_entries
				where action = 'target.set' and object_id in (select id::text from targets)`)
		).toEqual([{ trails: 4, of_clubs: 2 }]);
	});

	test('sent again, or twice at the same moment, they are set once', async () => {
		const both = await Promise.all([bring(society.coordinator, lines), bring(society.coordinator, lines)]);
		expect(both.map(({ set }) => set.length).sort()).toEqual([0, 4]);
		const { set, left } = await bring(society.coordinator, lines);
		expect([set, left.map(stateOf)]).toEqual([[], ['same', 'same', 'same', 'same']]);
		expect(await stands()).toHaveLength(4);
	});

	test('control: who reads before the other has set does not find it', async () => {
		const one = new pg.Client(society.url);
		await one.connect();
		await one.query('begin');
		await one.query(
			`insert into targets (id, province_code, subject, year, units) values (gen_random_uuid(), 'VN-21', 'province', 2027, 1)`
		);
		const before = await look(society.coordinator, lines.slice(0, 1));
		await one.query('commit');
		await one.end();
		const after = await look(society.coordinator, lines.slice(0, 1));
		expect([before, after].map(([line]) => line && stateOf(line))).toEqual(['new', 'differs']);
	});

	test('one that cannot be stored leaves none of the others', async () => {
		await expect(bring({ ...society.coordinator, accountId: 'no uuid' }, lines)).rejects.toThrow();
		expect(await stands()).toEqual([]);
	});

	test('that stand otherwise are replaced only where somebody says so, and as they were seen', async () => {
		await bring(society.coordinator, ['CLB Sen Hồng\t120']);
		const changed = ['CLB Sen Hồng\t150'];
		const key = (await look(society.admin, changed)).map(replacementKey)[0] ?? '';
		expect((await bring(society.admin, changed)).left.map(stateOf)).toEqual(['differs']);
		expect((await bring(society.admin, ['CLB Sen Hồng\t160'], [key])).set).toEqual([]);

		const other = ['CLB Sen Hồng\t130'];
		await bring(society.coordinator, other, (await look(society.coordinator, other)).map(replacementKey));
		expect((await bring(society.admin, changed, [key])).set).toEqual([]);
		const { set } = await bring(society.admin, changed, (await look(society.admin, changed)).map(replacementKey));
		expect(set).toHaveLength(1);
		expect((await stands()).map(({ units }) => units)).toEqual([120, 130, 150]);
		expect(await society.as(society.admin, (tx) => standingTargetsOf(tx, [2027]))).toMatchObject([
			{ units: 150, year: 2027, revisions: 2 }
		]);
	});
});

describe('whose targets they are', () => {
	test('an admin sets those of the own club, and reads nothing of another', async () => {
		await bring(society.coordinator, lines.slice(3));
		const { set, left } = await bring(society.admin, lines);
		expect(set.map(({ of }) => of?.key)).toEqual([society.club]);
		expect(left.map(({ problems, there }) => [problems[0]?.code, problems[0]?.near, there])).toEqual([
			['not_yours', [], null],
			['not_yours', [], null],
			['club_unknown', [], null]
		]);
	});

	test('control: the office is told of that club and its target', async () => {
		await bring(society.coordinator, lines.slice(3));
		const [known, like] = await look(society.coordinator, ['CLB Khác\t90', 'CLB Khát\t90']);
		expect([known?.there?.units, like?.problems[0]?.near]).toEqual([80, ['CLB Khác']]);
	});

	test('a target of the other province is neither found nor set', async () => {
		await bring(laoOffice, ['CLB Sen Hồng\t70'], [], 'LA-HO');
		expect((await bring(society.coordinator, ['CLB Sen Hồng\t120'])).set.map(({ of }) => of?.key)).toEqual([
			society.club
		]);
		const { set, left } = await bring(society.coordinator, ['CLB Sen Hồng\t75'], [], 'LA-HO');
		expect([set, left[0]?.problems[0]?.code]).toEqual([[], 'club_unknown']);
		// Control: to its own office it is known.
		const theirs = await bring(laoOffice, ['CLB Sen Hồng\t75'], [], 'LA-HO');
		expect(theirs.left.map(({ there, of }) => [there?.units, of?.key])).toEqual([[70, laoClub]]);
	});
});
