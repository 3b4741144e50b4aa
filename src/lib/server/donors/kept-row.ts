import { getTableColumns } from 'drizzle-orm';
import { donors } from '../db/schema/donors';
import type { DonorRow } from './donor-row';

const columns: Record<string, { getSQLType(): string } | undefined> = getTableColumns(donors);

/** A row of donors that was kept as JSON: columns by their names in the database, bytes as hexadecimal digits, instants as text. */
export function rowFrom(kept: Record<string, unknown>): DonorRow {
	const values = Object.entries(kept).map(([column, value]) => {
		const name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
		return [name, typeof value === 'string' ? valueFrom(columns[name]?.getSQLType(), value) : value];
	});
	return Object.fromEntries(values) as DonorRow;
}

function valueFrom(type: string | undefined, text: string): string | Buffer | Date {
	if (type === 'bytea') return Buffer.from(text.slice(2), 'hex');
	return type === 'timestamp with time zone' ? new Date(text) : text;
}
