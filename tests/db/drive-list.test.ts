import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readDriveFilter } from '../../src/lib/drives/list-filter';
import type { Actor } from '../../src/lib/server/actor';
import { drivesNeedingAttention, nextDrives } from '../../src/lib/server/drives/home-queries';
import { countDrives, listDrives } from '../../src/lib/server/drives/list-queries';
import { auditOf } from '../../src/lib/server/audit/queries';
import { driveDetail } from '../../src/lib/server/drives/page-queries';
import { findDrive } from '../../src/lib/server/drives/queries';
import { firstPeople } from '../../src/lib/server/registrations/first-people';
import { peopleInStates } from '../../src/lib/server/registrations/people-in-states';
import { driveSociety, today, type DriveSociety } from '../support/drive-society';
import { asSuperuser } from '../support/society';

let society: DriveSociety;

beforeAll(async () => {
	society = await driveSociety();
});

beforeEach(() => society.clear());

afterAll(() => society.close());

describe('the list of drives', () => {
	const list = (actor: Actor, query = '') =>
		society.as(actor, (tx) => listDrives(tx, readDriveFilter(new URLSearchParams(query)), today));

	test('the published results are there for everybody of the province, marked as reported', async () => {
		const { rows } = await list(society.stranger);
		expect(rows).toHaveLength(16);
		expect(rows.every((row) => row.resultKind === 'reported')).toBe(true);
		expect(rows.reduce((units, row) => units + (row.units ?? 0), 0)).toBe(8761);
		expect(rows.filter((row) => row.outsideProvince)).toHaveLength(1);
		expect(rows.filter((row) => row.sites > 1)).toHaveLength(1);
	});

	test('a foreign club gets nothing of a drive; the club itself gets it', async () => {
		const id = await society.scheduled();
		expect(await society.as(society.stranger, (tx) => findDrive(tx, id))).toBeNull();
		expect((await list(society.stranger, 'q=tho+xuan')).rows).toEqual([]);
		expect(await society.as(society.admin, (tx) => findDrive(tx, id))).not.toBeNull();
		expect((await list(society.admin, 'q=tho+xuan')).rows).toHaveLength(1);
	});

	test('control: without the policy the foreign club would see it', async () => {
		await society.scheduled();
		await asSuperuser(society.url, 'create policy control on drives for select to giot_app using (true)');
		try {
			expect((await list(society.stranger, 'q=tho+xuan')).rows).toHaveLength(1);
		} finally {
			await asSuperuser(society.url, 'drop policy control on drives');
		}
	});

	test('the search ignores diacritics and the order of words', async () => {
		await society.scheduled();
		for (const q of ['xuan tho', 'THỌ XUÂN', 'nha van hoa', 'sen hong'])
			expect((await list(society.admin, `q=${q}`)).rows).toHaveLength(1);
		expect((await list(society.admin, 'q=khong co')).rows).toEqual([]);
	});

	test('areas roll up as they were and as they are', async () => {
		await society.scheduled();
		expect((await list(society.admin, 'area=400&year=2026')).rows.map((row) => row.area?.code)).toContain('16012');
		expect((await list(society.admin, 'area=16012&areas=now&year=2026')).rows).toHaveLength(2);
		expect((await list(society.admin, 'area=16012&areas=then')).rows).toEqual([]);
	});

	test('every tab holds what its count says', async () => {
		await society.scheduled();
		await society.scheduled({ startsOn: '2026-11-01' });
		const running = await society.scheduled();
		await society.move(running, 'running', 1);
		const filter = readDriveFilter(new URLSearchParams({ club: society.club }));
		const counts = await society.as(society.admin, (tx) => countDrives(tx, filter, today));
		expect(counts).toEqual({ all: 3, upcoming: 1, running: 1, completing: 1, closed: 0 });
		for (const tab of ['upcoming', 'running', 'completing'] as const)
			expect((await society.as(society.admin, (tx) => listDrives(tx, { ...filter, tab }, today))).rows).toHaveLength(1);
	});

	test('pages follow each other without a gap or a repetition', async () => {
		for (let i = 0; i < 60; i++) await society.scheduled({ title: `Đợt ${i}` });
		const filter = readDriveFilter(new URLSearchParams({ club: society.club, tab: 'upcoming' }));
		const first = await society.as(society.admin, (tx) => listDrives(tx, filter, today));
		const last = first.rows.at(-1);
		if (!last) throw new Error('no rows');
		const after = { startsOn: last.startsOn, id: last.id };
		const second = await society.as(society.admin, (tx) => listDrives(tx, { ...filter, after }, today));
		expect([first.rows.length, first.more, second.rows.length, second.more]).toEqual([50, true, 10, false]);
		expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60);
	});
});

describe('what needs somebody today', () => {
	const needed = async (actor: Actor) =>
		(await society.as(actor, (tx) => drivesNeedingAttention(tx, { today, limit: 9 }))).drives.map(
			(drive) => drive.reason
		);

	test('the running drive comes first, a well-filled or distant one is not there', async () => {
		await society.scheduled({ startsOn: '2026-11-20' });
		await society.move(await society.scheduled(), 'running', 1);
		await society.scheduled();
		await society.move(await society.scheduled({ startsOn: '2026-11-30' }), 'open', 1);
		await society.move(await society.scheduled({ startsOn: '2026-12-20' }), 'open', 1);
		const full = await society.scheduled({ startsOn: '2026-12-01' });
		await society.addPerson(full);
		await society.move(full, 'open', 1);
		expect(await needed(society.admin)).toEqual(['running', 'starts_today', 'unfinished', 'few_registered']);
	});

	test('a closed drive without donations or a stated total waits for its result', async () => {
		const id = await society.scheduled();
		await society.move(id, 'running', 1);
		await society.move(id, 'closed', 2);
		expect(await needed(society.admin)).toEqual(['no_result']);
	});

	test('it is nobody else’s task, but the co-ordinator’s too', async () => {
		await society.scheduled();
		expect(await needed(society.stranger)).toEqual([]);
		expect(await needed(society.coordinator)).toEqual(['starts_today']);
	});

	test('the next drives begin with today’s', async () => {
		await society.scheduled({ startsOn: '2026-12-05', title: 'Sau' });
		await society.scheduled({ title: 'Nay' });
		await society.scheduled({ startsOn: '2026-11-01', title: 'Qua' });
		const next = await society.as(society.admin, (tx) => nextDrives(tx, { today, limit: 5 }));
		expect(next.map(({ title }) => title)).toEqual(['Nay', 'Sau']);
	});
});

describe('the page of a drive', () => {
	test('its people, its numbers and its history belong to its club', async () => {
		const id = await society.scheduled();
		await society.addPerson(id, 'arrived');
		const glance = (actor: Actor) =>
			society.as(actor, async (tx) => ({
				detail: await driveDetail(tx, id),
				people: await firstPeople(tx, id, 10),
				states: await peopleInStates(tx, id),
				history: await auditOf(tx, 'drive', id)
			}));
		expect(await glance(society.admin)).toMatchObject({
			detail: { registered: 1, placesTaken: 1, units: null, reported: null, version: 1 },
			people: [{ fullName: 'An', state: 'arrived' }],
			states: [{ state: 'arrived', people: 1, wasFit: false }],
			history: [{ action: 'drive.scheduled', by: 'club_admin' }]
		});
		expect(await glance(society.stranger)).toEqual({ detail: null, people: [], states: [], history: [] });
	});
});
