import { v7 } from 'uuid';
import type { Country } from '$lib/areas/country';
import { choiceOf } from '$lib/donor-import/columns-choice';
import { keysToFind } from '$lib/donor-import/facts';
import type { ReadRow } from '$lib/donor-import/read-row';
import { statedGiving } from '$lib/donor-import/stated-giving';
import { dayIn } from '$lib/time/calendar-date';
import { provinceOf } from '../areas/province';
import { importRows } from '../db/schema/imports';
import { inJob } from '../scope';
import { batchById, openedRows, type BatchRow } from './batch-rows';
import { keepVerdicts, verdictsOn } from './comparing';
import { factsOf, sealContent, unsealContent, type BatchContent, type RowContent, type StatedRow } from './content';
import { readPeople } from './read-donor-list';
import { registryFor } from './registry';
import { rowContent } from './row-content';
import { alone, change } from './work-on';

type Chosen = Extract<BatchContent, { step: 'chosen' }>;

/** Rows that are stored or settled at a time: what is lost when the process is killed. */
const ROWS_AT_ONCE = 500;

/** Reads the people of a list by the chosen columns and says what becomes of each. Killed half-way, it goes on where it was. */
export async function readStep(batch: BatchRow, now: Date, isStopped: () => boolean): Promise<void> {
	const { country, timezone } = await inJob((tx) => provinceOf(tx, batch.provinceCode));
	const content = unsealContent<BatchContent>(batch.contentSealed, batch.id);
	if (content?.step === 'chosen') {
		const { tables, table, columns } = content;
		const chosen = tables[table];
		if (!chosen) throw new Error('A list without its table');
		const reading = { country, today: dayIn(timezone, now) };
		const people = await readPeople(chosen, reading, choiceOf(columns));
		if (!people.ok)
			return void (await alone(batch.id, (tx) =>
				change(tx, batch.id, 'reading', { state: 'choosing', problem: people.refusal })
			));
		await store(batch, content, people.value, country);
	}
	await compare(batch.id, country, isStopped);
}

/** Stores the rows of a list, all or none; the rest of the file goes. */
async function store(
	{ id, version }: BatchRow,
	{ tables, table, columns }: Chosen,
	people: ReadRow[],
	country: Country
) {
	const chosen = tables[table];
	if (!chosen) return;
	const stated: StatedRow[] = [];
	const values = people.map((person, index) => {
		const rowId = v7();
		const content = rowContent(person, chosen.rows[index] ?? { number: 0, hidden: false, cells: [] }, columns);
		stated.push(...statedRow(person.row, content));
		return {
			id: rowId,
			batchId: id,
			number: person.row,
			contentSealed: sealContent(content, rowId),
			matchKeys: keysToFind(factsOf(person.row, content.donor, country), country)
		};
	});
	const { sheet, skipped, medicalRows } = chosen;
	const layout = { sheet, columns, skipped, medicalRows, stated };
	await alone(id, async (tx) => {
		if ((await batchById(tx, id))?.version !== version) return;
		for (let from = 0; from < values.length; from += ROWS_AT_ONCE)
			await tx.insert(importRows).values(values.slice(from, from + ROWS_AT_ONCE));
		await change(tx, id, 'reading', {
			contentSealed: sealContent({ step: 'read', layout } satisfies BatchContent, id),
			total: values.length,
			done: 0
		});
	});
}

function statedRow(row: number, { stated }: RowContent): StatedRow[] {
	const giving = stated ? statedGiving(stated) : null;
	return giving ? [{ row, day: giving.day, donations: giving.donations }] : [];
}

/** Settles the rows that are not settled yet, some at a time, and hands the list over to be decided about. */
async function compare(batchId: string, country: Country, isStopped: () => boolean): Promise<void> {
	const rows = await inJob((tx) => openedRows(tx, batchId, country));
	const donors = await inJob((tx) => registryFor(tx, batchId));
	const verdicts = await verdictsOn(rows, donors, country);
	const open = verdicts.filter((_, index) => rows[index]?.verdict === null);
	const settled = verdicts.length - open.length;
	for (let from = 0; from < open.length && !isStopped(); from += ROWS_AT_ONCE) {
		const some = open.slice(from, from + ROWS_AT_ONCE);
		const mine = await alone(batchId, async (tx) => {
			await change(tx, batchId, 'reading', { done: settled + from + some.length });
			await keepVerdicts(tx, some);
			return true;
		});
		if (!mine) return;
	}
	if (!isStopped())
		await alone(batchId, (tx) => change(tx, batchId, 'reading', { state: 'deciding', done: rows.length }));
}
