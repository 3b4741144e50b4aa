import { sql } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { canary } from '../support/two-provinces';
import { world, openWorlds, as, Undo } from '../support/isolated-worlds';
import { atTheDesk } from '../support/reach';

openWorlds();

describe('1,000 transactions of different people on four connections', () => {
	const names = ['admin', 'helper', 'coordinator', 'neighbour', 'nobody'] as const;
	const expected = (name: (typeof names)[number]) => atTheDesk[name] ?? '';

	/** A small generator with a fixed seed: the same interleaving is asked for in every run. */
	function chance(seed: number) {
		let state = seed;
		return (below: number) => {
			state = (state * 1103515245 + 12345) % 2147483648;
			return Math.floor((state / 2147483648) * below);
		};
	}

	const readDonors = sql`select full_name from donors where full_name like 'canary%'`;
	const seenIn = (rows: Record<string, unknown>[]) =>
		rows
			.map(({ full_name }) => String(full_name).replace(canary('A1').slice(0, 6), '').toUpperCase())
			.sort()
			.join(' ');

	async function once(name: (typeof names)[number], turn: number): Promise<string> {
		return as(world, world.actors[name], async (tx) => {
			if (turn % 3 === 0) await tx.execute(sql`select pg_sleep(0.001)`);
			const seen = seenIn((await tx.execute(readDonors)).rows);
			if (turn % 7 === 0) throw new Undo(seen);
			return seen;
		}).catch((thrown) => {
			if (thrown instanceof Undo) return thrown.message;
			throw thrown;
		});
	}

	test('each sees its own rows; between them nobody sees any', async () => {
		const next = chance(20261123);
		const leaks: string[] = [];
		const worker = async () => {
			for (let i = 0; i < 125; i += 1) {
				const name = names[next(names.length)] ?? 'nobody';
				const seen = await once(name, next(21));
				if (seen !== expected(name)) leaks.push(`${name}: ${seen}`);
				const { rows } = await world.pool.query("select full_name from donors where full_name like 'canary%'");
				if (rows.length > 0) leaks.push(`between: ${seenIn(rows)}`);
			}
		};
		await Promise.all(Array.from({ length: 8 }, worker));
		expect(leaks).toEqual([]);
	});

	test('control: settings of the session leak into the next reader', async () => {
		const pool = new pg.Pool({ connectionString: world.database.appUrl, max: 4 });
		await pool.query("select set_config('giot.scope', 'actor', false), set_config('giot.provinces', '{VN-21}', false)");
		const { rows } = await pool.query("select full_name from donors where full_name like 'canary%'");
		await pool.end();
		expect(seenIn(rows)).toBe('A1 A2');
	});
});
