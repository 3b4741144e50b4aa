import { BYTE_ORDER_MARK, csvLines } from '../spreadsheets/csv';
import type { AuditCodes } from './entry';

const columns = [
	'at',
	'account_id',
	'action',
	'object_type',
	'object_id',
	'province_code',
	'club_id',
	'drive_id',
	'fields'
] as const;

/** The first line of the file. It begins with a byte order mark, as every table that is handed out. */
export const auditCsvHead = `${BYTE_ORDER_MARK}${columns.join(',')}\r\n`;

/** Entries as lines of a CSV file, instants in UTC; cells that a spreadsheet would run as a formula are neutralised. */
export function auditCsvLines(entries: readonly AuditCodes[]): string {
	if (entries.length === 0) return '';
	const data = entries.map((one) => [
		one.at.toISOString(),
		one.accountId,
		one.action,
		one.objectType,
		one.objectId,
		one.provinceCode,
		one.clubId,
		one.driveId,
		one.fields?.join(' ')
	]);
	return csvLines(data);
}
