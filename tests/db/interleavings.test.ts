import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { connect, type Tx } from '../../src/lib/server/db';
import { withScope, type Scope } from '../../src/lib/server/scope';
import { openWorlds, ownersOf, rowsIn, Undo, world } from '../support/isolated-worlds';
import { reach, tables } from '../support/reach';
import { everything, markedAmong } from '../support/row-reach';
import { addActor } from '../support/society';
import { canary } from '../support/two-provinces';

openWorlds();

const INTERLEAVINGS = process.env.TEST_FULL === '1' ? 1_000 : 100;
const AT_ONCE = 6;

/** One who works, what their transaction is opened with (null: no scope at all), and whose rows they see of a table. */
type Worker = { name: string; scope: Scope | null; sees: (table: string) => string };

const everybodys = 'A1 A2 B1 B2';
const ofOneself = [
	'accounts',
	'account_tokens',
	'sessions',
	'totp_secrets',
	'recovery_codes',
	'passkeys',
	'passkey_challenges'
];
const mirrored = (owners: string) => owners.replaceAll('A', 'B');
const seesOwn = (table: string) => reach[table]?.select?.admin ?? '';

function workers(adminOfB1: Actor): Worker[] {
	const ofB1 = String(rowsIn(world, 'accounts').find(({ owner }) => owner === 'B1')?.row.id);
	const signIn = (table: string) => (table === 'sign_in_failures' ? everybodys : '');
	const ofJobs = ['outbox', 'import_batches', 'import_rows'];
	// Jobs remind people of drives and offer them places, send what was asked to be sent and count anew: they know every drive, and of people only those who wait.
	const ofDrives = [
		...[
			'drives',
			'drive_days',
			'drive_sites',
			'drive_changes',
			'drive_losses',
			'drive_people',
			'drive_tallies',
			'reported_results'
		],
		...['drive_sign_ups', 'drive_slots', 'drive_groups', 'notices', 'notice_settings'],
		...['dhis2_pushes', 'dhis2_servers', 'recounts', 'recount_differences']
	];
	const boardOfA1 = rowsIn(world, 'drives').flatMap(({ owner, row }) => (owner === 'A1' ? [String(row.id)] : []));
	const toJobs = (table: string) => (ofDrives.includes(table) ? ownersOf(rowsIn(world, table)) : '');
	return [
		{ name: 'admin of A1', scope: { kind: 'actor', actor: world.actors.admin }, sees: seesOwn },
		{ name: 'admin of B1', scope: { kind: 'actor', actor: adminOfB1 }, sees: (table) => mirrored(seesOwn(table)) },
		{ name: 'sign-in', scope: { kind: 'sign_in', accountId: null }, sees: signIn },
		{
			name: 'sign-in of B1',
			scope: { kind: 'sign_in', accountId: ofB1 },
			sees: (table) => (ofOneself.includes(table) ? 'B1' : signIn(table))
		},
		{
			name: 'bearer of a token',
			scope: { kind: 'token', tokenHash: canary('A1') },
			sees: (table) => (table === 'account_tokens' ? 'A1' : '')
		},
		{ name: 'job', scope: { kind: 'job' }, sees: (table) => (ofJobs.includes(table) ? everybodys : toJobs(table)) },
		{ name: 'public page', scope: { kind: 'public' }, sees: () => '' },
		{ name: 'board', scope: { kind: 'board', driveIds: boardOfA1 }, sees: () => '' },
		{ name: 'no scope', scope: null, sees: () => '' }
	];
}

/** A small generator with a fixed seed: the same interleavings are asked for in every run. */
function chance(seed: number) {
	let state = seed;
	return (below: number) => {
		state = (state * 1103515245 + 12345) % 2147483648;
		return Math.floor((state / 2147483648) * below);
	};
}

type Next = (below: number) => number;
const oneOf = <T>(next: Next, all: readonly T[]) => all[next(all.length)] as T;

async function pause(ticks: number) {
	for (let i = 0; i < ticks; i += 1) await new Promise(setImmediate);
}

/** A transaction that reads some tables with pauses between, and ends in one of three ways. What it saw amiss is returned. */
async function oneTransaction(pool: pg.Pool, { name, scope, sees }: Worker, next: Next): Promise<string[]> {
	const amiss: string[] = [];
	const work = async (tx: Tx) => {
		for (let reads = 1 + next(3); reads > 0; reads -= 1) {
			await pause(next(8));
			const table = oneOf(next, tables);
			const { rows } = await tx.execute(everything(table));
			const seen = ownersOf(markedAmong(world, table, rows));
			read.add(`${name} ${table}`);
			if (seen !== sees(table)) amiss.push(`${name}: ${table}: ${seen || 'nothing'}`);
		}
		if (next(5) === 0) throw new Undo();
		return next(4) === 0 ? { ok: false, refusal: 'x' } : null;
	};
	const db = connect(pool);
	const running = scope ? withScope(db, scope, work) : db.transaction(work);
	await running.catch((thrown) => {
		if (!(thrown instanceof Undo)) throw thrown;
	});
	return amiss;
}

const read = new Set<string>();

async function interleave(pool: pg.Pool, all: Worker[], { times, seed }: { times: number; seed: number }) {
	const next = chance(seed);
	const amiss: string[] = [];
	for (let i = 0; i < times; i += 1) {
		const running = Array.from({ length: AT_ONCE }, () => oneTransaction(pool, oneOf(next, all), next));
		amiss.push(...(await Promise.all(running)).flat());
	}
	return [...new Set(amiss)];
}

/** The same pool with the settings of a scope kept by the session, as a careless change of one word would have it. */
function careless(url: string): pg.Pool {
	const pool = new pg.Pool({ connectionString: url, max: 4 });
	pool.on('connect', (client) => {
		const query = client.query.bind(client) as (...args: unknown[]) => unknown;
		const lax = (text: string) =>
			text.replace("set_config('giot.' || key, value, true)", "set_config('giot.' || key, value, false)");
		Object.assign(client, {
			query: (asked: string | { text: string }, ...rest: unknown[]) =>
				query(typeof asked === 'string' ? lax(asked) : { ...asked, text: lax(asked.text) }, ...rest)
		});
	});
	return pool;
}

describe(`${INTERLEAVINGS} interleavings of ${AT_ONCE} transactions on four connections`, () => {
	let all: Worker[];
	beforeAll(async () => {
		const clubId = String(rowsIn(world, 'clubs').find(({ owner }) => owner === 'B1')?.row.id);
		all = workers(await addActor(world.database.superuserUrl, 'club_admin', { clubId, provinceCode: 'LA-HO' }));
	});

	test('each sees exactly its rows, whoever had the connection before', { timeout: 300_000 }, async () => {
		expect(await interleave(world.pool, all, { times: INTERLEAVINGS, seed: 20261126 })).toEqual([]);
		// Hardly anybody has missed a table.
		expect(read.size).toBeGreaterThan(all.length * tables.length * 0.75);
	});

	test('control: settings of the session leak into whoever has no scope', async () => {
		const pool = careless(world.database.appUrl);
		// What a connection keeps is what its last scope set: enough have none for some to come right after one who sees much.
		const without = all.filter(({ scope }) => scope === null);
		const many = [...all, ...without, ...without, ...without];
		const leaks = await interleave(pool, many, { times: 100, seed: 20261126 });
		await pool.end();
		expect(leaks.filter((leak) => leak.startsWith('no scope'))).not.toEqual([]);
	});
});
