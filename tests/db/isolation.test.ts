import { describe, expect, test } from 'vitest';
import { world, unguarded, openWorlds, rowsIn, ownersOf } from '../support/isolated-worlds';
import { actorNames, reach, tables, reached } from '../support/reach';
import { visible, writable } from '../support/row-reach';

openWorlds();

describe('every table that is not open to all', () => {
	test('is known here, with rows of several clubs', () => {
		expect([...world.rows.keys()]).toEqual(tables);
		for (const table of tables) expect(ownersOf(rowsIn(world, table)), table).toContain('A1 A2');
	});

	test.each(tables)('%s: every actor sees these rows and no others', async (table) => {
		const seen: Record<string, string> = {};
		for (const name of actorNames) {
			const rows = await visible(world, table, name);
			seen[name] = ownersOf(rows);
			// All rows of an owner or none.
			const expectedRows = rowsIn(world, table).filter(({ owner }) => seen[name]?.includes(owner));
			expect(rows, `${table} ${name}`).toHaveLength(expectedRows.length);
		}
		expect(seen).toEqual(reached(reach[table]?.select));
	});

	test.each(tables)('%s: control: with row-level security off, a club admin sees foreign rows', async (table) => {
		const seen = await visible(unguarded, table, 'admin');
		expect(ownersOf(seen)).toContain('B1');
	});
});

describe.each(['insert', 'update', 'delete'] as const)('%s', (command) => {
	test.each(tables)('%s: these rows and no others', async (table) => {
		const through: Record<string, string> = {};
		for (const name of actorNames) through[name] = await writable(world, table, command, name);
		expect(through).toEqual(reached(reach[table]?.[command]));
	});

	const granted = tables.filter((table) => reach[table]?.[command]);
	test.each(granted)('%s: control: with row-level security off, foreign rows too', async (table) => {
		expect(await writable(unguarded, table, command, 'admin')).toContain('B1');
	});
});
