import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { boardOf } from '../../src/lib/board/board';
import { driveCounts } from '../../src/lib/server/board/drive-boards';
import { connect, openPool } from '../../src/lib/server/db';
import { Listening } from '../../src/lib/server/db/listening';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { act, addDrive, giving, known, now, waiting } from '../support/desk';
import { tables } from '../support/reach';
import {
	as,
	club,
	database,
	defer,
	donate,
	driveId,
	openDesk,
	otherClub,
	outcome,
	person,
	registered,
	registrar,
	truth,
	undo
} from '../support/registration-desk';

openDesk();

let pool: pg.Pool;
beforeAll(() => void (pool = openPool(database.appUrl)));
afterAll(() => pool.end());

const inBoard = <T>(driveIds: string[], work: (tx: Tx) => Promise<T>) =>
	withScope(connect(pool), { kind: 'board', driveIds }, work);
const countsOf = async (id = driveId, at = now) => (await inBoard([id], (tx) => driveCounts(tx, at)))[0];
const boardNow = async () => {
	const counts = await countsOf();
	if (!counts) throw new Error('no such drive');
	return boardOf(counts, now);
};
const come = async () => (await registered(known(await person()))).registrationId;

describe('the board of a drive', () => {
	test('counts what the desk records, minute by minute, and what was taken back for nothing', async () => {
		await truth('update drives set target_units = 10 where id = $1', [driveId]);
		const [first, second, third] = [await come(), await come(), await come()];
		await outcome('arrived', act(first, 1));
		await outcome('arrived', act(second, 1));
		expect(await boardNow()).toMatchObject({ registered: 3, arrived: 2, here: 2, units: 0, target: 10 });
		await donate(giving(first, 2));
		await defer(waiting(second, 2));
		expect(await boardNow()).toMatchObject({ registered: 3, arrived: 2, here: 0, deferred: 1, units: 1 });
		await donate(giving(third, 1));
		expect(await boardNow()).toMatchObject({ arrived: 3, units: 2, lastTen: { came: 3, units: 2 } });
		await undo(act(third, 2));
		const minute = Math.floor(now.getTime() / 60_000);
		expect((await countsOf())?.minutes).toEqual([{ minute, came: 2, through: 2, units: 1 }]);
		expect(await boardNow()).toMatchObject({ arrived: 2, units: 1, lastTen: { came: 2, units: 1 } });
	});

	test('is of today while the drive lasts, otherwise of the nearest of its days, and follows the hours of that day', async () => {
		const id = await addDrive(database.superuserUrl, { clubId: club, startsOn: '2026-11-23', endsOn: '2026-11-25' });
		await truth(
			"insert into drive_days (drive_id, held_on, opens_at, closes_at) values ($1, '2026-11-24', '08:00', '10:00')",
			[id]
		);
		const dayAt = async (at: string) => {
			const counts = await countsOf(id, new Date(at));
			return [counts?.day, counts?.lastDay, counts?.closesAt];
		};
		expect(await dayAt('2026-11-20T03:00:00Z')).toEqual(['2026-11-23', '2026-11-25', null]);
		// It is the 24th in the drive's zone.
		expect(await dayAt('2026-11-23T18:00:00Z')).toEqual(['2026-11-24', '2026-11-25', '10:00:00']);
		expect(await dayAt('2026-12-01T03:00:00Z')).toEqual(['2026-11-25', '2026-11-25', null]);
	});
});

describe('the scope of a board', () => {
	const drivesTold = async (ids: string[]) =>
		(await inBoard(ids, (tx) => driveCounts(tx, now))).map((one) => one.driveId);

	test('reaches the totals of the drives that it names, and no row of any table', async () => {
		await donate(giving(await come(), 1));
		const foreign = await addDrive(database.superuserUrl, { clubId: otherClub });
		expect(await drivesTold([driveId])).toEqual([driveId]);
		expect(await drivesTold([driveId, foreign])).toEqual([driveId, foreign].sort());
		expect(await drivesTold([])).toEqual([]);
		const seen = await inBoard([driveId], async (tx) => {
			const counts: Record<string, unknown> = {};
			for (const table of tables) {
				const { rows } = await tx.execute(sql.raw(`select ${table === 'accounts' ? 'id' : '*'} from ${table}`));
				if (rows.length > 0) counts[table] = rows.length;
			}
			return counts;
		});
		expect(seen).toEqual({});
	});

	test('is what the totals ask for: an actor is told none by the same function', async () => {
		expect(await as(registrar, (tx) => driveCounts(tx, now))).toEqual([]);
	});

	test('control: without its bound the function tells of every drive, and the test above sees that', async () => {
		const [stored] = await truth("select pg_get_functiondef('giot_drive_boards(timestamptz)'::regprocedure) as body");
		const body = String(stored?.body);
		const foreign = await addDrive(database.superuserUrl, { clubId: otherClub });
		try {
			await truth(body.replace('where d.id = any (giot_board_drives())', ''));
			expect(await drivesTold([driveId])).toEqual(expect.arrayContaining([driveId, foreign]));
		} finally {
			await truth(body);
		}
		expect(await drivesTold([driveId])).toEqual([driveId]);
	});
});

describe('whoever listens', () => {
	let words: string[];
	let begun: number;
	let listening: Listening;
	const hearing = async (enough: () => boolean) => {
		for (let tries = 0; tries < 100 && !enough(); tries += 1) await pause(20);
		expect(enough()).toBe(true);
	};
	beforeEach(async () => {
		[words, begun] = [[], 0];
		listening = new Listening(database.appUrl, 'giot_drive', {
			word: (text) => words.push(text),
			begun: () => (begun += 1)
		});
		await hearing(() => begun === 1);
	});
	afterEach(() => listening.stop());

	/** Whatever was told before has been heard once this has. */
	const settle = async () => {
		await truth("select pg_notify('giot_drive', 'last')");
		await hearing(() => words.includes('last'));
	};

	test('hears of each act at the desk once, and of it nothing but the drive', async () => {
		const one = await come();
		await settle();
		expect(words).toEqual([driveId, 'last']);
		words = [];
		await outcome('arrived', act(one, 1));
		await donate(giving(one, 2));
		await settle();
		expect(words).toEqual([driveId, driveId, 'last']);
	});

	test('hears of another target, and nothing of what was rolled back or leaves every figure as it was', async () => {
		await truth('update drives set target_units = 77 where id = $1', [driveId]);
		await truth("update drives set notes = 'x' where id = $1", [driveId]);
		await outcome('arrived', act(await come(), 99));
		await settle();
		expect(words).toEqual([driveId, driveId, 'last']);
	});

	test('hears again after the connection was cut, and is told that something may have been missed', async () => {
		await truth(
			"select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()"
		);
		await hearing(() => begun === 2);
		await come();
		await hearing(() => words.includes(driveId));
	});

	test('control: without the trigger nothing is heard', async () => {
		await truth('alter table drive_people disable trigger user');
		try {
			await come();
			await settle();
			expect(words).toEqual(['last']);
		} finally {
			await truth('alter table drive_people enable trigger user');
		}
	});
});
