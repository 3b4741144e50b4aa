import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { type ActorName } from '../support/two-provinces';
import { type World, world, unguarded, openWorlds, as, rowsIn, Undo } from '../support/isolated-worlds';
import { tables } from '../support/reach';
import { thisRow } from '../support/row-reach';

openWorlds();

describe('a row', () => {
	const owning = ['club_id', 'drive_id', 'province_code', 'donor_id', 'registration_id'];

	/** Moves of own rows into the neighbouring province, one column at a time and all at once. */
	async function moves(where: World, name: ActorName): Promise<string[]> {
		const moved: string[] = [];
		for (const table of tables) {
			const own = rowsIn(where, table).find(({ owner }) => owner === 'A1')?.row;
			const foreign = rowsIn(where, table).find(({ owner }) => owner === 'B1')?.row;
			if (!own || !foreign) continue;
			const columns = owning.filter((column) => foreign[column] && foreign[column] !== own[column]);
			if (columns.length === 0) continue;
			for (const chosen of [...columns.map((one) => [one]), columns]) {
				const values = chosen.map(
					(column) =>
						sql`${sql.raw(column)} = (jsonb_populate_record(null::${sql.raw(table)}, ${JSON.stringify(foreign)}::jsonb)).${sql.raw(column)}`
				);
				const statement = sql`update ${sql.raw(table)} set ${sql.join(values, sql`, `)} where ${thisRow(table, own)}`;
				if (await went(where, where.actors[name], statement)) moved.push(`${table}: ${chosen.join(', ')}`);
			}
		}
		return moved;
	}

	async function went(where: World, actor: Actor, statement: ReturnType<typeof sql>): Promise<boolean> {
		let touched = 0;
		await as(where, actor, async (tx) => {
			touched = (await tx.execute(statement)).rowCount ?? 0;
			// Constraints that wait for the end have their say as well.
			await tx.execute(sql`set constraints all immediate`);
			throw new Undo();
		}).catch((thrown) => {
			if (!(thrown instanceof Undo)) touched = 0;
		});
		return touched > 0;
	}

	test.each(['admin', 'registrar', 'helper', 'coordinator'] as const)(
		'of theirs is moved to a foreign club by no %s',
		async (name) => {
			expect(await moves(world, name)).toEqual([]);
		}
	);

	test('control: with row-level security off, rows move', async () => {
		expect(await moves(unguarded, 'admin')).toContain('applicants: drive_id');
	});
});
