import { sql } from 'drizzle-orm';
import type { KnownDonor } from '$lib/donor-import/compare-row';
import type { Country } from '$lib/areas/country';
import { dayIn } from '$lib/time/calendar-date';
import { provinceOf } from '../areas/province';
import { currentConsentText } from '../donors/consents';
import { inJob, type Tx } from '../scope';
import { fatesOf, type Fated } from './fates';
import { openedRows, type BatchRow, type OpenedRow } from './batch-rows';
import { isAsBefore, keepVerdicts, verdictsOn } from './comparing';
import { sealContent } from './content';
import { changedColumns, newDonor } from './donor-changes';
import { openDriveOf, placePeople } from './place-people';
import { registryFor, registryState } from './registry';
import { tellAll } from './tell-stated';
import { alone, change } from './work-on';

/** Donors that are written by one statement. */
const ROWS_AT_ONCE = 500;

type Applying = {
	batch: BatchRow;
	rows: OpenedRow[];
	donors: KnownDonor[];
	state: string;
	country: Country;
	timezone: string;
	now: Date;
};

/**
 * Takes a list in, all of it or nothing: one transaction. Before, its people are compared anew: where somebody else was added or edited
 * meanwhile so that a row comes to something else, the list goes back to whoever decides.
 */
export async function applyStep(batch: BatchRow, now: Date): Promise<void> {
	const { country, timezone } = await inJob((tx) => provinceOf(tx, batch.provinceCode));
	const state = await inJob((tx) => registryState(tx, batch.id));
	const rows = await inJob((tx) => openedRows(tx, batch.id, country));
	const donors = await inJob((tx) => registryFor(tx, batch.id));
	const verdicts = await verdictsOn(rows, donors, country);
	const changed = verdicts.filter((verdict, index) => !isAsBefore(rows[index] as OpenedRow, verdict));
	if (changed.length > 0)
		return void (await alone(batch.id, async (tx) => {
			await keepVerdicts(tx, changed);
			await change(tx, batch.id, 'applying', { state: 'deciding', problem: 'changed_meanwhile' });
		}));
	await alone(batch.id, (tx) => applyAll(tx, { batch, rows, donors, state, country, timezone, now }));
}

/** `null` when the donors have changed since they were compared: the next round compares again. */
async function applyAll(tx: Tx, applying: Applying): Promise<void> {
	const { batch, state, now } = applying;
	if ((await registryState(tx, batch.id)) !== state) return;
	const stands = await tx.execute<{ stands: boolean }>(sql`select giot_import_stands(${batch.id}) as stands`);
	if (!stands.rows[0]?.stands)
		return change(tx, batch.id, 'applying', { state: 'deciding', problem: 'no_longer_allowed' });
	const drive = batch.driveId === null ? undefined : await openDriveOf(tx, batch.id);
	if (drive === null) return change(tx, batch.id, 'applying', { state: 'deciding', problem: 'drive_closed' });
	const fates = fatesOf(applying.rows);
	await addAll(tx, applying, fates);
	await changeAll(tx, applying, fates);
	await settle(tx, fates, 'unchanged');
	await settle(tx, fates, 'leave_out');
	await tellAll(tx, applying, fates);
	if (drive) await placePeople(tx, batch.id, drive, now);
	await change(tx, batch.id, 'applying', { state: 'done', done: batch.total, problem: null, endedAt: now });
}

async function addAll(tx: Tx, { batch, country, timezone, now }: Applying, fates: readonly Fated[]) {
	const locale = country === 'LA' ? 'lo' : 'vi';
	const { version } = await currentConsentText(tx, 'registration', locale, dayIn(timezone, now));
	const adding = fates.filter(({ fate }) => fate.kind === 'add');
	for (let from = 0; from < adding.length; from += ROWS_AT_ONCE) {
		const people = adding
			.slice(from, from + ROWS_AT_ONCE)
			.flatMap(({ row, donor }) =>
				row.content ? { row: row.id, ...newDonor(donor ?? '', row.content.donor, country) } : []
			);
		await tx.execute(sql`select giot_import_add(${batch.id}, ${JSON.stringify(people)}::jsonb, ${locale}, ${version})`);
		await tell(batch, from + people.length);
	}
}

async function changeAll(tx: Tx, { batch, donors, country }: Applying, fates: readonly Fated[]) {
	const known = new Map(donors.map((donor) => [donor.id, donor]));
	const changes = fates.flatMap(({ row, fate }) => {
		const donor = fate.kind === 'change' ? known.get(fate.candidate.donor ?? '') : undefined;
		if (fate.kind !== 'change' || !donor || !row.content) return [];
		const { set, before } = changedColumns(donor, row.content.donor, fate.fields, country);
		const sealed = sealContent({ before, fields: fate.fields }, row.id).toString('hex');
		return { row: row.id, donor: donor.id, version: donor.version, set, before: `\\x${sealed}`, fields: fate.fields };
	});
	for (let from = 0; from < changes.length; from += ROWS_AT_ONCE) {
		const some = changes.slice(from, from + ROWS_AT_ONCE);
		const of = JSON.stringify(some.map(({ row, donor }) => ({ row, donor })));
		await tx.execute(sql`update import_rows r set donor_id = o.donor from jsonb_to_recordset(${of}::jsonb) as o ("row" uuid, donor uuid)
			where r.id = o."row"`);
		const { rows } = await tx.execute(sql`select giot_import_change(${batch.id}, ${JSON.stringify(some)}::jsonb)`);
		if (rows.length < some.length) throw new Error('A donor was changed while a list was taken in');
		await tell(batch, batch.total - changes.length + from + some.length);
	}
}

/** Rows that change nobody. Those that are left out keep their cells, so that they can be handed back. */
async function settle(tx: Tx, fates: readonly Fated[], kind: 'unchanged' | 'leave_out') {
	const rows = fates
		.filter(({ fate }) => fate.kind === kind)
		.map(({ row, donor, why }) => ({ id: row.id, donor, why: why ?? row.keptBecause }));
	const [outcome, keeps] = kind === 'unchanged' ? ['unchanged', false] : ['left_out', true];
	await tx.execute(sql`
		update import_rows r set outcome = ${outcome}, donor_id = k.donor, kept_because = k.why, content_sealed = case when ${keeps} then r.content_sealed end,
			match_keys = case when ${keeps} then r.match_keys else '{}' end
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k (id uuid, donor uuid, why text) where r.id = k.id`);
}

/** Says outside of the transaction how far it is; ends it where somebody stopped the list. */
const tell = (batch: BatchRow, done: number) => inJob((tx) => change(tx, batch.id, 'applying', { done }));
