import { sql } from 'drizzle-orm';
import { statedGiving } from '$lib/donor-import/stated-giving';
import { dayIn } from '$lib/time/calendar-date';
import type { Tx } from '../scope';
import type { BatchRow } from './batch-rows';
import type { Fated } from './fates';

/** People of whom something is stated by one statement. */
const ROWS_AT_ONCE = 500;

type Telling = { batch: BatchRow; timezone: string; now: Date };

/** Takes in what the rows of a list state of donations before, each of the donor whom it became; the same again is nothing new. */
export async function tellAll(tx: Tx, { batch, timezone, now }: Telling, fates: readonly Fated[]): Promise<void> {
	const said = fates.flatMap(({ row, donor }) => {
		const stated = donor && row.content?.stated ? statedGiving(row.content.stated) : null;
		if (!stated) return [];
		const { day, volumeMl, donations } = stated;
		return { row: row.id, given_on: day?.on, date_precision: day?.precision, volume: volumeMl, donations };
	});
	const today = dayIn(timezone, now);
	for (let from = 0; from < said.length; from += ROWS_AT_ONCE) {
		const some = JSON.stringify(said.slice(from, from + ROWS_AT_ONCE));
		await tx.execute(sql`select giot_import_tell(${batch.id}, ${some}::jsonb, ${today}::date)`);
	}
}

/** Takes out again what a list stated. */
export async function untellAll(tx: Tx, batchId: string): Promise<void> {
	for (;;) {
		const { rows } = await tx.execute<{ people: number }>(
			sql`select giot_import_untell(${batchId}, ${ROWS_AT_ONCE}) as people`
		);
		if (!rows[0]?.people) return;
	}
}
