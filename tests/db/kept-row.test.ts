import { eq, sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase } from '../../src/lib/server/db';
import { donors } from '../../src/lib/server/db/schema/donors';
import type { DonorRow } from '../../src/lib/server/donors/donor-row';
import { rowFrom } from '../../src/lib/server/donors/kept-row';
import { canaryPerson } from '../support/canary-person';
import { added, as, database, openDonors, registrar } from '../support/donor-registry';
import { asSuperuser } from '../support/society';

openDonors();
afterAll(() => closeDatabase());

test('a row that was kept as JSON is read like the row itself, whatever the types of its columns', async () => {
	const { id } = await added({ ...canaryPerson, areaCode: '380' });
	await asSuperuser(
		database.superuserUrl,
		"update donors set restricted_at = '2026-11-01T02:03:04.567Z', last_donation_on = '2026-05-06' where id = $1",
		[id]
	);
	const { row, kept } = await as(registrar, async (tx) => {
		const [row] = await tx.select().from(donors).where(eq(donors.id, id));
		const { rows } = await tx.execute<{ kept: Record<string, unknown> }>(
			sql`select to_jsonb(d) as kept from donors d where id = ${id}`
		);
		return { row, kept: rows[0]?.kept ?? {} };
	});
	const read: DonorRow = rowFrom(kept);
	expect(read).toEqual(row);
	expect(Object.values(read).filter(Buffer.isBuffer)).toHaveLength(3);
	expect(Object.values(read).filter((value) => value instanceof Date)).toHaveLength(2);
});
