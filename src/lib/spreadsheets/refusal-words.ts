import { m } from '../paraglide/messages';
import type { SpreadsheetRefusal } from './sheet';

/** Why a file cannot be read, and what to do. */
export const fileRefusalWords: Record<SpreadsheetRefusal, (details: { limit: string; row: string }) => string> = {
	too_large: () => m.import_refused_too_large(),
	no_bytes: () => m.import_refused_no_bytes(),
	empty: () => m.import_refused_empty(),
	old_workbook: () => m.import_refused_old_workbook(),
	encrypted: () => m.import_refused_encrypted(),
	not_a_spreadsheet: () => m.import_refused_not_a_spreadsheet(),
	damaged: () => m.import_refused_damaged(),
	too_many_parts: () => m.import_refused_too_many_parts(),
	expands_too_much: () => m.import_refused_expands_too_much(),
	too_many_rows: (details) => m.import_refused_too_many_rows(details),
	too_many_columns: (details) => m.import_refused_too_many_columns(details),
	cell_too_long: (details) => m.import_refused_cell_too_long(details),
	too_much_text: () => m.import_refused_too_much_text(),
	unknown_encoding: () => m.import_refused_unknown_encoding(),
	legacy_font: () => m.import_refused_legacy_font(),
	broken_quotes: (details) => m.import_refused_broken_quotes(details),
	took_too_long: () => m.import_refused_took_too_long(),
	took_too_much_memory: () => m.import_refused_took_too_much_memory()
};
