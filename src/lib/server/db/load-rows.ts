import { getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { onConnection } from './own-connection';

/** A row as PostgreSQL returns it, with the names of its columns. */
export type StoredRow = Record<string, unknown>;

const ROWS_PER_STATEMENT = 20_000;

/** Runs `load` in one transaction as the owner with the loader's rights; two loads never run at once. */
export function loadAs<T>(ownerUrl: string, load: (client: pg.Client) => Promise<T>): Promise<T> {
	return onConnection(ownerUrl, async (client) => {
		await client.query('begin');
		await client.query(`select pg_advisory_xact_lock(hashtext('giot_loader'))`);
		await client.query('set local role giot_loader');
		const loaded = await load(client);
		await client.query('commit');
		return loaded;
	});
}

/** Adds all rows in as few statements as possible: tally triggers run per statement. Every row has the keys of the first. */
export async function insertRows<T extends PgTable>(
	client: pg.Client,
	table: T,
	rows: T['$inferInsert'][]
): Promise<void> {
	for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
		const stored = rows.slice(start, start + ROWS_PER_STATEMENT).map(withColumnNames);
		await client.query(insertion(table, stored), [JSON.stringify(stored)]);
	}
}

/** Adds the rows that are not there yet, leaves the others as people have edited them, and returns those it added. */
export async function insertMissing<T extends PgTable>(
	client: pg.Client,
	table: T,
	rows: T['$inferInsert'][]
): Promise<StoredRow[]> {
	const stored = rows.map(withColumnNames);
	const statement = `${insertion(table, stored)} on conflict do nothing returning *`;
	const { rows: added } = await client.query<StoredRow>(statement, [JSON.stringify(stored)]);
	return added;
}

function withColumnNames(row: object): StoredRow {
	return Object.fromEntries(Object.entries(row).map(([key, value]) => [columnName(key), value]));
}

function columnName(key: string): string {
	return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function insertion(table: PgTable, stored: StoredRow[]): string {
	const name = `"${getTableName(table)}"`;
	const columns = Object.keys(stored[0] ?? {}).join(', ');
	return `insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, $1::json)`;
}
