import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import journal from '../drizzle/meta/_journal.json';
import { root } from './paths';

type Snapshot = { id: string; prevId: string };

const before = '00000000-0000-0000-0000-000000000000';

test('every migration has a snapshot of the schema that follows the one before, and a later moment', () => {
	const snapshots = journal.entries.map(
		({ tag }) =>
			JSON.parse(readFileSync(join(root, 'drizzle', 'meta', `${tag.slice(0, 4)}_snapshot.json`), 'utf8')) as Snapshot
	);
	expect(snapshots.map(({ prevId }) => prevId)).toEqual([before, ...snapshots.slice(0, -1).map(({ id }) => id)]);
	const moments = journal.entries.map(({ when }) => when);
	expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
});
